"""What teaches the cues of a text: public sentences with labels, and scenes written for this purpose."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from tests.evaluation.corpora import FOLDER

SCENES = Path(__file__).parent / "scenes"

Labelled = tuple[str, float, int, float]
"""A text, how far it does what is taught (0 to 1), a number that it shares with what it belongs to, its weight."""

ADVICE = "Advice-EMNLP2020 r/askparents (Govindarajan et al. 2020), MIT"
CHEST = "CL-Aff OffMyChest (Jaidka et al. 2020), CC BY 4.0"
DELI = "DeliData (Karadzhov et al. 2021), CC BY 4.0"
WRITTEN = (
    "scenes written for this project (tests/evaluation/scenes), CC0, beside the phrases of weights/written"
)

SOURCES = {
    "advice": f"{ADVICE}; {CHEST}",
    "story": CHEST,
    "support": CHEST,
    "dissent": f"{WRITTEN}; {DELI}",
    "siding": WRITTEN,
    "uptake": WRITTEN,
    "shut_down": WRITTEN,
    "retraction": WRITTEN,
    "view": WRITTEN,
}

ROLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "dissent": (
        ("direct", "indirect", "again", "against"),
        ("agree", "other", "view", "engage", "pass", "back"),
    ),
    "siding": (
        ("agree", "beside"),
        ("direct", "indirect", "again", "against", "engage", "other", "view", "shut", "pass", "back"),
    ),
    "uptake": (("engage",), ("agree", "beside", "other", "view", "shut", "pass", "back")),
    "shut_down": (
        ("shut",),
        (
            "direct",
            "indirect",
            "again",
            "agree",
            "beside",
            "engage",
            "against",
            "other",
            "view",
            "pass",
            "back",
        ),
    ),
    "retraction": (
        ("back",),
        (
            "direct",
            "indirect",
            "again",
            "agree",
            "beside",
            "engage",
            "against",
            "other",
            "view",
            "shut",
            "pass",
        ),
    ),
    "view": (("view",), ("agree", "beside", "engage", "other", "pass", "back")),
}
"""By cue, what in a scene does it and what does not; what is left out may."""


def examples(cue: str) -> Iterator[Labelled]:
    """Give the texts that teach a cue."""
    if cue in ROLES:
        yield from _of_scenes(*ROLES[cue])
        yield from _fillers()
        if cue == "dissent":
            yield from _of_deli()
    elif cue == "advice":
        yield from _labelled("advice_sentences", "advice")
        yield from _labelled("disclosure_support_sentences", "info_support")
    elif cue == "support":
        yield from _labelled("disclosure_support_sentences", "emo_support", "general_support")
    else:
        yield from _labelled(
            "disclosure_support_sentences", "emotional_disclosure", half="information_disclosure"
        )


@cache
def scenes() -> tuple[dict[str, Any], ...]:
    """Give the scenes: a view, and by role what could come after it."""
    return tuple(
        json.loads(line)
        for path in sorted(SCENES.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    )


def texts(scene: dict[str, Any], role: str) -> list[str]:
    said = scene[role]
    return [said] if isinstance(said, str) else said


def _of_scenes(does: tuple[str, ...], does_not: tuple[str, ...]) -> Iterator[Labelled]:
    for number, scene in enumerate(scenes()):
        for role in (*does, *does_not):
            for text in texts(scene, role):
                yield text, float(role in does), number, 1.0


def _fillers() -> Iterator[Labelled]:
    """The small change of an evening, which does none of this."""
    for number, text in enumerate((SCENES / "fillers.txt").read_text("utf-8").splitlines()):
        yield text, 0.0, number, 2.0


def _labelled(corpus: str, *labels: str, half: str = "") -> Iterator[Labelled]:
    """Give labelled sentences; half: a label that does it by half where none of the others is there."""
    with (FOLDER / f"{corpus}.jsonl").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            entry: dict[str, Any] = json.loads(line)
            there = any(entry["label"][label] for label in labels)
            yield entry["text"], float(there) or 0.5 * float(entry["label"].get(half, 0)), number, 1.0


def _of_deli() -> Iterator[Labelled]:
    """What is labelled as disagreeing in small groups that solve a puzzle, and every third of the rest."""
    with (FOLDER / "dissent_deli.jsonl").open(encoding="utf-8") as lines:
        turns = [
            (turn["text"], turn["labels"].get("target") == "disagree", number)
            for number, line in enumerate(lines)
            for turn in json.loads(line)["turns"]
        ]
    for at, (text, truth, number) in enumerate(turns):
        if truth or at % 3 == 0:
            yield text, float(truth), number, DIFFERING if truth else OTHERS


DIFFERING, OTHERS = 14.0, 1.2
"""How much a message of DeliData counts beside a written one: few differ, and many are alike."""
