"""What all that comes round again has in common: which time is due, whose group it is to see to, and troubles."""

import logging
from collections.abc import AsyncGenerator, Callable, Collection, Generator
from contextlib import contextmanager
from datetime import datetime, timedelta

from discord.ext import commands
from sqlalchemy.exc import DBAPIError

from bot.live import Live
from bot.practice.timetable import Kind, Schedule
from bot.store.claims import Claim
from cogs.common.desk import Desk

log = logging.getLogger(__name__)

AGAIN = timedelta(minutes=1)
"""When to look again at what could not be seen to now."""


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
