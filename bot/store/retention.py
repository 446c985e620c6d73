"""How long things are kept, in one place; a job that is run every day lets go of what is older."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Table, delete, select, update

from bot.practice.differing import ROWS_LIVE, keys_end
from bot.practice.facilitating import ASKED_FOR
from bot.practice.reporting import KEPT_FOR, OPEN_FOR
from bot.practice.stages import LATELY
from bot.store.care import Cares
from bot.store.engine import Database
from bot.store.tables import (
    arrivals,
    balance_wishes,
    ballots,
    blocks,
    brainstorm_helpers,
    brainstorm_ideas,
    brainstorm_marks,
    brainstorms,
    cares,
    channels,
    checkins,
    claims,
    concerns,
    days,
    dissents,
    drafts,
    endings,
    facilitators,
    facts,
    firsts,
    floor_hands,
    floors,
    ground_boards,
    ground_heaps,
    ground_lines,
    ground_moves,
    ground_shares,
    group_stages,
    groups,
    hands,
    keepsakes,
    lead_asks,
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
    proposal_wishes,
    proposals,
    reminders,
    replies,
    report_hands,
    reports,
    resonances,
    role_calls,
    role_customs,
    role_offers,
    role_takes,
    rounds,
    safety,
    safety_people,
    schedules,
    sensitivities,
    stage_answers,
    stances,
    stories,
    story_answers,
    take_alongs,
    unsigned_closed,
    unsigned_keys,
    unsigned_wards,
    views,
    voters,
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

NOTHING_DECIDED = ("few", "withdrawn", "ended")
"""Proposals that came to nothing go; what a group decided, or saw that it does not agree on, is its own and stays."""
VIEWS_OPEN = timedelta(days=1)
"""A view that was begun and never placed, after its day: no time of it is kept."""
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
    ground_lines: "what somebody put on the board: until they take it back or leave",
    ground_shares: "goes with the line that it is about, or when it is taken back",
    ground_boards: "where the group wants its board: until it takes that down, or is erased",
    wisdom: "words that somebody gave to the group's book: until they take them out or leave",
    resonances: "goes with the arrival that it is about",
    offers: "goes with the wish for contact that it answers",
    floor_hands: "goes with its floor",
    hands: "goes with its round, or when that ends",
    brainstorm_ideas: "goes with its brainstorm; one with a name, or that nobody has read, when its writer leaves",
    brainstorm_marks: "goes when the choosing is over",
    brainstorm_helpers: "goes with its brainstorm",
    blocks: "from whom somebody keeps apart: until they lift it, or either of the two leaves",
    cares: "what somebody chose about places to turn: until they leave; the day they were shown goes within two",
    own_places: "the group's own places to turn: until it takes them out, or is erased",
    safety: "where reports go: until that is changed, or the group is erased",
    safety_people: "who receives reports: until that is changed or they erase themselves",
    report_hands: "goes with its report",
    post_people: "whom a message of ours names: until they leave, or the message goes",
    ballots: "goes when its proposal closes, when that is asked anew, or when its person leaves",
    concerns: "goes when its proposal closes or is asked anew",
    stances: "goes with its proposal; what somebody signed, when they leave",
    voters: "goes with its proposal, or when they leave",
    replies: "goes with its proposal, or when they leave",
    proposal_wishes: "goes when its proposal closes, or when they leave",
    role_customs: "what the observer of a meeting gets: until that is changed, or the group is erased",
    group_stages: "how the facilitators read where the group is: until they change it, or it is erased",
    firsts: "that a group had its first of something, of nobody in particular: until the group is erased",
    endings: "the day a group ends and where it was told: until the group is erased",
    take_alongs: "what somebody takes along: until they take it out or leave, or the group is erased",
    unsigned_wards: "goes with the key of the tag that it keeps apart from",
    unsigned_closed: "that the group does without words without a name: until it changes that, or is erased",
    facts: "what the host knows of itself; nobody is in it",
}
"""What no day is set for, and what lets go of it instead."""


_HAS_LINES = select(ground_lines.c.id).where(ground_lines.c.heap_id == ground_heaps.c.id).exists()
"""A heap without any can be needed to take a change back, which goes as a trace does."""


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
        (stage_answers, stage_answers.c.at < now - LATELY),
        (pairings, pairings.c.at < traces),
        (rounds, rounds.c.closed < totals),
        (proposals, (proposals.c.closed < totals) & proposals.c.outcome.in_(NOTHING_DECIDED)),
        (ground_moves, ground_moves.c.at < traces),
        (ground_heaps, (ground_heaps.c.at < traces) & ~_HAS_LINES),
        (brainstorms, brainstorms.c.closed < totals),
        (notes, notes.c.at < traces),
        (checkins, checkins.c.closed.is_not(None) & (checkins.c.due < totals)),
        (claims, claims.c.due < totals),
        (meetings, meetings.c.began < traces),
        (weeks, weeks.c.ends < totals),
        (days, days.c.day < totals.date().isoformat()),
        (reports, reports.c.sent < now - KEPT_FOR),
        (reports, reports.c.sent.is_(None) & (reports.c.at < now - OPEN_FOR)),
        (role_offers, (role_offers.c.at < totals) | (role_offers.c.until < now)),
        (role_takes, role_takes.c.ends < totals),
        (role_calls, role_calls.c.ends < traces),
        (lead_asks, lead_asks.c.at < now - ASKED_FOR),
        (wisdom_asks, wisdom_asks.c.at < now - ASKS_LIVE),
        (drafts, drafts.c.saved < now - DRAFTS_LIVE),
        (unsigned_keys, unsigned_keys.c.day < keys_end(now).isoformat()),
        (views, views.c.day < (now - ROWS_LIVE).date().isoformat()),
        (views, (views.c.state == "draft") & (views.c.day < (now - VIEWS_OPEN).date().isoformat())),
        (posts, posts.c.going < now - POSTS_TRIED),
        (floors, floors.c.closed < now - FLOORS_LIVE),
    )
