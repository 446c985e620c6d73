"""Learns the weights of what a text does: `python -m tests.evaluation.teach [CUE…]`.

Advice, story and support are learned from public sentences whose licence allows it, where they are. How people
differ, and how that is met, is learned from the scenes written for this purpose (`scenes/`), beside the phrases
written by hand: the sum of these is one more sign, whose weight says how far they count. Logistic regression with a
quadratic penalty; terms that are rare or weigh little are left out, and the rest is learned again. The bias is set so
that 0.5 is where F is best on examples held out.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from math import exp, sqrt
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from bot.dynamics.acts.model import FEW_TERMS, weights, written_sum
from bot.dynamics.acts.terms import terms_of, words_of
from tests.evaluation.examples import SOURCES, examples

WEIGHTS = Path(__file__).parents[2] / "bot" / "dynamics" / "acts" / "weights" / "learned"
RARE, KEPT, STEPS, PENALTY = 4, 1_200, 300, 0.3

SCENES_BETA = 0.7
LEVEL = ("advice", "story", "support")
"""Scenes are thicker with dissent than any evening, so what they teach must be surer; sentences are as they came."""

WRITTEN = "written"
FAR = 8.0
"""Log-odds beyond which the written phrases tell no more."""

_NUMBER = re.compile(r"\d")  # ages and amounts are a forum's own


class Example(NamedTuple):
    """signs: each with its size; truth: how far it does it, 0 to 1; counts: its weight; fold: what goes together."""

    signs: dict[str, float]
    truth: float
    counts: float
    fold: int


class Learned(NamedTuple):
    weights: dict[str, float]
    bias: float

    def odds(self, signs: dict[str, float]) -> float:
        return self.bias + sum(self.weights.get(sign, 0.0) * size for sign, size in signs.items())


def taught(cue: str) -> list[Example]:
    """Give what teaches a cue."""
    beside = bool(weights(WRITTEN, cue))
    found: list[Example] = []
    for text, truth, fold, counts in examples(cue):
        words = words_of(text)
        terms = set(terms_of(words))
        size = 1 / sqrt(max(len(terms), FEW_TERMS))
        signs = {term: size for term in terms if not _NUMBER.search(term)}
        if beside:
            signs[WRITTEN] = max(-FAR, min(FAR, written_sum(words, cue)))
        found.append(Example(signs, truth, counts, fold))
    return found


def learn(those: Sequence[Example], known: Sequence[str]) -> Learned:
    """Learn the weights of the signs that are known, by Nesterov's accelerated descent from 0."""
    place = {sign: at for at, sign in enumerate(known)}
    matrix: Any = np.zeros((len(those), len(known) + 1), dtype=np.float32)
    for row, example in enumerate(those):
        for sign, size in example.signs.items():
            if sign in place:
                matrix[row, place[sign]] = size
    matrix[:, -1] = 1.0
    truth: Any = np.array([each.truth for each in those], dtype=np.float32)
    counts: Any = np.array([each.counts for each in those], dtype=np.float32)
    penalty: Any = np.full(len(known) + 1, PENALTY, dtype=np.float32)
    penalty[-1] = 0.0
    if WRITTEN in place:
        penalty[place[WRITTEN]] = 0.0
    step = np.float32(1 / (0.25 * _norm(matrix, counts) + PENALTY))
    found: Any = np.zeros(len(known) + 1, dtype=np.float32)
    ahead = found.copy()
    for number in range(STEPS):
        error = (1 / (1 + np.exp(-np.clip(matrix @ ahead, -30, 30))) - truth) * counts
        new: Any = ahead - step * (matrix.T @ error + penalty * ahead)
        ahead = new + np.float32(number / (number + 3)) * (new - found)
        found = new
    return Learned({sign: float(found[at]) for sign, at in place.items()}, float(found[-1]))


def _norm(matrix: Any, counts: Any) -> float:
    """Give the greatest eigenvalue of the weighed matrix times itself, by power iteration: it bounds the step."""
    vector: Any = np.ones(matrix.shape[1], dtype=np.float32)
    size = 1.0
    for _ in range(20):
        vector = matrix.T @ ((matrix @ vector) * counts)
        size = float(np.linalg.norm(vector))
        vector = vector / np.float32(size)
    return 1.1 * size


def small(those: list[Example]) -> Learned:
    """Learn from everything, keep the terms that weigh most where they are used most, learn again."""
    used = Counter(sign for example in those for sign in example.signs)
    first = learn(those, sorted(sign for sign, times in used.items() if times >= RARE))
    most = sorted(first.weights, key=lambda sign: -abs(first.weights[sign]) * sqrt(used[sign]))[:KEPT]
    if WRITTEN in first.weights and WRITTEN not in most:
        most.append(WRITTEN)
    return learn(those, sorted(most))


def held_out(those: list[Example], folds: int = 5) -> Iterator[tuple[float, Example]]:
    """Give the log-odds of each example by a model that never saw its fold."""
    for fold in range(folds):
        model = small([each for each in those if each.fold % folds != fold])
        for each in those:
            if each.fold % folds == fold:
                yield model.odds(each.signs), each


def best_level(pairs: Sequence[tuple[float, Example]], beta: float = 1.0) -> float:
    """Give the log-odds at which the F measure is best."""
    return max((number / 10 for number in range(-40, 31)), key=lambda level: f_measure(pairs, level, beta))


def f_measure(pairs: Sequence[tuple[float, Example]], level: float, beta: float = 1.0) -> float:
    """Give F: precision counts for more than recall with a beta below 1."""
    right = sum(each.counts for odds, each in pairs if odds >= level and each.truth == 1)
    said = sum(each.counts for odds, each in pairs if odds >= level)
    there = sum(each.counts for _, each in pairs if each.truth == 1)
    return (1 + beta**2) * right / max(1.0, said + beta**2 * there)


def _write(cue: str, model: Learned, level: float) -> None:
    head = [
        f"# {cue}: learned by tests/evaluation/teach.py from",
        f"# {SOURCES[cue]}.",
        "# Log-odds, over the root of the terms.",
    ]
    own = {"bias": model.bias - level} | {
        sign: weight for sign, weight in model.weights.items() if sign == WRITTEN
    }
    terms = sorted(
        (term, weight) for term, weight in model.weights.items() if term not in own and round(weight, 2)
    )
    lines = [f"{term}\t{weight:.2f}" for term, weight in (*own.items(), *terms)]
    (WEIGHTS / f"{cue}.tsv").write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")


def main() -> None:
    """Learn, and write a file for each cue."""
    for cue in sys.argv[1:] or SOURCES:
        those = taught(cue)
        pairs = list(held_out(those))
        level = best_level(pairs, 1.0 if cue in LEVEL else SCENES_BETA)
        plain = [(each.signs.get(WRITTEN, 0.0), each) for each in those]
        print(
            f"{cue}: {len(those)} examples, held out F1 {f_measure(pairs, level):.3f} at {1 / (1 + exp(-level)):.2f}; "
            f"written phrases alone {f_measure(plain, best_level(plain)):.3f}",
            flush=True,
        )
        _write(cue, small(those), level)


if __name__ == "__main__":
    main()
