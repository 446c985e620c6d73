"""Sees floors through: every change is a row's first, then Discord is made to say what the rows say.

That can be done twice, or by another process after a crash, and comes to the same. The alarm of a floor only wakes the
look at it: when it ends, or when silence lasted long enough.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from discord.ext import commands
from sqlalchemy.exc import DBAPIError

from bot.live import Live
from bot.practice import floor as rules
from bot.practice.floor import Call, Floor
from bot.store.floors import Changed
from cogs.common.desk import Desk
from cogs.common.diary import Diary
from cogs.common.notebook import Notebook
from cogs.common.places import GoneForGood
from cogs.common.posting import CannotPost
from cogs.common.soon import Soon
from cogs.common.turns import Turns
from cogs.floor.host import Host

log = logging.getLogger(__name__)

AGAIN = timedelta(minutes=1)
"""When to look again at what could not be seen to now; so long whoever opened a floor is given to post it."""

POSTED_WITHIN = timedelta(minutes=5)
"""A floor that was opened and never posted is let go then; until then Discord knows its nonce."""


class Keeper:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, diary: Diary, notebook: Notebook) -> None:
        self.client, self.desk, self.diary, self.notebook = client, desk, diary, notebook
        self.store, self.host = desk.store.floors, Host(client, desk)
        self._here: dict[int, Floor] = {}
        """Open floors by their place, as they were last known: to tell quickly whom a message concerns."""
        self._turns = Turns()
        self._soon = Soon(desk.clock)

    def close(self) -> None:
        self._soon.close()

    def at(self, place: int) -> tuple[Floor, Live] | None:
        """Give the floor that is open in a place, as it was last known, and its group."""
        floor = self._here.get(place)
        live = self.desk.directory.by_id(floor.group) if floor else None
        return (floor, live) if floor is not None and live is not None else None

    # Changing

    async def open(self, live: Live, new: Floor) -> Floor | None:
        """Open one and post it; None where one is open in that place. Raises CannotPost."""
        begun = await self.store.open(new)
        if begun is None:
            return None
        try:
            await self._put_up(live, begun)
        except CannotPost:
            await self.store.remove(begun.id)
            raise
        return begun

    async def _put_up(self, live: Live, floor: Floor) -> None:
        message = await self.host.put_up(live, floor)
        await self.store.stands(floor.id, message)
        self._follow(live, replace(floor, post=message))

    async def change(self, live: Live, floor: int, what: Callable[[Floor], Floor]) -> Changed | None:
        """Change one by a rule, and go on to who is next; `settle` says it on Discord. None where it is gone."""
        now = self.desk.clock.now()
        changed = await self.store.change(floor, lambda before: rules.onward(what(before), now))
        if changed is not None:
            self._follow(live, changed.after)
        return changed

    async def let_go(self, live: Live, floor: int) -> None:
        await self.change(live, floor, partial(rules.close, now=self.desk.clock.now()))
        await self.settle(live, floor)

    def _follow(self, live: Live, floor: Floor) -> None:
        """Know how it stands now, and when to look at it again."""
        if floor.closed is not None:
            self._forget(floor)
            return
        self._know(live, floor)
        self._look_at(floor.id, floor.next_look)

    def _know(self, live: Live, floor: Floor) -> None:
        self._here[floor.place] = floor
        live.begins("floor", floor.place, floor.until)

    def _look_at(self, floor: int, at: datetime) -> None:
        self.diary.alarm(f"floor-{floor}", at, partial(self.look, floor))

    def _forget(self, floor: Floor) -> None:
        known, live = self._here.get(floor.place), self.desk.directory.by_id(floor.group)
        if known is not None and known.id == floor.id:
            del self._here[floor.place]
            if live is not None:
                live.ends("floor", floor.place)

    # Saying it

    async def settle(self, live: Live, number: int) -> None:
        """Let Discord say what the rows say."""
        async with self._turns.at(number):
            floor = await self.store.get(number)
            if floor is None:
                return
            self._follow(live, floor)
            try:
                await (self._end(live, floor) if floor.closed else self._go_on(live, floor))
            except GoneForGood:
                await self.remove(floor)
            except CannotPost as cannot:
                if cannot.passing:
                    self._look_at(number, self.desk.clock.now() + AGAIN)
                else:
                    await self._give_up(live, floor)

    async def _go_on(self, live: Live, floor: Floor) -> None:
        call = floor.call
        if call is not None and (floor.speaking is None or call.number != floor.turns):
            await self.host.take_down(floor, call.message)
            await self.store.called(floor.id, None)
            call = None
        if floor.speaking is not None and call is None:
            message = await self.host.call(live, floor)
            await self.store.called(floor.id, Call(floor.turns, message))
        self._renew_soon(live, floor)

    async def _end(self, live: Live, floor: Floor) -> None:
        await self.host.take_down(floor, floor.call.message if floor.call else None)
        await self.host.retire(live, floor)
        await self.store.called(floor.id, None)
        await self.store.told(floor.id)

    async def _give_up(self, live: Live, floor: Floor) -> None:
        """Let go of what the bot may not serve any more; the facilitators hear of it, and the post if it can."""
        if floor.closed is None:
            await self.notebook.note(live, "floor-unpostable", str(floor.id), channel=floor.place)
            try:
                await self._end(live, rules.close(floor, self.desk.clock.now()))
            except CannotPost:
                log.info("the post of a floor stays as it was: its place is closed to us")
        await self.remove(floor)

    async def remove(self, floor: Floor) -> None:
        """Let a floor be over without a word: there is no place to say it in."""
        await self.store.remove(floor.id)
        self._forget(floor)

    def _renew_soon(self, live: Live, floor: Floor) -> None:
        """Renew the post, once for all that changes within a few seconds."""
        self._soon.renew(floor.id, partial(self._renew, live, floor.id))

    async def _renew(self, live: Live, number: int) -> None:
        if not await self._renewed(live, number):
            await self.let_go(live, number)  # whoever deletes the post lets the floor go

    async def _renewed(self, live: Live, number: int) -> bool:
        """Renew the post; False where it is gone."""
        async with self._turns.at(number):
            floor = await self.store.get(number)
            if floor is None or floor.closed is not None or floor.post is None:
                return True
            return await self.host.renew(live, floor)

    # What time brings

    async def remember(self) -> None:
        """Know again, at the start, what is open; it is seen to when the bot is ready."""
        for floor in await self.store.unfinished():
            live = self.desk.directory.by_id(floor.group)
            if live is not None and floor.closed is None:
                self._know(live, floor)

    async def back(self, guild: int | None = None) -> None:
        """The bot is back, in one server or all: silence counts from here, and what came due is seen to."""
        now = self.desk.clock.now()
        for floor in await self.store.unfinished():
            live = self.desk.directory.by_id(floor.group)
            if live is not None and self._is_here(live) and guild in (None, live.group.guild):
                await self.change(live, floor.id, partial(rules.heard_anew, now=now))
        await self.look_at_all()

    async def look_at_all(self) -> None:
        for floor in await self.store.unfinished():
            await self.look(floor.id)

    async def look(self, number: int) -> None:
        """See to what is due of one. Looking twice changes nothing."""
        try:
            floor = await self.store.get(number)
            if floor is not None:
                await self._see_to(floor)
        except (DBAPIError, OSError):
            log.warning("a floor could not be seen to; looking again in a minute")
            self._look_at(number, self.desk.clock.now() + AGAIN)

    async def _see_to(self, floor: Floor) -> None:
        live = self.desk.directory.by_id(floor.group)
        if live is None:
            await self._without_group(floor)
        elif not self._is_here(live):
            return  # another shard's, or in an outage: it is looked at when the server is back
        elif floor.post is None:
            await self._finish(live, floor)
        else:
            await self.change(live, floor.id, lambda as_it_is: as_it_is)
            await self.settle(live, floor.id)

    def _is_here(self, live: Live) -> bool:
        return self.client.is_ready() and self.client.get_guild(live.group.guild) is not None

    async def _finish(self, live: Live, floor: Floor) -> None:
        """Post what was opened, by this process before it stopped or by another, and not posted."""
        age = self.desk.clock.now() - floor.opened
        if age > POSTED_WITHIN:
            await self.remove(floor)
        elif age < AGAIN:
            self._look_at(floor.id, floor.opened + AGAIN)
        else:
            await self._put_up_late(live, floor)

    async def _put_up_late(self, live: Live, floor: Floor) -> None:
        try:
            await self._put_up(live, floor)
        except CannotPost as cannot:
            if cannot.passing:
                self._look_at(floor.id, self.desk.clock.now() + AGAIN)
            else:
                await self.remove(floor)

    async def _without_group(self, floor: Floor) -> None:
        """The group was closed, and nothing of its floor stays."""
        if await self.desk.store.groups.get(floor.group) is None:
            for message in (floor.post, floor.call.message if floor.call else None):
                await self.host.take_down(floor, message)
            await self.remove(floor)
