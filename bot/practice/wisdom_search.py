"""Searching in the wisdom book: over opened words in memory, by the beginnings of words. There is no index."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

WORDS_LOOKED_FOR = 8
SHORTEST_STEM, LONGER_BY = 4, 3
"""A word in the book of so many letters is also found by a longer one that begins with it: sleep by sleeping."""

EXACT, BEGINS, SHORTER, IN_THEME, OFTEN = 3.0, 2.0, 1.0, 2.0, 3

_WORD = re.compile(r"\w+")


class Opened(NamedTuple):
    """What of an entry is searched. key: by which it is found again."""

    key: int
    words: str
    themes: tuple[str, ...]


def folded(text: str) -> str:
    """Make alike what differs only in size or accents.

    >>> folded("Élan, Straße, ÜBER")
    'elan, strasse, uber'
    """
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def terms(query: str) -> tuple[str, ...]:
    """Give the words that are looked for, each once.

    >>> terms("Sleep, sleep and Ängste")
    ('sleep', 'and', 'angste')
    """
    return tuple(dict.fromkeys(_WORD.findall(folded(query))))[:WORDS_LOOKED_FOR]


def search(entries: Iterable[Opened], query: str) -> list[int]:
    """Give the keys of all entries in which every word occurs, the best first; of equals the later one.

    >>> book = [Opened(1, "Sleep came back slowly.", ()), Opened(2, "Walk", ("sleep",)), Opened(3, "Hope", ())]
    >>> search(book, "sleeping")
    [2, 1]
    """
    wanted = terms(query)
    if not wanted:
        return []
    stems = [_stem(term) for term in wanted]
    found: list[tuple[float, int]] = []
    for each in entries:
        words, themes = folded(each.words), folded(" ".join(each.themes))
        if all(stem in words or stem in themes for stem in stems) and (
            score := _score(wanted, words, themes)
        ):
            found.append((score, each.key))
    return [key for _score_, key in sorted(found, reverse=True)]


def _stem(term: str) -> str:
    return term[: max(SHORTEST_STEM, len(term) - LONGER_BY)]


def _score(wanted: tuple[str, ...], words: str, themes: str) -> float:
    """Say how well an entry fits, 0 unless every word occurs."""
    in_words, in_themes, whole = _WORD.findall(words), _WORD.findall(themes), 0.0
    for term in wanted:
        near = sorted((near for each in in_words if (near := _near(term, each))), reverse=True)[:OFTEN]
        theme = max((_near(term, each) for each in in_themes), default=0.0)
        if not near and not theme:
            return 0.0
        whole += sum(one / (place + 1) for place, one in enumerate(near))
        whole += theme + IN_THEME if theme else 0.0
    return whole


def _near(term: str, word: str) -> float:
    if word == term:
        return EXACT
    if word.startswith(term):
        return BEGINS
    longer = len(word) >= SHORTEST_STEM and term.startswith(word) and len(term) - len(word) <= LONGER_BY
    return SHORTER if longer else 0.0
