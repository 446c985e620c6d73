"""Reading JSON piece by piece: whatever the size of the file, a few pieces of it are in memory."""

import json
import re
from collections.abc import Callable
from typing import Any, Protocol

PIECE = 1 << 18
"""Characters read at once."""

LONGEST = 1 << 23
"""Characters in which one value must end; a message with all its embeds has a few hundred thousand at most."""

_SPACE = re.compile(r"[ \t\r\n]*")
_UNFINISHED = 12
"""A fault so near to the end of what was read may come of its being cut there: `\\u12`, `tru`, `-`."""


class Readable(Protocol):
    """What a text is read from."""

    def read(self, size: int, /) -> str: ...


class CutOff(Exception):
    """The file ends before the value does."""


class Malformed(Exception):
    """What stands here is no JSON, or no end of it is in sight; the message says what is wrong."""


class Stream:
    """A text read from left to right, value by value.

    >>> import io
    >>> stream = Stream(io.StringIO('{"a": [1, 2]}'))
    >>> stream.take("{"), stream.value(), stream.take(":"), stream.value(), stream.peek()
    (True, 'a', True, [1, 2], '}')
    """

    def __init__(self, text: Readable, on_read: Callable[[], None] = lambda: None) -> None:
        self._text = text
        self._on_read = on_read
        self._buffer = ""
        self._at = 0
        self._lines = 1
        self._counted = 0
        self._ended = False
        self._decode = json.JSONDecoder().raw_decode

    @property
    def line(self) -> int:
        """The number of the line that comes next, from 1."""
        self._lines += self._buffer.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._lines

    def peek(self) -> str:
        """Give the next character that is no space, "" at the end."""
        while True:
            found = _SPACE.match(self._buffer, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._buffer):
                return self._buffer[self._at]
            if not self._more():
                return ""

    def take(self, character: str) -> bool:
        """Go past a character if it is the next one."""
        if self.peek() != character:
            return False
        self._at += 1
        return True

    def value(self) -> Any:
        """Read the value that comes next. Raises CutOff or Malformed, and then stands where it stood."""
        self.peek()
        while True:
            try:
                found, end = self._decode(self._buffer, self._at)
            except json.JSONDecodeError as error:
                if not self._may_go_on(error) or not (self._more() or self._is_cut(error)):
                    raise Malformed(error.msg) from error
                if self._ended:
                    raise CutOff from error
            except (ValueError, RecursionError) as error:  # a number of five thousand digits, a nest of lists
                raise Malformed("it is too big or too deep") from error
            else:
                if end < len(self._buffer) or not self._more():
                    self._at = end
                    return found

    def skip_to(self, pattern: re.Pattern[str]) -> bool:
        """Go past this character to where a pattern next begins; False if it does not come any more."""
        self._at += 1
        while True:
            found = pattern.search(self._buffer, self._at)
            if found:
                self._at = found.start()
                return True
            self._at = max(self._at, len(self._buffer) - PIECE)  # the pattern may have begun
            if not self._more():
                self._at = len(self._buffer)
                return False

    def _may_go_on(self, error: json.JSONDecodeError) -> bool:
        """Tell whether a fault may come of the value's end not being read yet."""
        if len(self._buffer) - self._at > LONGEST:
            return False
        return error.msg.startswith("Unterminated string") or error.pos >= len(self._buffer) - _UNFINISHED

    def _is_cut(self, error: json.JSONDecodeError) -> bool:
        """Tell, at the end of the text, whether a fault is that end: nothing is closed after it."""
        if error.msg.startswith("Unterminated string"):
            return True
        return not any(sign in self._buffer[error.pos :] for sign in "]}")

    def _more(self) -> bool:
        piece = "" if self._ended else self._text.read(PIECE)
        if not piece:
            self._ended = True
            return False
        self._lines = self.line
        self._buffer = self._buffer[self._at :] + piece
        self._at = self._counted = 0
        self._on_read()
        return True
