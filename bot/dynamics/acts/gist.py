"""What a text is about, as a handful of bits: enough to tell that another takes it up, too few to say what it was."""

from collections.abc import Iterable
from functools import lru_cache
from zlib import crc32

BITS = 128
LEAST_LETTERS = 4
MOST_WORDS = 24
"""Words that set a bit each; more would fill the bits, and everything would be like everything."""

COMMON = frozenset(
    """
    about above actually after again agree agreed almost also although always another anyone anything
    anyway arent around asked away back because been before being best better between both came cannot
    cant come could couldnt days didnt different does doesnt doing done dont down each else even ever
    every everybody everyone everything exactly feel feeling feels felt find first from gets getting give
    glad goes going gone gonna good guess hadnt happen happened hard hasnt have havent having heard hello
    help here hers herself himself hope into isnt itself ive just keep kind know knows last least less
    life like little long look looking lots made make makes making many maybe mean means might mine more
    most much must myself need needs never next nice nobody nothing often okay once only other others ours
    over people perhaps point pretty probably quite rather really right said same says seem seems shall
    should shouldnt since some somebody someone something sometimes soon sorry still stuff such sure take
    takes talk tell than thank thanks that thats their theirs them themselves then there theres these they
    theyre thing things think thinking this those though thought through time times today together told
    tonight true under until upon used very want wanted wants wasnt week well went were werent weve what
    whatever whats when where which while whole whos will wish with within without wont wonder work works
    would wouldnt yeah year years yesterday youd youll your youre yours yourself youve
    """.split()
)
"""Words that tell nothing of what a text is about."""
_ENDINGS = ("ings", "ing", "edly", "ed", "es", "ly", "s")


def gist(words: Iterable[str]) -> int:
    """Set a bit for the stem of each word that carries content.

    >>> gist(["the", "medication", "helped"]) & gist(["medications"]) > 0
    True
    >>> gist(["what", "do", "you", "think"])
    0
    """
    content = {word for word in words if len(word) >= LEAST_LETTERS} - COMMON
    if len(content) > MOST_WORDS:
        content = sorted(content, key=_longest_first)[:MOST_WORDS]
    bits = 0
    for word in content:
        bits |= _bit(word)
    return bits


def shared(one: int, other: int) -> float:
    """Give how many content words two texts share, over what as many bits would share by chance."""
    ones, others = one.bit_count(), other.bit_count()
    return max(0.0, (one & other).bit_count() - ones * others / BITS)


def _longest_first(word: str) -> tuple[int, str]:
    return -len(word), word


@lru_cache(maxsize=4_096)
def _bit(word: str) -> int:
    return 1 << crc32(_stem(word).encode()) % BITS


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST_LETTERS - 1:
            return word.removesuffix(ending).rstrip("e")
    return word.rstrip("e")
