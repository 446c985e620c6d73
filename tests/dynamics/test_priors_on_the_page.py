"""What is expected beforehand, as facilitators read it."""

import re
from pathlib import Path

from bot.dynamics.priors import SHIFTS
from bot.dynamics.values import Pattern

PAGE = Path(__file__).parents[2] / "docs" / "facilitators.md"
COLUMNS: tuple[Pattern, ...] = ("leader-centered", "serial-casework", "advice-drift")


def number(cell: str) -> float:
    return float(cell.replace("−", "-"))


def test_the_table_for_facilitators_is_the_one_that_moves_the_monitor() -> None:
    head = f"| known beforehand | {' | '.join(COLUMNS)} |"
    _before, _head, after = PAGE.read_text("utf-8").partition(head)
    rows = re.findall(
        r"^\| ([\w-]+) \| (\S+) \| (\S+) \| (\S+) \|$", after.partition("\n\n")[0], re.MULTILINE
    )
    told = {name: dict(zip(COLUMNS, map(number, cells), strict=True)) for name, *cells in rows}
    assert told == {name: {each: by.get(each, 0.0) for each in COLUMNS} for name, by in SHIFTS.items()}
    assert {each for by in SHIFTS.values() for each in by} <= set(COLUMNS)
