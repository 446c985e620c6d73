"""What lines overlap in: the stems of their content words."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from unicodedata import normalize

from bot.practice.content_words import COMMON, stem_of, tells, tokens

_FRAME = {
    "en": frozenset(
        """
        able afraid anxious concern concerned concerns fear fears help helped helping helps hope hoped hopes hoping
        manage never not scared strength strengths strong useful wish wished wishes worried worries worry worrying
        """.split()
    ),
    "de": frozenset(
        """
        angst ängste befürchte befürchtung brauche brauchen braucht fürchte helfen hilfe hilft hoffen hoffnung kräfte
        sorge sorgen stärke stärken wunsch wünsche wünschen wünscht
        """.split()
    ),
}
"""Words that say what kind of line it is, and nothing of what it is about."""
_LINK = re.compile(r"<[^<>\s]{2,80}>|(?:https?://|www\.)\S+")


def stems(words: str, language: str) -> dict[str, str]:
    """Give the stems of the words that carry content, each with how it is written. language: BCP 47.

    Of a language whose function words are not known there are none, rather than those that join everything.

    >>> sorted(stems("I need sleep, not worries", "en"))
    ['sleep']
    >>> stems("Schlaf! Mehr schlafen.", "de")
    {'schlaf': 'Schlaf'}
    """
    language = language[:2].casefold()
    if language not in COMMON:
        return {}
    found: dict[str, str] = {}
    for written in tokens(_plain(words)):
        word = written.lower()
        bare = word.replace("'", "")
        if bare not in COMMON[language] and bare not in _FRAME[language] and tells(word):
            found.setdefault(stem_of(word, language), written if language == "de" else word)
    return found


def says_the_same(one: str, other: str) -> bool:
    """Tell whether two lines are the same words, however they are set.

    >>> says_the_same("More sleep!", "more  sleep"), says_the_same("More sleep", "No sleep")
    (True, False)
    """
    return _words(one) == _words(other)


def _words(text: str) -> list[str] | str:
    return tokens(_plain(text).casefold()) or text.split()  # of signs alone there are no words


def _plain(words: str) -> str:
    return normalize("NFC", _LINK.sub(" ", words)).replace("’", "'")


def most_shared(found: Collection[Mapping[str, str]]) -> tuple[str, ...]:
    """Give the stems that at least two of these have, those that most have first; equal ones by the alphabet."""
    counted = Counter(stem for each in found for stem in each)
    shared = [stem for stem, count in counted.items() if count > 1]
    return tuple(sorted(shared, key=lambda stem: (-counted[stem], stem)))


def spelled(stem: str, found: Iterable[Mapping[str, str]]) -> str:
    """Give how most of them write it, with a capital."""
    spellings = Counter(each[stem] for each in found if stem in each)
    word = min(spellings, key=lambda each: (-spellings[each], each))
    return word[:1].upper() + word[1:]
