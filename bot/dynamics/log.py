"""The last utterances of a room, packed."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator

from bot.dynamics.packed import SIZE, pack, unpack
from bot.dynamics.values import Cues, Utterance

KEPT = 60


class Log:
    """Utterances in the order of their ids, bounded: the oldest go first.

    >>> from datetime import UTC, datetime
    >>> log, at = Log(size=2), datetime(2026, 1, 1, tzinfo=UTC)
    >>> for message in (1, 3, 2):
    ...     _ = log.add(Utterance(message=message, speaker=7, at=at))
    >>> [each.message for each in log]
    [2, 3]
    """

    def __init__(self, size: int = KEPT) -> None:
        self._size = size
        self._ids = array("Q")
        self._packed = bytearray()
        self.dropped = 0
        """The greatest id that had to go, 0 when none had: what is older than that is not known any more."""

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[Utterance]:
        return (unpack(self._packed, at) for at in range(0, len(self._packed), SIZE))

    def __contains__(self, message: int) -> bool:
        return self._find(message) is not None

    def get(self, message: int) -> Utterance | None:
        at = self._find(message)
        return None if at is None else unpack(self._packed, at * SIZE)

    @property
    def newest(self) -> int:
        """The greatest id, 0 when nothing is here."""
        return self._ids[-1] if self._ids else 0

    @property
    def oldest(self) -> int:
        return self._ids[0] if self._ids else 0

    def add(self, utterance: Utterance) -> bool:
        """Put an utterance in its place; False if it is the newest no more (it came late)."""
        at = bisect_left(self._ids, utterance.message)
        self._ids.insert(at, utterance.message)
        start = at * SIZE
        self._packed[start:start] = pack(utterance)
        newest = at == len(self._ids) - 1
        if len(self._ids) > self._size:
            self.dropped = self._ids[0]
            del self._ids[0], self._packed[:SIZE]
        return newest

    def remove(self, message: int) -> bool:
        at = self._find(message)
        if at is None:
            return False
        del self._ids[at]
        del self._packed[at * SIZE : (at + 1) * SIZE]
        return True

    def rewrite(self, change: Callable[[Utterance], Utterance]) -> None:
        """Put what `change` makes of each utterance in its place."""
        for at in range(0, len(self._packed), SIZE):
            self._packed[at : at + SIZE] = pack(change(unpack(self._packed, at)))

    def amend(self, message: int, cues: Cues) -> Utterance | None:
        """Give an utterance other cues, and give it back; None if it is not here."""
        at, said = self._find(message), self.get(message)
        if at is None or said is None:
            return None
        amended = said._replace(cues=cues)
        self._packed[at * SIZE : (at + 1) * SIZE] = pack(amended)
        return amended

    def _find(self, message: int) -> int | None:
        at = bisect_left(self._ids, message)
        return at if at < len(self._ids) and self._ids[at] == message else None
