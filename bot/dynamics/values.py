"""The values that talk is made of, from one message heard to a pattern believed.

They are named tuples: as immutable as a frozen dataclass and made four times as fast, with a dozen for each message.

A person is a number that means something in one group only. `SOMEONE` is anybody who has not joined the
group: their talk is noticed as talk, and nothing is known of them.
"""

from datetime import datetime
from typing import Literal, NamedTuple

from bot.dynamics.acts.reading import Reading
from bot.dynamics.odds import odds, probability

SOMEONE = 0

UNCOUNTED = 0
"""The stranger who is no further person: somebody of the group, of whom it is not known who."""

How = Literal["reply", "mention", "name", "last", "group"]
Pattern = Literal["leader-centered", "serial-casework", "advice-drift", "purpose-drift"]
Interaction = Literal["maypole", "hot-seat", "round-robin", "free-floating"]


class Cues(NamedTuple):
    """What is kept of a text once it was read. Without the text (no intent, a picture only) all is None.

    words: how many; tone: VADER's compound, -1 to 1, only where the group speaks English; asks: a question;
    to_all: it calls on everybody ("all of you").
    """

    words: int | None = None
    tone: float | None = None
    asks: bool | None = None
    to_all: bool | None = None


class Utterance(NamedTuple):
    """One message as the room hears it.

    message: its id on Discord; speaker: a person's number or SOMEONE; leads: whether a facilitator speaks;
    answers: the id of the message it replies to, answered: who wrote that one, where known;
    mentions: persons mentioned, in order; named: the person whose name the text begins with, or whose
    story in a round it was said to.
    stranger: tells people who have not joined apart while the process lives, only to count them in this
    meeting; it is never stored. reading: what the text does, None where it was not read; it is heard and not
    kept. view_of: whose different view this is known to be, since it came by a form that is there for it: the
    speaker's number, or for one without a name a number below 0 that leads to nobody; None for all else.
    Discord's ids grow with time, so an utterance is newer than another when its id is greater.
    """

    message: int
    speaker: int
    at: datetime
    leads: bool = False
    answers: int | None = None
    answered: int | None = None
    mentions: tuple[int, ...] = ()
    named: int | None = None
    cues: Cues = Cues()
    stranger: int | None = None
    reading: Reading | None = None
    view_of: int | None = None


class Address(NamedTuple):
    """To whom something was said: a person, SOMEONE, or None for the group as a whole.

    weight: how sure, 0 to 1; how: what it was taken from. A guess is never shown to people as a fact.
    """

    to: int | None
    weight: float
    how: How


class Turn(NamedTuple):
    """One person's consecutive messages, and to whom they were said.

    to_leads: whether it was said to a facilitator. What came right before is part of the turn, so that a
    measure of sequences can take any turn back without remembering its neighbours: after is who spoke just
    before, before who spoke before that (None where the meeting began), with whether these facilitate; waited: how
    long a member waited for this turn among the members in the talk, from 0 (back at once) to 1 (longest),
    None where that cannot be told.
    """

    number: int
    speaker: int
    leads: bool
    address: Address
    ended: datetime
    first_message: int
    last_message: int
    messages: int
    words: int | None
    to_leads: bool = False
    after: int | None = None
    after_leads: bool = False
    before: int | None = None
    before_leads: bool = False
    waited: float | None = None


class Belief(NamedTuple):
    """How likely a pattern is, with the range that the amount of evidence leaves open (all 0 to 1)."""

    probability: float
    low: float
    high: float

    def moved(self, by: float) -> "Belief":
        """Give it as it is with what was known beforehand, in log-odds.

        >>> Belief(0.5, 0.25, 1.0).moved(-100.0).probability < 0.001, Belief(0.5, 0.25, 1.0).moved(0.0)
        (True, Belief(probability=0.5, low=0.25, high=1.0))
        """
        if not by:
            return self
        return Belief(*(each if each in (0.0, 1.0) else probability(odds(each) + by) for each in self))


class Patterns(NamedTuple):
    """How likely each pattern of interaction is; they sum to 1."""

    maypole: float
    hot_seat: float
    round_robin: float
    free_floating: float

    def each(self) -> tuple[tuple[Interaction, float], ...]:
        return (
            ("maypole", self.maypole),
            ("hot-seat", self.hot_seat),
            ("round-robin", self.round_robin),
            ("free-floating", self.free_floating),
        )

    @property
    def likeliest(self) -> Interaction:
        return max(self.each(), key=lambda item: item[1])[0]


class Evidence(NamedTuple):
    """The numbers behind an observation, of the group as a whole (never of one person).

    turns: turns looked at; exchanges: those with a known pair, as a sum of weights; between_members: those
    from member to member; expected: how many of them the same volumes of talk would give by chance;
    first_message, last_message: ends of the stretch looked at; spoke: how many people spoke in the meeting,
    joined: how many of these have joined.
    """

    turns: int
    exchanges: float
    between_members: float
    expected: float
    first_message: int
    last_message: int
    spoke: int
    joined: int

    @property
    def member_to_member(self) -> float:
        """The share of exchanges between members, 0 to 1."""
        return self.between_members / self.exchanges if self.exchanges else 0.0

    @property
    def hub_share(self) -> float:
        """The share of exchanges with a facilitator at either end, 0 to 1."""
        return 1.0 - self.member_to_member if self.exchanges else 0.0

    @property
    def hub_by_chance(self) -> float:
        """What the hub's share would be by chance with the same volumes of talk, 0 to 1."""
        return 1.0 - self.expected / self.exchanges if self.exchanges else 0.0


class Drifted(NamedTuple):
    """The numbers behind a drift, of the group as a whole: sums over lately read messages, older ones counting less.

    messages, advice, story: how many there were, and how many of them advise or tell; purpose, usual: the share that
    touches the group's purpose, lately and usually, 0 to 1; first_message, last_message: the stretch looked at.
    """

    messages: float
    advice: float
    story: float
    purpose: float
    usual: float
    first_message: int
    last_message: int


class Observation(NamedTuple):
    """A pattern as the room sees it after a turn.

    at: when it could be seen, which is when the next turn began (or, for the last turn of a meeting, when
    that turn ended); turn, message: the turn that was closed and its last message; meeting: when that
    meeting began; belief: in this pattern; patterns: in each of the patterns of interaction, beside leader-centered
    talk only.
    """

    pattern: Pattern
    at: datetime
    turn: int
    message: int
    meeting: datetime
    belief: Belief
    evidence: Evidence | Drifted
    patterns: Patterns | None = None
