"""How well each cue tells sentences apart that people labelled."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from time import perf_counter
from typing import Any

from bot.dynamics.acts.model import Acts, acts
from tests.evaluation.corpora import FOLDER, of_kind, of_sentences

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


CUE_OF = {
    "advice": "advice",
    "info_support": "advice",
    "emo_support": "support",
    "emotional_disclosure": "story",
    "information_disclosure": "story",
    "dismissive": "shut_down",
    "antagonize": "shut_down",
    "hostile": "judgment",
    "disagree": "dissent",
}
"""By label, the cue that should tell it."""


def told() -> Iterator[Told]:
    """Measure every cue against every label there is for it."""
    for corpus, labels in of_sentences().items():
        for label in labels:
            if label in CUE_OF:
                cue = CUE_OF[label]
                pairs = [(found._asdict()[cue], bool(entry[label])) for found, entry in _sentences(corpus)]
                yield _measure(cue, label, pairs)
    if any(truth for _, truth in disagreement()):
        yield _measure("dissent", "disagree (in conversations)", disagreement())


@cache
def disagreement() -> list[tuple[float, bool]]:
    """Give the belief in dissent of each message in conversations where people labelled disagreement."""
    found: list[tuple[float, bool]] = []
    for corpus in of_kind("multilogue"):
        with (FOLDER / f"{corpus}.jsonl").open(encoding="utf-8") as lines:
            talks = [json.loads(line)["turns"] for line in lines]
        if not any("target" in turn["labels"] for turns in talks for turn in turns):
            continue
        for turns in talks:
            before = None
            for turn in turns:
                truth = turn["labels"].get("target") == "disagree"
                found.append((acts(turn["text"], before).dissent, truth))
                before = turn["text"]
    return found


def microseconds() -> float:
    """Give what reading all cues of a message takes, without VADER."""
    corpus = of_kind("multilogue")[0]
    with (FOLDER / f"{corpus}.jsonl").open(encoding="utf-8") as lines:
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
