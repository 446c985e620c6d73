"""What all that comes round again has in common: which time is due, whose group it is to see to, and troubles."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Collection, Generator
from contextlib import contextmanager
from datetime import datetime, timedelta

from discord.ext import commands
from sqlalchemy.exc import DBAPIError

from bot.live import Live
from bot.practice.timetable import Kind, Schedule
from bot.store.claims import Claim
from cogs.common.desk import Desk
from cogs.common.diary import Diary

log = logging.getLogger(__name__)

AGAIN = timedelta(minutes=1)
"""When to look again at what could not be seen to now."""


SeeTo = Callable[[datetime], Awaitable[datetime | None]]
"""Sees to what is due now, and gives when to look again."""


class Lookout:
    """Looks after all that is due, one look at a time, and has itself woken for what is next.

    What is due stands in rows; looking twice changes nothing. name: of its alarm.
    """

    def __init__(
        self, name: str, client: commands.AutoShardedBot, desk: Desk, diary: Diary, see_to: SeeTo
    ) -> None:
        self._name, self._client, self._desk, self._diary, self._see_to = name, client, desk, diary, see_to
        self._one = asyncio.Lock()

    async def look(self) -> None:
        """See to what is due now; where the database does not answer, look again in a minute."""
        if not self._client.is_ready():
            return  # it looks when it is
        async with self._one:
            now = self._desk.clock.now()
            following: datetime | None = now + AGAIN
            try:
                following = await self._see_to(now)
            except (DBAPIError, OSError):
                log.warning("%s could not be looked after; looking again in a minute", self._name)
            finally:
                if following is not None:
                    self._diary.alarm(self._name, following, self.look)

    def wake(self, after: timedelta = timedelta(0)) -> None:
        """Let it look soon; whoever changed something does not wait for all that is due."""
        self._diary.alarm(self._name, self._desk.clock.now() + after, self.look)


Ours = Callable[[Live], bool]
"""Whether this process is to see to a group now."""


def is_here(client: commands.AutoShardedBot, live: Live) -> bool:
    """Whether this process sees the group's server now: another shard's, or one in an outage, has to wait."""
    return client.get_guild(live.group.guild) is not None


def latest_due(live: Live, schedule: Schedule, now: datetime) -> datetime:
    """Give the last of all that were due by now; the ones before it were missed with it."""
    due = schedule.next_due or now
    for opening in schedule.to_come(live.group.charter.zone, live.group.meets, due):
        if opening.at > now:
            break
        due = opening.at
    return due


def next_look(instants: list[datetime | None], now: datetime) -> datetime | None:
    """Give when to look again; what is overdue and not ours to see to does not keep us from resting."""
    coming = [max(each, now + AGAIN) if each <= now else each for each in instants if each is not None]
    return min(coming, default=None)


async def due_here(
    desk: Desk, kind: Kind, now: datetime, ours: Ours
) -> AsyncGenerator[tuple[Live, Schedule]]:
    """Give the schedules that are due and ours to see to; those of groups that were closed have nothing to come."""
    for schedule in await desk.store.schedules.due(kind, now):
        live = desk.directory.by_id(schedule.group)
        if live is None and await desk.store.groups.get(schedule.group) is None:
            await desk.store.schedules.move_on(schedule, None)
        elif live is not None and ours(live):
            yield live, schedule


async def taken_over(
    desk: Desk, kinds: Collection[str], before: datetime, ours: Ours
) -> AsyncGenerator[tuple[Live | None, Claim, datetime]]:
    """Take on what was begun before an instant and never finished; with its group (None: closed), and since when."""
    for left in await desk.store.claims.left(before, kinds):
        live = desk.directory.by_id(left.group)
        if live is not None and not ours(live):
            continue
        if live is None and await desk.store.groups.get(left.group) is not None:
            continue  # begun since we started, by another process
        claim = await desk.store.claims.take_over(left, desk.clock.now())
        if claim is not None:
            yield live, claim, left.at


@contextmanager
def one_alone(trouble: str) -> Generator[None]:
    """Let what goes wrong with one group stay with that one; a database that is away concerns all."""
    try:
        yield
    except (DBAPIError, OSError):
        raise
    except Exception:
        log.exception(trouble)
