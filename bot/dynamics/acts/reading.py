"""What is taken from a text while it is heard: what it does, what it is about, whom it names. None of it is stored."""

from collections.abc import Mapping
from struct import Struct
from typing import NamedTuple

from bot.dynamics.acts.gist import gist
from bot.dynamics.acts.model import CUES, NOTHING, WORDS_AT_MOST, Acts, acts_of
from bot.dynamics.acts.terms import words_of

MOST_NAMED = 2
MOST_COUNTED = 255

_NEGATIONS = frozenset(
    """
    no not never nothing nobody none nowhere neither nor without hardly barely cannot cant dont doesnt
    didnt isnt arent wasnt werent wont wouldnt couldnt shouldnt havent hasnt hadnt aint
    """.split()
)
_FIRST_PERSON = frozenset("i im ive id ill me my mine myself us our ours".split())
_EXTREMES = frozenset(
    """
    all every each everyone everybody everything always never ever nobody noone nothing none only any anyone
    anybody whole must best
    """.split()
)
_SECOND_PERSON = frozenset("you your youre yours yourself youd youll youve u ur".split())


class Reading(NamedTuple):
    """What was taken from a text.

    acts: what it does; gist: bits of what it is about; about: people it names, in no order; negations: words
    that deny; own, yours: words of the first and of the second person; extremes: words that put it for all and always
    (Pomerantz 1986 on extreme case formulations).
    """

    acts: Acts = NOTHING
    gist: int = 0
    about: tuple[int, ...] = ()
    negations: int = 0
    own: int = 0
    yours: int = 0
    extremes: int = 0


_FORM = Struct(f">{len(CUES)}d16s5B{MOST_NAMED}i")
READING_SIZE = _FORM.size


def pack_reading(reading: Reading) -> bytes:
    """Give a row of bytes from which the very same reading comes again."""
    named = reading.about + (0,) * (MOST_NAMED - len(reading.about))
    counts = (len(reading.about), reading.negations, reading.own, reading.yours, reading.extremes)
    return _FORM.pack(*reading.acts, reading.gist.to_bytes(16, "big"), *counts, *named)


def unpack_reading(packed: bytes | bytearray, at: int = 0) -> Reading:
    parts = _FORM.unpack_from(packed, at)
    acts, (bits, how_many, *counts), named = (
        parts[: len(CUES)], parts[len(CUES) : -MOST_NAMED], parts[-MOST_NAMED:],
    )  # fmt: skip
    return Reading(Acts(*acts), int.from_bytes(bits, "big"), named[:how_many], *counts)


def reading_of(text: str, names: Mapping[str, int]) -> Reading:
    """Read an English text; names: what people are called, casefolded (`bot.dynamics.names`).

    >>> told = reading_of("I'm with Lea on this", {"lea marie": 4, "lea": 4})
    >>> told.acts.siding > 0.5, told.about
    (True, (4,))
    """
    words = words_of(text)[:WORDS_AT_MOST]
    if not words:
        return Reading()
    named = names.keys() & set(words)
    return Reading(
        acts=acts_of(words),
        gist=gist(words),
        about=tuple(sorted({names[name] for name in named})[:MOST_NAMED]) if named else (),
        negations=min(MOST_COUNTED, sum(map(_NEGATIONS.__contains__, words))),
        own=min(MOST_COUNTED, sum(map(_FIRST_PERSON.__contains__, words))),
        yours=min(MOST_COUNTED, sum(map(_SECOND_PERSON.__contains__, words))),
        extremes=min(MOST_COUNTED, sum(map(_EXTREMES.__contains__, words))),
    )


def read_acts(text: str, names: Mapping[str, int], *, language: str = "en") -> Reading | None:
    """Read a text where the group speaks English; None where it does not, for nothing could be told."""
    return reading_of(text, names) if language[:2].casefold() == "en" else None
