"""The live state of one place of talk: what was said there lately, and what can be seen in it."""

from datetime import datetime, timedelta
from typing import NamedTuple

from bot.dynamics.about import Lately
from bot.dynamics.addressee import Addressing
from bot.dynamics.coverage import Coverage
from bot.dynamics.dissent.values import Standing
from bot.dynamics.dissent.watch import DissentWatch
from bot.dynamics.drift import Drift
from bot.dynamics.estimators.window import TURNS, Window
from bot.dynamics.leader_centered import LATELY
from bot.dynamics.log import KEPT, Log
from bot.dynamics.patterns import PatternBelief
from bot.dynamics.priors import Circumstance, shift
from bot.dynamics.shape import Shape, shape_of
from bot.dynamics.turns import TURN_GAP, Turns
from bot.dynamics.values import (
    SOMEONE,
    Address,
    Belief,
    Cues,
    Evidence,
    Observation,
    Pattern,
    Patterns,
    Turn,
    Utterance,
)

SELDOM = 5
"""Turns from one look at slow drifts to the next."""

MEETING_GAP = timedelta(minutes=45)
"""A silence of this length ends a meeting: what comes next is another one."""


class Heard(NamedTuple):
    """What came of an utterance.

    address: to whom it was said; closed: the turn that ended with it, if one did; observations: what the
    room sees now that a turn is closed, empty with too little evidence; standings: how the dissents stand
    that are being followed, and those that were until now.
    """

    address: Address
    closed: Turn | None = None
    observations: tuple[Observation, ...] = ()
    standings: tuple[Standing, ...] = ()

    def of(self, pattern: Pattern) -> Observation | None:
        """Give what was seen of one pattern, None where nothing was."""
        return next((seen for seen in self.observations if seen.pattern == pattern), None)


