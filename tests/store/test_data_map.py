"""The data map names every column, and says truly which are sealed and which are hashes."""

import re
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Column, LargeBinary

from bot.store.tables import metadata
from bot.store.types import Sealed

PAGE = Path(__file__).parents[2] / "docs" / "data-map.md"


def told() -> Iterator[tuple[str, str]]:
    """Give each column of the page, as table.column, with how it is kept."""
    for line in PAGE.read_text("utf-8").splitlines():
        row = re.fullmatch(r"\| (\w+): (`[^|]*`) \|.*\| (\w+) \|", line)
        if row:
            yield from ((f"{row[1]}.{name}", row[3]) for name in re.findall(r"`(\w+)`", row[2]))


def how(column: Column[object]) -> str:
    if isinstance(column.type, Sealed):
        return "sealed"
    return "hash" if isinstance(column.type, LargeBinary) else "plain"


def test_every_column_is_on_the_page_once_with_how_it_is_kept() -> None:
    there = {
        f"{table.name}.{column.name}": how(column)
        for table in metadata.sorted_tables
        for column in table.columns
    }
    listed = list(told())
    assert dict(listed) == there
    assert len(listed) == len(there)
