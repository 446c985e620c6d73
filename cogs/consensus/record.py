"""What was decided: found by its number, its day or its words, and read whole."""

from zoneinfo import ZoneInfo

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.consensus.values import Proposal
from bot.words import _, several
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk
from cogs.common.presses import on_press
from cogs.common.wording import tidied
from cogs.consensus import recording
from cogs.consensus.finding import Finder
from cogs.consensus.keeper import Keeper

LISTED_AT_MOST = 12


class Record:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, keeper: Keeper, finder: Finder) -> None:
        self.client, self.desk, self.keeper, self.finder = client, desk, keeper, finder
        self.store = desk.store.proposals

    def register(self) -> None:
        on_press(self.client, "decision-whole", self.read_whole)

    @answers
    async def read_whole(self, interaction: discord.Interaction, token: str) -> None:
        proposal = await self.store.by_token(token)
        live = self.desk.directory.by_id(proposal.group) if proposal else None
        if proposal is None or live is None:
            raise Refusal(_("This record is not kept any more."))
        self.finder.may_read(live, interaction)
        await self._read(interaction, proposal)

    async def find(self, interaction: discord.Interaction, live: Live, which: str | None) -> None:
        """Read one by its number; list what is of a day or has these words in it, or the newest. Raises Refusal."""
        self.finder.may_read(live, interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        over, wanted = await self.store.history(live.group.id), tidied(which or "").strip().casefold()
        if not over:
            raise Refusal(
                _("Nothing was decided here yet. `/consensus propose` puts something to the group.")
            )
        if wanted.lstrip("#").isdecimal():
            number = int(wanted.lstrip("#")[:9])
            one = next((each for each in over if each.number == number), None)
            if one is not None:
                await self._read(interaction, one)
                return
        zone = live.group.charter.zone
        found = [
            each for each in over if not wanted or _day(each, zone).startswith(wanted) or _has(each, wanted)
        ]
        if not found:
            raise Refusal(
                _(
                    "I found none. A number finds one, a day such as 2026-01 or 2026-01-31 those of that time, and "
                    "words those with them in the wording."
                )
            )
        if len(found) == 1 and wanted:
            await self._read(interaction, found[0])
            return
        await whisper(interaction, _list(found))

    async def _read(self, interaction: discord.Interaction, proposal: Proposal) -> None:
        kept = await self.store.stances(proposal.id)
        replied = await self.store.replies(proposal.id)
        numbers = {*(each.person for each in replied), *(each.person for each in kept if each.person)}
        names = await self.desk.store.people.users(proposal.group, numbers) if numbers else {}
        if proposal.closed is None:
            raise Refusal(_("This one is open still; its record comes when it closes."))
        for page in recording.whole(proposal, kept, replied, names):
            await whisper(interaction, page, suppress_embeds=True)


def _day(proposal: Proposal, zone: str) -> str:
    return proposal.closed.astimezone(ZoneInfo(zone)).date().isoformat() if proposal.closed else ""


def _has(proposal: Proposal, words: str) -> bool:
    return words in proposal.wording.casefold()


def _list(found: list[Proposal]) -> str:
    told = [recording.line(each) for each in found[:LISTED_AT_MOST]]
    if rest := len(found) - len(told):
        told.append(several("-# And {n} older one.", "-# And {n} older ones.", rest))
    return "\n".join([*told, _("-# `/consensus record` with a number reads one whole.")])
