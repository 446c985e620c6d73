"""How well each cue tells sentences apart that people labelled."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from time import perf_counter
from typing import Any

from bot.dynamics.acts.model import Acts, acts
from tests.evaluation.corpora import FOLDER

LIKELY = 0.5


@dataclass(frozen=True, slots=True)
class Told:
    """A cue against a label. there: how many sentences carry it; precision: the average over all levels."""

    cue: str
    label: str
    there: int
    auc: float
    f1: float
    precision: float


LABELS = {
    "advice_sentences": [("advice", "advice")],
    "disclosure_support_sentences": [
        ("advice", "info_support"),
        ("support", "emo_support"),
        ("story", "emotional_disclosure"),
        ("story", "information_disclosure"),
    ],
    "dismissal_comments": [("shut_down", "dismissive"), ("shut_down", "antagonize"), ("judgment", "hostile")],
}


def told() -> Iterator[Told]:
    """Measure every cue against every label there is for it."""
    for corpus, pairs in LABELS.items():
        read = _sentences(corpus)
        for cue, label in pairs:
            yield _measure(cue, label, [(found._asdict()[cue], bool(entry[label])) for found, entry in read])
    yield _measure("dissent", "disagree (DeliData)", disagreement())


@cache
def disagreement() -> list[tuple[float, bool]]:
    """Give the belief in dissent of each message in DeliData, and whether people labelled it as disagreement."""
    found: list[tuple[float, bool]] = []
    with (FOLDER / "dissent_deli.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            before = None
            for turn in json.loads(line)["turns"]:
                truth = turn["labels"].get("target") == "disagree"
                found.append((acts(turn["text"], before).dissent, truth))
                before = turn["text"]
    return found


def microseconds() -> float:
    """Give what reading all cues of a sentence takes, without VADER."""
    with (FOLDER / "free_jury.jsonl").open(encoding="utf-8") as lines:
        texts = [turn["text"] for line in list(lines)[:60] for turn in json.loads(line)["turns"]]
    acts(texts[0])
    began = perf_counter()
    for text in texts:
        acts(text)
    return (perf_counter() - began) / len(texts) * 1e6


@cache
def _sentences(corpus: str) -> list[tuple[Acts, dict[str, Any]]]:
    with (FOLDER / f"{corpus}.jsonl").open(encoding="utf-8") as lines:
        entries = [json.loads(line) for line in lines]
    return [(acts(entry["text"]), entry["label"]) for entry in entries]


def _measure(cue: str, label: str, pairs: list[tuple[float, bool]]) -> Told:
    there = sum(truth for _, truth in pairs)
    right = sum(truth and belief >= LIKELY for belief, truth in pairs)
    said = sum(belief >= LIKELY for belief, _ in pairs)
    return Told(cue, label, there, auc(pairs), 2 * right / max(1, said + there), _average_precision(pairs))


def auc(pairs: list[tuple[float, bool]]) -> float:
    """Give the area under the curve by ranks; ties share theirs."""
    ordered = sorted(pairs)
    there, ranks, at = sum(truth for _, truth in pairs), 0.0, 0
    while at < len(ordered):
        upto = at
        while upto < len(ordered) and ordered[upto][0] == ordered[at][0]:
            upto += 1
        ranks += (at + 1 + upto) / 2 * sum(truth for _, truth in ordered[at:upto])
        at = upto
    return (ranks - there * (there + 1) / 2) / (there * (len(pairs) - there))


def _average_precision(pairs: list[tuple[float, bool]]) -> float:
    right, total = 0, 0.0
    for number, (_, truth) in enumerate(sorted(pairs, reverse=True), 1):
        right += truth
        total += right / number if truth else 0.0
    return total / max(1, right)
