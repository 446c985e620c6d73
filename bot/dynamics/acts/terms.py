"""Cutting an English text into the terms that the weights are about: words, pairs of words, and a few signs."""

import itertools
import re

from bot.dynamics.talk import talk_of

_TOKEN = re.compile(r"[a-z]+|[0-9]+|[?!]")
_APOSTROPHE = re.compile(r" ?['’`]|(?<=[a-z]) (?=n['’]t\b)")
_QUOTED = re.compile(r'"[^"]{3,}"|“[^”]{3,}”|^>.*$', re.MULTILINE)

START, END = "^", "$"


def words_of(text: str) -> list[str]:
    """Cut a text into lower-case words and the signs ? and !; what is quoted is somebody else's.

    >>> words_of("I do n't think so! “You never listen,” she said")
    ['i', 'dont', 'think', 'so', '!', 'she', 'said']
    """
    text = talk_of(text)
    if '"' in text or "“" in text or ">" in text:
        text = _QUOTED.sub(" ", text)
    lower = text.lower()
    if "'" in lower or "’" in lower or "`" in lower:
        lower = _APOSTROPHE.sub("", lower)
    return _TOKEN.findall(lower)


def terms_of(words: list[str]) -> list[str]:
    """Give the words and the pairs of neighbours, with the beginning and the end as neighbours.

    >>> terms_of(["why", "not", "?"])
    ['why', 'not', '?', '^ why', 'why not', 'not ?', '? $']
    """
    padded = [START, *words, END]
    return [*words, *[f"{one} {other}" for one, other in itertools.pairwise(padded)]] if words else []
