"""How far facilitators have worked themselves out of a job: their share of the turns over a year, for them alone."""

import asyncio
import io
import logging
from collections.abc import Sequence

import discord

from bot.digest.compared import in_ten, led
from bot.digest.handing_over import handed_over, next_to_hand_over
from bot.digest.pictures import line_of, way_in_words
from bot.digest.values import Digest
from bot.live import Live
from bot.pictures.lines import Panel, draw_lines
from bot.week.usual import usual
from bot.words import _
from bot.words.weeks import usual_here, week_ends
from cogs.common.answering import Refusal, whisper
from cogs.common.desk import Desk

log = logging.getLogger(__name__)

A_YEAR = 52
FEWEST = 3
"""Weeks with a share from which on there is a line."""
ALT_AT_MOST = 1024


class Trend:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    async def show(self, interaction: discord.Interaction, live: Live) -> None:
        """Tell the share of each week that is closed, drawn, and the next thing to hand over. Raises Refusal."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        now, charter = self.desk.clock.now(), live.group.charter
        weeks = await self.desk.store.weeks.back(live.group.id, now, A_YEAR)
        shares = line_of(weeks, led, A_YEAR)
        if sum(share is not None for share in shares) < FEWEST:
            raise Refusal(
                _(
                    "There is too little to draw yet: I need three weeks in which you have joined and "
                    "enough others spoke. "
                    "The digest tells of each week until then."
                )
            )
        digest = Digest(charter.name, charter.zone, charter.smallest, weeks[-1], weeks[:-1])
        text, panel = _told(digest, shares), _panel(shares)
        try:
            ends, band = week_ends(len(shares)), usual_here()
            picture = await asyncio.to_thread(draw_lines, [panel], ends, band)
        except Exception:
            log.exception("the picture of a trend could not be drawn")
            await whisper(interaction, text)
            return
        file = discord.File(io.BytesIO(picture), "trend.png", description=_alt(panel)[:ALT_AT_MOST])
        await whisper(interaction, text, file=file)


def _panel(shares: Sequence[float | None]) -> Panel:
    return Panel(_("Turns that were yours"), shares, usual(shares[:-1]), _("none"), _("all"))


def _told(digest: Digest, shares: Sequence[float | None]) -> str:
    known = [share for share in shares if share is not None]
    lines = [
        _("**Working yourself out of a job**"),
        _("Of the turns, {first} were yours at first, and {last} lately, taken together.").format(
            first=in_ten(known[0]), last=in_ten(known[-1])
        ),
        *handed_over(digest),
        "",
        next_to_hand_over(digest),
        _(
            "-# Only you and the other facilitators can see this. A share of nought is no aim; being needed less is."
        ),
    ]
    return "\n".join(lines)


def _alt(panel: Panel) -> str:
    return _(
        "A drawing of {weeks} weeks, oldest first: the share of turns that were the facilitators', together. {way}"
    ).format(weeks=len(panel.values), way=way_in_words(panel.values))
