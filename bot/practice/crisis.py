"""Words of crisis in a form, so that its writer, and nobody else, is shown places to turn.

It is no diagnosis and no measure of anybody: it finds phrases, in English and German, and misses what is said in other
words. Nothing of it is stored or counted, and nobody is told. An offer too many does little harm, one too few may do
much: where there is doubt it says yes.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, product
from string import ascii_lowercase
from typing import NamedTuple
from unicodedata import category, normalize

from bot.practice import crisis_phrases as listed

READ_AT_MOST = 4_000


class _Word(NamedTuple):
    """clause: the number of the clause it stands in."""

    word: str
    clause: int


class _Rule(NamedTuple):
    """What must hold besides the words. unless: words of which none may follow; ends: the clause ends here."""

    unless: frozenset[str]
    ends: bool


def words_of_crisis(text: str) -> bool:
    """Say whether a text has words of wanting to die, of hurting oneself, or of being in danger, as the writer's own.

    What is denied (“I no longer want to die”), long past and over, or plainly somebody else's is left aside.

    >>> words_of_crisis("I dont want to be here any more"), words_of_crisis("Ich will einfach nicht mehr leben")
    (True, True)
    >>> words_of_crisis("I could kill for a coffee"), words_of_crisis("I no longer want to die.")
    (False, False)
    """
    return any(_found(sentence) for sentence in _SENTENCE_ENDS.split(_folded(text[:READ_AT_MOST])))


def _found(sentence: str) -> bool:
    words = [word for word in _words(sentence) if word.word not in _FILLERS]
    phrases, longest = _phrases()
    for start in range(len(words)):
        for end in range(start + 1, min(start + longest, len(words)) + 1):
            rules = phrases.get(tuple(word.word for word in words[start:end]), ())
            if any(_fits(rule, words, end) for rule in rules) and _meant(words, start, end, sentence):
                return True
    return False


def _fits(rule: _Rule, words: Sequence[_Word], end: int) -> bool:
    following = words[end] if end < len(words) else None
    if following is None or following.clause != words[end - 1].clause:
        return True
    return not rule.ends and following.word not in rule.unless


def _meant(words: Sequence[_Word], start: int, end: int, sentence: str) -> bool:
    """Say whether it is the writer's own, of now, and not denied."""
    clauses = {word.clause for word in words[start:end]}
    beside = [*words[:start], *words[end:]]
    around = {word.word for word in words if word.clause in clauses}
    if not around & _OWN and any(word.clause in clauses and word.word in _OTHERS for word in beside):
        return False
    if around & _PAST and _LONG_AGO.search(sentence) and not _NOW.search(sentence):
        return False
    return not _denied(words[:start], words[start].clause)


def _denied(before: Sequence[_Word], clause: int) -> bool:
    """Say whether a “not” stands before it in its clause. “Trying not to” and “why not” deny nothing."""
    while before and before[-1].word in _BETWEEN:
        before = before[:-1]
    if not before or before[-1].word not in _DENYING or before[-1].clause != clause:
        return False
    return not any(word.word in _STRUGGLING for word in before[-4:-1])


def _words(sentence: str) -> Iterator[_Word]:
    """Give the words, slips of the keys put right, with the clause of each."""
    slips = _slips()
    clause = 0
    for token in _TOKENS.findall(sentence):
        clause += token in _CLAUSES or not token.isalnum()
        if token.isalnum():
            squeezed = _THRICE.sub(r"\1", token)
            yield _Word(slips.get(token) or slips.get(squeezed, squeezed), clause)


def _folded(text: str) -> str:
    """Fold away case, accents, apostrophes, and the ways of writing the same: “can not”, “any longer”, “wanna”."""
    plain = "".join(sign for sign in normalize("NFKD", text.casefold()) if category(sign) not in ("Mn", "Cf"))
    for pattern, folded in _SAME:
        plain = pattern.sub(folded, plain)
    return plain


@cache
def _phrases() -> tuple[dict[tuple[str, ...], list[_Rule]], int]:
    """Give every phrase of the table, each way of saying it, with its rules; and how long the longest is."""
    found: dict[tuple[str, ...], list[_Rule]] = {}
    for line in _lines():
        *tokens, last = line
        unless = frozenset(last[1:].split("/")) if last.startswith("!") else frozenset[str]()
        ends = last == "."
        ways = [_ways(token) for token in (tokens if unless or ends else line)]
        for way in product(*ways):
            found.setdefault(tuple(word for word in way if word), []).append(_Rule(unless, ends))
    return found, max(map(len, found))


