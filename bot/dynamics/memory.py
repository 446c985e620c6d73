"""Who wrote which message, for the last few hundred: two columns of numbers instead of a thousand objects."""

from array import array
from bisect import bisect_left

REMEMBERED = 150


class Authors:
    """Message id to writer, bounded; the oldest is forgotten first.

    >>> authors = Authors(size=2)
    >>> for message, speaker in [(1, 7), (2, 8), (3, 9)]:
    ...     authors.add(message, speaker)
    >>> authors.get(3), authors.get(1)
    (9, None)
    """

    def __init__(self, size: int = REMEMBERED) -> None:
        self._size = size
        self._messages = array("Q")
        self._speakers = array("i")

    def __len__(self) -> int:
        return len(self._messages)

    def add(self, message: int, speaker: int) -> None:
        if not self._messages or message > self._messages[-1]:
            self._messages.append(message)
            self._speakers.append(speaker)
        else:
            at = bisect_left(self._messages, message)
            if self._messages[at] == message:
                self._speakers[at] = speaker
                return
            self._messages.insert(at, message)
            self._speakers.insert(at, speaker)
        if len(self._messages) > self._size:
            del self._messages[0], self._speakers[0]

    def get(self, message: int) -> int | None:
        at = bisect_left(self._messages, message)
        if at < len(self._messages) and self._messages[at] == message:
            return self._speakers[at]
        return None
