"""The place of an utterance: what others said shortly before, and which view it could differ from."""

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from bot.dynamics.values import Address, Utterance

LATELY = 24
"""The last messages, by which somebody's own rate is told."""

VIEWS = 6
"""The last messages from which one may be differed."""

FADES = 0.8
"""How a view fades with each message that came after."""

EXPLICIT = ("reply", "mention", "name")


class Said(NamedTuple):
    """What is remembered of a message for as long as it may be differed from.

    view: how far it says how things are or ought to be, 0 to 1; tone: VADER's; asks: it is a question.
    """

    message: int
    speaker: int
    leads: bool
    view: float
    gist: int
    tone: float
    asks: bool


class Place:
    """The last messages of a meeting, with what could be differed from."""

    def __init__(self) -> None:
        self._views: deque[Said] = deque(maxlen=VIEWS)
        self._speakers: deque[int] = deque(maxlen=LATELY)

    def add(self, said: Utterance) -> None:
        acts = said.reading.acts if said.reading else None
        self._speakers.append(said.speaker)
        self._views.append(
            Said(
                message=said.message,
                speaker=said.speaker,
                leads=said.leads,
                view=max(acts.view, acts.advice) if acts else 0.0,
                gist=said.reading.gist if said.reading else 0,
                tone=said.cues.tone or 0.0,
                asks=bool(said.cues.asks),
            )
        )

    def clear(self) -> None:
        self._views.clear()
        self._speakers.clear()

    def forget(self, person: int, somebody: int) -> None:
        self._speakers = deque((somebody if each == person else each for each in self._speakers), LATELY)
        self._views = deque((each for each in self._views if each.speaker != person), VIEWS)

    def rate(self, person: int, at_least: int) -> float:
        """Give somebody's share of the last messages, 0 where they wrote fewer than that."""
        wrote = sum(each == person for each in self._speakers)
        return wrote / len(self._speakers) if wrote >= at_least else 0.0

    def differed_from(self, said: Utterance, address: Address) -> Said | None:
        """Give the message that an utterance differs from if it does: the one it answers, else the strongest view."""
        others = [each for each in reversed(self._views) if each.speaker != said.speaker]
        if said.answers is not None:
            answered = next((each for each in others if each.message == said.answers), None)
            if answered is not None:
                return answered
        if address.how in EXPLICIT:
            theirs = [each for each in others if each.speaker == address.to]
            if theirs:
                return max(_faded(theirs))[1]
        return max(_faded(others))[1] if others else None

    def last_of_others(self, person: int) -> Said | None:
        return next((each for each in reversed(self._views) if each.speaker != person), None)


def _faded(newest_first: list[Said]) -> Iterator[tuple[float, Said]]:
    for back, each in enumerate(newest_first):
        yield (0.05 + each.view) * FADES**back, each
