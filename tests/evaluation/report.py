"""Prints the figures of docs/evaluation.md: `make evaluate`."""

from tests.evaluation.measures import FREE, LED, Measured, free, led, separation

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
    """Print two Markdown tables."""
    _row("conversations", "facilitator", "judged", "mean belief", "brings a nudge", "at turn (median)")
    _row(*["---"] * 6)
    for corpus in LED:
        _told(corpus, "their own", led(corpus))
    for corpus in FREE:
        _told(corpus, "any one", free(corpus, busiest=False))
        _told(corpus, "the busiest", free(corpus, busiest=True))
    print()
    _row("lessons against …", "AUC, any one as facilitator", "AUC, the busiest")
    _row(*["---"] * 3)
    for corpus in FREE:
        _row(NAMES[corpus], *(f"{separation(corpus, busiest=each):.3f}" for each in (False, True)))


def _told(corpus: str, who: str, measured: Measured) -> None:
    mean = sum(measured.beliefs) / len(measured.beliefs)
    turn = "–" if measured.turn is None else f"{measured.turn:.0f}"
    _row(NAMES[corpus], who, str(measured.judged), f"{mean:.2f}", f"{100 * measured.nudged:.0f} in 100", turn)


def _row(*cells: str) -> None:
    print("| " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