class Room:
    """Hears utterances one by one; memory and work for each are bounded, whatever is said.

    The same utterances give the same state, whether they come live or from a file: time is theirs.

    >>> from datetime import UTC
    >>> room, at = Room(), datetime(2026, 1, 1, 18, tzinfo=UTC)
    >>> room.hear(Utterance(message=1, speaker=7, at=at, leads=True)).address.how
    'group'
    >>> room.hear(Utterance(message=1, speaker=7, at=at)) is None
    True
    """

    def __init__(
        self,
        *,
        meeting_gap: timedelta = MEETING_GAP,
        turn_gap: timedelta = TURN_GAP,
        turns: int = TURNS,
        kept: int = KEPT,
        detail: bool = True,
    ) -> None:
        """detail: give the patterns of interaction with every observation, as a replay wants them."""
        self._meeting_gap = meeting_gap
        self._turn_gap = turn_gap
        self._size = turns
        self._detail = detail
        self._log = Log(kept)
        self._left = 0
        self._dissent = DissentWatch()
        self._drift = Drift()
        self.lately = Lately()
        """What the last things said in this meeting were about."""
        self.known: frozenset[Circumstance] = frozenset()
        """What is known besides the talk: the group's stage, a first, a round under way."""
        self._clear()

    def _clear(self) -> None:
        self.meeting_began: datetime | None = None
        """When the current meeting began; None when nothing was said yet."""
        self._meeting_from = 0
        self._last_at: datetime | None = None
        self._addressing = Addressing()
        self._turns = Turns(self._turn_gap, ranks=self._detail)
        self._coverage = Coverage()
        self._begin_window()

    def _begin_window(self) -> None:
        self._belief = PatternBelief(detail=self._detail)
        self._window = Window(self._belief.estimators, self._size)
        self._lately = Window(self._belief.lately.estimators, LATELY)

    @property
    def turn(self) -> Turn | None:
        """The turn that is going on."""
        return self._turns.current

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The last turns of the meeting, oldest first, with the one that is going on."""
        turn = self.turn
        turns = (*self._window.turns, turn) if turn else self._window.turns
        return turns[-self._size :]

    @property
    def purpose(self) -> int:
        """The gist of the group's own words for its purpose, 0 where it has none."""
        return self._drift.purpose

    @purpose.setter
    def purpose(self, gist: int) -> None:
        self._drift.purpose = gist

    def hear(self, utterance: Utterance) -> Heard | None:
        """Take an utterance in; None if it was heard before, or is older than anything still kept.

        One that comes late takes its place by its id. The room is then as if it had come in time, but what
        could have been seen at that moment is not reported any more.
        """
        late = utterance.message <= self._log.newest
        if late and (utterance.message in self._log or utterance.message <= self._log.dropped):
            return None
        over = self._is_over(utterance)
        ended = self._dissent.end(over=True) if over else ()
        if over:
            self.lately.clear()
        heard = self._take(utterance) if self._log.add(utterance) else self._take_late(utterance)
        if heard is None:
            return None
        if (
            "brainstorm" not in self.known
        ):  # what was asked for is no drift, and would be taken for it for days
            self._drift.hear(utterance)
        self.lately.hear(utterance)
        stand = self._dissent.hear(utterance, heard.address, self._turns.number)
        if not (ended or stand):
            return heard
        return Heard(heard.address, heard.closed, heard.observations, ended + stand)

    def close(self) -> Heard | None:
        """End the talk, as at the end of a file: gives what the last turn shows, None without one."""
        last = self._end_turn()
        return last._replace(standings=self._dissent.end(over=False)) if last else None

    def forget(self, person: int) -> None:
        """Someone leaves the group: their turns become SOMEONE's, so that the shape of the talk stays true.

        Nothing leads from there to the person any more: neither cues nor whom they answered are kept.
        """
        self._left += 1
        stranger = self._left
        self._log.rewrite(lambda said: _without(said, person, stranger))
        self._coverage.forget(person, stranger)
        self._dissent.forget(person)
        self.lately.forget(person)
        self._rebuild()

    def withdraw(self, message: int) -> bool:
        """A message was deleted: the room is as if it had not been said. False if it is not known here."""
        self.lately.withdraw(message)
        if not self._log.remove(message):
            return False
        self._rebuild()
        return True

    @property
    def unmet(self) -> bool:
        """Whether a different view stands in the talk that nobody has taken up or stood beside."""
        return self._dissent.unmet

    def gone(self, message: int) -> tuple[Standing, ...]:
        """What the deletion of a message tells of dissent; by its owner, as far as is known."""
        return self._dissent.gone(message)

    def moderated(self, person: int) -> tuple[Standing, ...]:
        """Who moderates deleted something that this person wrote."""
        return self._dissent.moderated(person)

    def sent_out(self, person: int) -> tuple[Standing, ...]:
        """Somebody was timed out by who moderates."""
        return self._dissent.sent_out(person)

    def disliked(self, message: int, person: int) -> tuple[Standing, ...]:
        """Somebody put a thumb down to a message."""
        return self._dissent.disliked(message, person)

    def amend(self, message: int, cues: Cues) -> tuple[Utterance, Heard] | None:
        """A message was edited: it counts with its new cues. None if it is not known here or nothing changed."""
        known = self._log.get(message)
        if known is None or known.cues == cues:
            return None
        said = self._log.amend(message, cues)
        address = self._rebuild(message)
        return (said, Heard(address)) if said and address else None

    def messages(self, since: datetime, until: datetime) -> list[int]:
        """Give the messages of that time that are still kept, both ends included."""
        return [said.message for said in self._log if since <= said.at <= until]

    def patterns(self, led: Belief) -> Patterns:
        """Give the patterns of interaction, given the belief in leader-centered talk that was just observed."""
        return self._belief.patterns(led, self._window)

    def shape(self) -> Shape:
        """Give the shape of the talk now, with the turn that is going on."""
        return shape_of(self.turns, self._coverage, self.meeting_began)

    def _is_over(self, utterance: Utterance) -> bool:
        """Whether a meeting ended before this was said."""
        return self._last_at is not None and utterance.at - self._last_at >= self._meeting_gap

    def _take_late(self, utterance: Utterance) -> Heard | None:
        if utterance.message <= self._log.dropped:
            return None
        address = self._rebuild(utterance.message)
        return Heard(address) if address else None

    def _end_turn(self) -> Heard | None:
        turn = self._turns.close()
        return Heard(turn.address, turn, self._observe(turn, turn.ended)) if turn else None

    def _take(self, utterance: Utterance) -> Heard:
        ended = self._end_meeting() if self._is_over(utterance) else None
        if self.meeting_began is None:
            self.meeting_began, self._meeting_from = utterance.at, utterance.message
        self._last_at = utterance.at if self._last_at is None else max(self._last_at, utterance.at)
        self._coverage.add(utterance)
        address = self._addressing.hear(utterance)
        closed = self._turns.hear(utterance, address)
        if closed is not None:
            return Heard(address, closed, self._observe(closed, utterance.at))
        return Heard(address, ended.closed, ended.observations) if ended else Heard(address)

    def _end_meeting(self) -> Heard | None:
        heard = self._end_turn()
        self.meeting_began = None
        self._addressing.begin()
        self._coverage = Coverage()
        self._begin_window()
        return heard

    def _observe(self, closed: Turn, at: datetime) -> tuple[Observation, ...]:
        self._window.update(closed)
        self._lately.update(closed)
        began, led = self.meeting_began, self._belief.leader_centered
        if began is None:
            return ()
        found: list[Observation] = []
        number, message = closed.number, closed.last_message
        if led.enough:
            evidence = self._evidence(closed)
            measures = led.measures
            belief = self._belief.led(self._window, shift("leader-centered", self.known), measures)
            patterns = self._belief.patterns(belief) if self._detail else None
            serial = self._belief.casework(shift("serial-casework", self.known), measures)
            found += (
                Observation("leader-centered", at, number, message, began, belief, evidence, patterns),
                Observation("serial-casework", at, number, message, began, serial, evidence),
            )
        drifted = self._drift.beliefs() if number % SELDOM == 0 else {}
        if drifted:
            numbers = self._drift.evidence(self._window.first.first_message, message)
            found += (
                Observation(
                    pattern, at, number, message, began, belief.moved(shift(pattern, self.known)), numbers
                )
                for pattern, belief in drifted.items()
            )
        return tuple(found)

    def member_hub(self) -> Belief:
        """Give the belief that one member is the hub of the talk now."""
        enough = self._belief.leader_centered.enough
        return self._belief.member_hub(self._window) if enough else Belief(0.0, 0.0, 0.0)

    def _evidence(self, closed: Turn) -> Evidence:
        exchanges, between, expected = self._belief.leader_centered.members.figures
        return Evidence(
            turns=len(self._window),
            exchanges=exchanges,
            between_members=between,
            expected=expected,
            first_message=self._window.first.first_message,
            last_message=closed.last_message,
            spoke=self._coverage.spoke,
            joined=self._coverage.joined,
        )

    def _rebuild(self, message: int = 0) -> Address | None:
        """Hear all that is kept anew; gives to whom that message was said."""
        number, began, began_from, coverage = (
            self._turns.number, self.meeting_began, self._meeting_from, self._coverage,
        )  # fmt: skip
        self._clear()
        address: Address | None = None
        for said in self._log:
            heard = self._take(said)
            if said.message == message:
                address = heard.address
        self._turns.number = max(number, self._turns.number)
        if 0 < began_from <= self._log.dropped and self._meeting_from == self._log.oldest:
            # the meeting is older than what is kept: what was known of its beginning still holds
            self.meeting_began, self._meeting_from, self._coverage = began, began_from, coverage
            for said in self._log:  # one of these may have come late
                coverage.add(said)
        return address


def _without(said: Utterance, person: int, stranger: int) -> Utterance:
    """Take a person out of an utterance: what they said came from someone, what was said to them went to someone."""
    if said.speaker == person:
        return Utterance(message=said.message, speaker=SOMEONE, at=said.at, stranger=stranger)
    return said._replace(
        answered=SOMEONE if said.answered == person else said.answered,
        mentions=tuple(SOMEONE if each == person else each for each in said.mentions),
        named=SOMEONE if said.named == person else said.named,
    )
