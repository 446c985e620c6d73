"""A brainstorm as it stands: its question, its ideas, what is marked, what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, get_args

Way = Literal["open", "private"]
"""open: ideas appear at once; private: everybody writes first, and all of them appear together, without names."""

WAYS: tuple[Way, ...] = get_args(Way)

Phase = Literal["gathering", "building", "choosing", "chosen", "closed"]
"""Ideas come; they are built on and joined; each marks which to try first; that is told; it is over."""

Echo = Literal["most", "some"]
"""How many of those who marked would try an idea first, as it is told: never as a number."""

QUESTION_AT_MOST, IDEA_AT_MOST, OUTCOME_AT_MOST = 300, 300, 600
"""Signs."""
REASON_AT_LEAST, REASON_AT_MOST = 10, 300
EACH_AT_MOST, IDEAS_AT_MOST = 50, 200
"""Ideas of one person, and of all, in a brainstorm: enough for any evening, and the end of a flood."""
MARKS_AT_MOST = 3

SHORTEST, LONGEST = timedelta(minutes=10), timedelta(days=7)
"""How long a gathering may be."""

RESTS, CHOOSES = timedelta(days=14), timedelta(days=2)
"""How long it may be built on, or wait for what comes of it, before it ends by itself; how long it is chosen."""


@dataclass(frozen=True, slots=True)
class Idea:
    """number: by which people speak of it, unique in its brainstorm, never used again.

    person: who wrote it, None once nobody can know (it is over, or they left). under: the number of the idea that it
    was added to (grown: as an “and …”) or joined with. held: why it is held back for now, empty where it is not; told:
    its author has read why.
    id: 0 for one that is to be written as a new row.
    """

    number: int
    person: int | None
    words: str
    signed: bool = False
    under: int | None = None
    grown: bool = False
    held: str = ""
    told: bool = False
    echo: Echo | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Brainstorm:
    """place: the channel or thread where it is talked about; channel: where its post stands.

    until: when its phase ends by itself; moved: when it began. writers: of how many people the ideas were, known once
    it is over. outcome: what the group tries, settled: by whom it was written down. look_back: when to ask how it went.
    numbered: the highest number that an idea ever had. said: the last phase that was told in the place. posts: its
    post, and the one with what came of it.
    """

    id: int
    token: str
    group: int
    channel: int
    place: int
    question: str
    way: Way
    opened: datetime
    until: datetime
    moved: datetime
    host: int | None = None
    phase: Phase = "gathering"
    closed: datetime | None = None
    writers: int = 0
    outcome: str = ""
    settled: int | None = None
    look_back: datetime | None = None
    said: str = "gathering"
    post: int | None = None
    ending: int | None = None
    numbered: int = 0
    ideas: tuple[Idea, ...] = ()
    marks: Mapping[int, tuple[int, ...]] = field(default_factory=dict[int, tuple[int, ...]])
    """By person, the numbers of the ideas that they would try first."""
    helpers: Mapping[int, datetime] = field(default_factory=dict[int, datetime])
    """Who would like to take part in what the group tries, by number, in the order in which they said so, and when."""

    @property
    def hidden(self) -> bool:
        """Whether nobody may read an idea yet but whoever wrote it."""
        return self.way == "private" and self.phase == "gathering"

    @property
    def shown(self) -> tuple[Idea, ...]:
        """What everybody reads, in the order of their numbers."""
        return tuple(each for each in self.ideas if not each.held) if not self.hidden else ()

    @property
    def held_back(self) -> int:
        return sum(bool(each.held) for each in self.ideas)

    def find(self, number: int) -> Idea | None:
        return next((each for each in self.ideas if each.number == number), None)

    def of(self, person: int) -> tuple[Idea, ...]:
        return tuple(each for each in self.ideas if each.person == person)

    @property
    def roots(self) -> tuple[Idea, ...]:
        """Ideas that stand for themselves, among what everybody reads; one whose other is gone does so again."""
        there = {each.number for each in self.shown}
        return tuple(each for each in self.shown if each.under not in there)

    def below(self, number: int) -> tuple[Idea, ...]:
        """What was added to an idea or joined with it, with all that stands below that."""
        found: list[Idea] = []
        for each in self.shown:
            if each.under == number:
                found += (each, *self.below(each.number))
        return tuple(found)
