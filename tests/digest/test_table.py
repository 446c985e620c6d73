"""A group's weeks as CSV and JSON, and the docs that say what is in them."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bot.digest.columns import COLUMNS
from bot.digest.table import as_csv, as_json
from bot.week.values import DissentTotals, Totals
from bot.words import speaking
from tests.digest.weeks import FEWER, healthy, led, silent, weeks

DOCS = Path(__file__).parents[2] / "docs" / "digest-data.md"
NAMES = [column.name for column in COLUMNS]


def rows(text: str) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(text, newline=""))]


def test_the_docs_tell_every_column_as_it_is_and_no_other() -> None:
    told = [line for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    assert told == [f"| `{column.name}` | {column.unit} | {column.meaning} |" for column in COLUMNS]


def test_a_week_is_a_line_of_its_figures() -> None:
    (row,) = rows(as_csv([healthy()], "Europe/Berlin"))
    told = (
        "people",
        "messages",
        "turns",
        "between",
        "expected",
        "evenness",
        "coverage",
        "stories",
        "checkins",
    )
    assert [row[name] for name in told] == ["8", "240", "150", "0.6", "0.62", "0.92", "0.8", "5", "1"]
    assert (row["would_like_heard"], row["would_like_ideas"], row["energy_high"]) == ("most", "", "most")
    assert row["checkins_answered_by"] == "members"


def test_a_week_of_too_few_people_has_its_days_and_nothing_else() -> None:
    (row,) = rows(as_csv([silent()], "UTC"))
    assert (row.pop("starts"), row.pop("ends")) == ("2026-03-02", "2026-03-09")
    assert set(row.values()) == {""}
    (week,) = json.loads(as_json("Carers", "UTC", [silent()]))["weeks"]
    assert {name: value for name, value in week.items() if value is not None} == {
        "starts": "2026-03-02T00:00:00+00:00",
        "ends": "2026-03-09T00:00:00+00:00",
    }


def test_days_are_those_of_the_zone_on_both_sides_of_a_clock_change() -> None:
    week = Totals(datetime(2026, 3, 22, 23, tzinfo=UTC), datetime(2026, 3, 29, 22, tzinfo=UTC))
    (row,) = rows(as_csv([week], "Europe/Berlin"))
    assert (row["starts"], row["ends"]) == ("2026-03-23", "2026-03-30")
    (told,) = json.loads(as_json("Carers", "Europe/Berlin", [week]))["weeks"]
    assert (told["starts"], told["ends"]) == ("2026-03-23T00:00:00+01:00", "2026-03-30T00:00:00+02:00")


def test_lines_end_and_begin_as_rfc_4180_has_it() -> None:
    text = as_csv([healthy(0), led(1)], "UTC")
    assert text.split("\r\n")[0] == ",".join(NAMES)
    assert text.count("\n") == text.count("\r\n") == 3


def test_what_facilitators_did_and_who_differed_changes_nothing() -> None:
    week = healthy()
    assert week.talk is not None
    assert week.drift is not None
    other = replace(
        week,
        talk=replace(week.talk, led=0.77),
        meetings=(),
        drift=replace(week.drift, judgment=0.66, deference=0.55),
        dissent=DissentTotals(7, {"ignored": 6}, "some"),
        nudges=5,
        invitation="answering",
    )
    assert as_csv([other], "UTC") == as_csv([week], "UTC")
    assert as_json("Carers", "UTC", [other]) == as_json("Carers", "UTC", [week])


@FEWER
@given(st.lists(weeks(), max_size=4))
def test_both_hold_the_same_and_no_cell_is_a_formula(them: list[Totals]) -> None:
    table, whole = (
        rows(as_csv(them, "America/New_York")),
        json.loads(as_json("=1+1", "America/New_York", them)),
    )
    assert [*whole["columns"]] == NAMES
    for row, week in zip(table, whole["weeks"], strict=True):
        assert [*row] == [*week] == NAMES
        for name, cell in row.items():
            assert not cell.startswith(("=", "+", "-", "@"))
            if name in ("starts", "ends"):
                assert date.fromisoformat(cell) == datetime.fromisoformat(week[name]).date()
            else:
                assert cell == ("" if week[name] is None else str(week[name]))


def test_json_says_what_each_figure_means_and_keeps_a_name_as_it_is() -> None:
    with speaking("en"):
        whole = json.loads(as_json('Zoë\'s "circle" 🌿', "UTC", [healthy()]))
    assert whole["group"] == 'Zoë\'s "circle" 🌿'
    assert whole["columns"]["between"]["unit"] == "share, 0 to 1"
    assert "from member to member" in whole["columns"]["between"]["meaning"]
