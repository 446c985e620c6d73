"""What comes of a brainstorm: written down, who takes part, and the ones that were."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.brainstorm import rules
from bot.practice.brainstorm.values import OUTCOME_AT_MOST, Brainstorm
from bot.practice.when import read_day
from bot.words import _
from cogs.brainstorms import private
from cogs.brainstorms.finding import Finder, said_why
from cogs.brainstorms.forms import end_form
from cogs.brainstorms.keeper import Keeper
from cogs.brainstorms.views import past_view
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk, group_of, leads, require_joined
from cogs.common.forms import Answers, entered, on_form
from cogs.common.presses import on_press
from cogs.nudges.words import link

SHOWN = 200
"""Brainstorms that the list goes back to."""
NOON = time(12)


class Ending:
    def __init__(
        self, client: commands.AutoShardedBot, desk: Desk, *, keeper: Keeper, finder: Finder
    ) -> None:
        self.client, self.desk, self.keeper, self.finder = client, desk, keeper, finder

    def register(self) -> None:
        on_press(self.client, "brain-end", self.ask_end)
        on_press(self.client, "brain-help", self.help_along)
        on_press(self.client, "brain-past", self.turn_past)
        on_form(self.client, "brain-end", self.end)

    @answers
    async def ask_end(self, interaction: discord.Interaction, token: str) -> None:
        storm, live = await self.finder.storm(interaction, token)
        await self.ask(interaction, live, storm)

    async def ask(self, interaction: discord.Interaction, live: Live, storm: Brainstorm) -> None:
        """Open the form for what comes of it. Raises Refusal."""
        self.finder.require_host(live, storm, interaction)
        if storm.closed is not None:
            raise Refusal(private.cannot("over"))
        await interaction.response.send_modal(end_form(storm))

    @answers
    async def end(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        outcome = entered(entries, "outcome", at_most=OUTCOME_AT_MOST)
        with said_why(outcome):
            storm, live = await self.finder.storm(interaction, token)
            self.finder.require_host(live, storm, interaction)
            look_back = self._look_back(live, entries)
            now, me = self.desk.clock.now(), live.number(interaction.user.id)

            def close(each: Brainstorm) -> Brainstorm:
                chance = self.keeper.chance
                return rules.close(each, now, chance, outcome=outcome, settled=me, look_back=look_back)

            if await self.keeper.change(live, storm.id, close, erases=True) is None:
                raise Refusal(private.cannot("over"))
        forgotten = _("From now on I do not know whose the ideas without a name were.")
        await whisper(
            interaction,
            _("It is written down, and stands for all to read.\n-# {forgotten}").format(forgotten=forgotten)
            if outcome
            else _("The brainstorm has come to its end.\n-# {forgotten}").format(forgotten=forgotten),
        )

    def _look_back(self, live: Live, entries: Answers) -> datetime | None:
        """Give noon of the day that was typed. Raises Refusal for what is none."""
        typed = entered(entries, "day", at_most=100)
        if not typed:
            return None
        zone = ZoneInfo(live.group.charter.zone)
        day = read_day(typed, self.desk.clock.now().astimezone(zone).date())
        if day is None:
            raise Refusal(
                _("I could not read that day. Write it such as “in 2 weeks”, “next Monday” or “24 December”.")
            )
        return datetime.combine(day, NOON, zone).astimezone(UTC)

    @answers
    async def help_along(self, interaction: discord.Interaction, token: str) -> None:
        """Say that one would like to take part, or no more."""
        storm, live, me = await self.finder.joined(interaction, token)
        await interaction.response.defer(ephemeral=True, thinking=True)
        now = self.desk.clock.now()
        with said_why():
            step = await self.keeper.change(live, storm.id, lambda each: rules.help_along(each, me, now))
        if step is None:
            raise Refusal(private.cannot("over"))
        there = me in step.after.helpers
        await whisper(
            interaction,
            _("Your name stands there. Press again to take it off.")
            if there
            else _("Your name is taken off again."),
        )

    async def tell_past(self, interaction: discord.Interaction, live: Live) -> None:
        """Tell of the group's brainstorms, the open ones first."""
        told = await self._past(live)
        view = past_view(live.group.token, 0, len(told))
        await whisper(interaction, told[0], **({"view": view} if view else {}))

    @answers
    async def turn_past(self, interaction: discord.Interaction, token: str) -> None:
        group, _sep, typed = token.rpartition("-")
        live = group_of(self.desk, group, interaction)
        if not leads(live, interaction.user):
            require_joined(live, interaction)
        await interaction.response.defer()
        told = await self._past(live)
        page = min(int(typed) if typed.isdecimal() else 0, len(told) - 1)
        view = past_view(group, page, len(told))
        await interaction.edit_original_response(content=told[page], view=view)

    async def _past(self, live: Live) -> list[str]:
        store = self.desk.store.brainstorms
        closed = await store.history(live.group.id, SHOWN)
        still = await store.open_ones(live.group.id)
        return private.past(
            [(each, _where(live, each)) for each in closed], [(each, _where(live, each)) for each in still]
        )


def _where(live: Live, storm: Brainstorm) -> str:
    """Give the link to what came of it, or to its post."""
    if storm.ending:
        return link(live.group.guild, storm.place, storm.ending)
    return link(live.group.guild, storm.channel, storm.post) if storm.post else f"<#{storm.channel}>"
