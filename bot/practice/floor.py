"""A floor: for a while one speaks after another. Who raises a hand gets it in turn, who has not spoken goes first.

Every function gives a new floor. `onward` sees to what time brings, and to who is next; it follows every other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.practice import line as lines
from bot.practice.line import Hand, Line, in_order

OPEN_FOR, SHORTEST, LONGEST = 20, 5, 60
"""Minutes."""

SILENT_FOR = timedelta(minutes=6)
"""How long who has the floor may say nothing while others wait: a long message on a phone takes minutes to write."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody has the floor: by the hand that they had up. since: they got it, or said something last."""

    hand: Hand
    since: datetime
    used: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """The message that calls whoever has the floor; number: of the turn it calls to."""

    number: int
    message: int


@dataclass(frozen=True, slots=True)
class Floor:
    """channel: of the group; place: the channel itself, or a thread of it. post: the message with the buttons.

    resting: whose turn passed by unused; their hands are kept until they stir. had: how many turns each person had
    here. turns: how many were given. thanked: who spoke in the turn before this one. told: that it is over stands in
    its post.
    """

    id: int
    token: str
    group: int
    channel: int
    place: int
    opened: datetime
    until: datetime
    closed: datetime | None = None
    line: Line = ()
    resting: frozenset[int] = frozenset()
    speaking: Turn | None = None
    had: Mapping[int, int] = field(default_factory=dict[int, int])
    turns: int = 0
    thanked: int | None = None
    post: int | None = None
    call: Call | None = None
    told: bool = False

    @property
    def speaker(self) -> int | None:
        return self.speaking.hand.person if self.speaking else None

    @property
    def ready(self) -> Line:
        """Those who wait for their turn, who is next first."""
        return in_order((hand for hand in self.line if hand.person not in self.resting), "least")

    @property
    def next_look(self) -> datetime:
        """When time brings something, if nobody does anything until then."""
        if self.speaking is None or not self.ready:
            return self.until
        return min(self.until, self.speaking.since + SILENT_FOR)


def onward(floor: Floor, now: datetime) -> Floor:
    """See to what time brings: the end, a long silence, the next who waits."""
    if floor.closed is None and floor.until <= now:
        return close(floor, now)
    return _given(_fell_silent(floor, now), now)


def raise_hand(floor: Floor, person: int, now: datetime) -> Floor:
    """Wait for a turn; a hand that is up keeps its place, and is ready again if it was not."""
    if floor.closed is not None or floor.speaker == person:
        return floor
    hand = Hand(person, now, told=floor.had.get(person, 0))
    return replace(floor, line=lines.raised(floor.line, hand), resting=floor.resting - {person})


def lower(floor: Floor, person: int) -> Floor:
    """Take a hand down; who has the floor lets it go."""
    if floor.speaking is not None and floor.speaker == person:
        return _ended(floor) if floor.speaking.used else replace(floor, speaking=None, thanked=None)
    return replace(floor, line=lines.lowered(floor.line, person), resting=floor.resting - {person})


def pass_on(floor: Floor, person: int) -> Floor:
    """Let others go first. The place is kept, also by who was called already and has not begun."""
    if floor.speaking is not None and floor.speaker == person:
        if floor.speaking.used:
            return _ended(floor)
        floor = _kept(floor, floor.speaking.hand)
    return replace(floor, line=lines.passed(floor.line, person))


def done(floor: Floor, person: int) -> Floor:
    """End a turn, by who has it."""
    return _ended(floor) if floor.speaker == person else floor


def spoke(floor: Floor, person: int, at: datetime) -> Floor:
    """Note that somebody said something: who has the floor uses it, and who had not stirred is here."""
    floor = replace(floor, resting=floor.resting - {person})
    if floor.speaking is None or floor.speaker != person:
        return floor
    return replace(floor, speaking=replace(floor.speaking, since=max(floor.speaking.since, at), used=True))


def concerns(floor: Floor, person: int) -> bool:
    """Tell whether it makes a difference that this person says something."""
    return person == floor.speaker or person in floor.resting


