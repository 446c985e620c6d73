"""What people say on arriving, and what of it belongs to the group: how many, what they would like, words in common."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal, Self, get_args

from bot.practice.crisis import words_of_crisis
from bot.practice.in_common import words_in_common

Like = Literal["heard", "hear", "ideas", "company", "unsure"]
"""What somebody would like from the group: be heard, hear others, ideas, just company; or they are not sure."""
Readers = Literal["group", "facilitators", "me"]

LIKES: tuple[Like, ...] = get_args(Like)
READERS: tuple[Readers, ...] = get_args(Readers)
ENERGIES = range(1, 6)

LEAST_PEOPLE = 3
"""No group, however small, gets a summary of fewer."""

Share = Literal["all", "most", "many", "some", "none"]
"""How many of the people chose something, as it is told: never as a number, so that nobody is counted out."""
MANY = 1 / 3
"""A share of the people from which on they are many."""


@dataclass(frozen=True, slots=True)
class Entry:
    """arrive: a few words, never empty. feeling: a word of their own, or none. energy: 1 low to 5 high."""

    arrive: str
    feeling: str = ""
    energy: int | None = None
    like: Like | None = None
    readers: Readers = "me"

    @classmethod
    def load(cls, kept: dict[str, Any]) -> Self:
        """Take up a stored entry; fields of other versions are left aside."""
        known = {each.name for each in fields(cls)}
        return cls(**{key: value for key, value in kept.items() if key in known})

    def dump(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was shared with the group.

    likes: only those that somebody chose, most frequent first. energy: five counts, low to high, all 0 where fewer
    people than the group's smallest number gave one. words: in common, lower case, most frequent first.
    """

    people: int
    likes: tuple[tuple[Like, int], ...]
    energy: tuple[int, ...]
    words: tuple[str, ...]


def gather(entries: Iterable[Entry], smallest: int, language: str = "en") -> Gathered | None:
    """Gather what is for the group to read; None where that is from too few people. language: the group's.

    >>> said = [Entry(f"Slept badly, {more}", like="heard", readers="group") for more in ("sorry", "again", "sigh")]
    >>> gather(said, 3)
    Gathered(people=3, likes=(('heard', 3),), energy=(0, 0, 0, 0, 0), words=('badly',))
    >>> gather(said, 5) is None
    True
    """
    smallest = max(LEAST_PEOPLE, smallest)
    shared = [entry for entry in entries if entry.readers == "group"]
    if len(shared) < smallest:
        return None
    likes = Counter(entry.like for entry in shared)
    chosen: list[tuple[Like, int]] = [(like, likes[like]) for like in LIKES if likes[like]]
    given = Counter(entry.energy for entry in shared)
    energy = tuple(given[level] for level in ENERGIES)
    return Gathered(
        people=len(shared),
        likes=tuple(sorted(chosen, key=lambda chosen: -chosen[1])),
        energy=energy if sum(energy) >= smallest else (0,) * len(ENERGIES),
        words=words_in_common(_quotable(shared), language),
    )


def share_of(count: int, people: int, smallest: int) -> Share:
    """Say how many of the people that is.

    >>> [share_of(count, 7, 5) for count in range(8)]
    ['none', 'some', 'some', 'some', 'most', 'most', 'most', 'all']
    >>> share_of(2, 3, 3)
    'some'
    """
    if count in (0, people):
        return "all" if count else "none"
    if 2 * count > people and count >= LEAST_PEOPLE:  # most of three would be two of them
        return "most"
    return "many" if count >= max(smallest, MANY * people) else "some"


def _quotable(entries: Sequence[Entry]) -> list[tuple[str, str]]:
    """Give what each said; of somebody whose words sound like a crisis nothing is held up to the group."""
    return [
        ("", "") if words_of_crisis(f"{entry.arrive}\n{entry.feeling}") else (entry.arrive, entry.feeling)
        for entry in entries
    ]
