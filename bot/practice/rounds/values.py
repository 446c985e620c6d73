"""A round as a value: its line of hands, the story being told, and what each kind of round is like."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Literal, get_args

from bot.practice.line import Hand, Line, Order, in_order

Kind = Literal["story", "go-round", "burning", "difference"]
"""Stories on a theme; a few words from each who likes; a question that burns, answered by what others lived; two or
more sides of a conflict, each telling how they came to see it so."""

KINDS: tuple[Kind, ...] = get_args(Kind)

Answer = Literal["know", "differently", "thanks", "common"]
"""How a member answers a story: knows it, lived it differently, or says thank you; and, at the end of a round, what its
stories had in common."""

MARK, END_MARK = "## 📖", "## 🌾"
"""How the post of every round begins, and of its end, in every language; by this they are known in an export."""

THEME_AT_MOST, SIDE_AT_MOST, SIDES_AT_MOST = 300, 60, 5
WORDS_AT_MOST, STORY_AT_MOST = 800, 4000
MINUTES = range(1, 31)


@dataclass(frozen=True, slots=True)
class Way:
    """What sets a kind of round apart.

    pauses: each story is given time for what it stirs before the next begins; sides: hands say for which side;
    trails_off: how long a turn may pause before it counts as told; rests: how long it goes on with no hand up.
    """

    pauses: bool = True
    sides: bool = False
    trails_off: timedelta = timedelta(minutes=15)
    rests: timedelta = timedelta(minutes=40)


WAYS: Mapping[Kind, Way] = MappingProxyType(
    {
        "story": Way(),
        "go-round": Way(pauses=False, trails_off=timedelta(minutes=3), rests=timedelta(minutes=10)),
        "burning": Way(),
        "difference": Way(sides=True),
    }
)


@dataclass(frozen=True, slots=True)
class Story:
    """Somebody's turn.

    hand: the one that got the word; until: when the time is up, None without one; spoke: whether they have said
    something; ended: when it was told, None while it is; post: the message that gives the word, asked: the one below
    it that asks what others know of this, None where it does not stand (yet). id is 0 until it was written down.
    """

    id: int
    token: str
    hand: Hand
    began: datetime
    until: datetime | None = None
    spoke: bool = False
    ended: datetime | None = None
    post: int | None = None
    asked: int | None = None

    @property
    def person(self) -> int:
        return self.hand.person


@dataclass(frozen=True, slots=True)
class Round:
    """place: the thread or channel it is held in; channel: the group's channel that belongs to.

    host: who began it, None once they left; post, ending: its first and its last message, where they stand; begun:
    when the first had the word; moved: when something last went on; story: the newest one; told: how many were told;
    heard: the sides that were told from, in order; winding_up: since when no turn is begun any more;
    finished: stories that a rule has just ended on its way to the next, for the store to write down.
    """

    id: int
    token: str
    group: int
    channel: int
    place: int
    kind: Kind
    theme: str
    opened: datetime
    host: int | None = None
    minutes: int | None = None
    sides: tuple[str, ...] = ()
    order: Order = "raised"
    begun: datetime | None = None
    moved: datetime | None = None
    paused: datetime | None = None
    winding_up: datetime | None = None
    closed: datetime | None = None
    post: int | None = None
    ending: int | None = None
    line: Line = ()
    story: Story | None = None
    told: int = 0
    heard: tuple[int | None, ...] = ()
    finished: tuple[Story, ...] = ()

    @property
    def way(self) -> Way:
        return WAYS[self.kind]

    @property
    def telling(self) -> Story | None:
        """The story that is being told just now."""
        return self.story if self.story and self.story.ended is None and not self.closed else None

    @property
    def resonating(self) -> Story | None:
        """The story that was told last and is being answered: nothing has gone on since."""
        ended = self.story.ended if self.story else None
        if ended is None or self.closed or (self.moved and self.moved > ended):
            return None
        return self.story

    @property
    def waits(self) -> bool:
        """Whether it has begun and is with nobody: the next hand that goes up has the word."""
        busy = self.paused or self.closed or self.winding_up or self.telling or self.resonating
        return self.begun is not None and not busy

    @property
    def ready(self) -> tuple[Hand, ...]:
        """Those who may have the word, who is next first."""
        return in_order(self.line, self.order, self.heard)
