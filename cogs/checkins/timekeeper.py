"""Opens and closes check-ins when they are due, finishes what was begun, and reminds who asked for it.

The rows say what is due; the alarm only wakes the look at them. Looking twice, or two processes looking at once,
changes nothing: what is to be posted is claimed first.
"""

import logging
from datetime import datetime
from functools import partial

from discord.ext import commands

from bot.live import Live
from bot.practice.checkin import CheckIn
from bot.store.checkins import CLAIMED, CLOSING, OPENING
from bot.store.claims import Claim
from cogs.checkins.closing import Closer
from cogs.checkins.opening import Opener
from cogs.checkins.reminders import Reminding
from cogs.common.desk import Desk
from cogs.common.diary import Diary
from cogs.common.places import LEFT_AFTER
from cogs.common.timekeeping import Lookout, due_here, is_here, next_look, one_alone, taken_over

log = logging.getLogger(__name__)


class Timekeeper:
    def __init__(
        self,
        client: commands.AutoShardedBot,
        desk: Desk,
        *,
        diary: Diary,
        opener: Opener,
        closer: Closer,
        reminding: Reminding,
    ) -> None:
        self.client, self.desk = client, desk
        self.opener, self.closer, self.reminding = opener, closer, reminding
        self._lookout = Lookout("check-ins", client, desk, diary, self._see_to)
        self._ours = partial(is_here, client)

    async def look(self) -> None:
        await self._lookout.look()

    def wake(self) -> None:
        self._lookout.wake()

    async def _see_to(self, now: datetime) -> datetime | None:
        await self._finish_left(now)
        await self._close_due(now)
        await self._open_due(now)
        await self._remind_due(now)
        return await self._next(now)

    # Opening

    async def _open_due(self, now: datetime) -> None:
        async for live, schedule in due_here(self.desk, "checkin", now, self._ours):
            with one_alone("a check-in could not be opened"):
                await self.opener.open_due(live, schedule, now)

    # Finishing what this process, or another, began

    async def _finish_left(self, now: datetime) -> None:
        async for live, claim, since in taken_over(self.desk, CLAIMED, now - LEFT_AFTER, self._ours):
            with one_alone("what was begun could not be finished"):
                await self._finish(live, claim, since)

    async def _finish(self, live: Live | None, claim: Claim, since: datetime) -> None:
        checkin = await self._checkin_of(claim)
        if live is None or checkin is None:
            await self.desk.store.claims.done(claim, self.desk.clock.now())
        elif claim.kind == CLOSING:
            await self.closer.finish(live, checkin, claim, since)
        else:
            await self.opener.finish(live, checkin, claim, since)

    async def _checkin_of(self, claim: Claim) -> CheckIn | None:
        if claim.kind == OPENING:
            return await self.desk.store.checkins.of(claim.about, claim.due)
        return await self.desk.store.checkins.get(claim.about)

    # Closing

    async def _close_due(self, now: datetime) -> None:
        for checkin in await self.desk.store.checkins.open_ones():
            live = self.desk.directory.by_id(checkin.group)
            gone = live is None and await self.desk.store.groups.get(checkin.group) is None
            over = checkin.closes <= now and live is not None and is_here(self.client, live)
            if gone or over:
                with one_alone("a check-in could not be closed"):
                    await self.closer.close(checkin, now)

    async def _remind_due(self, now: datetime) -> None:
        for reminder in await self.desk.store.reminders.due(now):
            with one_alone("somebody could not be reminded"):
                await self.reminding.remind(reminder, now)

    # What is next

    async def _next(self, now: datetime) -> datetime | None:
        store = self.desk.store
        left = await store.claims.unfinished_since(CLAIMED)
        instants = [
            await store.schedules.next_due("checkin"),
            await store.reminders.next_at(),
            left + LEFT_AFTER if left else None,
            *(checkin.closes for checkin in await store.checkins.open_ones()),
        ]
        return next_look(instants, now)
