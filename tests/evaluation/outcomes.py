"""Learns what became of a dissent from how it was met: `python -m tests.evaluation.outcomes`.

From every second written conversation (`fates`), the dissent being known; the others serve to measure it by. They are
few, so that the penalty is heavy, the weights are rounded, and it is said how well they do on those held out. What a
fate is by its definition (removed, three against, nothing but silence) is no matter of learning.
"""

# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
# numpy's arithmetic on arrays of any shape has no types of its own

from pathlib import Path
from typing import Any

import numpy as np

from bot.dynamics.addressee import Addressing
from bot.dynamics.dissent.answers import odds_of
from bot.dynamics.dissent.case import Case
from bot.dynamics.dissent.fate import FATES, Signs, Tally, signs_of
from bot.dynamics.dissent.place import Place
from bot.dynamics.dissent.values import Candidate, is_dislike
from bot.dynamics.dissent.watch import AT_LEAST
from bot.dynamics.values import SOMEONE, Address, Utterance
from tests.evaluation import fates
from tests.evaluation.fates import Written, written
from tests.evaluation.stances import softmax_regression

PENALTY, SHARPER, FOLDS, SURE = 5.0, 3.0, 8, 0.9
"""SHARPER: by how much the weights are drawn out again, so that the odds tell how often they are right on those held
out (where the likelihood was best, of 1 to 4)."""

AS_MANY = 0.5
"""How much one that is still open or was ignored counts: they are two fates, and one here."""

TARGET = Path(__file__).parents[2] / "bot" / "dynamics" / "dissent" / "fate.tsv"

NONE = Signs(*[0.0] * len(Signs._fields))
PLAIN: tuple[tuple[str, Signs], ...] = (
    ("passed", NONE),
    ("passed", NONE._replace(beside=0.2, beside_sum=0.3, shut=0.2, shut_sum=0.3)),
    ("supported", NONE._replace(beside=0.9, beside_sum=0.9)),
    ("supported", NONE._replace(beside=0.9, beside_sum=0.9, answered=1, uptake=0.3)),
    (
        "supported",
        NONE._replace(beside=0.9, beside_sum=0.9, shut=0.8, shut_sum=0.8, against_sum=1.2, opposing=3),
    ),
    ("engaged", NONE._replace(uptake=0.9)),
    ("engaged", NONE._replace(uptake=0.9, answered=1, asked=1, holder_next=1.0)),
    ("engaged", NONE._replace(against_sum=0.8, opposing=1, answered=1, goes_on=1, own_words=2.2)),
    ("engaged", NONE._replace(uptake=0.9, retraction=0.9, answered=1, asked=1)),
    ("engaged", NONE._replace(uptake=0.9, shut=0.8, shut_sum=0.8, answered=2, asked=1, opposing=1)),
    ("shut-down", NONE._replace(shut=0.9, shut_sum=0.9, opposing=1)),
    ("shut-down", NONE._replace(shut=0.9, shut_sum=0.9, opposing=1, answered=1, holder_next=1.0)),
    (
        "shut-down",
        NONE._replace(shut=0.9, shut_sum=0.9, opposing=2, against_sum=0.8, answered=1, holder_next=1.0),
    ),
    ("piled-on", NONE._replace(shut=0.7, shut_sum=1.2, against_sum=1.2, opposing=3)),
    ("withdrawn", NONE._replace(retraction=0.9, own_words=2.0)),
    ("withdrawn", NONE._replace(silence=0.95)),
)
"""What is plain by what the fates mean, beside the conversations, so that these few do not unlearn it."""

Met = tuple[tuple[float, ...], int, float]
"""Signs, the fate by its place in FATES (their number for what was passed by), and how much it counts."""


def met() -> list[Met]:
    """Give how each dissent of the half that may be read was met."""
    found: list[Met] = []
    for each in written():
        if each.unseen or each.dissent is None or each.fate in (None, "removed"):
            continue
        place = FATES.index(each.fate) if each.fate in FATES else len(FATES)
        found.append((tuple(signs_of(followed(each))), place, AS_MANY if place == len(FATES) else 1.0))
    return found


def plain() -> list[Met]:
    """Give what is plain."""
    return [(tuple(signs), FATES.index(name) if name in FATES else len(FATES), 1.0) for name, signs in PLAIN]


def followed(each: Written) -> Tally:
    """Follow the dissent of a conversation that is known to have one."""
    place, addressing, names = Place(), Addressing(), dict[str, int]()
    case: Case | None = None
    for index, turn in enumerate(each.turns):
        said = fates.utterance(each, index, turn, names)
        address = addressing.hear(said)
        if case is not None and not case.settled:
            case.hear(said, address, odds_of(said))
        if index == each.dissent:
            case = _open(said, address, place, index)
        place.add(said)
        for event in each.events:
            if case is not None and event["after"] == index:
                _happen(case, event, names)
    assert case is not None
    return case.tally


def _open(said: Utterance, address: Address, place: Place, turn: int) -> Case:
    before = place.differed_from(said, address)
    return Case(
        Candidate(
            message=said.message,
            turn=turn,
            at=said.at,
            owner=said.speaker,
            target="member",
            belief=SURE,
            gist=said.reading.gist if said.reading else 0,
            rate=place.rate(said.speaker, AT_LEAST),
            holder=before.speaker if before else SOMEONE,
        )
    )


def _happen(case: Case, event: dict[str, Any], names: dict[str, int]) -> None:
    if event["kind"] == "deleted":
        case.gone(event["turn"] + 1)
    elif event["kind"] == "reaction" and is_dislike(event["emoji"]):
        case.dislike(names.setdefault(event["who"].casefold(), len(names) + 1), event["turn"] + 1)


def learn(those: list[Met]) -> Any:
    """Fit the weights, the penalty being on signs of one size."""
    sizes: Any = np.array([signs for signs, _, _ in those]).std(axis=0) + 1e-6
    scaled = [(tuple(np.array(signs) / sizes), place, counts) for signs, place, counts in those]
    found: Any = SHARPER * softmax_regression(scaled, len(FATES), PENALTY)
    found[:, :-1] /= sizes
    return found


def held_out(those: list[Met]) -> dict[str, float]:
    """Give the recall of each fate by weights that never saw the conversation."""
    right, there = dict.fromkeys((*FATES, "passed"), 0), dict.fromkeys((*FATES, "passed"), 0)
    for fold in range(FOLDS):
        weights: Any = learn([*(each for at, each in enumerate(those) if at % FOLDS != fold), *plain()])
        for signs, place, _ in those[fold::FOLDS]:
            scores: Any = np.append(weights @ np.array([*signs, 1.0]), 0.0)
            name = (*FATES, "passed")[place]
            there[name] += 1
            right[name] += int(scores.argmax()) == place
    return {name: right[name] / there[name] for name in there}


def main() -> None:
    """Learn, say how well, and write the table."""
    those = met()
    for name, recall in held_out(those).items():
        print(f"{name}: recall {recall:.2f} held out")
    weights: Any = learn([*those, *plain()])
    lines = [
        "# How the signs of how a dissent was met tell of its fate, in log-odds over its having passed by; learned by",
        "# tests/evaluation/outcomes.py from every second written conversation (tests/evaluation/fates) and the plain.",
        "\t".join(["sign", *FATES]),
    ]
    for at, sign in enumerate((*Signs._fields, "bias")):
        lines.append("\t".join([sign, *(f"{weights[kind][at]:.1f}" for kind in range(len(FATES)))]))
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
