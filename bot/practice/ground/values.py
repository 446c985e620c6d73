"""Lines of a common-ground board, what stands as one line, and the heaps they lie on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple, get_args

Kind = Literal["need", "wish", "concern", "strength"]
KINDS: tuple[Kind, ...] = get_args(Kind)

LINE_AT_MOST, NAME_AT_MOST, REASON_AT_MOST = 140, 40, 200
"""Signs of a line, of a heap's name, and of why a line is held back."""
MINE_AT_MOST, ALL_AT_MOST = 20, 200
"""Lines of one person, and of a group."""


class Said(NamedTuple):
    """What somebody puts on the board. signed: with their name."""

    words: str
    kind: Kind = "need"
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it was put there. person: whose it is, by number; sharers: who said “me too”, without them.

    heap: where people put it, None where it lies by its words; one: lines with the same number stand as one. held: why
    facilitators hold it back, so that it is on no board; empty where they do not.
    """

    id: int
    token: str
    person: int
    said: Said
    at: datetime
    heap: int | None = None
    one: int | None = None
    sharers: frozenset[int] = frozenset()
    held: str = ""

    @property
    def place(self) -> "Place":
        return Place(self.heap, self.one)


@dataclass(frozen=True, slots=True)
class Entry:
    """What is read as one line, in the words of the oldest of its lines."""

    lines: tuple[Line, ...]

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def id(self) -> int:
        return self.first.id

    @property
    def people(self) -> frozenset[int]:
        """Give who shares it, whoever wrote it among them."""
        return frozenset(each for line in self.lines for each in (line.person, *line.sharers))

    @property
    def shared(self) -> int:
        """Give how many people share the one of its lines that most do: what is told of it, where they are enough.

        It is not counted how many are behind all of its lines together. Anybody can put lines elsewhere: whoever put
        signed ones beside one without a name could see by the number whether one of those people wrote or shares it.
        """
        return max(len({line.person, *line.sharers}) for line in self.lines)

    @property
    def writers(self) -> frozenset[int]:
        return frozenset(line.person for line in self.lines)

    @property
    def signed_by(self) -> int | None:
        """Give whose name stands under it; nobody's stands under words of another."""
        return self.first.person if self.first.said.signed else None


@dataclass(frozen=True, slots=True)
class Heap:
    """Entries that lie together. id: None while they do so by their words alone; title: may be empty."""

    id: int | None
    title: str
    entries: tuple[Entry, ...]

    @property
    def people(self) -> frozenset[int]:
        return frozenset(person for entry in self.entries for person in entry.people)

    @property
    def shared(self) -> int:
        """Give how many people share the one of its lines that most do, for the reason that holds for an entry."""
        return max(entry.shared for entry in self.entries)


class Place(NamedTuple):
    """Where a line lies by people's hand: its heap, and with what it stands as one; None where by nobody's."""

    heap: int | None = None
    one: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody changed about where lines lie, by line. Negative numbers are new: of heaps, and of what is one.

    names: what new heaps are called; a heap without a name is called by what its lines share.
    """

    heaps: Mapping[int, int | None] = field(default_factory=dict[int, int | None])
    ones: Mapping[int, int | None] = field(default_factory=dict[int, int | None])
    names: Mapping[int, str] = field(default_factory=dict[int, str])


def at_least(people: int, smallest: int) -> int:
    """Give the number of people that is told: in steps of the group's smallest number, 0 below it.

    Who compares two looks learns no more than that several came or went, never that one did.

    >>> [at_least(people, 3) for people in (0, 2, 3, 5, 6, 11)]
    [0, 0, 3, 3, 6, 9]
    """
    return people // smallest * smallest if smallest > 0 else 0
