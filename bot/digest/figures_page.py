"""The figures of a group's weeks as tables of a page, each with what its columns mean."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape

from babel.numbers import format_decimal

from bot.digest.columns import COLUMNS, Cell, Column, Part
from bot.digest.days import Days
from bot.digest.html import element
from bot.week.values import Totals
from bot.words import N_, _

UNKNOWN = "–"

_TITLES: dict[Part, str] = {
    "talk": N_("Talk"),
    "held": N_("Rounds and check-ins"),
    "wishes": N_("How people arrived, and what they would have liked"),
    "messages": N_("What messages did"),
}

_WORDS = {
    "all": N_("all"),
    "most": N_("most"),
    "many": N_("many"),
    "some": N_("some"),
    "none": N_("nobody"),
    "members": N_("members"),
    "both": N_("both"),
    "facilitators": N_("facilitators"),
}
"""What stands as a word in the data, as people read it."""


def tables(weeks: Sequence[Totals], days: Days, language: str) -> Iterator[str]:
    """Give a table of each part that something is known of, a row a week in their order."""
    for part, title in _TITLES.items():
        columns = [
            column
            for column in COLUMNS
            if column.part == part and any(column.of(week) is not None for week in weeks)
        ]
        if columns:
            yield from _table(_(title), columns, weeks, days, language)
            yield from _meanings(columns)


def _table(
    title: str, columns: Sequence[Column], weeks: Sequence[Totals], days: Days, language: str
) -> Iterator[str]:
    yield f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(title)}">'
    yield "<table>"
    yield element("caption", title)
    headings = [_("Week"), *(_(column.heading) for column in columns)]
    cells = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in headings)
    yield f"<thead><tr>{cells}</tr></thead>"
    yield "<tbody>"
    for week in weeks:
        cells = "".join(element("td", _shown(column.of(week), language)) for column in columns)
        yield f'<tr><th scope="row">{escape(days.spelled(week.starts, week.ends))}</th>{cells}</tr>'
    yield "</tbody>"
    yield "</table>"
    yield "</div>"


def _meanings(columns: Sequence[Column]) -> Iterator[str]:
    yield '<dl class="meanings">'
    for column in columns:
        yield element("dt", _(column.heading)) + element("dd", _(column.meaning))
    yield "</dl>"


def _shown(cell: Cell, language: str) -> str:
    if cell is None or isinstance(cell, datetime):
        return UNKNOWN
    if isinstance(cell, str):
        return _(_WORDS[cell])
    digits = "0.00" if isinstance(cell, float) else "#,##0"
    return format_decimal(cell, format=digits, locale=language)
