"""Learns how an answer stands to a dissent from what its words do: `python -m tests.evaluation.stances`.

The scenes tell which answers stand beside a dissent, take it up, come out against it, shut it down or pass it by. What
the words do is read by models that never saw the scene (three folds), or the scenes would seem plainer than they are.
"""

# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
# numpy's arithmetic on arrays of any shape has no types of its own

from collections.abc import Iterator
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np

from bot.dynamics.acts.model import FEW_TERMS, written_sum
from bot.dynamics.acts.reading import reading_of
from bot.dynamics.acts.terms import terms_of, words_of
from bot.dynamics.cues import read
from bot.dynamics.dissent.answers import FEATURES, STANCES, features
from bot.dynamics.odds import probability
from tests.evaluation.examples import ROLES, SCENES, scenes, texts
from tests.evaluation.teach import FAR, SCENES_BETA, WRITTEN, Learned, best_level, small, taught

FOLDS = 3
ROLE_OF = {"beside": "beside", "uptake": "engage", "against": "against", "shut": "shut"}
"""The role in a scene of each stance; what passes by is the fifth."""

FILLERS, PENALTY, STEPS, CLOSE = 0.5, 2.0, 60, 1e-6
TARGET = Path(__file__).parents[2] / "bot" / "dynamics" / "dissent" / "stances.tsv"

Answer = tuple[tuple[float, ...], int, float]
"""Features, the stance by its place in STANCES (their number for what passes by), and how much it counts."""


def answers() -> Iterator[Answer]:
    """Give every answer of the scenes, as read by models that never saw it."""
    models = {cue: _by_fold(cue) for cue in ROLES}
    roles = [*(ROLE_OF[stance] for stance in STANCES), "pass"]
    for number, scene in enumerate(scenes()):
        for place, role in enumerate(roles):
            for text in texts(scene, role):
                yield _features(text, models, number), place, 1.0
    for number, text in enumerate((SCENES / "fillers.txt").read_text("utf-8").splitlines()):
        yield _features(text, models, number), len(STANCES), FILLERS


def _features(text: str, models: dict[str, list[tuple[Learned, float]]], number: int) -> tuple[float, ...]:
    words, cues = words_of(text), read(text)
    told = {cue: probability(_odds(each[number % FOLDS], cue, words)) for cue, each in models.items()}
    reading = reading_of(text, {})
    strange = reading._replace(acts=reading.acts._replace(**told))
    return features(strange, asks=bool(cues.asks), words=cues.words or 0)


def _by_fold(cue: str) -> list[tuple[Learned, float]]:
    those = taught(cue)
    found: list[tuple[Learned, float]] = []
    for fold in range(FOLDS):
        model = small([each for each in those if each.fold % FOLDS != fold])
        found.append((model, best_level([(model.odds(each.signs), each) for each in those], SCENES_BETA)))
    return found


def _odds(model: tuple[Learned, float], cue: str, words: list[str]) -> float:
    learned, level = model
    terms = set(terms_of(words))
    size = 1 / sqrt(max(len(terms), FEW_TERMS))
    signs = dict.fromkeys(terms, size) | {WRITTEN: max(-FAR, min(FAR, written_sum(words, cue)))}
    return learned.odds(signs) - level


def learn(those: list[Answer]) -> Any:
    """Fit the weights of each stance; passing by is what they are set against."""
    return softmax_regression(those, len(STANCES), PENALTY)


def softmax_regression(those: list[Answer], kinds: int, least: float) -> Any:
    """Fit a multinomial logistic regression by Newton's method, against the kind numbered last; least: its penalty."""
    many = len(those[0][0]) + 1
    signs: Any = np.array([(*each, 1.0) for each, _, _ in those])
    truth: Any = np.array([[float(place == kind) for kind in range(kinds)] for _, place, _ in those])
    counts: Any = np.array([count for _, _, count in those])
    penalty: Any = np.tile([*[least] * (many - 1), 0.01], kinds)
    found: Any = np.zeros(many * kinds)
    for _ in range(STEPS):
        scores: Any = signs @ found.reshape(kinds, many).T
        odds: Any = np.exp(np.clip(scores, -20, 20))
        chance: Any = odds / (1 + odds.sum(axis=1, keepdims=True))
        slope: Any = (signs.T @ ((chance - truth) * counts[:, None])).T.ravel() + penalty * found
        step: Any = np.linalg.solve(np.diag(penalty) + _bend(signs, chance, counts), slope)
        found = found - step
        if float(np.abs(step).max()) < CLOSE:
            break
    return found.reshape(kinds, many)


def _bend(signs: Any, chance: Any, counts: Any) -> Any:
    """Give the second derivatives, a block for each pair of stances."""
    kinds: int = chance.shape[1]
    return np.block(
        [
            [
                (signs.T * (counts * chance[:, one] * ((one == other) - chance[:, other]))) @ signs
                for other in range(kinds)
            ]
            for one in range(kinds)
        ]
    )


def right(weights: Any, those: list[Answer]) -> dict[str, tuple[float, float]]:
    """Give precision and recall of each stance, taking the likeliest."""
    signs: Any = np.array([(*each, 1.0) for each, _, _ in those])
    likeliest: Any = np.hstack([signs @ weights.T, np.zeros((len(those), 1))]).argmax(axis=1)
    places: Any = np.array([place for _, place, _ in those])
    return {
        stance: (
            float((places[likeliest == kind] == kind).mean()),
            float((likeliest[places == kind] == kind).mean()),
        )
        for kind, stance in enumerate(STANCES)
    }


def main() -> None:
    """Learn, say how well, and write the table."""
    those = list(answers())
    for stance, (precision, recall) in right(learn(those[::2]), those[1::2]).items():
        print(f"{stance}: precision {precision:.2f}, recall {recall:.2f} on the other half")
    weights = learn(those)
    lines = [
        "# How what an answer's words do tells of its stance to a dissent, in log-odds over passing by; learned by",
        "# tests/evaluation/stances.py from scenes written for this project (tests/evaluation/scenes), CC0.",
        "\t".join(["sign", *STANCES]),
    ]
    for at, sign in enumerate((*FEATURES, "bias")):
        lines.append("\t".join([sign, *(f"{weights[kind][at]:.2f}" for kind in range(len(STANCES)))]))
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
