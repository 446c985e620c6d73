"""What people type into the form of a proposal is read as they mean it, or not at all."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.practice.consensus.changes import changes, marked
from bot.practice.consensus.entering import read_turnout, read_until, usual_turnout

THURSDAY = datetime(2026, 1, 8, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "local"),
    [
        ("in 2 weeks", "2026-01-22 13:00"),
        ("48 hours", "2026-01-10 13:00"),
        ("90 Minuten", "2026-01-08 14:30"),
        ("Sunday", "2026-01-11 20:00"),
        ("bis Sonntag", "2026-01-11 20:00"),
        ("Sunday at 6 pm", "2026-01-11 18:00"),
        ("tomorrow, 18:30", "2026-01-09 18:30"),
        ("morgen um 19 Uhr", "2026-01-09 19:00"),
        ("today 21:00", "2026-01-08 21:00"),
        ("heute 21 Uhr", "2026-01-08 21:00"),
        ("15 January 18:00", "2026-01-15 18:00"),
        ("am 15. Januar um 18:00", "2026-01-15 18:00"),
        ("2026-01-20 19:15", "2026-01-20 19:15"),
    ],
)
def test_a_time_that_is_plain_is_read(typed: str, local: str) -> None:
    read = read_until(typed, "Europe/Berlin", THURSDAY)
    assert read is not None
    assert (read + timedelta(hours=1)).strftime("%Y-%m-%d %H:%M") == local


@pytest.mark.parametrize(
    "typed", ["", "soon", "Sunday 6", "when everybody has said something", "31 February"]
)
def test_what_is_not_plain_is_not_guessed(typed: str) -> None:
    assert read_until(typed, "Europe/Berlin", THURSDAY) is None


@given(st.text(max_size=60), st.integers(1, 200))
def test_no_text_makes_the_reader_stumble(typed: str, joined: int) -> None:
    until = read_until(typed, "Europe/Berlin", THURSDAY)
    assert until is None or until.tzinfo is UTC
    turnout = read_turnout(typed, joined)
    assert turnout is None or 1 <= turnout <= joined
    assert 1 <= usual_turnout(joined) <= joined


@given(st.text(max_size=80), st.text(max_size=80))
def test_of_two_wordings_every_word_is_shown_as_it_is(before: str, after: str) -> None:
    pieces = changes(before, after)
    assert "".join(text for kind, text in pieces if kind != "new") == before
    assert "".join(text for kind, text in pieces if kind != "gone") == after


def test_what_changed_is_marked_and_not_across_lines() -> None:
    before, after = "We meet.\nWe talk.", "We meet.\nWe sing\nand talk."
    assert marked(before, after, str) == "We meet.\nWe **sing**\n**and** talk."
