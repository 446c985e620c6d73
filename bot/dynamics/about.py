"""What the last things said in a meeting were about, as bits: enough to tell that the talk touches something."""

from collections import deque
from typing import NamedTuple

from bot.dynamics.values import SOMEONE, Utterance

LAST = 8


class About(NamedTuple):
    message: int
    speaker: int
    gist: int


class Lately:
    """The last things that were read, bounded; what was withdrawn or is somebody's no more is not among them.

    >>> from datetime import UTC, datetime
    >>> from bot.dynamics.acts.reading import Reading
    >>> lately, at = Lately(), datetime(2026, 1, 1, tzinfo=UTC)
    >>> for speaker in (7, 8):
    ...     lately.hear(Utterance(message=speaker, speaker=speaker, at=at, reading=Reading(gist=6)))
    >>> lately.forget(8)
    >>> lately.gists()
    [(7, 6)]
    """

    def __init__(self) -> None:
        self._said: deque[About] = deque(maxlen=LAST)

    def hear(self, said: Utterance) -> None:
        if said.reading is not None and said.speaker != SOMEONE:
            self._said.append(About(said.message, said.speaker, said.reading.gist))

    def forget(self, person: int) -> None:
        self._keep([each for each in self._said if each.speaker != person])

    def withdraw(self, message: int) -> None:
        self._keep([each for each in self._said if each.message != message])

    def clear(self) -> None:
        self._said.clear()

    def gists(self) -> list[tuple[int, int]]:
        """Give who said each, and its gist; the oldest first."""
        return [(each.speaker, each.gist) for each in self._said]

    def _keep(self, said: list[About]) -> None:
        self._said = deque(said, maxlen=LAST)