def _lines() -> Iterator[list[str]]:
    table = listed.PHRASES.replace("WHO", listed.WHO).replace("WER", listed.WER)
    return (_folded(line).split() for line in table.splitlines() if line and not line.startswith("#"))


def _ways(token: str) -> list[str]:
    ways = token.rstrip("?").replace("~", "").split("/")
    return [*ways, ""] if token.endswith("?") else ways


@cache
def _slips() -> dict[str, str]:
    """Map what a hand easily types to the word that was meant: letters swapped; in long words one wrong or missing."""
    words = {word for phrase in _phrases()[0] for word in phrase}
    marked = {
        word.rstrip("~?") for line in _lines() for part in line for word in part.split("/") if "~" in word
    }
    slips = {slip: word for word in sorted(words) if len(word) >= LEAST_LETTERS for slip in _swapped(word)}
    slips |= {slip: word for word in sorted(marked) for slip in _mistyped(word)}
    return {slip: word for slip, word in slips.items() if slip not in words | _RIGHT}


def _swapped(word: str) -> Iterator[str]:
    for at, (one, other) in enumerate(pairwise(word)):
        yield word[:at] + other + one + word[at + 2 :]
    yield _TWICE.sub(r"\1", word)


def _mistyped(word: str) -> Iterator[str]:
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
        for letter in ascii_lowercase:
            yield word[:at] + letter + word[at:]
            yield word[:at] + letter + word[at + 1 :]


LEAST_LETTERS = 4
_SENTENCE_ENDS = re.compile(r"(?<!\.)\.(?!\.)|[!?;\n\r]+")
_TOKENS = re.compile(r"[^\W_]+|[,:()/–—]|\.{2,}| - ")
_THRICE, _TWICE = re.compile(r"(\w)\1{2,}"), re.compile(r"(\w)\1")
_SAME = tuple(
    (re.compile(pattern), folded)
    for pattern, folded in (
        (r"['’‘`´ʼ]", ""),
        (r"(?<=[a-z])[-‐](?=[a-z])", " "),
        (r"([aou])e(?=[^\W_])", r"\1"),
        (r"\b(can|don|didn|couldn|won|isn|wasn) t\b", r"\1t"),
        (r"\b(do|did|could|is|was|were|would|have) not\b", r"\1nt"),
        (r"\bcan ?not\b", "cant"),
        (r"\bany ?(?:more|longer)\b", "anymore"),
        (r"\bwanna\b", "want to"),
        (r"\bgonna\b", "going to"),
        (r"\b(he|she)s\b", r"\1 is"),
        (r"\btheyre\b", "they are"),
        (r"\bim\b", "i am"),
        (r"\bno one\b", "noone"),
        (r"\bmy self\b", "myself"),
        (r"\bam liebsten\b", " "),
        (r"\bnich\b", "nicht"),
    )
)


def _set(words: str) -> frozenset[str]:
    return frozenset(_folded(words).split())


_FILLERS, _PAST = _set(listed.FILLERS), _set(listed.PAST)
_OWN, _OTHERS = _set(listed.OWN), _set(listed.OTHERS)
_BETWEEN, _DENYING, _STRUGGLING = map(_set, (listed.BETWEEN, listed.DENYING, listed.STRUGGLING))
_CLAUSES = _set("and but because und aber weil denn sondern")
_RIGHT = {"streben", "form", "lief"}  # look like slips of other words, and are none
_LONG_AGO = re.compile(
    r"(?<!\bam )(?<!\bget )\bused to\b|\byears ago\b|\bback then\b|\bas a (?:teen\w*|child|kid)\b|\ba long time ago\b"
    r"|\bwhen i was (?:\d+|a|young|little|in school)\b|\bin my (?:teens|twenties|youth)\b"
    r"|\bfruher\b|\bdamals\b|\bvor (?:\w+ )?jahren\b|\bals (?:kind|jugendliche\w*|ich \d+)\b"
)
_NOW = re.compile(
    r"\b(?:again|now|today|tonight|still|lately|these days|currently|wieder|heute|jetzt|noch|gerade|zurzeit|momentan)\b"
)
