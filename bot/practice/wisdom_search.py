"""Searching in the wisdom book: over opened words in memory, by the beginnings of words. There is no index."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

WORDS_LOOKED_FOR = 8
SHORTEST_STEM, LONGER_BY = 4, 3
"""A word in the book of so many letters is also found by a longer one that begins with it: sleep by sleeping."""

EXACT, BEGINS, SHORTER, IN_THEME, OFTEN = 3.0, 2.0, 1.0, 2.0, 3

_WORD = re.compile(r"\w+")
_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+")


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
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold()))


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
    wanted = [(term, _stem(term)) for term in terms(query)]
    patterns = [(term, stem, re.compile(re.escape(stem) + r"\w*")) for term, stem in wanted]
    if not patterns:
        return []
    found: list[tuple[float, int]] = []
    for each in entries:
        words, themes = folded(each.words), folded("\n".join(each.themes))
        if all(stem in words or stem in themes for _term, stem in wanted) and (
            score := _score(patterns, words, themes)
        ):
            found.append((score, each.key))
    return [key for _worth, key in sorted(found, reverse=True)]


def _stem(term: str) -> str:
    """Give how every word begins that is near to this one."""
    return term[: max(SHORTEST_STEM, len(term) - LONGER_BY)]


def _score(patterns: Sequence[tuple[str, str, re.Pattern[str]]], words: str, themes: str) -> float:
    """Say how well an entry fits, 0 unless every word occurs."""
    whole = 0.0
    for term, stem, pattern in patterns:
        near = _nearest(term, pattern, words) if stem in words else []
        theme = max(_nearest(term, pattern, themes), default=0.0) if stem in themes else 0.0
        if not near and not theme:
            return 0.0
        whole += sum(one / (place + 1) for place, one in enumerate(near))
        whole += theme + IN_THEME if theme else 0.0
    return whole


def _nearest(term: str, pattern: re.Pattern[str], text: str) -> list[float]:
    """Say how near words of a text are to this one, of the nearest."""
    found = [
        _near(term, match.group())
        for match in pattern.finditer(text)
        if match.start() == 0 or not _within(text[match.start() - 1])
    ]
    return sorted(filter(None, found), reverse=True)[:OFTEN]


def _within(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _near(term: str, word: str) -> float:
    if word == term:
        return EXACT
    if word.startswith(term):
        return BEGINS
    longer = len(word) >= SHORTEST_STEM and term.startswith(word) and len(term) - len(word) <= LONGER_BY
    return SHORTER if longer else 0.0
