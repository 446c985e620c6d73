"""How long things are kept, in one place; a job that is run every day lets go of what is older."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Table, delete, update

from bot.practice.reporting import KEPT_FOR, OPEN_FOR
from bot.store.care import Cares
from bot.store.engine import Database
from bot.store.tables import (
    arrivals,
    balance_wishes,
    blocks,
    cares,
    channels,
    checkins,
    claims,
    days,
    dissents,
    drafts,
    facilitators,
    facts,
    floor_hands,
    floors,
    groups,
    hands,
    keepsakes,
    meetings,
    norms,
    notes,
    nudges,
    offers,
    own_places,
    pairings,
    people,
    post_people,
    posts,
    reminders,
    report_hands,
    reports,
    resonances,
    rounds,
    safety,
    safety_people,
    schedules,
    sensitivities,
    stories,
    story_answers,
    weeks,
    wisdom,
    wisdom_asks,
    wishes,
)
from bot.store.tables import (
    traces as trace_rows,
)

NUDGES_LIVE = timedelta(days=8)
"""At least: a week's digest looks back so far, and so does what is not said twice in a week."""

DRAFTS_LIVE = timedelta(days=1)
CARE_LIVES = timedelta(days=1)
"""That somebody was shown places to turn, after the day on which it was."""
FLOORS_LIVE = timedelta(hours=6)
"""After its end, until the next daily round: so long somebody who leaves is taken out of what it says."""

ASKS_LIVE = timedelta(days=14)
"""A question whether words may be kept: its week, and time to take it down after a break."""

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

    async def prune(self, periods: Periods, now: datetime) -> int:
        """Let go of all that was kept long enough; give how many rows. Running it twice changes nothing."""
        gone = 0
        async with self._database.write() as connection:
            for table, old in lines(now - periods.traces, now - periods.totals, now):
                gone += (await connection.execute(delete(table).where(old))).rowcount
            for column in _TOLD:
                old = column < now - periods.traces
                await connection.execute(update(balance_wishes).where(old).values({column.name: None}))
        await Cares(self._database).forget((now - CARE_LIVES).date())
        return gone


_TOLD = (balance_wishes.c.last_asked, balance_wishes.c.last_mirrored)
"""When somebody was told how they stood in the talk: as much a trace as the turns that it was about."""


STAYS: Mapping[Table, str] = {
    channels: "where the group is: until it is closed, or the channel is taken out",
    facilitators: "who facilitates: until that is changed or they erase themselves",
    sensitivities: "how ready the bot is to speak up, by the group's answers: until the group is erased",
    norms: "the group's own words for its norms: until it goes back to the others, or is erased",
    schedules: "what the group has agreed to do: until it drops that, or is erased",
    people: "who joined: until they leave",
    reminders: "what somebody asked for: until they take it back or leave",
    balance_wishes: "what somebody asked for: until they leave; when they were told goes as a trace does",
    keepsakes: "a story that its teller chose to keep: until they take it out or leave",
    wisdom: "words that somebody gave to the group's book: until they take them out or leave",
    resonances: "goes with the arrival that it is about",
    offers: "goes with the wish for contact that it answers",
    floor_hands: "goes with its floor",
    hands: "goes with its round, or when that ends",
    blocks: "from whom somebody keeps apart: until they lift it, or either of the two leaves",
    cares: "what somebody chose about places to turn: until they leave; the day they were shown goes within two",
    own_places: "the group's own places to turn: until it takes them out, or is erased",
    safety: "where reports go: until that is changed, or the group is erased",
    safety_people: "who receives reports: until that is changed or they erase themselves",
    report_hands: "goes with its report",
    post_people: "whom a message of ours names: until they leave, or the message goes",
    facts: "what the host knows of itself; nobody is in it",
}
"""What no day is set for, and what lets go of it instead."""


def lines(traces: datetime, totals: datetime, now: datetime) -> tuple[tuple[Table, ColumnElement[bool]], ...]:
    """Give by table which rows have been kept long enough: of what somebody did, of what a group did, and at once."""
    return (
        (groups, groups.c.closed < traces),
        (dissents, dissents.c.at < traces),
        (trace_rows, trace_rows.c.at < traces),
        (nudges, nudges.c.at < min(traces, now - NUDGES_LIVE)),
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
        (wisdom_asks, wisdom_asks.c.at < now - ASKS_LIVE),
        (drafts, drafts.c.saved < now - DRAFTS_LIVE),
        (posts, posts.c.going < now - POSTS_TRIED),
        (floors, floors.c.closed < now - FLOORS_LIVE),
    )
