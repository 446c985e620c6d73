"""The place of an utterance: what others said shortly before, and which view it could differ from."""

from collections import deque
from collections.abc import Iterable
from typing import NamedTuple

from bot.dynamics.values import Address, Utterance

LATELY = 24
"""The last messages, by which somebody's own rate is told."""

VIEWS = 6
"""The last messages from which one may be differed."""

FADES = 0.8
"""How a view fades with each message that came after."""

LEAST_VIEW = 0.05
"""Something can be differed from, however little of a view it is."""

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
        reading, cues = said.reading, said.cues
        view, gist = (max(reading.acts.view, reading.acts.advice), reading.gist) if reading else (0.0, 0)
        self._speakers.append(said.speaker)
        self._views.append(
            Said(said.message, said.speaker, said.leads, view, gist, cues.tone or 0.0, bool(cues.asks))
        )

    def clear(self) -> None:
        self._views.clear()
        self._speakers.clear()

    def forget(self, person: int, somebody: int) -> None:
        self._speakers = deque((somebody if each == person else each for each in self._speakers), LATELY)
        self._views = deque((each for each in self._views if each.speaker != person), VIEWS)

    def is_asked(self, person: int) -> bool:
        """Whether the last thing that another said was a question."""
        for each in reversed(self._views):
            if each.speaker != person:
                return each.asks
        return False

    def rate(self, person: int, at_least: int) -> float:
        """Give somebody's share of the last messages, 0 where they wrote fewer than that."""
        wrote = sum(each == person for each in self._speakers)
        return wrote / len(self._speakers) if wrote >= at_least else 0.0

    def differed_from(self, said: Utterance, address: Address) -> Said | None:
        """Give the message that an utterance differs from if it does: the one it answers, else the strongest view."""
        speaks = said.speaker
        others = [each for each in reversed(self._views) if each.speaker != speaks]
        if said.answers is not None:
            answered = next((each for each in others if each.message == said.answers), None)
            if answered is not None:
                return answered
        if address.how in EXPLICIT:
            others = [each for each in others if each.speaker == address.to] or others
        return _strongest(others)


def _strongest(newest_first: Iterable[Said]) -> Said | None:
    """Give whose view stands out most; the older, the fainter it is by now."""
    found, most = None, 0.0
    for each, faded in zip(newest_first, _FADED, strict=False):
        strength = (LEAST_VIEW + each.view) * faded
        if strength > most:
            found, most = each, strength
    return found


_FADED = tuple(FADES**back for back in range(VIEWS))
