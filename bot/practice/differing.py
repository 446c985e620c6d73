"""A view that differs, placed by the bot: what is told of it, how many may be placed, and what becomes of one.

One without a name carries a tag instead: made of its writer's number under a key of that day, which is destroyed after
fourteen days. While the key lives, further words of the same hand can be counted and kept away, and their writer can
take them back; after that nothing leads from the words to anybody, with the host's key neither.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from bot.practice.entered import Entered

WORDS_AT_MOST, REASON_AT_MOST = 1_500, 300

KEY_LIVES = timedelta(days=14)
"""From the end of a day: so long its tags can be told apart."""

ROWS_LIVE = timedelta(days=30)
"""So long a post can be taken down with a reason by its button; its tag is gone by then."""

AN_HOUR, A_WEEK = timedelta(hours=1), timedelta(days=7)
MOST_A_WEEK, MOST_OF_GROUP, MOST_UNDER_ONE = 3, 10, 3
"""Words without a name: of one person in seven days, of the whole group in a day; and views, with a name or without,
that are placed under one message: more would be a pile."""

LEAST_WAIT, MOST_WAIT = timedelta(minutes=1), timedelta(minutes=8)
"""How long one without a name waits, so that the moment does not tell who was writing."""

LONGEST_WAY_OUT = timedelta(hours=24)
"""Within which words of somebody who was erased are taken down, at a moment of their own: gone together with what
bears their name, they would tell whose they were."""

State = Literal["draft", "waiting", "placing", "stands", "lost", "back", "down", "going"]
"""Being written; to be placed; on its way; there; not placed, since something was in the way; taken back by its writer;
taken down by the facilitators; to be taken down, its writer was erased."""

ON_ITS_WAY: tuple[State, ...] = ("waiting", "placing")
COUNTED: tuple[State, ...] = ("waiting", "placing", "stands", "back", "down")

Denied = Literal["closed", "few", "private", "writer", "apart", "hour", "week", "group"]
"""Why a view cannot be placed: the group has closed the way without a name; too few are in it, or read there; the way
is closed for this writer; it cannot stand under that message, for whatever reason; there were enough of late, of this
person, or of the group."""


@dataclass(frozen=True, slots=True)
class Told(Entered):
    """What is to be placed, and where. place: a channel or thread; message: under which, None for the talk as such.

    to: the number of who wrote that, None where they have not joined or it is a message of the bot's; signed: the
    writer's own number where their name stands over it, leads: whether they facilitate, likewise.
    """

    words: str = ""
    place: int = 0
    message: int | None = None
    to: int | None = None
    signed: int | None = None
    leads: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """id and token are the store's. day: on which it was written; tag: None once its key is gone, or it has none.

    due: when to see to it; post: where it stands, channel and message.
    """

    id: int
    token: str
    group: int
    day: date
    tag: bytes | None
    state: State
    told: Told
    due: datetime | None = None
    post: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """A view that counts. at: when it was placed, None while it is on its way."""

    day: date
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What is so when somebody wants a view placed. own: theirs without a name; today: how many of the group.

    under: how many were placed under that message; apart: its writer keeps apart from them, or they do, or from a
    writer that they are; shut: facilitators closed the way for a writer that they are; joined, smallest: people in the
    group, and how many it takes for one not to be found among them; private: only some of them read that thread.
    kept_off: how many cannot write under that message, since they and its writer keep apart: whoever keeps apart from
    all but one would know who is left.
    """

    own: Collection[Earlier] = ()
    today: int = 0
    under: int = 0
    apart: bool = False
    shut: bool = False
    closed: bool = False
    joined: int = 0
    smallest: int = 0
    private: bool = False
    kept_off: int = 0


def denied(standing: Standing, now: datetime, *, signed: bool) -> Denied | None:
    """Tell why a view cannot be placed; None where it can. Whoever is kept away reads what everybody can come to read.

    >>> now = datetime(2026, 1, 8, 12)
    >>> denied(Standing(joined=5, smallest=5), now, signed=False)
    >>> denied(Standing(joined=4, smallest=5), now, signed=False)
    'few'
    >>> denied(Standing(joined=4, smallest=5), now, signed=True)
    >>> denied(Standing(joined=9, private=True), now, signed=False)
    'private'
    >>> denied(Standing(apart=True), now, signed=True), denied(Standing(under=3), now, signed=True)
    ('apart', 'apart')
    """
    in_the_way = standing.apart or standing.under >= MOST_UNDER_ONE
    if signed:
        return "apart" if in_the_way else None
    if standing.closed:
        return "closed"
    if standing.joined < standing.smallest or standing.private:
        return "private" if standing.private else "few"
    if standing.shut:
        return "writer"
    if in_the_way or standing.joined - standing.kept_off < standing.smallest:
        return "apart"
    return _too_many(standing, now)


def _too_many(standing: Standing, now: datetime) -> Denied | None:
    if any(each.at is None or now - each.at < AN_HOUR for each in standing.own):
        return "hour"
    if sum(each.day > (now - A_WEEK).date() for each in standing.own) >= MOST_A_WEEK:
        return "week"
    return "group" if standing.today >= MOST_OF_GROUP else None


def wait(chance: float) -> timedelta:
    """Give how long a view without a name waits. chance: drawn from 0 to 1, by what nobody can foresee.

    >>> wait(0.0), wait(1.0)
    (datetime.timedelta(seconds=60), datetime.timedelta(seconds=480))
    """
    return LEAST_WAIT + chance * (MOST_WAIT - LEAST_WAIT)


def keys_end(now: datetime) -> date:
    """Give the first day whose key is still to be kept: those before it are over for fourteen days."""
    return (now - KEY_LIVES).date()


def under(views: Iterable[View], message: int | None) -> int:
    """Count what was placed, or is to be, under a message."""
    return sum(
        each.told.message == message and each.state in COUNTED for each in views if message is not None
    )
