"""Measures, and writes the figures into docs/evaluation.md: `make evaluate`."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from platform import python_version
from statistics import mean

from tests.evaluation import calibration, cues, fates, splices, windows
from tests.evaluation.corpora import of_kind
from tests.evaluation.measures import FREE, LED, Measured, free, led

PAGE = Path(__file__).parents[2] / "docs" / "evaluation.md"
BEGIN, END = "<!-- measured: make evaluate writes what follows -->", "<!-- end of what was measured -->"

NAMES = {
    "led_lessons": "School lessons (TalkMoves), led by a teacher",
    "led_committees": "Parliamentary committees (QMSum), chaired",
    "meetings_ami": "Design meetings (AMI), with a project manager",
    "free_jury": "Jury chats, leaderless",
    "free_teams": "Team chats, leaderless",
    "free_irc": "Busy help channels",
    "dissent_deli": "Small-group deliberation",
}


FEW = 200
"""Labelled replies below which nothing is said of addressees."""


def main() -> None:
    """Measure everything, print it, and put it in its place on the page; other conversations are only printed."""
    lines = list(_lines())
    print("\n".join(lines))
    if os.environ.get("CORPORA"):
        return
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text("\n".join([before + BEGIN, "", *lines, "", END]) + after, encoding="utf-8")


def _lines() -> Iterator[str]:
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    yield f"Measured on {day} with Multilogue {version('multilogue')}, Python {python_version()}."
    yield from ("", "### Whole conversations", "")
    yield from _conversations()
    yield from ("", "### Windows of forty turns", "")
    yield from _windows()
    yield from ("", "### How soon it follows", "")
    yield from _delays()
    yield from ("", "### False nudges and right addressees", "")
    yield from _nudges()
    yield from ("", "### Cues of a text", "")
    yield from _cues()
    yield from ("", "### Dissent and its fate", "")
    yield from _fates()
    yield from ("", "### Calibration", "")
    yield from _calibration()


def _conversations() -> Iterator[str]:
    yield from _head(
        "conversations", "facilitator", "judged", "mean belief", "brings a nudge", "at turn (median)"
    )
    for corpus in (*LED, *of_kind(None)):
        yield _told(corpus, "their own", led(corpus))
    for corpus in FREE:
        yield _told(corpus, "any one", free(corpus, busiest=False))
        yield _told(corpus, "the busiest", free(corpus, busiest=True))


def _told(corpus: str, who: str, measured: Measured) -> str:
    turn = "–" if measured.turn is None else f"{measured.turn:.0f}"
    nudged = f"{100 * measured.nudged:.0f} in 100"
    return _row(_name(corpus), who, str(measured.judged), f"{mean(measured.beliefs):.2f}", nudged, turn)


def _windows() -> Iterator[str]:
    yield from _head(
        "led", "against", "AUC, any one", "found at 1 % false", "AUC, the busiest", "found at 1 % false"
    )
    for one in LED:
        for other in FREE:
            pairs = [windows.pair(one, other, busiest=busiest) for busiest in (False, True)]
            figures = [figure for pair in pairs for figure in (f"{pair.auc:.3f}", f"{pair.found:.2f}")]
            yield _row(_name(one), _name(other), *figures)


def _nudges() -> Iterator[str]:
    yield from _head("conversations", "nudges in 1,000 turns, any one", "the busiest")
    for corpus in FREE:
        figures = (windows.false_nudges(corpus, busiest=busiest) for busiest in (False, True))
        yield _row(_name(corpus), *(f"{figure:.2f}" for figure in figures))
    for corpus in FREE:
        ours, last, asked = windows.addressees(corpus)
        if asked >= FEW:
            yield ""
            yield (
                f"{_name(corpus)}, with the reply field hidden: the addressee is right {100 * ours:.1f} times in 100; "
                f"the last other speaker would be right {100 * last:.1f} times ({asked:,} replies)."
            )


def _cues() -> Iterator[str]:
    yield from _head("cue", "label", "sentences with it", "AUC", "F1 at 0.5", "average precision")
    for each in cues.told():
        yield _row(
            each.cue,
            each.label,
            str(each.there),
            f"{each.auc:.3f}",
            f"{each.f1:.2f}",
            f"{each.precision:.2f}",
        )
    yield ""
    yield f"All cues of a message of a jury chat, without VADER: {cues.microseconds():.0f} microseconds."


def _delays() -> Iterator[str]:
    found = splices.delays()
    for what, turns in (
        ("until led talk is noticed", found.noticing),
        ("until free talk is again", found.recovering),
    ):
        middle, most = found.told(turns)
        yield f"- Turns {what}: {middle:.0f} in the middle of {len(turns)} splices, {most} or fewer in nine of ten."


def _fates() -> Iterator[str]:
    yield from _head("fate", "kept back", "precision", "recall", "the other half", "precision", "recall")
    halves = zip(fates.judged(unseen=True), fates.judged(unseen=False), strict=True)
    for kept, other in halves:
        figures = (f"{each:.2f}" for half in (kept, other) for each in (half.precision, half.recall))
        first, second, third, fourth = figures
        yield _row(kept.fate, str(kept.written), first, second, str(other.written), third, fourth)
    for unseen, which in ((True, "kept back"), (False, "of the other half")):
        seen, conversations = fates.false_alarms(unseen=unseen)
        found, there = fates.found(unseen=unseen)
        yield ""
        yield (
            f"Of those {which}: {found} of {there} dissents were noticed, whatever their fate; a dissent was seen in "
            f"{seen} of {conversations} conversations that have none."
        )


def _calibration() -> Iterator[str]:
    for what, bins in (
        ("leader-centered talk (windows)", calibration.leader_centered()),
        ("dissent (messages of the written conversations kept back)", calibration.dissent()),
    ):
        yield from _head(f"belief in {what}", "how many", "mean belief", "was so")
        for each in bins:
            span = f"{each.low:.2f} to {each.high:.2f}"
            yield _row(span, str(each.count), f"{each.belief:.2f}", f"{each.so:.2f}")
        yield ""


def _name(corpus: str) -> str:
    return NAMES.get(corpus, corpus)


def _head(*cells: str) -> Iterator[str]:
    yield _row(*cells)
    yield _row(*["---"] * len(cells))


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    main()
