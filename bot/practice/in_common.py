"""Words that several people used: what a group has in common tonight, and never a name."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import normalize

from bot.practice.content_words import COMMON, ENDINGS, stem_of, tells, tokens

WORDS_AT_MOST = 6
FEW, SEVERAL, MANY_PEOPLE = 2, 3, 8
"""A word is common when two used it; where many people are, three."""
READ_AT_MOST = 2_000
A_FEELING = 3
"""Words that a feeling may have to be taken as a whole, as “worn out” is."""
DENIED_WITHIN = 4
"""Words after a “not” in which what it denies is looked for."""


class _Use(NamedTuple):
    """A word as somebody wrote it. capital: with one at its head. within: it stands so within a sentence."""

    word: str
    capital: bool
    within: bool


def words_in_common(said: Sequence[tuple[str, str]], language: str) -> tuple[str, ...]:
    """Find the content words that at least two people used, from what each said and a word for how they feel.

    Everybody has one vote a word; the most frequent spelling stands for it. A word that nobody wrote in lower case, or
    somebody with a capital within a sentence, may be a name and is left out. In German every noun has its capital:
    there a word stays that somebody wrote in lower case, or that three used. In a language whose function words are
    not known here there are no words in common, rather than empty ones.

    >>> words_in_common([("Worried about Anna", ""), ("worries, Anna is ill", ""), ("so worried", "Tired")], "en")
    ('worried',)
    """
    language = language[:2].casefold()
    if language not in COMMON:
        return ()
    used = [_uses(arrive, feeling, language) for arrive, feeling in said]
    people = Counter(stem for uses in used for stem in {stem_of(use.word, language) for use in uses})
    least = FEW if len(said) < MANY_PEOPLE else SEVERAL
    names = _names(used, language)
    told = [stem for stem, count in people.items() if count >= least]
    told = [stem for stem in told if stem not in names or (language == "de" and people[stem] >= SEVERAL)]
    told.sort(key=lambda stem: (-people[stem], stem))
    spellings = _spellings(used, language)
    return tuple(spellings[stem] for stem in told[:WORDS_AT_MOST])


def brought_again(told: Sequence[Sequence[str]], language: str) -> tuple[str, ...]:
    """Put together the words that several times were told for themselves; a word that came more often comes first.

    >>> brought_again([("sleep", "worried"), ("worries", "money"), ("worry",)], "en")
    ('worried', 'sleep', 'money')
    """
    language = language[:2].casefold()
    times, spelled = Counter[str](), dict[str, str]()
    for words in told:
        for word in words:
            stem = stem_of(word, language) if language in ENDINGS else word
            times[stem] += 1
            spelled.setdefault(stem, word)
    return tuple(spelled[stem] for stem, _times in times.most_common(WORDS_AT_MOST))


def _names(used: Sequence[Sequence[_Use]], language: str) -> set[str]:
    """Find what looks like a name; in German, what nobody wrote in lower case, for more cannot be told there."""
    every = [(stem_of(use.word, language), use) for uses in used for use in uses]
    lower = {stem for stem, use in every if not use.capital}
    within = {stem for stem, use in every if use.within and language != "de"}
    return {stem for stem, _use in every} - lower | within


def _spellings(used: Sequence[Sequence[_Use]], language: str) -> dict[str, str]:
    """Find the most frequent spelling of each word."""
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for uses in used:
        for word in {use.word for use in uses}:
            counted[stem_of(word, language)][word] += 1
    return {stem: min(words, key=lambda word: (-words[word], word)) for stem, words in counted.items()}


def _uses(arrive: str, feeling: str, language: str) -> list[_Use]:
    """Give somebody's content words. A feeling often begins with a capital, and is no name."""
    first, _, more = feeling.strip().partition(" ")
    whole = " ".join(tokens(feeling.lower()))
    if 0 < whole.count(" ") < A_FEELING and _DENYING.isdisjoint(whole.replace("'", "").split()):
        return [*_uses(arrive, "", language), _Use(whole, capital=False, within=False)]
    return [
        use
        for text in (arrive, first.lower(), more)
        for part in _PARTS.split(_NO_TALK.sub(" ", normalize("NFC", text[:READ_AT_MOST]).replace("’", "'")))
        for use in _content(part, language)
    ]


def _content(part: str, language: str) -> Iterator[_Use]:
    """Give the words that carry content. What follows a “not” is left out: alone it would tell the reverse."""
    denied = 0
    for at, written in enumerate(tokens(part)):
        word = written.lower()
        plain = word.replace("'", "")
        denied = DENIED_WITHIN if plain in _DENYING else denied - 1
        if plain in COMMON[language] or plain in _DENYING or not tells(word):
            continue
        if denied <= 0:
            capital = written[0] != word[0]
            yield _Use(word, capital, within=capital and at > 0 and not written.isupper())
        denied = 0


_NO_TALK = re.compile(
    r"<[^<>\s]{2,80}>|:\w+:|(?:https?://|www\.)\S+|\b\w[\w-]{0,60}\.(?:com|org|net|gg|de|io)\b\S*|[\w.+-]{0,60}[@#]\S+"
)
"""Mentions, custom emoji, links, addresses, channels."""
_PARTS = re.compile(r"[.,!?…:;\n\r\u2028\u2029。，、？！]+")
_DENYING = frozenset("not never isnt arent wasnt dont doesnt didnt nicht nie niemals".split())
