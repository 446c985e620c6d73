"""Measures, and writes the figures into docs/evaluation.md: `make evaluate`."""

from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from platform import python_version
from statistics import mean

from tests.evaluation import cues, windows
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


def main() -> None:
    """Measure everything, print it, and put it in its place on the page."""
    lines = list(_lines())
    print("\n".join(lines))
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
    yield from ("", "### False nudges and right addressees", "")
    yield from _nudges()
    yield from ("", "### Cues of a text", "")
    yield from _cues()


def _conversations() -> Iterator[str]:
    yield from _head(
        "conversations", "facilitator", "judged", "mean belief", "brings a nudge", "at turn (median)"
    )
    for corpus in LED:
        yield _told(corpus, "their own", led(corpus))
    for corpus in FREE:
        yield _told(corpus, "any one", free(corpus, busiest=False))
        yield _told(corpus, "the busiest", free(corpus, busiest=True))


def _told(corpus: str, who: str, measured: Measured) -> str:
    turn = "–" if measured.turn is None else f"{measured.turn:.0f}"
    nudged = f"{100 * measured.nudged:.0f} in 100"
    return _row(NAMES[corpus], who, str(measured.judged), f"{mean(measured.beliefs):.2f}", nudged, turn)


def _windows() -> Iterator[str]:
    yield from _head(
        "led", "against", "AUC, any one", "found at 1 % false", "AUC, the busiest", "found at 1 % false"
    )
    for one in ("led_lessons", "led_committees"):
        for other in FREE:
            pairs = [windows.pair(one, other, busiest=busiest) for busiest in (False, True)]
            figures = [figure for pair in pairs for figure in (f"{pair.auc:.3f}", f"{pair.found:.2f}")]
            yield _row(NAMES[one], NAMES[other], *figures)


def _nudges() -> Iterator[str]:
    yield from _head("conversations", "nudges in 1,000 turns, any one", "the busiest")
    for corpus in FREE:
        figures = (windows.false_nudges(corpus, busiest=busiest) for busiest in (False, True))
        yield _row(NAMES[corpus], *(f"{figure:.2f}" for figure in figures))
    ours, last = windows.addressees("free_irc")
    yield ""
    yield (
        f"With the reply field hidden, the addressee is right {100 * ours:.1f} times in 100 in the help channels; the "
        f"last other speaker would be right {100 * last:.1f} times."
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


def _head(*cells: str) -> Iterator[str]:
    yield _row(*cells)
    yield _row(*["---"] * len(cells))


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    main()
