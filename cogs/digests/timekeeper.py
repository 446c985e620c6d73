"""Tells weeks when they are due, and finishes what was begun. The rows decide; looking twice changes nothing."""

import logging
from datetime import datetime

from discord.ext import commands

from bot.live import Live
from bot.practice.timetable import Schedule
from bot.store.claims import Claim
from bot.store.weeks import TOLD, TOLD_LED, TOLD_NOW, Week
from bot.week.window import SHORTEST, monday
from cogs.common.desk import Desk
from cogs.common.diary import Diary
from cogs.common.places import LEFT_AFTER
from cogs.common.timekeeping import Lookout, due_here, next_look, one_alone, taken_over
from cogs.digests.collecting import Collector
from cogs.digests.places import where
from cogs.digests.telling import Teller

log = logging.getLogger(__name__)

CLAIMED = (TOLD, TOLD_NOW, TOLD_LED)


class Timekeeper:
    def __init__(
        self,
        client: commands.AutoShardedBot,
        desk: Desk,
        *,
        diary: Diary,
        collector: Collector,
        teller: Teller,
    ) -> None:
        self.client, self.desk = client, desk
        self.collector, self.teller = collector, teller
        self.caught_up = False
        """Whether what was missed has been heard: a week without it would be told too early."""
        self._lost, self._back = set[int](), set[int]()
        """Shards whose line is lost, and those of them that have a new one and are catching up."""
        self._lookout = Lookout("digests", client, desk, diary, self._see_to)

    def lost(self, shard: int) -> None:
        """Tell nothing of this shard's groups for now: what is said there meanwhile is not heard yet."""
        self._lost.add(shard)

    def back(self, shard: int) -> None:
        """Go on with this shard's groups once they have been caught up with."""
        self._back.add(shard)

    async def resumed(self, shard: int) -> None:
        """Go on with this shard's groups at once: Discord has given all that was said meanwhile."""
        self._lost.discard(shard)
        await self.look()

    async def heard(self) -> None:
        """See to what came due meanwhile, now that what was missed has been heard."""
        self.caught_up = True
        self._lost -= self._back
        self._back.clear()
        await self.look()
        await self.close_untold()

    async def look(self) -> None:
        if self.caught_up:
            await self._lookout.look()

    def wake(self) -> None:
        self._lookout.wake()

    async def _see_to(self, now: datetime) -> datetime | None:
        await self._finish_left(now)
        await self._tell_due(now)
        return await self._next(now)

    async def close_untold(self) -> None:
        """Close the weeks of groups that have no digest, so that there is something to look back on when they do."""
        if not self.caught_up:
            return
        now = self.desk.clock.now()
        for live in self.desk.directory:
            with one_alone("a week could not be closed"):
                if self._hears(live) and not await self._is_told(live):
                    await self._close_untold(live, monday(live.group.charter.zone, now), now)

    async def _close_untold(self, live: Live, until: datetime, now: datetime) -> None:
        if until - await self.collector.start(live) >= SHORTEST:
            looked = await self.collector.look(live, until)
            await self.desk.store.weeks.close(looked.week, now)

    def _hears(self, live: Live) -> bool:
        guild = self.client.get_guild(live.group.guild)
        return guild is not None and guild.shard_id not in self._lost

    async def _is_told(self, live: Live) -> bool:
        schedule = await self._schedule(live)
        return schedule is not None and schedule.next_due is not None

    async def _tell_due(self, now: datetime) -> None:
        async for live, schedule in due_here(self.desk, "digest", now, self._hears):
            with one_alone("a digest could not be told"):
                await self.teller.tell_due(live, schedule, now)

    async def _finish_left(self, now: datetime) -> None:
        async for live, claim, _since in taken_over(self.desk, CLAIMED, now - LEFT_AFTER, self._hears):
            with one_alone("a digest that was begun could not be finished"):
                await self._finish(live, claim)

    async def _finish(self, live: Live | None, claim: Claim) -> None:
        week = await self._week_of(claim)
        if live is None or week is None:
            await self.desk.store.claims.done(claim, self.desk.clock.now())
        else:
            await self.teller.finish(live, where(live, await self._schedule(live)), week, claim)

    async def _week_of(self, claim: Claim) -> Week | None:
        if claim.kind == TOLD:
            return await self.desk.store.weeks.due_at(claim.group, claim.due)
        return await self.desk.store.weeks.get(claim.about)

    async def _schedule(self, live: Live) -> Schedule | None:
        found = await self.desk.store.schedules.of_group(live.group.id, "digest")
        return found[0] if found else None

    async def _next(self, now: datetime) -> datetime | None:
        store = self.desk.store
        left = await store.claims.unfinished_since(CLAIMED)
        return next_look([await store.schedules.next_due("digest"), left + LEFT_AFTER if left else None], now)
