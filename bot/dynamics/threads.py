"""Whom an utterance goes on with where many threads of talk run side by side.

A conditional logit over the last speakers, small enough to be read. References: Elsner & Charniak (2010), Disentangling
Chat; Kummerfeld et al. (2019), on every second of whose help channels (CC BY 4.0) the weights were learned: on the
others they are right 33 times in 100, where the last other speaker is right 26 times.
"""

from collections import deque
from math import log
from typing import NamedTuple

from bot.dynamics.acts.gist import shared
from bot.dynamics.values import Utterance

MESSAGES, PEOPLE = 18, 10
"""The last messages that are looked at, and of how many people."""

FADES = 0.9
"""How what a message tells fades with each that came after."""

RANK, LATEST, WORDS, ASKED, TO_ME, PARTNER = -0.95, -0.3, 1.2, 0.55, 1.1, 0.5
"""Weights in log-odds: for the logarithm of how many others spoke since, for being the very last (who goes on with
the very last has no need to say so), for a word in common, for a question, for having spoken to me, for being whom I
spoke with last."""

MOST_WORDS = 3.0


class Said(NamedTuple):
    speaker: int
    gist: int
    asks: bool
    to: int | None


class Threads:
    """The last messages of a talk, with to whom they were said.

    >>> from datetime import UTC, datetime
    >>> at, threads = datetime(2026, 1, 1, tzinfo=UTC), Threads()
    >>> for number, (speaker, to) in enumerate([(7, None), (8, 9), (3, None), (4, None)]):
    ...     threads.add(Utterance(message=number, speaker=speaker, at=at), to)
    >>> threads.likeliest(Utterance(message=9, speaker=9, at=at))
    8
    """

    def __init__(self) -> None:
        self._said: deque[Said] = deque(maxlen=MESSAGES)

    def add(self, utterance: Utterance, to: int | None) -> None:
        gist = utterance.reading.gist if utterance.reading else 0
        self._said.append(Said(utterance.speaker, gist, bool(utterance.cues.asks), to))

    def likeliest(self, said: Utterance) -> int | None:
        """Give whom somebody most likely goes on with; None where nobody else spoke lately."""
        me, gist = said.speaker, said.reading.gist if said.reading else 0
        partner: int | None = None
        known = False
        scores: dict[int, float] = {}
        in_common: dict[int, float] = {}
        asked: set[int] = set()
        to_me: set[int] = set()
        for fades, (speaker, words, asks, to) in zip(_FADED, reversed(self._said), strict=False):
            if speaker == me:
                if not known:
                    partner, known = to, True
                continue
            if speaker not in scores:
                if len(scores) == PEOPLE:
                    break
                scores[speaker] = _RANKS[len(scores)]
            if gist & words:
                had = in_common.get(speaker, 0.0)
                in_common[speaker] = max(had, WORDS * min(MOST_WORDS, shared(gist, words)) * fades)
                scores[speaker] += in_common[speaker] - had
            if asks and speaker not in asked:
                asked.add(speaker)
                scores[speaker] += ASKED * fades
            if to == me and speaker not in to_me:
                to_me.add(speaker)
                scores[speaker] += TO_ME * fades
        if partner in scores:
            scores[partner] += PARTNER
        return max(scores, key=scores.__getitem__, default=None)


_FADED = tuple(FADES**back for back in range(MESSAGES))
_RANKS = tuple(RANK * log(1 + rank) + LATEST * (rank == 0) for rank in range(PEOPLE))
