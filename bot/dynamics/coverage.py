"""How many people spoke in a meeting, and how many of them have joined."""

from bot.dynamics.values import SOMEONE, UNCOUNTED, Utterance

MOST_STRANGERS = 64
"""More strangers than this are not told apart any further: the count stays at this."""

MOST_JOINED = 250


class Coverage:
    """Counts distinct speakers; forgets them all with the meeting.

    >>> from datetime import UTC, datetime
    >>> at = datetime(2026, 1, 1, tzinfo=UTC)
    >>> coverage = Coverage()
    >>> coverage.add(Utterance(message=1, speaker=2_000_000_000, at=at))  # numbers are drawn at random
    >>> coverage.add(Utterance(message=2, speaker=SOMEONE, at=at, stranger=99))
    >>> coverage.spoke, coverage.joined
    (2, 1)
    """

    def __init__(self) -> None:
        self._joined: set[int] = set()
        self._strangers: set[int] = set()
        self._unnumbered = False

    @property
    def joined(self) -> int:
        return len(self._joined)

    @property
    def spoke(self) -> int:
        return len(self._joined) + max(len(self._strangers), int(self._unnumbered))

    def add(self, utterance: Utterance) -> None:
        if utterance.speaker != SOMEONE:
            if len(self._joined) < MOST_JOINED:
                self._joined.add(utterance.speaker)
        elif utterance.stranger == UNCOUNTED:
            return
        elif utterance.stranger is None:
            self._unnumbered = True
        elif len(self._strangers) < MOST_STRANGERS:
            self._strangers.add(utterance.stranger)

    def forget(self, person: int, stranger: int) -> None:
        """Someone left: they spoke, but they have not joined any more."""
        if person in self._joined:
            self._joined.remove(person)
            self._strangers.add(stranger)
