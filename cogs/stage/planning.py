"""Setting the day on which a group ends, changing it, taking it back; and the last round on that day."""

from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice import ending as rules
from bot.practice.when import AWAY_AT_MOST, read_day
from bot.words import _, speaking
from cogs.common.answering import Refusal, answers, show, whisper
from cogs.common.desk import (
    Desk,
    channel_here,
    group_here,
    group_of,
    leads,
    require_facilitator,
    require_here,
    require_on,
)
from cogs.common.forms import Answers, entered, on_form
from cogs.common.offering import joined_or_offered
from cogs.common.presses import on_press
from cogs.rounds.starting import Starting
from cogs.stage import ending_words as words
from cogs.stage.along import Along
from cogs.stage.arc import Arc
from cogs.stage.standing import Standings
from cogs.stage.views import DAY_AT_MOST, day_form, ending_settings, preview_view


class Planning:
    def __init__(
        self,
        client: commands.AutoShardedBot,
        desk: Desk,
        *,
        arc: Arc,
        along: Along,
        starting: Starting,
        standings: Standings,
    ) -> None:
        self.client, self.desk = client, desk
        self.arc, self.along, self.starting, self.standings = arc, along, starting, standings

    def register(self) -> None:
        on_press(self.client, "ending-choose", self.choose)
        on_form(self.client, "ending-day", self.chosen)
        on_press(self.client, "ending-set", self.set)
        on_press(self.client, "ending-not", self.let_be)
        on_press(self.client, "ending-off", self.take_back)
        on_press(self.client, "last-round", self.last_round)

    async def here(self, interaction: discord.Interaction, day: str | None) -> None:
        live = group_here(self.desk, interaction)
        require_facilitator(live, interaction)
        if day is not None:
            require_on(live, "stage")
            await self._preview(interaction, live, day)
            return
        ending, zone = await self.desk.store.endings.of_group(live.group.id), live.group.charter.zone
        if ending is None or ending.day is None:
            require_on(live, "stage")
            view = ending_settings(live.group.token, day=False)
            await whisper(interaction, words.none_set(self._channel(live, interaction)), view=view)
        else:
            view = ending_settings(live.group.token, day=True)
            await whisper(interaction, words.stands(ending, ending.day, zone), view=view)

    @answers
    async def choose(self, interaction: discord.Interaction, token: str) -> None:
        live = group_of(self.desk, token, interaction)
        require_on(live, "stage")
        require_facilitator(live, interaction)
        await interaction.response.send_modal(day_form(token))

    @answers
    async def chosen(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        live = group_of(self.desk, token, interaction)
        require_on(live, "stage")
        require_facilitator(live, interaction)
        await self._preview(interaction, live, entered(entries, "day", at_most=DAY_AT_MOST))

    async def _preview(self, interaction: discord.Interaction, live: Live, typed: str) -> None:
        """Show what would be set, before everybody reads it. Raises Refusal."""
        zone = live.group.charter.zone
        day = read_day(typed, self._today(live))
        if day is None:
            raise Refusal(words.unreadable(typed), view=ending_settings(live.group.token, day=False))
        before = await self.desk.store.endings.of_group(live.group.id)
        channel = before.channel if before and before.day else self._channel(live, interaction)
        text = words.preview(day, zone, channel, before)
        await show(interaction, text, preview_view(live.group.token, day))

    @answers
    async def set(self, interaction: discord.Interaction, token: str) -> None:
        group, _sep, that = token.rpartition("-")
        live = group_of(self.desk, group, interaction)
        require_on(live, "stage")
        require_facilitator(live, interaction)
        day, now = _day(that), self.desk.clock.now()
        if day is None or not self._today(live) < day <= self._today(live) + AWAY_AT_MOST:
            raise Refusal(_("That day is past. Choose another with `/group ending`."))
        await interaction.response.defer()
        channel, zone = self._channel(live, interaction), live.group.charter.zone
        ending = await self.desk.store.endings.begin(live.group.id, channel, now)
        if ending.day != day:  # two who press at once set it once
            set_to = partial(rules.set_to, day=day, zone=zone, now=now, channel=channel)
            await self.desk.store.endings.change(
                ending.id, lambda each: each if each.day == day or each.over else set_to(each)
            )
        await self._follow(live, ending.id)
        await interaction.edit_original_response(content=words.is_set(day, zone), view=None)

    @answers
    async def let_be(self, interaction: discord.Interaction, token: str) -> None:
        group_of(self.desk, token, interaction)
        await interaction.response.edit_message(content=_("All right, nothing was changed."), view=None)

    @answers
    async def take_back(self, interaction: discord.Interaction, token: str) -> None:
        live = group_of(self.desk, token, interaction)
        require_facilitator(live, interaction)
        await interaction.response.defer()
        ending = await self.desk.store.endings.of_group(live.group.id)
        if ending is None or ending.day is None:
            raise Refusal(_("No day is set any more. Nothing was changed."))
        await self.desk.store.endings.change(ending.id, partial(rules.take_back, now=self.desk.clock.now()))
        await self._follow(live, ending.id)
        await interaction.edit_original_response(content=words.is_back(), view=None)

    async def _follow(self, live: Live, ending: int) -> None:
        """Let everybody know, and the talk; what cannot be posted now is tried again."""
        await self.standings.of(live)
        try:
            await self.arc.go_on(live, ending)
        finally:
            self.arc.wake()

    @answers
    async def last_round(self, interaction: discord.Interaction, token: str) -> None:
        live, ending = await self.along.find(token)
        require_here(live, interaction)
        if not leads(live, interaction.user):
            joined_or_offered(live, interaction)
        if not rules.is_last_day(ending, live.group.charter.zone, self.desk.clock.now()):
            raise Refusal(_("The last round was for that day. `/round start` begins one at any time."))
        await interaction.response.defer(ephemeral=True, thinking=True)
        with speaking(live.group.charter.language):
            theme = words.theme()
        await self.starting.offer(interaction, live, theme)

    def _today(self, live: Live) -> date:
        return self.desk.clock.now().astimezone(ZoneInfo(live.group.charter.zone)).date()

    def _channel(self, live: Live, interaction: discord.Interaction) -> int:
        found = channel_here(live, interaction)
        if found is None:
            raise Refusal(_("The group has no channel any more. Give it one with `/group edit`."))
        return found


def _day(that: str) -> date | None:
    """Read a day as a button carries it; None for what was forged."""
    try:
        return datetime.strptime(that, "%Y%m%d").date()  # noqa: DTZ007  (a local day, no instant)
    except ValueError:
        return None
