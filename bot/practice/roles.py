"""Parts of the leading that members take on, each for one meeting. Nobody is assigned: they offer and take themselves.

A book is what is held in one group, of the meetings that are not over yet.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Literal, NamedTuple, get_args

from bot.practice.checkin import Post
from bot.practice.rhythm import Rhythm, openings

Role = Literal["observer", "host", "opener", "closer", "greeter"]
"""Who watches how the talk runs; begins and keeps rounds; opens; closes; welcomes whoever is new."""

ROLES: tuple[Role, ...] = get_args(Role)

AHEAD = timedelta(minutes=30)
"""How long before a meeting what was taken for it begins to count."""

LASTS = timedelta(hours=6)
"""How long a meeting counts as going on after it began."""

MOST_EACH = 2
"""Roles that one person holds at a meeting, so that it is not one center again."""

LOOKS_BACK = timedelta(days=1)
"""How long after a meeting its observer may still share what they saw."""

WRITTEN_APART = timedelta(days=7)
"""How seldom somebody who offered themselves is written to."""

SHARED_AT_FIRST: frozenset[str] = frozenset(
    ("leader-centered", "serial-casework", "advice-drift", "purpose-drift")
)
"""Kinds of nudges that the observer gets where the group chose nothing: patterns of the whole talk."""

When = Literal["now", "next"]
Why = Literal["taken", "yours", "many", "over", "not-asked"]
"""Why a role cannot be had: somebody has it; so does who asks; they hold enough; it is over; nobody asked them."""


class Meeting(NamedTuple):
    """From when to when, aware; `ends` is not in it any more."""

    begins: datetime
    ends: datetime

    def is_on(self, at: datetime) -> bool:
        """Tell whether what was taken for it counts at an instant."""
        return self.begins - AHEAD <= at < self.ends


@dataclass(frozen=True, slots=True)
class Take:
    """A role that somebody took for a meeting. person, asked: numbers in the group; asked: to whom it was held out.

    at: when it was taken; seen: until when its holder was told of arrivals; post: where the group reads of it.
    """

    id: int
    token: str
    group: int
    person: int
    role: Role
    begins: datetime
    ends: datetime
    at: datetime
    asked: int | None = None
    seen: datetime | None = None
    post: Post | None = None

    @property
    def meeting(self) -> Meeting:
        return Meeting(self.begins, self.ends)


Book = Sequence[Take]


@dataclass(frozen=True, slots=True)
class Offer:
    """What somebody would like to take on. until: None for whenever it is free; written: when they last were told."""

    group: int
    person: int
    roles: frozenset[Role]
    at: datetime
    until: datetime | None = None
    written: datetime | None = None


# Which meeting


def scheduled(meets: Rhythm | None, zone: str, now: datetime) -> Meeting | None:
    """Give the meeting of a group's rhythm that is on, or begins within half an hour."""
    near = takewhile(lambda each: each.begins <= now + AHEAD, _coming(meets, zone, now - LASTS))
    return next((each for each in near if each.is_on(now)), None)


def next_scheduled(meets: Rhythm | None, zone: str, now: datetime) -> Meeting | None:
    """Give the first one that begins later than that."""
    return next(iter(_coming(meets, zone, now + AHEAD)), None)


def meeting_for(
    when: When | None, book: Book, known: tuple[Rhythm | None, str], now: datetime, opened: datetime | None
) -> Meeting | None:
    """Give the meeting that somebody means who takes a role; None where they mean a next one that nobody knows of.

    when: None for the one that is on, else the next, else one that begins now. known: the group's rhythm and zone;
    opened: when a meeting was opened last.
    """
    meets, zone = known
    following = next_scheduled(meets, zone, now)
    if when == "next":
        return following
    if on := scheduled(meets, zone, now):
        return on
    if held := next((each.meeting for each in book if each.meeting.is_on(now)), None):
        return held
    if opened is not None and opened <= now < opened + LASTS:
        return _until_next(opened, following)
    return following if when is None and following else _until_next(now, following)


