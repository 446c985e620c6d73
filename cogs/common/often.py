"""How often somebody does something that everybody sees, counted in memory, so that a flood has an end."""

from collections import deque
from collections.abc import Hashable
from datetime import datetime, timedelta

AN_HOUR = timedelta(hours=1)
COUNTED_AT_MOST = 10_000
"""Whom it is counted of; then whoever did nothing for longest is no longer."""


class Often:
    """most: so many times within a time anything may be done. A start begins to count anew.

    >>> from datetime import UTC
    >>> often, noon = Often(2), datetime(2026, 1, 8, 12, tzinfo=UTC)
    >>> [often.once_more("Ada", noon) for _time in range(3)], often.once_more("Ada", noon + AN_HOUR)
    ([True, True, False], True)
    """

    def __init__(self, most: int, within: timedelta = AN_HOUR) -> None:
        self._most, self._within = most, within
        self._done: dict[Hashable, deque[datetime]] = {}

    def once_more(self, who: Hashable, now: datetime) -> bool:
        """Count it; False, uncounted, where it was done as often as may be."""
        done = self._done.pop(who, deque(maxlen=self._most))
        may = len(done) < self._most or now - done[0] >= self._within
        if may:
            done.append(now)
        self._done[who] = done  # the last ones are those who did it last
        if len(self._done) > COUNTED_AT_MOST:
            del self._done[next(iter(self._done))]
        return may

    def forget(self, who: Hashable) -> None:
        """Keep nothing in mind of somebody who left."""
        self._done.pop(who, None)
