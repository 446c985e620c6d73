"""Where the group is: what was noticed, what people say, and how its facilitators read it."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import discord
from discord.ext import commands

from bot.digest.compared import in_ten
from bot.digest.differing import differed
from bot.live import Live
from bot.practice.stages import STAGES, Stage, of_late, said, stage_named
from bot.week.small import about
from bot.week.values import Totals
from bot.words import _
from cogs.common.answering import Refusal, answers, show, whisper
from cogs.common.desk import (
    Desk,
    group_here,
    group_of,
    leads,
    require_facilitator,
    require_joined,
    require_on,
)
from cogs.common.offering import joined_or_offered
from cogs.common.presses import on_press, picked
from cogs.stage import words
from cogs.stage.standing import Standings
from cogs.stage.views import stage_view

ARRIVED_LATELY = timedelta(weeks=4)
OF_DIFFERENCES = 2
"""Sentences: how often, and how they were met on the whole; the single fates are for the facilitators' week."""


class Asking:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, standings: Standings) -> None:
        self.client, self.desk, self.standings = client, desk, standings

    def register(self) -> None:
        for stage in STAGES:
            on_press(self.client, f"stage-{stage}", self._answering(stage))
        on_press(self.client, "stage-none", self.take_out)
        on_press(self.client, "stage-reading", self.read_as)

    async def here(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        require_on(live, "stage")
        if not leads(live, interaction.user):
            require_joined(live, interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        text, view = await self._page(interaction, live)
        await whisper(interaction, text, embed=words.stages_embed(), view=view)
        if leads(live, interaction.user):
            standing = await self.standings.of(live)
            await whisper(
                interaction, words.for_facilitators(standing.stage.stage if standing.stage else None)
            )

    async def _page(self, interaction: discord.Interaction, live: Live) -> tuple[str, discord.ui.View]:
        standing, now = await self.standings.of(live), self.desk.clock.now()
        fresh = of_late(standing.kept.answers, now)
        me = live.number(interaction.user.id)
        own = next((each for each in fresh if each.person == me), None)
        mine: Stage | None = own.stage if own else None
        told = said(fresh, live.group.charter.smallest, now)
        newest = max(live.arrivals(), default=None)
        answered = own.at if own else max((each.at for each in fresh), default=None)
        arrived = newest is not None and answered is not None and newest > answered
        text = words.stage_page(
            await self._noticed(live),
            words.now_in(standing.stage, told, arrived=arrived),
            mine,
            joined=me is not None,
        )
        reading = standing.kept.reading.stage if standing.kept.reading else None
        facilitates = leads(live, interaction.user)
        return text, stage_view(live.group.token, mine, reading, joined=me is not None, leads=facilitates)

    async def _noticed(self, live: Live) -> words.Noticed:
        """Give facts of the group as a whole; of too few people none."""
        now, smallest = self.desk.clock.now(), live.group.charter.smallest
        arrived = sum(1 for each in live.arrivals() if each > max(now - ARRIVED_LATELY, live.group.created))
        others = live.joined - arrived
        tells = arrived >= smallest and (others == 0 or others >= smallest)
        week = await self._last_week(live)
        between = week.talk.between if week and week.talk else None
        return words.Noticed(
            created=live.group.created,
            arrived=about(arrived) if tells else None,
            between=in_ten(between) if between is not None else None,
            differed=differed(week.dissent)[:OF_DIFFERENCES] if week else (),
        )

    async def _last_week(self, live: Live) -> Totals | None:
        found = await self.desk.store.weeks.back(live.group.id, self.desk.clock.now(), 1)
        return found[-1] if found else None

    # What people say

    def _answering(self, stage: Stage) -> Callable[[discord.Interaction, str], Awaitable[Any]]:
        @answers
        async def answer(self: Asking, interaction: discord.Interaction, token: str) -> None:
            live = group_of(self.desk, token, interaction)
            require_on(live, "stage")
            me = joined_or_offered(live, interaction)
            await self.desk.store.stages.answer(live.group.id, me, stage, self.desk.clock.now())
            await self._show_anew(interaction, live, words.answered(stage))

        return answer.__get__(self)

    @answers
    async def take_out(self, interaction: discord.Interaction, token: str) -> None:
        live = group_of(self.desk, token, interaction)
        await self.desk.store.stages.withdraw(live.group.id, joined_or_offered(live, interaction))
        await self._show_anew(interaction, live, words.taken_out())

    @answers
    async def read_as(self, interaction: discord.Interaction, token: str) -> None:
        """Take how the facilitators read it; it counts only while too few of the group have answered."""
        live = group_of(self.desk, token, interaction)
        require_on(live, "stage")
        require_facilitator(live, interaction)
        stage = stage_named(next(iter(picked(interaction)), ""))
        if stage is None and picked(interaction):
            raise Refusal(_("Please choose one of the answers that are offered."))
        await self.desk.store.stages.read_as(live.group.id, stage, self.desk.clock.now())
        await self._show_anew(interaction, live, words.read_as(stage))

    async def _show_anew(self, interaction: discord.Interaction, live: Live, said_below: str) -> None:
        text, view = await self._page(interaction, live)
        await show(interaction, text, view)
        await whisper(interaction, said_below)
