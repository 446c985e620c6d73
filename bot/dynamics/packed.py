"""An utterance as a row of bytes, a third of its size as objects; rows of bytes sort by their messages' ids."""

from datetime import UTC, datetime, timedelta
from struct import Struct

from bot.dynamics.acts.reading import Reading
from bot.dynamics.values import Cues, Utterance

_MENTIONS = 4  # three others are an audience, and the speaker may be among them
_NONE = -(2**31)
_START = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_FORM = Struct(f">QiqBQQiiBhi{_MENTIONS}i")  # big-endian, so that the bytes of the id sort as it does
_TONE_PARTS = 10_000  # VADER gives four digits

SIZE = _FORM.size
_LEADS, _STRANGER, _TONE, _ANSWERS = 1, 2, 4, 8
_FLAGS = {None: 0, False: 1, True: 2}
_UNFLAG: tuple[bool | None, ...] = (None, False, True)


def pack(said: Utterance) -> bytes:
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
        (said.at - _START) // _MICROSECOND,
        marks,
        said.answers or 0,
        said.stranger or 0,
        _NONE if said.answered is None else said.answered,
        _NONE if said.named is None else said.named,
        _FLAGS[cues.asks] + 3 * _FLAGS[cues.to_all],
        round((cues.tone or 0.0) * _TONE_PARTS),
        _NONE if cues.words is None else cues.words,
        *mentions,
        *[_NONE] * (_MENTIONS - len(mentions)),
    )


def unpack(packed: bytes | bytearray, at: int = 0, reading: Reading | None = None) -> Utterance:
    """Give what was packed, with what was taken from its text if that is known from elsewhere."""
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
            tone=tone / _TONE_PARTS if marks & _TONE else None,
            asks=_UNFLAG[int(flags) % 3],
            to_all=_UNFLAG[int(flags) // 3],
        ),
        stranger=stranger if marks & _STRANGER else None,
        reading=reading,
    )
