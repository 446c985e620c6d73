"""Learns the weights of advice, story and support: `python -m tests.evaluation.teach`, where the sentences are.

Only corpora whose licence allows it teach: Advice-EMNLP2020 (MIT) and CL-Aff OffMyChest (CC BY 4.0). Plain logistic
regression by AdaGrad; terms that are rare, or that weigh little, are left out, and the rest is learned again. The bias
is set so that 0.5 is where F1 is best on sentences held out.
"""

import json
import re
from collections import Counter
from math import exp, log, sqrt
from pathlib import Path
from random import Random

from bot.dynamics.acts.model import FEW_TERMS
from bot.dynamics.acts.terms import terms_of, words_of
from tests.evaluation.corpora import FOLDER

WEIGHTS = Path(__file__).parents[2] / "bot" / "dynamics" / "acts" / "weights"
RARE, KEPT, PASSES, RATE, DECAY = 5, 900, 6, 0.3, 1e-3
ADVICE = "Advice-EMNLP2020 r/askparents (Govindarajan et al. 2020), MIT"
CHEST = "CL-Aff OffMyChest (Jaidka et al. 2020), CC BY 4.0"

_NUMBER = re.compile(r"\d")  # ages and amounts are a forum's own

Sentence = list[str]
Example = tuple[Sentence, float]


def examples(cue: str) -> list[Example]:
    """Give the sentences that teach a cue, each with how far it does it (0 to 1)."""
    found: list[Example] = []
    if cue == "advice":
        found = [(terms, label["advice"]) for terms, label in _labelled("advice_sentences")]
        return found + [
            (terms, label["info_support"]) for terms, label in _labelled("disclosure_support_sentences")
        ]
    for terms, label in _labelled("disclosure_support_sentences"):
        if cue == "support":
            found.append((terms, float(label["emo_support"] or label["general_support"])))
        else:
            found.append(
                (terms, 1.0 if label["emotional_disclosure"] else 0.5 * label["information_disclosure"])
            )
    return found


def _labelled(corpus: str) -> list[tuple[Sentence, dict[str, int]]]:
    with (FOLDER / f"{corpus}.jsonl").open(encoding="utf-8") as lines:
        entries = [json.loads(line) for line in lines]
    return [(sorted(set(terms_of(words_of(entry["text"])))), entry["label"]) for entry in entries]


def learn(taught: list[Example], known: set[str], seed: int = 1) -> tuple[dict[str, float], float]:
    """Give weights by term, and the bias."""
    weights, sums = dict.fromkeys(known, 0.0), dict.fromkeys(known, 1e-6)
    bias, of_bias, chance, order = 0.0, 1e-6, Random(seed), list(range(len(taught)))
    for _ in range(PASSES):
        chance.shuffle(order)
        for at in order:
            terms, truth = taught[at]
            length = 1 / sqrt(max(len(terms), FEW_TERMS))
            terms = [term for term in terms if term in known]
            error = _sure(bias + length * sum(weights[term] for term in terms)) - truth
            of_bias += error * error
            bias -= RATE * error / sqrt(of_bias)
            for term in terms:
                slope = error * length + DECAY * weights[term]
                sums[term] += slope * slope
                weights[term] -= RATE * slope / sqrt(sums[term])
    return weights, bias


def judged(weights: dict[str, float], bias: float, terms: Sentence) -> float:
    return _sure(bias + sum(weights.get(term, 0.0) for term in terms) / sqrt(max(len(terms), FEW_TERMS)))


def small(taught: list[Example]) -> tuple[dict[str, float], float]:
    """Learn from everything, keep the terms that weigh most where they are used most, learn again."""
    used = Counter(term for terms, _ in taught for term in terms)
    weights, _ = learn(
        taught, {term for term, times in used.items() if times >= RARE and not _NUMBER.search(term)}
    )
    most = sorted(weights, key=lambda term: -abs(weights[term]) * sqrt(used[term]))[:KEPT]
    return learn(taught, set(most))


def _sure(odds: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def _level(taught: list[Example], seed: int = 3) -> float:
    """Give the log-odds at which F1 is best on a third that was held out."""
    chance = Random(seed)
    held = [chance.random() < 1 / 3 for _ in taught]
    weights, bias = small([each for each, out in zip(taught, held, strict=True) if not out])
    pairs = [
        (judged(weights, bias, terms), truth) for (terms, truth), out in zip(taught, held, strict=True) if out
    ]
    best = max((number / 100 for number in range(5, 90)), key=lambda level: _f1(pairs, level))
    print(f"  held out: F1 {_f1(pairs, best):.3f} at {best:.2f}")
    return log(best / (1 - best))


def _f1(pairs: list[tuple[float, float]], level: float) -> float:
    right = sum(sure >= level and truth == 1 for sure, truth in pairs)
    said = sum(sure >= level for sure, _ in pairs)
    there = sum(truth == 1 for _, truth in pairs)
    return 2 * right / max(1, said + there)


def main() -> None:
    """Write the three files."""
    for cue, source in (("advice", f"{ADVICE}; {CHEST}"), ("story", CHEST), ("support", CHEST)):
        print(cue)
        taught = examples(cue)
        weights, bias = small(taught)
        head = [
            f"# {cue}: learned by tests/evaluation/teach.py from",
            f"# {source}. Log-odds, over the root of the terms.",
        ]
        lines = [f"{term}\t{weight:.2f}" for term, weight in sorted(weights.items()) if round(weight, 2)]
        text = "\n".join([*head, f"bias\t{bias - _level(taught):.2f}", *lines])
        (WEIGHTS / f"{cue}.tsv").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
