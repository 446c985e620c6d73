"""Who may type what, as docs/hosting.md has it: hosts read the very table that the tests hold the bot to."""

from pathlib import Path
from typing import NamedTuple

HOSTING = Path(__file__).parents[3] / "docs" / "hosting.md"
SEATS = (
    "not joined",
    "from another server",
    "joined",
    "manages the server",
    "leads by role",
    "leads by name",
    "leads, too",
)
"""The columns, those who may least first."""

ALLOWED, REFUSED = "yes", "–"


class Line(NamedTuple):
    command: str
    options: dict[str, str | bool]
    allowed: frozenset[str]


def who_may() -> list[Line]:
    """Give the lines of the table in their order. Raises ValueError for one that cannot be read."""
    text = HOSTING.read_text("utf-8")
    head, _rule, *rows = text[text.index("| typed") :].partition("\n\n")[0].splitlines()
    if tuple(_cells(head)[1:]) != SEATS:
        raise ValueError(head)
    return [_line(_cells(row)) for row in rows]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _line(row: list[str]) -> Line:
    typed, *cells = row
    if len(cells) != len(SEATS) or not set(cells) <= {ALLOWED, REFUSED}:
        raise ValueError(row)
    words = typed.strip("`").removeprefix("/").split()
    pairs = (word.partition(":") for word in words if ":" in word)
    options: dict[str, str | bool] = {
        name: value == "true" if value in ("true", "false") else value for name, _sep, value in pairs
    }
    command = " ".join(word for word in words if ":" not in word)
    may = (seat for seat, cell in zip(SEATS, cells, strict=True) if cell == ALLOWED)
    return Line(command, options, frozenset(may))
