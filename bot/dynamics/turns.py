"""Grouping consecutive messages of one speaker into turns."""

from datetime import timedelta

from bot.dynamics.floor import Floor
from bot.dynamics.values import SOMEONE, Address, Turn, Utterance

TURN_GAP = timedelta(minutes=10)
"""After so long a pause the same person takes a new turn: they come back to something, they don't go on."""


class Turns:
    """Builds turns from utterances; hands out a turn when the next one begins.

    SOMEONE is one party: nobody can tell here whether two messages come from one stranger or from two, so
    consecutive ones are one turn, and they never join a person's turn.

    >>> from datetime import UTC, datetime
    >>> at, to_all = datetime(2026, 1, 1, tzinfo=UTC), Address(None, 1.0, "group")
    >>> turns = Turns()
    >>> turns.hear(Utterance(message=1, speaker=7, at=at), to_all)
    >>> turns.hear(Utterance(message=2, speaker=7, at=at), to_all)
    >>> closed = turns.hear(Utterance(message=3, speaker=8, at=at), to_all)
    >>> closed.speaker, closed.messages
    (7, 2)
    """

    def __init__(self, gap: timedelta = TURN_GAP, *, ranks: bool = True) -> None:
        """ranks: tell of each turn how long its speaker waited for it."""
        self.number = 0
        """How many turns were begun."""
        self._gap = gap
        self._open: _Open | None = None
        self._side: dict[int, bool] = {}
        self._floor = Floor() if ranks else None

    @property
    def current(self) -> Turn | None:
        """The turn that is still going on."""
        return self._open.turn(self.number, self._side) if self._open else None

    def hear(self, utterance: Utterance, address: Address) -> Turn | None:
        """Take an utterance in; gives the turn that it closes, if any."""
        last = self._open
        if last and last.speaker == utterance.speaker and utterance.at - last.ended <= self._gap:
            last.go_on(utterance, address)
            return None
        closed = self.current
        self._note_side(utterance)
        self.number += 1
        waited = self._floor.waited(utterance, self.number) if self._floor else None
        self._open = _Open(utterance, address, last, waited)
        return closed

    def close(self) -> Turn | None:
        """End the current turn and forget who spoke before: the meeting is over."""
        closed = self.current
        self._open = None
        self._floor = Floor() if self._floor else None
        return closed

    def _note_side(self, utterance: Utterance) -> None:
        if utterance.speaker == SOMEONE or utterance.leads == self._side.get(utterance.speaker, False):
            return
        if utterance.leads and len(self._side) < _SIDES:
            self._side[utterance.speaker] = True
        else:
            self._side.pop(utterance.speaker, None)


_SIDES = 50
"""More facilitators than this in one meeting are not kept apart from members when they are spoken to."""


class _Open:
    """A turn under way."""

    __slots__ = (
        "address", "after", "after_leads", "before", "before_leads", "ended", "first", "last", "leads", "messages",
        "speaker", "waited", "words",
    )  # fmt: skip

    def __init__(
        self, said: Utterance, address: Address, previous: "_Open | None", waited: float | None
    ) -> None:
        self.waited = waited
        self.speaker, self.leads, self.address = said.speaker, said.leads, address
        self.ended = said.at
        self.first = self.last = said.message
        self.messages, self.words = 1, said.cues.words
        self.after: int | None = None
        self.before: int | None = None
        self.after_leads = self.before_leads = False
        if previous:
            self.after, self.after_leads = previous.speaker, previous.leads
            self.before, self.before_leads = previous.after, previous.after_leads

    def go_on(self, said: Utterance, address: Address) -> None:
        self.ended, self.last = max(self.ended, said.at), said.message
        self.leads = self.leads or said.leads
        self.messages += 1
        if said.cues.words is not None:
            self.words = (self.words or 0) + said.cues.words
        if address.how in ("reply", "mention", "name") and address.weight > _said(self.address):
            self.address = address

    def turn(self, number: int, side: dict[int, bool]) -> Turn:
        to = self.address.to
        return Turn(
            number=number,
            speaker=self.speaker,
            leads=self.leads,
            address=self.address,
            ended=self.ended,
            first_message=self.first,
            last_message=self.last,
            messages=self.messages,
            words=self.words,
            to_leads=to is not None and to in side,
            after=self.after,
            after_leads=self.after_leads,
            before=self.before,
            before_leads=self.before_leads,
            waited=self.waited,
        )


def _said(address: Address) -> float:
    """Give the weight of an address that was said; a guess or none gives way to any that is."""
    return address.weight if address.how in ("reply", "mention", "name") else 0.0
