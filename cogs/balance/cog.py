"""The /balance commands."""

import asyncio
import io
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.dynamics.balance import LATELY as TWO_WEEKS
from bot.dynamics.balance import WEEK, mine, together, turns_of
from bot.pictures.balance import draw_mine
from bot.pictures.lines import draw_lines
from bot.practice.inviting import BalanceWish
from bot.words import N_
from bot.words.weeks import usual_here, week_ends
from cogs.balance import words
from cogs.balance.inviting import Inviter
from cogs.balance.inviting_words import wanted
from cogs.common.agreeing import agree_to_direct_messages
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk, group_here, require_joined
from cogs.common.facilitators import Facilitators

log = logging.getLogger(__name__)

MINE_REACHES, MOST_WEEKS = 30, 12
ALT_AT_MOST = 1024

Switch = Literal["on", "off"]


@app_commands.guild_only()
class Balance(commands.GroupCog, group_name="balance", group_description=N_("How the talk is shared out")):
    def __init__(self, desk: Desk, facilitators: Facilitators, inviter: Inviter) -> None:
        self.desk, self.facilitators, self.inviter = desk, facilitators, inviter

    async def cog_load(self) -> None:
        await self.inviter.remember()

    @app_commands.command(description=N_("My own part of the talk lately; only I see it"))
    @answers
    async def me(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        me, smallest = require_joined(live, interaction), live.group.charter.smallest
        await interaction.response.defer(ephemeral=True)
        days = min(MINE_REACHES, self.desk.settings.retention.traces_days)
        said = await self.desk.store.traces.said(live.group.id, self.desk.clock.now() - timedelta(days=days))
        seen = await asyncio.to_thread(lambda: mine(turns_of(said), me, smallest))
        if seen.of_turns is None or not seen.turns:
            raise Refusal(words.my_turns_alone(seen, days, smallest))
        parts, amounts = words.my_parts(seen), words.my_amounts(seen)
        await self._show(
            interaction,
            words.my_balance(seen, days),
            lambda: draw_mine(parts, amounts),
            words.my_alt_text(seen),
        )

    @app_commands.command(description=N_("The shape of the group's talk over the last weeks, without names"))
    @answers
    async def group(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        require_joined(live, interaction)
        await interaction.response.defer(ephemeral=True)
        now, smallest = self.desk.clock.now(), live.group.charter.smallest
        kept = timedelta(days=self.desk.settings.retention.traces_days)
        weeks = min(MOST_WEEKS, kept // WEEK)
        said = await self.desk.store.traces.said(live.group.id, now - max(weeks * WEEK, TWO_WEEKS))
        leading = await self.facilitators.among(live, {each.person for each in said})
        members = live.members(now - TWO_WEEKS) if kept >= TWO_WEEKS else ()
        seen = await asyncio.to_thread(
            lambda: together(turns_of(said, leading), members, smallest, now, weeks)
        )
        if seen is None:
            raise Refusal(words.too_few_lately(smallest))
        text, panels = words.group_balance(seen, smallest), words.week_panels(seen)
        if not panels:
            await whisper(interaction, text)
            return
        ends, usual = week_ends(len(panels[0].values)), usual_here()
        await self._show(
            interaction, text, lambda: draw_lines(panels, ends, usual), words.weeks_alt_text(seen)
        )

    @app_commands.command(
        description=N_("A private word when it is easy to come in, or when much of the talk is mine")
    )
    @app_commands.describe(
        ask_me_in=N_("Ask me in when I have been quiet for a while and the talk rests"),
        mirror=N_("Tell me when I have had four of the last ten turns"),
    )
    @answers
    async def invitations(
        self, interaction: discord.Interaction, ask_me_in: Switch | None = None, mirror: Switch | None = None
    ) -> None:
        live = group_here(self.desk, interaction)
        me, now = require_joined(live, interaction), self.desk.clock.now()
        wish = await self.desk.store.balance.mine(live.group.id, me)
        wish = wish or BalanceWish(live.group.id, me, ask_me_in=False, mirror=False, at=now)
        agreed = ""
        if "on" in (ask_me_in, mirror):
            agreed = await agree_to_direct_messages(self.desk, interaction, live)
        if ask_me_in or mirror:
            wish = replace(
                wish,
                ask_me_in=ask_me_in == "on" if ask_me_in else wish.ask_me_in,
                mirror=mirror == "on" if mirror else wish.mirror,
                at=now,
            )
            await self.inviter.keep(wish)
        person = await self.desk.store.people.find(live.group.id, interaction.user.id)
        text = wanted(wish, silent=person is None or person.dms == "nothing") + agreed
        await whisper(interaction, text + await self.inviter.letters.missed(live, me))

    async def _show(
        self, interaction: discord.Interaction, text: str, draw: Callable[[], bytes], alt: str
    ) -> None:
        """Answer with words and a picture; the words go out without one that failed."""
        try:
            picture = await asyncio.to_thread(draw)
        except Exception:
            log.exception("the picture of a balance could not be drawn")
            await whisper(interaction, text)
            return
        file = discord.File(io.BytesIO(picture), "balance.png", description=alt[:ALT_AT_MOST])
        await whisper(interaction, text, file=file)
