"""What people do elsewhere than on the buttons, where it concerns a floor: speaking, leaving, deleting."""

import asyncio
import logging
from collections.abc import Collection
from functools import partial

import discord
from sqlalchemy.exc import DBAPIError

from bot.live import Live
from bot.practice import floor as rules
from bot.practice.floor import Floor
from cogs.floor.keeper import Keeper

log = logging.getLogger(__name__)


class Elsewhere:
    def __init__(self, keeper: Keeper) -> None:
        self.keeper, self.store = keeper, keeper.store
        self._hearing: set[asyncio.Task[None]] = set()

    def close(self) -> None:
        for task in self._hearing:
            task.cancel()

    def hear(self, message: discord.Message) -> None:
        """Somebody says something: it may be who has the floor. Nobody is kept from it."""
        found = self.keeper.at(message.channel.id)
        if found is None or message.author.bot:
            return
        floor, live = found
        person = live.number(message.author.id)
        if person is not None and rules.concerns(floor, person):
            task = asyncio.create_task(self._spoke(live, floor, person), name="who has the floor speaks")
            self._hearing.add(task)
            task.add_done_callback(self._hearing.discard)

    async def _spoke(self, live: Live, floor: Floor, person: int) -> None:
        now = self.keeper.desk.clock.now()
        try:
            await self.keeper.change(live, floor.id, partial(rules.spoke, person=person, at=now))
            if person in floor.resting:
                await self.keeper.settle(live, floor.id)
        except (DBAPIError, OSError):
            log.warning("that somebody used the floor could not be kept")

    async def left(self, live: Live) -> None:
        """Somebody left a group: their hand is gone with them, and no floor names them any more."""
        for floor in await self.store.of_group(live.group.id):
            if floor.told:
                await self.keeper.settle(live, floor.id)
            else:
                await self.keeper.look(floor.id)

    async def messages_gone(self, place: int, messages: Collection[int]) -> None:
        """Whoever deletes the post of a floor lets it go."""
        found = self.keeper.at(place)
        if found is not None and found[0].post in messages:
            await self.keeper.let_go(found[1], found[0].id)

    async def place_gone(self, place: int) -> None:
        """A channel or thread was deleted, and a floor there with it."""
        for floor in await self.store.unfinished():
            if place in (floor.channel, floor.place):
                await self.keeper.remove(floor)