def heard_anew(floor: Floor, now: datetime) -> Floor:
    """Count silence from now on: nobody listened for a while."""
    if floor.speaking is None:
        return floor
    return replace(floor, speaking=replace(floor.speaking, since=max(floor.speaking.since, now)))


def prolong(floor: Floor, until: datetime) -> Floor:
    return replace(floor, until=max(floor.until, until)) if floor.closed is None else floor


def close(floor: Floor, now: datetime) -> Floor:
    """Let the floor go. Who was called and has said nothing keeps the hand, and is not one of those who wait."""
    if floor.closed is not None:
        return floor
    if floor.speaking is not None and not floor.speaking.used:
        floor = _rests(floor, floor.speaking.hand)
    return replace(floor, closed=now, speaking=None)


def _given(floor: Floor, now: datetime) -> Floor:
    """Where nobody has the floor, it is the next one's."""
    ready = floor.ready
    if floor.closed is not None or floor.speaking is not None or not ready:
        return floor
    first = ready[0]
    return replace(
        floor,
        line=lines.refreshed(lines.taken(floor.line, first.person)),
        speaking=Turn(first, now),
        turns=floor.turns + 1,
        thanked=floor.thanked if floor.thanked != first.person else None,
    )


def _fell_silent(floor: Floor, now: datetime) -> Floor:
    """Where others wait and nothing is said, the turn is over; a hand that was never used is kept for later."""
    turn = floor.speaking
    if turn is None or not floor.ready or now - turn.since < SILENT_FOR:
        return floor
    if turn.used:
        return _ended(floor)
    return _rests(floor, turn.hand)


def _ended(floor: Floor) -> Floor:
    if floor.speaking is None:
        return floor
    person = floor.speaking.hand.person
    had = {**floor.had, person: floor.had.get(person, 0) + 1}
    return replace(floor, speaking=None, had=had, thanked=person)


def _kept(floor: Floor, hand: Hand) -> Floor:
    return replace(floor, speaking=None, line=(*floor.line, hand), thanked=None)


def _rests(floor: Floor, hand: Hand) -> Floor:
    return replace(_kept(floor, hand), resting=floor.resting | {hand.person})


# How it is kept: what there is of each person, by number


@dataclass(frozen=True, slots=True)
class Seat:
    """What is known of one person on a floor. raised: since when their hand is up; since: they have the floor.

    used: they said something in this turn of theirs, or, without one, in the turn before the one there is now.
    """

    person: int
    had: int
    raised: datetime | None = None
    later: bool = False
    overtaken: int = 0
    resting: bool = False
    since: datetime | None = None
    used: bool = False


def seats(floor: Floor) -> tuple[Seat, ...]:
    """Give all that a floor knows of people, to be kept."""
    turn = floor.speaking
    hands = {hand.person: hand for hand in (*floor.line, *((turn.hand,) if turn else ()))}
    return tuple(_seat(floor, person, hands.get(person)) for person in sorted({*hands, *floor.had}))


def _seat(floor: Floor, person: int, hand: Hand | None) -> Seat:
    resting, used = person in floor.resting, person == floor.thanked
    seat = Seat(person, floor.had.get(person, 0), resting=resting, used=used)
    if hand is None:
        return seat
    seat = replace(seat, raised=hand.since, later=hand.later, overtaken=hand.overtaken)
    turn = floor.speaking
    if turn is None or turn.hand.person != person:
        return seat
    return replace(seat, since=turn.since, used=turn.used)


def seated(floor: Floor, taken: tuple[Seat, ...]) -> Floor:
    """Give a floor with what was kept of people."""
    up = [(seat, Hand(seat.person, seat.raised, seat.had, later=seat.later, overtaken=seat.overtaken))
          for seat in taken if seat.raised is not None]  # fmt: skip
    return replace(
        floor,
        line=tuple(hand for seat, hand in up if seat.since is None),
        resting=frozenset(seat.person for seat in taken if seat.resting),
        speaking=next((Turn(hand, seat.since, seat.used) for seat, hand in up if seat.since), None),
        had={seat.person: seat.had for seat in taken if seat.had},
        thanked=next((seat.person for seat in taken if seat.used and seat.since is None), None),
    )
