"""A proposal, the positions people take to it, and the concerns that the group answers before it can be decided."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, get_args

Position = Literal["for", "live", "concern", "aside", "not"]
Decided = Literal["consent", "consensus", "sounding"]
Outcome = Literal["passed", "differs", "lapsed", "few", "sounded", "withdrawn", "ended"]
"""differs: it was answered, and what people think of it still differs too much. lapsed: a concern was left without an
answer. few: too few took a position. ended: the group was closed."""

POSITIONS: tuple[Position, ...] = get_args(Position)
WAYS: tuple[Decided, ...] = get_args(Decided)

HELD: frozenset[Position] = frozenset({"concern", "not"})
"""What the group answers before it can decide."""

MINORITY: tuple[Position, ...] = ("not", "concern", "aside")
"""Whose words the record gives."""

COUNTED: frozenset[Outcome] = frozenset({"passed", "differs", "lapsed", "sounded"})
"""Where the record says how many stood where. Of a few who happened to answer in time nothing is told."""

WORDING_AT_MOST, REASON_AT_MOST, REPLY_AT_MOST = 1500, 500, 800
SOONEST, LATEST = timedelta(hours=1), timedelta(days=60)
"""Until when positions can be asked."""

ANSWERED_AFTER = timedelta(hours=48)
"""So long after somebody replied a concern counts as answered, unless its owner says so before."""

EXTENSION = timedelta(hours=72)
"""How much longer a proposal is open, once, for a concern that nobody replied to."""

WINDOW = timedelta(hours=48)
"""At least so long there is time for a reply to a concern, however late it was raised."""

MOST_OPEN, MOST_OF_ONE, MOST_WORDINGS = 8, 3, 10
"""In a group, by one person; how often one proposal can be worded anew, and be asked."""

A_DAY, MOST_RAISED = timedelta(days=1), 4
"""How often one person can raise a concern as a new one: each is a message in the thread."""

MOST_REPLIES = 10
"""Of one person to one concern: all of them stand in the record, which somebody reads for as long as it is kept."""


@dataclass(frozen=True, slots=True)
class Concern:
    """What holds a proposal until it is answered. Nothing in it says whose it is.

    id, token: drawn at random. words: none where they were not told, or it does not stand. raised: since when it
    stands; replied: when somebody else first replied, which lasts; settled: its owner says that this answers it;
    shown: what its post says, in short, where there is one.
    """

    id: int
    token: str
    position: Position
    words: str
    raised: datetime
    replied: datetime | None = None
    settled: bool = False
    standing: bool = True
    signed: bool = False
    post: int | None = None
    shown: str = ""

    def answered(self, now: datetime) -> bool:
        return self.settled or (self.replied is not None and now >= self.replied + ANSWERED_AFTER)


@dataclass(frozen=True, slots=True)
class Ballot:
    """Where somebody stands while a proposal is open. concern: the id of theirs, also of one they took back."""

    person: int
    position: Position
    words: str = ""
    signed: bool = False
    concern: int | None = None


@dataclass(frozen=True, slots=True)
class Stance:
    """A ballot as it is kept when the proposal is over: of nobody, unless its reason was signed.

    about: the id that replies had as the concern's; answered: owner, reply or no, for what the group was to answer.
    """

    position: Position
    words: str = ""
    person: int | None = None
    answered: str = ""
    about: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """id, token and number are the store's; a new wording has a new token.

    author: by number, None where it is the group's own. before: the wording before this one. turnout: how many have to
    take a position. due: until when this wording was to be asked; until: until when it is; extended: once it was for a
    concern. asked: how many wordings there were. joined: how many people were in the group when it began.
    """

    id: int
    token: str
    group: int
    number: int
    author: int | None
    wording: str
    decided: Decided
    turnout: int
    joined: int
    opened: datetime
    due: datetime
    until: datetime
    before: str = ""
    extended: bool = False
    asked: int = 1
    closed: datetime | None = None
    outcome: Outcome | None = None
    channel: int = 0
    thread: int | None = None
    post: int | None = None
    ending: int | None = None
    ballots: tuple[Ballot, ...] = ()
    concerns: tuple[Concern, ...] = ()

    def ballot(self, person: int) -> Ballot | None:
        return next((each for each in self.ballots if each.person == person), None)

    def concern(self, id_: int | None) -> Concern | None:
        return next((each for each in self.concerns if each.id == id_), None)

    @property
    def standing(self) -> tuple[Concern, ...]:
        return tuple(each for each in self.concerns if each.standing)

    @property
    def enough(self) -> bool:
        """Whether as many took a position as have to."""
        return len(self.ballots) >= self.turnout

    def unanswered(self, now: datetime) -> tuple[Concern, ...]:
        return tuple(each for each in self.standing if not each.answered(now))

    def holds(self, now: datetime) -> bool:
        """Whether it cannot be decided, since a concern has no answer; a sounding decides nothing."""
        return self.decided != "sounding" and bool(self.unanswered(now))


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody said to a concern, under their name. concern: its id, or the stance's once it is over."""

    id: int
    proposal: int
    group: int
    person: int
    concern: int
    words: str
    post: int | None = None
