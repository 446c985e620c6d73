"""Who has had the floor lately, and how long each waits for it."""

from bot.dynamics.values import SOMEONE, Utterance

LATELY = 40
"""Turns after which somebody who says nothing is not waiting any more: they listen."""

LEAST = 3
"""Members in the talk from which a waiting time tells anything: with two it is always the other's turn."""


class Floor:
    """The members in the talk, whoever spoke last at the end.

    >>> from datetime import UTC, datetime
    >>> at, floor = datetime(2026, 1, 1, tzinfo=UTC), Floor()
    >>> order = [7, 8, 9, 7, 9]
    >>> [floor.waited(Utterance(message=n, speaker=who, at=at), n) for n, who in enumerate(order, 1)]
    [None, None, None, 1.0, 0.0]
    """

    def __init__(self) -> None:
        self._last: dict[int, int] = {}

    def waited(self, said: Utterance, turn: int) -> float | None:
        """Take a new turn's beginning in; gives its speaker's rank among those waiting, 1 for the longest.

        The one who spoke just before cannot go on, so with n members in the talk the ranks are 0 to n - 2.
        None for a facilitator, for who has not joined, for a first word, and among fewer than three.
        """
        speaker = said.speaker
        if said.leads or speaker == SOMEONE:
            return None
        last = self._last
        while last and turn - (oldest := next(iter(last.items())))[1] > LATELY:
            del last[oldest[0]]
        before = last.pop(speaker, None)
        last[speaker] = turn
        if before is None or len(last) < LEAST:
            return None
        since = sum(at > before for at in last.values()) - 1  # others who had the floor since
        return max(0.0, (since - 1) / (len(last) - 2))