def _coming(meets: Rhythm | None, zone: str, after: datetime) -> Iterable[Meeting]:
    """Give meetings that begin after an instant; each ends when the next is about to begin, at the latest."""
    if meets is None:
        return
    begins: datetime | None = None
    for opening in openings(meets, zone, after):
        if begins is not None:
            yield Meeting(begins, max(begins + AHEAD, min(begins + LASTS, opening.at - AHEAD)))
        begins = opening.at
    if begins is not None:
        yield Meeting(begins, begins + LASTS)


def _until_next(begins: datetime, following: Meeting | None) -> Meeting:
    ends = begins + LASTS
    return Meeting(begins, min(ends, following.begins - AHEAD) if following else ends)


# Who holds what


def holder(book: Book, role: Role, meeting: Meeting) -> Take | None:
    """Give who has a role at a meeting, or at one that overlaps with it."""
    return next(
        (
            each
            for each in book
            if each.role == role and each.begins < meeting.ends and meeting.begins < each.ends
        ),
        None,
    )


def free(book: Book, meeting: Meeting) -> tuple[Role, ...]:
    return tuple(role for role in ROLES if holder(book, role, meeting) is None)


def holds(book: Book, person: int, roles: Collection[Role], at: datetime) -> bool:
    """Tell whether somebody has one of these roles at an instant."""
    return any(each.person == person and each.role in roles and each.meeting.is_on(at) for each in book)


def why_not(book: Book, person: int, role: Role, meeting: Meeting, now: datetime) -> Why | None:
    """Tell why somebody cannot take a role; None if they can."""
    if meeting.ends <= now:
        return "over"
    held = holder(book, role, meeting)
    if held is not None:
        return "yours" if held.person == person else "taken"
    mine = [each for each in ROLES if (has := holder(book, each, meeting)) and has.person == person]
    return "many" if len(mine) >= MOST_EACH else None


def held_out(take: Take, to: int) -> Take:
    """Ask somebody whether they would take it over; it stays where it is until they say yes."""
    return replace(take, asked=to if to != take.person else take.asked)


def why_not_over(book: Book, take: Take, person: int, now: datetime) -> Why | None:
    """Tell why somebody cannot take over what was held out to them; None if they can."""
    if take.asked != person:
        return "not-asked"
    others = [each for each in book if each.id != take.id]
    return why_not(others, person, take.role, take.meeting, now)


def handed_over(take: Take, person: int, now: datetime) -> Take:
    return replace(take, person=person, asked=None, at=now, seen=now)


def looks_back(take: Take, now: datetime) -> bool:
    """Tell whether the observer of a meeting may share what they saw: from its beginning on, until the next day."""
    return take.role == "observer" and take.begins <= now < take.ends + LOOKS_BACK


# Who is told of what is free


def wanted(offer: Offer, book: Book, had: Collection[Role], meeting: Meeting, now: datetime) -> list[Role]:
    """Give the free roles to tell somebody of who offered themselves, none where they are not to be told now.

    had: what they ever had. Who offered for whenever is told of what they have not had yet, and of nothing once they
    hold a role at that meeting.
    """
    over = offer.until is not None and offer.until <= now
    lately = offer.written is not None and now - offer.written < WRITTEN_APART
    holding = any(each.person == offer.person and each.meeting == meeting for each in book)
    if over or lately or holding:
        return []
    new = offer.roles if offer.until is not None else offer.roles - set(had)
    return [role for role in free(book, meeting) if role in new]


def may_see(kind: str, shared: Collection[str], observer: int, about: Collection[int]) -> bool:
    """Tell whether the observer gets a nudge: of a kind that the group shares, and not about themselves.

    >>> may_see("advice-drift", SHARED_AT_FIRST, 3, ()), may_see("dissent-shut-down", SHARED_AT_FIRST, 3, ())
    (True, False)
    >>> may_see("dissent-shut-down", ["dissent-shut-down"], 3, [3])
    False
    """
    return kind in shared and observer not in about
