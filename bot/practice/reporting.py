"""A report of harm: what is told, to whom it goes, and who may never read it."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Literal, Self, get_args

from bot.practice.entered import Entered

WORDS_AT_MOST = 1_000
A_DAY, MOST_A_DAY = timedelta(days=1), 3
KEPT_FOR, OPEN_FOR = timedelta(days=30), timedelta(days=1)
"""How long a report that was sent is kept, and one that was begun and never sent."""

TRIED_FOR = timedelta(days=1)
"""How long one that Discord does not take is tried again, before it is let go of."""

State = Literal["open", "sent", "there", "waits", "lost"]
"""Not sent; on its way; where it was to go; waiting for somebody to look in; let go of."""

Hand = Literal["on", "done"]
"""What a receiver says of a report: I'm on it; it is done."""

Kind = Literal["safety", "people", "staff", "leaders", "managers", "looking"]
"""The group's safety channel; people it named for this; the facilitators' channel; facilitators by direct message; the
channel of the server's managers; whoever of the facilitators looks in."""

HANDS: tuple[Hand, ...] = get_args(Hand)
CHANNELS: tuple[Kind, ...] = ("safety", "staff", "managers")


@dataclass(frozen=True, slots=True)
class Told(Entered):
    """What somebody tells, and whom it concerns; ids are Discord's.

    about: of whom; author: whose message is attached, channel and message where it stands; copy: its words, if
    they were
    to go along; name: who tells, only where the receivers may know.
    """

    words: str = ""
    about: int | None = None
    author: int | None = None
    channel: int | None = None
    message: int | None = None
    copy: str = ""
    name: int | None = None

    @property
    def concerned(self) -> frozenset[int]:
        """Give whom it is about, and whose message is attached."""
        return frozenset(each for each in (self.about, self.author) if each is not None)


@dataclass(frozen=True, slots=True)
class Way(Entered):
    """To whom a report goes: a channel, or people. kept_from: who must not read it, wherever it is shown."""

    kind: Kind
    channel: int | None = None
    people: tuple[int, ...] = ()
    kept_from: tuple[int, ...] = ()

    @classmethod
    def load(cls, form: dict[str, Any]) -> Self:
        return cls(form["kind"], form["channel"], tuple(form["people"]), tuple(form["kept_from"]))


@dataclass(frozen=True, slots=True)
class Report:
    """id and token are the store's. told: None once it was let go of; posts: channel and message of each."""

    id: int
    token: str
    group: int
    at: datetime
    sent: datetime | None
    state: State
    told: Told | None
    way: Way | None = None
    posts: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A channel that a report could go to. reads: who of those who must not read it can read there."""

    channel: int
    reads: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Places:
    """What a group has: channels where the bot may write, people who let it write to them about this.

    people: named for it; leaders: facilitators whom it may write to; others: facilitators by name, by_role: and whoever
    carries a role, who can look in.
    """

    safety: Place | None = None
    people: Collection[int] = ()
    staff: Place | None = None
    leaders: Collection[int] = ()
    managers: Place | None = None
    others: Collection[int] = ()
    by_role: bool = False


@dataclass(frozen=True, slots=True)
class Barred:
    """Who must not read a report. concerned: whom it is about; apart: from whom its writer keeps apart themselves.

    leads: one of those it is about facilitates.
    """

    writer: int
    concerned: frozenset[int] = field(default_factory=frozenset[int])
    apart: frozenset[int] = field(default_factory=frozenset[int])
    leads: bool = False

    @property
    def all(self) -> frozenset[int]:
        return self.concerned | self.apart


def way_for(places: Places, barred: Barred) -> Way | None:
    """Choose to whom a report goes: the nearest to the group that nobody reads who must not. None: there is nobody.

    The channel of the server's managers stands outside the group: it is asked only where a facilitator is
    concerned, who
    may well decide with the others who looks in.

    >>> circle = Places(staff=Place(9, frozenset({1})), others=(1, 2), managers=Place(8))
    >>> way = way_for(circle, Barred(writer=5, concerned=frozenset({1}), leads=True))
    >>> way.kind, way.channel, way.kept_from
    ('managers', 8, (1,))
    >>> way_for(circle, Barred(writer=5)).channel
    9
    """
    named, leading = _without(places.people, barred), _without(places.leaders, barred)
    looking = _without(places.others, barred)
    ways: list[Way | None] = [
        _to("safety", places.safety, barred),
        Way("people", people=named) if named else None,
        _to("staff", places.staff, barred),
        Way("leaders", people=leading) if leading else None,
        _to("managers", places.managers, barred) if barred.leads else None,
        Way("looking", people=looking) if looking or places.by_role else None,
    ]
    way = next((way for way in ways if way is not None), None)
    return replace(way, kept_from=tuple(sorted(barred.all))) if way else None


def _to(kind: Kind, place: Place | None, barred: Barred) -> Way | None:
    return None if place is None or place.reads & barred.all else Way(kind, place.channel)


def _without(people: Collection[int], barred: Barred) -> tuple[int, ...]:
    return tuple(each for each in dict.fromkeys(people) if each != barred.writer and each not in barred.all)


def may_send(earlier: Collection[datetime], now: datetime) -> bool:
    """Tell whether somebody may send one more: three within a day, whoever they are about."""
    return sum(now - each < A_DAY for each in earlier) < MOST_A_DAY
