"""What a text does: advises, tells a story, supports, judges, differs, shuts down, sides with, takes up, takes back.

Each cue is a logistic sum over terms that can be read in `weights/`. The learned ones are words and pairs of words;
they are divided by the square root of the number of terms, so that a long text is not surer by its length alone. The
written ones are phrases, which count in full, and once. 0.5 is where a cue is likelier to be right than to be missed;
nothing here ever brings a nudge alone.
"""

from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import exp, sqrt
from typing import NamedTuple

from bot.dynamics.acts.terms import END, START, words_of

CUES = (
    "advice", "story", "support", "judgment", "dissent", "shut_down", "deference", "siding", "retraction", "uptake",
    "removal", "collective", "view",
)  # fmt: skip

FEW_TERMS = 12
"""A text with fewer terms is weighed as if it had these: three words are no sign of much."""

WORDS_AT_MOST = 400
"""Words read of a text; the first page tells."""

A_FEW_WORDS, FEWER = 4, -0.8
"""Log-odds of advice, story and support in a text of so few words: the sentences that taught them were longer."""

BARE, PLAIN_NO = 3, -4.0
"""Words of a bare "no", and its log-odds of dissent where it answers a question: it answers, it does not differ."""

_DISSENT = CUES.index("dissent")
_NO = ("no", "nope", "nah")
_FAR = 700.0
"""Log-odds beyond which a float cannot follow."""


class Acts(NamedTuple):
    """How far a text does each of these, 0 to 1."""

    advice: float
    story: float
    support: float
    judgment: float
    dissent: float
    shut_down: float
    deference: float
    siding: float
    retraction: float
    uptake: float
    removal: float
    collective: float
    view: float


NOTHING = Acts(*[0.0] * len(CUES))

Term = str | tuple[str, str]
"""A word, or two that stand side by side."""

Pairs = tuple[tuple[int, float], ...]
"""Cues by their place, each with a weight in log-odds."""


def acts(text: str, context: str | None = None) -> Acts:
    """Read an English text, with the message that it answers where that is known. Nothing is kept of either.

    >>> told = acts("I don't think so. For me it was different.")
    >>> told.dissent > 0.5, told.shut_down < 0.2
    (True, True)
    >>> acts("no", "Have you eaten yet?").dissent < 0.1
    True
    """
    return acts_of(
        words_of(text)[:WORDS_AT_MOST], asked=context is not None and context.rstrip().endswith("?")
    )


def acts_of(words: list[str], *, asked: bool = False) -> Acts:
    """Tell from the words; asked: they answer a question."""
    if not words:
        return NOTHING
    index = _index()
    terms = _terms(words)
    scale = 1 / sqrt(max(len(terms), FEW_TERMS))
    rows = list(filter(None, map(index.terms.get, terms)))
    learned = map(sum, zip(*rows, strict=True)) if rows else NOTHING
    sums = [bias + scale * total for bias, total in zip(index.biases, learned, strict=True)]
    for phrase in _phrases(words, index.phrases):
        for cue, weight in phrase.pairs:
            sums[cue] += weight
    if len(words) <= A_FEW_WORDS:
        sums[:3] = [each + FEWER for each in sums[:3]]
    if asked and len(words) <= BARE and words[0] in _NO:
        sums[_DISSENT] += PLAIN_NO
    return Acts(*[1.0 / (1.0 + exp(-each)) if each > -_FAR else 0.0 for each in sums])


def fired(text: str) -> dict[str, list[tuple[str, float]]]:
    """Give the terms that spoke for or against each cue, the strongest first, with their log-odds."""
    found: dict[str, list[tuple[str, float]]] = {cue: [] for cue in CUES}
    words, index = words_of(text)[:WORDS_AT_MOST], _index()
    terms = _terms(words)
    scale = 1 / sqrt(max(len(terms), FEW_TERMS))
    for term in terms.keys() & index.terms.keys():
        text = term if isinstance(term, str) else " ".join(term)
        for cue, weight in zip(CUES, index.terms[term], strict=True):
            if weight:
                found[cue].append((text, weight * scale))
    for phrase in _phrases(words, index.phrases):
        for cue, weight in phrase.pairs:
            found[CUES[cue]].append((phrase.text, weight))
    return {cue: sorted(each, key=lambda pair: -abs(pair[1])) for cue, each in found.items()}


def _terms(words: list[str]) -> dict[Term, None]:
    """Give the words and the pairs of neighbours, each once and in their order."""
    return dict.fromkeys((*words, *pairwise((START, *words, END))))


def written_sum(words: list[str], cue: str) -> float:
    """Give the log-odds of a cue by its written phrases alone; it takes a while, and serves to learn the rest."""
    phrases: dict[str, _Phrase] = {}
    own = weights("written", cue)
    total = own.pop("bias", 0.0)
    for phrase, weight in own.items():
        _enter(phrases, phrase, (0, weight))
    return total + sum(weight for phrase in _phrases(words, phrases) for _, weight in phrase.pairs)


class _Phrase:
    """A beginning of phrases, word by word. pairs: the cues of the phrase that ends here, if one does."""

    __slots__ = ("further", "pairs", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.pairs: Pairs = ()
        self.further: dict[str, _Phrase] = {}


def _phrases(words: list[str], beginnings: dict[str, _Phrase]) -> list[_Phrase]:
    """Give the written phrases that stand in the words, each once."""
    found: list[_Phrase] = []
    padded = [START, *words]
    for at, word in enumerate(padded, 1):
        phrase = beginnings.get(word)
        while phrase is not None:
            if phrase.pairs and phrase not in found:
                found.append(phrase)
            if at == len(padded):
                break
            phrase = phrase.further.get(padded[at])
            at += 1  # noqa: PLW2901  (on along this phrase; the loop begins the next one itself)
    return found


class _Index(NamedTuple):
    """All weights, by where they are looked up."""

    biases: tuple[float, ...]
    terms: dict[Term, tuple[float, ...]]
    phrases: dict[str, _Phrase]


@cache
def _index() -> _Index:
    biases: list[float] = []
    terms: dict[Term, list[float]] = {}
    phrases: dict[str, _Phrase] = {}
    for number, cue in enumerate(CUES):
        learned, written = weights("learned", cue), weights("written", cue)
        # the learned weights were learned beside the written ones, and say how far these count
        counts = learned.pop("written", 1.0)
        biases.append(learned.pop("bias", 0.0) + counts * written.pop("bias", 0.0))
        for text, weight in learned.items():
            one, _, other = text.partition(" ")
            terms.setdefault((one, other) if other else one, [0.0] * len(CUES))[number] = weight
        for phrase, weight in written.items():
            _enter(phrases, phrase, (number, counts * weight))
    return _Index(tuple(biases), {term: tuple(row) for term, row in terms.items()}, phrases)


def _enter(phrases: dict[str, _Phrase], text: str, pair: tuple[int, float]) -> None:
    phrase, into, so_far = _Phrase(""), phrases, ""
    for word in text.split():
        phrase = into.setdefault(word, _Phrase(f"{so_far} {word}".strip()))
        into, so_far = phrase.further, phrase.text
    phrase.pairs = (*phrase.pairs, pair)


def weights(kind: str, cue: str) -> dict[str, float]:
    """Read a file of weights, the learned or the written ones of a cue; empty where there is none."""
    file = files("bot.dynamics.acts").joinpath("weights", kind, f"{cue}.tsv")
    if not file.is_file():
        return {}
    lines = [line for line in file.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return {term: float(weight) for term, weight in (line.split("\t") for line in lines)}
