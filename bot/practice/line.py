"""Who waits for a turn, and who is next: fair without a chair. A pass never costs a place, and nobody starves."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, Literal, Self

Order = Literal["raised", "least", "sides"]
"""As hands went up; who had the fewest turns lately first; one side after the other, as far as there are hands."""

OVERTAKEN_AT_MOST = 3
"""So many later hands may go ahead of one that was up before; then it goes first, whatever the order."""

_LAST = 1_000_000
"""Behind every rank that a group gives."""


@dataclass(frozen=True, slots=True)
class Hand:
    """A raised hand.

    person: by number; since: when it went up; told: how many turns the person had lately; side: by number, in a round
    of difference; rank: the place the group gave it by its own reordering; later: passed for now, until somebody
    else had a turn; rests: left in peace until it goes up anew; overtaken: how many later hands had a turn before it.
    """

    person: int
    since: datetime
    told: int = 0
    side: int | None = None
    rank: int | None = None
    later: bool = False
    rests: bool = False
    overtaken: int = 0

    @property
    def is_ready(self) -> bool:
        return not (self.later or self.rests)

    def dump(self) -> dict[str, Any]:
        """Give all but the person, as JSON can carry it."""
        told = asdict(self) | {"since": self.since.isoformat()}
        del told["person"]
        return told

    @classmethod
    def load(cls, person: int, told: dict[str, Any]) -> Self:
        known: dict[str, Any] = told | {"person": person, "since": datetime.fromisoformat(told["since"])}
        return cls(**known)


Line = tuple[Hand, ...]
"""Raised hands, one a person, in any order; `in_order` tells who is next."""


def raised(line: Line, hand: Hand) -> Line:
    """Add a hand. One that is up keeps its place and its wait; only its side may change."""
    up = find(line, hand.person)
    if up is None:
        return (*line, hand)
    return _with(
        line, replace(up, side=hand.side if hand.side is not None else up.side, later=False, rests=False)
    )


def lowered(line: Line, person: int) -> Line:
    """Take a hand down; nothing happens where none was up."""
    return tuple(hand for hand in line if hand.person != person)


def passed(line: Line, person: int) -> Line:
    """Let others go first. The place is kept: it is the person's again when somebody has had a turn."""
    up = find(line, person)
    return line if up is None else _with(line, replace(up, later=True))


def refreshed(line: Line) -> Line:
    """Somebody has had a turn: who let others go first is ready again."""
    return tuple(replace(hand, later=False) for hand in line)


def taken(line: Line, person: int) -> Line:
    """Somebody's turn begins: their hand comes down, and who was overtaken is remembered."""
    up = find(line, person)
    if up is None:
        return line
    others = lowered(line, person)
    return tuple(
        replace(
            hand,
            overtaken=hand.overtaken + (hand.is_ready and (hand.since, hand.person) < (up.since, up.person)),
        )
        for hand in others
    )


def reordered(line: Line, persons: Sequence[int]) -> Line:
    """Put those named first, in this order; who was not named, and who comes later, follows them as before."""
    ranks = {person: rank for rank, person in enumerate(dict.fromkeys(persons))}
    return tuple(replace(hand, rank=ranks.get(hand.person)) for hand in line)


def in_order(line: Iterable[Hand], order: Order, heard: Sequence[int | None] = ()) -> tuple[Hand, ...]:
    """Give those who are ready, who is next first. heard: the sides that were told from so far, in order.

    What the group decided itself comes first, then who was overtaken often enough, then the order; ties fall to who
    waited longest.

    >>> from datetime import UTC, datetime
    >>> early, late = datetime(2026, 1, 1, 19, tzinfo=UTC), datetime(2026, 1, 1, 20, tzinfo=UTC)
    >>> line = (Hand(1, early, told=2), Hand(2, late))
    >>> [hand.person for hand in in_order(line, "raised")], [hand.person for hand in in_order(line, "least")]
    ([1, 2], [2, 1])
    """
    ready = sorted((hand for hand in line if hand.is_ready), key=lambda hand: _key(hand, order))
    return _by_sides(ready, heard) if order == "sides" else tuple(ready)


def find(line: Line, person: int) -> Hand | None:
    return next((hand for hand in line if hand.person == person), None)


def _key(hand: Hand, order: Order) -> tuple[int, bool, int, datetime, int]:
    """Smaller is sooner."""
    rank = hand.rank if hand.rank is not None else _LAST
    starving = hand.overtaken >= OVERTAKEN_AT_MOST
    told = hand.told if order == "least" and not starving else 0
    return (rank, not starving, told, hand.since, hand.person)


def _by_sides(ready: list[Hand], heard: Sequence[int | None]) -> tuple[Hand, ...]:
    """Take the side that was heard least so far, then the one not heard for longest; within it, who is first."""
    waiting, told, found = list(ready), list(heard), list[Hand]()
    while waiting:
        first = waiting[0]
        if first.rank is None and first.overtaken < OVERTAKEN_AT_MOST:
            first = min(waiting, key=lambda hand: _heard(hand.side, told))
        waiting.remove(first)
        found.append(first)
        told.append(first.side)
    return tuple(found)


def _heard(side: int | None, told: Sequence[int | None]) -> tuple[int, int]:
    """Give how often a side was heard, and when last; smaller is sooner."""
    return told.count(side), max((number for number, each in enumerate(told) if each == side), default=-1)


def _with(line: Line, changed: Hand) -> Line:
    return tuple(changed if hand.person == changed.person else hand for hand in line)
