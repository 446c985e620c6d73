"""A group's weeks to take away: as CSV for a spreadsheet, as JSON for a program."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.digest.columns import COLUMNS, Cell
from bot.week.values import Totals
from bot.words import _


def as_csv(weeks: Sequence[Totals], zone: str) -> str:
    """Give the weeks as RFC 4180 has it: a header, a line each; days by ISO 8601 in the zone (IANA).

    What is not told is empty. No cell is a text that somebody wrote, so none can be taken for a formula.
    """
    there = ZoneInfo(zone)
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(column.name for column in COLUMNS)
    table.writerows([_in_csv(column.of(week), there) for column in COLUMNS] for week in weeks)
    return out.getvalue()


def as_json(name: str, zone: str, weeks: Sequence[Totals]) -> str:
    """Give the weeks with what each figure means, in the language being spoken; instants with their offset."""
    there = ZoneInfo(zone)
    whole: dict[str, Any] = {
        "group": name,
        "zone": zone,
        "columns": {
            column.name: {"unit": _(column.unit), "meaning": _(column.meaning)} for column in COLUMNS
        },
        "weeks": [{column.name: _in_json(column.of(week), there) for column in COLUMNS} for week in weeks],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _in_csv(cell: Cell, zone: ZoneInfo) -> str:
    if cell is None:
        return ""
    return cell.astimezone(zone).date().isoformat() if isinstance(cell, datetime) else str(cell)


def _in_json(cell: Cell, zone: ZoneInfo) -> float | str | None:
    return cell.astimezone(zone).isoformat() if isinstance(cell, datetime) else cell
