"""What all that comes round again has in common: which time is due, whose group it is to see to, and troubles."""

import logging
from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime, timedelta

from discord.ext import commands
from sqlalchemy.exc import DBAPIError

from bot.live import Live
from bot.practice.timetable import Schedule

log = logging.getLogger(__name__)

AGAIN = timedelta(minutes=1)
"""When to look again at what could not be seen to now."""


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


@contextmanager
def one_alone(trouble: str) -> Generator[None]:
    """Let what goes wrong with one group stay with that one; a database that is away concerns all."""
    try:
        yield
    except (DBAPIError, OSError):
        raise
    except Exception:
        log.exception(trouble)
