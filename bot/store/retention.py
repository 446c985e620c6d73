"""How long things are kept, in one place; a job that is run every day lets go of what is older."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Table, delete, update

from bot.practice.reporting import KEPT_FOR, OPEN_FOR
from bot.store.care import Cares
from bot.store.engine import Database
from bot.store.tables import (
    arrivals,
    balance_wishes,
    checkins,
    claims,
    days,
    dissents,
    drafts,
    floors,
    meetings,
    notes,
    pairings,
    posts,
    reports,
    rounds,
    stories,
    story_answers,
    weeks,
    wishes,
)

DRAFTS_LIVE = timedelta(days=1)
CARE_LIVES = timedelta(days=1)
"""That somebody was shown places to turn, after the day on which it was."""
FLOORS_LIVE = timedelta(hours=6)
"""After its end, until the next daily round: so long somebody who leaves is taken out of what it says."""

POSTS_TRIED = timedelta(days=30)
"""How long it is tried to take a message of ours down that Discord does not let us; then it is let go of."""


@dataclass(frozen=True, slots=True)
class Periods:
    """traces: of what somebody did or said; totals: of what the group did."""

    traces: timedelta
    totals: timedelta


class Retention:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def prune(self, periods: Periods, now: datetime) -> None:
        """Let go of all that was kept long enough. Running it twice changes nothing."""
        async with self._database.write() as connection:
            for table, old in _old(now - periods.traces, now - periods.totals, now):
                await connection.execute(delete(table).where(old))
            for column in _TOLD:
                old = column < now - periods.traces
                await connection.execute(update(balance_wishes).where(old).values({column.name: None}))
        await Cares(self._database).forget((now - CARE_LIVES).date())


_TOLD = (balance_wishes.c.last_asked, balance_wishes.c.last_mirrored)
"""When somebody was told how they stood in the talk: as much a trace as the turns that it was about."""


def _old(traces: datetime, totals: datetime, now: datetime) -> tuple[tuple[Table, ColumnElement[bool]], ...]:
    return (
        (dissents, dissents.c.at < traces),
        (arrivals, arrivals.c.at < traces),
        (wishes, wishes.c.at < traces),
        (story_answers, story_answers.c.at < traces),
        (stories, stories.c.ended < traces),
        (pairings, pairings.c.at < traces),
        (rounds, rounds.c.closed < totals),
        (notes, notes.c.at < traces),
        (checkins, checkins.c.closed.is_not(None) & (checkins.c.due < totals)),
        (claims, claims.c.due < totals),
        (meetings, meetings.c.began < traces),
        (weeks, weeks.c.ends < totals),
        (days, days.c.day < totals.date().isoformat()),
        (reports, reports.c.sent < now - KEPT_FOR),
        (reports, reports.c.sent.is_(None) & (reports.c.at < now - OPEN_FOR)),
        (drafts, drafts.c.saved < now - DRAFTS_LIVE),
        (posts, posts.c.going < now - POSTS_TRIED),
        (floors, floors.c.closed < now - FLOORS_LIVE),
    )
