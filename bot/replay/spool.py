"""Putting any number of rows of bytes in order with a few of them in memory: a merge sort through a file."""

import heapq
from collections.abc import Iterator

from bot.replay.unnamed import Unnamed

RUN = 50_000
"""Rows sorted in memory at once."""

AT_ONCE = 64
"""Rows read at once of each run."""


class Spool(Unnamed):
    """Rows of one size, given back in ascending order, those with the same beginning once (the first that came).

    They wait in a file that has no name and is gone with the process.

    >>> with Spool(size=2, key=1) as spool:
    ...     for row in (b"b1", b"a1", b"b2"):
    ...         spool.add(row)
    ...     list(spool)
    [b'a1', b'b1']
    """

    def __init__(self, size: int, key: int = 8, run: int = RUN) -> None:
        super().__init__()
        self._size, self._key, self._run = size, key, run
        self._waiting: list[bytes] = []
        self._runs: list[tuple[int, int]] = []
        self._ended = 0

    def add(self, row: bytes) -> None:
        self._waiting.append(row)
        if len(self._waiting) == self._run:
            self._write()

    def __iter__(self) -> Iterator[bytes]:
        self._write()
        last = None
        for row in heapq.merge(*[self._rows(*run) for run in self._runs], key=self._begins):
            begins = self._begins(row)
            if begins != last:
                yield row
            last = begins

    def _begins(self, row: bytes) -> bytes:
        return row[: self._key]

    def _write(self) -> None:
        if self._waiting:
            self._waiting.sort(key=self._begins)  # stable, as the merge is: the first that came stays first
            self._file.seek(self._ended)
            self._file.write(b"".join(self._waiting))
            self._runs.append((self._ended, len(self._waiting)))
            self._ended += len(self._waiting) * self._size
            self._waiting = []

    def _rows(self, start: int, count: int) -> Iterator[bytes]:
        size = self._size
        for first in range(0, count, AT_ONCE):
            self._file.seek(start + first * size)
            piece = self._file.read(min(AT_ONCE, count - first) * size)
            yield from (piece[at : at + size] for at in range(0, len(piece), size))
