"""What a text does: advises, tells a story, supports, judges, differs, shuts down, defers to an expert.

Each cue is a logistic sum over terms that can be read in `weights/`. The learned ones divide by the square root of
the number of terms, so that a long text is not surer by its length alone; the written ones are phrases, which count
in full. 0.5 is where a cue is likelier to be right than to be missed; nothing here ever brings a nudge alone.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from math import sqrt
from typing import NamedTuple

from bot.dynamics.acts.terms import START, terms_of, words_of
from bot.dynamics.belief import probability

LEARNED = ("advice", "story", "support")
WRITTEN = ("judgment", "dissent", "shut_down", "deference")
CUES = LEARNED + WRITTEN

FEW_TERMS = 12
"""A text with fewer terms is weighed as if it had these: three words are no sign of much."""

WORDS_AT_MOST = 400
"""Words read of a text; the first page tells."""

A_FEW_WORDS, FEWER = 4, -0.8
"""Log-odds of advice, story and support in a text of so few words: the sentences that taught them were longer."""

SHORT, A_FEW = 0.4, 8
LONG, MANY = -0.8, 30
"""Log-odds of dissent by words: people differ in few; a long text has a "not" somewhere anyway."""

BARE, PLAIN_NO = 3, -3.5
"""Words of a bare "no", and its log-odds of dissent where it answers a question: it answers, it does not differ."""

_DISSENT = CUES.index("dissent")
_NO = ("no", "nope", "nah")


class Acts(NamedTuple):
    """How far a text does each of these, 0 to 1."""

    advice: float
    story: float
    support: float
    judgment: float
    dissent: float
    shut_down: float
    deference: float


NOTHING = Acts(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def acts(text: str, context: str | None = None) -> Acts:
    """Read an English text, with the message that it answers where that is known. Nothing is kept of either.

    >>> told = acts("I don't think so. For me it was different.")
    >>> told.dissent > 0.5, told.shut_down < 0.2
    (True, True)
    >>> acts("no", "Have you eaten yet?").dissent < 0.1
    True
    """
    words = words_of(text)[:WORDS_AT_MOST]
    if not words:
        return NOTHING
    sums = [weights.bias for weights in _weights()]
    for cue, _term, weight in _fired(words):
        sums[cue] += weight
    if len(words) <= A_FEW_WORDS:
        sums[: len(LEARNED)] = [each + FEWER for each in sums[: len(LEARNED)]]
    sums[_DISSENT] += SHORT if len(words) <= A_FEW else LONG if len(words) > MANY else 0.0
    if len(words) <= BARE and words[0] in _NO and context is not None and context.rstrip().endswith("?"):
        sums[_DISSENT] += PLAIN_NO
    return Acts(*map(probability, sums))


def fired(text: str) -> dict[str, list[tuple[str, float]]]:
    """Give the terms that spoke for or against each cue, the strongest first, with their log-odds."""
    found: dict[str, list[tuple[str, float]]] = {cue: [] for cue in CUES}
    for cue, term, weight in _fired(words_of(text)[:WORDS_AT_MOST]):
        found[CUES[cue]].append((term, weight))
    return {cue: sorted(each, key=lambda pair: -abs(pair[1])) for cue, each in found.items()}


def _fired(words: list[str]) -> Iterator[tuple[int, str, float]]:
    terms = set(terms_of(words))
    length = 1 / sqrt(max(len(terms), FEW_TERMS))
    learned, written, beginnings = _index()
    for term in terms & learned.keys():
        for cue, weight in learned[term]:
            yield cue, term, weight * length
    padded = [START, *words]
    for at, word in enumerate(padded):
        for size in beginnings.get(word, ()):
            if at + size > len(padded):
                break
            phrase = " ".join(padded[at : at + size])
            for cue, weight in written.get(phrase, ()):
                yield cue, phrase, weight


class _Weights(NamedTuple):
    bias: float
    terms: dict[str, float]


@cache
def _weights() -> tuple[_Weights, ...]:
    return tuple(_read(cue) for cue in CUES)


def _read(cue: str) -> _Weights:
    text = files("bot.dynamics.acts").joinpath("weights", f"{cue}.tsv").read_text("utf-8")
    pairs = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    terms = {term: float(weight) for term, weight in pairs}
    return _Weights(terms.pop("bias"), terms)


_Cued = dict[str, tuple[tuple[int, float], ...]]


@cache
def _index() -> tuple[_Cued, _Cued, dict[str, tuple[int, ...]]]:
    """Give learned terms and written phrases with their cues, and the lengths of the phrases by first word."""
    learned: _Cued = {}
    written: _Cued = {}
    sizes: dict[str, set[int]] = {}
    for number, (cue, weights) in enumerate(zip(CUES, _weights(), strict=True)):
        for term, weight in weights.terms.items():
            into = learned if cue in LEARNED else written
            into[term] = (*into.get(term, ()), (number, weight))
            if cue in WRITTEN:
                sizes.setdefault(term.split()[0], set()).add(len(term.split()))
    return learned, written, {first: tuple(sorted(each)) for first, each in sizes.items()}
