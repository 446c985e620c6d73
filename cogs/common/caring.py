"""Who wants to be shown places to turn, and when; told of one person to that person alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.care import Care
from cogs.common.desk import Desk, place_of
from cogs.common.turns import Turns

Membership = tuple[Live, int]
"""A group, and the number of somebody in it."""


class Caring:
    """Groups in which ordinary messages may bring a letter, and who asked for one, are kept in mind.

    A message of anybody else costs a look into them and nothing more.
    """

    def __init__(self, client: commands.AutoShardedBot, desk: Desk) -> None:
        self.client, self.desk = client, desk
        self._turns = Turns()
        self._in_talk: set[int] = set()
        self._by_dm: dict[int, set[int]] = {}

    async def load(self) -> None:
        self._in_talk = await self.desk.store.own_places.in_talk()
        self._by_dm = await self.desk.store.cares.by_dm()

    # Ordinary messages

    def offered(self, live: Live) -> bool:
        """Say whether members of this group may choose to be written to after an ordinary message."""
        return live.group.id in self._in_talk and self.client.intents.message_content

    def wanted(self, live: Live, number: int) -> bool:
        """Say whether this group and this person both chose that."""
        return self.offered(live) and number in self._by_dm.get(live.group.id, ())

    def chose(self, live: Live, number: int) -> bool:
        """Say whether this person chose that, whatever the group did."""
        return number in self._by_dm.get(live.group.id, ())

    async def offer(self, live: Live, *, on: bool) -> None:
        """Let the members of a group choose it, or no more."""
        await self.desk.store.own_places.set_in_talk(live.group.id, on=on)
        (self._in_talk.add if on else self._in_talk.discard)(live.group.id)

    async def choose(self, live: Live, number: int, *, on: bool) -> None:
        """Let somebody be written to, or no more."""
        await self.desk.store.cares.change(live.group.id, number, lambda care: replace(care, by_dm=on))
        if on:
            self._by_dm.setdefault(live.group.id, set()).add(number)
        else:
            self.left(live, number)

    def left(self, live: Live, number: int) -> None:
        self._by_dm.get(live.group.id, set[int]()).discard(number)

    async def claim(self, live: Live, number: int) -> bool:
        """Note that somebody is shown places to turn today; False where they were already."""
        today = self._today(live)
        async with self._turns.at((live.group.id, number)):
            before = await self.desk.store.cares.change(
                live.group.id, number, lambda care: replace(care, shown=today)
            )
        return before.due(today)

    # Forms and commands

    def memberships(self, interaction: discord.Interaction) -> list[Membership]:
        """Give the groups of this server that somebody belongs to, the one of this channel first."""
        here = self.group(interaction)
        found: list[Membership] = []
        for live in sorted(
            self.desk.directory.in_guild(interaction.guild_id or 0), key=lambda each: each != here
        ):
            number = live.number(interaction.user.id)
            if number is not None:
                found.append((live, number))
        return found

    def group(self, interaction: discord.Interaction) -> Live | None:
        """Find the group of this channel, or whose facilitator channel it is; None where there is none."""
        channel = place_of(interaction.channel)
        if channel is None:
            return None
        led = (
            live
            for live in self.desk.directory.in_guild(interaction.guild_id or 0)
            if live.group.charter.nudge_channel == channel
        )
        return self.desk.directory.of_channel(channel) or next(led, None)

    async def due(self, belongs: Sequence[Membership]) -> bool:
        """Say whether to show them to somebody: not if they declined in this server, or were shown them today."""
        for live, number in belongs:
            care = await self.desk.store.cares.mine(live.group.id, number)
            if care.declined or not care.due(self._today(live)):
                return False
        return True

    async def declined(self, belongs: Sequence[Membership]) -> bool:
        cares = self.desk.store.cares
        return any([(await cares.mine(live.group.id, number)).declined for live, number in belongs])

    async def decline(self, belongs: Sequence[Membership], *, declined: bool) -> None:
        """Show them no more under what somebody writes, or again."""

        def rule(care: Care) -> Care:
            return replace(care, declined=declined)

        for live, number in belongs:
            await self.desk.store.cares.change(live.group.id, number, rule)

    def _today(self, live: Live) -> date:
        """Give the day in the group's zone."""
        return self.desk.clock.now().astimezone(ZoneInfo(live.group.charter.zone)).date()
