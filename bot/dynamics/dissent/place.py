"""The place of an utterance: what others said shortly before, and which view it could differ from."""

from collections import deque
from collections.abc import Iterable
from datetime import datetime
from math import log
from typing import NamedTuple

from bot.dynamics.values import Address, Utterance

LATELY = 24
"""The last messages, by which somebody's own rate is told, and how fast and how full the talk is."""

VIEWS = 6
"""The last messages from which one may be differed."""

FADES = 0.8
"""How a view fades with each message that came after."""

LEAST_VIEW = 0.05
"""Something can be differed from, however little of a view it is."""

EXPLICIT = ("reply", "mention", "name")

A_BREATH, FEW_WORDS = 5.0, 2.0
"""Seconds and words added before the logarithm is taken: below them differences tell nothing."""

FAR = 1.5
"""Logarithms beyond which longer, or fuller, tells no more: somebody only came back late."""


class Said(NamedTuple):
    """What is remembered of a message for as long as it may be differed from.

    view: how far it says how things are or ought to be, 0 to 1; for_all: how far it speaks of everybody, 0 to 1;
    extreme: words that put it for all and always; tone: VADER's; asks: it is a question.
    """

    message: int
    speaker: int
    leads: bool
    view: float
    for_all: float
    extreme: int
    gist: int
    tone: float
    asks: bool


class Place:
    """The last messages of a meeting, with what could be differed from."""

    def __init__(self) -> None:
        self._views: deque[Said] = deque(maxlen=VIEWS)
        self._speakers: deque[int] = deque(maxlen=LATELY)
        self._waits: deque[float] = deque(maxlen=LATELY)
        self._sizes: deque[float] = deque(maxlen=LATELY)
        """Logarithms of the seconds between the last messages, and of their words."""
        self._latest: datetime | None = None

    def add(self, said: Utterance) -> None:
        acts, cues = said.reading.acts if said.reading else None, said.cues
        wait = self._wait(said)
        if wait is not None:
            self._waits.append(wait)
        if cues.words is not None:
            self._sizes.append(log(FEW_WORDS + cues.words))
        self._latest = said.at
        self._speakers.append(said.speaker)
        self._views.append(
            Said(
                message=said.message,
                speaker=said.speaker,
                leads=said.leads,
                view=max(acts.view, acts.advice) if acts else 0.0,
                for_all=acts.collective if acts else 0.0,
                extreme=said.reading.extremes if said.reading else 0,
                gist=said.reading.gist if said.reading else 0,
                tone=cues.tone or 0.0,
                asks=bool(cues.asks),
            )
        )

    def clear(self) -> None:
        self._views.clear()
        self._speakers.clear()
        self._waits.clear()
        self._sizes.clear()
        self._latest = None

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

    def waited(self, said: Utterance) -> float:
        """Tell by how much longer than usual the talk waited for this, as a logarithm, -1.5 to 1.5."""
        wait = self._wait(said)
        return 0.0 if wait is None else _over(wait, self._waits)

    def fuller(self, said: Utterance) -> float:
        """Tell by how many more words than usual this has, as a logarithm, -1.5 to 1.5."""
        return _over(log(FEW_WORDS + (said.cues.words or 0)), self._sizes)

    def _wait(self, said: Utterance) -> float | None:
        if self._latest is None:
            return None
        return log(A_BREATH + max(0.0, (said.at - self._latest).total_seconds()))

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


def _over(one: float, usual: deque[float]) -> float:
    return max(-FAR, min(FAR, one - sum(usual) / len(usual))) if usual else 0.0


def _strongest(newest_first: Iterable[Said]) -> Said | None:
    """Give whose view stands out most; the older, the fainter it is by now."""
    found, most = None, 0.0
    for each, faded in zip(newest_first, _FADED, strict=False):
        strength = (LEAST_VIEW + each.view) * faded
        if strength > most:
            found, most = each, strength
    return found


_FADED = tuple(FADES**back for back in range(VIEWS))
