"""The last utterances of a room, packed: three hundred of them take 33 KB, as objects they took 100."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from struct import Struct

from bot.dynamics.values import Cues, Utterance

KEPT = 300
_MENTIONS = 4  # three others are an audience, and the speaker may be among them
_NONE = -(2**31)
_START = datetime(1970, 1, 1, tzinfo=UTC)
_FORM = Struct(f"<QqqBQQqqBdi{_MENTIONS}q")


class Log:
    """Utterances in the order of their ids, bounded: the oldest go first.

    >>> log = Log(size=2)
    >>> for message in (1, 3, 2):
    ...     _ = log.add(Utterance(message=message, speaker=7, at=_START))
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
        return (_unpack(self._packed, at) for at in range(0, len(self._packed), _FORM.size))

    def __contains__(self, message: int) -> bool:
        return self._find(message) is not None

    def get(self, message: int) -> Utterance | None:
        at = self._find(message)
        return None if at is None else _unpack(self._packed, at * _FORM.size)

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
        start = at * _FORM.size
        self._packed[start:start] = _pack(utterance)
        newest = at == len(self._ids) - 1
        if len(self._ids) > self._size:
            self.dropped = self._ids[0]
            del self._ids[0], self._packed[: _FORM.size]
        return newest

    def remove(self, message: int) -> bool:
        at = self._find(message)
        if at is None:
            return False
        del self._ids[at]
        del self._packed[at * _FORM.size : (at + 1) * _FORM.size]
        return True

    def rewrite(self, change: Callable[[Utterance], Utterance]) -> None:
        """Put what `change` makes of each utterance in its place."""
        for at in range(0, len(self._packed), _FORM.size):
            self._packed[at : at + _FORM.size] = _pack(change(_unpack(self._packed, at)))

    def amend(self, message: int, cues: Cues) -> Utterance | None:
        """Give an utterance other cues, and give it back; None if it is not here."""
        at, said = self._find(message), self.get(message)
        if at is None or said is None:
            return None
        amended = replace(said, cues=cues)
        self._packed[at * _FORM.size : (at + 1) * _FORM.size] = _pack(amended)
        return amended

    def _find(self, message: int) -> int | None:
        at = bisect_left(self._ids, message)
        return at if at < len(self._ids) and self._ids[at] == message else None


_LEADS, _STRANGER, _TONE, _ANSWERS = 1, 2, 4, 8
_FLAGS = {None: 0, False: 1, True: 2}
_UNFLAG: tuple[bool | None, ...] = (None, False, True)


def _pack(said: Utterance) -> bytes:
    cues = said.cues
    marks = (
        said.leads * _LEADS
        | (said.stranger is not None) * _STRANGER
        | (cues.tone is not None) * _TONE
        | (said.answers is not None) * _ANSWERS
    )
    mentions = said.mentions[:_MENTIONS]
    return _FORM.pack(
        said.message,
        said.speaker,
        (said.at - _START) // timedelta(microseconds=1),
        marks,
        said.answers or 0,
        said.stranger or 0,
        _NONE if said.answered is None else said.answered,
        _NONE if said.named is None else said.named,
        _FLAGS[cues.asks] + 3 * _FLAGS[cues.to_all],
        cues.tone or 0.0,
        _NONE if cues.words is None else cues.words,
        *mentions,
        *[_NONE] * (_MENTIONS - len(mentions)),
    )


def _unpack(packed: bytearray, at: int) -> Utterance:
    (message, speaker, micro, marks, answers, stranger, answered, named, flags, tone, words, *mentions) = (
        _FORM.unpack_from(packed, at)
    )
    return Utterance(
        message=message,
        speaker=speaker,
        at=_START + timedelta(microseconds=micro),
        leads=bool(marks & _LEADS),
        answers=answers if marks & _ANSWERS else None,
        answered=None if answered == _NONE else answered,
        mentions=tuple(each for each in mentions if each != _NONE),
        named=None if named == _NONE else named,
        cues=Cues(
            words=None if words == _NONE else words,
            tone=tone if marks & _TONE else None,
            asks=_UNFLAG[int(flags) % 3],
            to_all=_UNFLAG[int(flags) // 3],
        ),
        stranger=stranger if marks & _STRANGER else None,
    )
