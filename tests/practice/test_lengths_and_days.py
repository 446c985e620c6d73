"""How long, and until which day: read when it is plain, and never guessed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.practice.when import LONGEST, SHORTEST, read_day, read_length

TODAY = date(2026, 5, 1)  # a Friday


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("2 hours", 120),
        ("two hours", 120),
        ("90 min", 90),
        ("90 Min.", 90),
        ("1h 30m", 90),
        ("1h30m", 90),
        ("1,5 Stunden", 90),
        ("anderthalb Stunden", 90),
        ("1.5 h", 90),
        ("half an hour", 30),
        ("a half hour", 30),
        ("eine halbe Stunde", 30),
        ("ein halber Tag", 12 * 60),
        ("an hour and 15 minutes", 75),
        ("1 Std. und 15 Min.", 75),
        ("a day", 24 * 60),
        ("2 Tage", 48 * 60),
        ("1 week", 7 * 24 * 60),
        ("5 minutes", 5),
    ],
)
def test_a_length_is_read(text: str, minutes: int) -> None:
    assert read_length(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "90",
        "4 minutes",
        "8 days",
        "1.333 h",
        "a while",
        "an",
        "1h 1h",
        "5 m 1 h",
        "1 hour and",
        "-2 hours",
        "2 hours later",
    ],
)
def test_what_is_no_length_of_five_minutes_to_seven_days_is_none(text: str) -> None:
    assert read_length(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-24", date(2026, 12, 24)),
        ("24.12.", date(2026, 12, 24)),
        ("24.12", date(2026, 12, 24)),
        ("24. 12. 2026", date(2026, 12, 24)),
        ("until 24 December", date(2026, 12, 24)),
        ("the 24th of December", date(2026, 12, 24)),
        ("December 24th, 2027", date(2027, 12, 24)),
        ("Dec 24", date(2026, 12, 24)),
        ("24. Dezember", date(2026, 12, 24)),
        ("bis zum 24. Dez.", date(2026, 12, 24)),
        ("3. März", date(2027, 3, 3)),
        ("30 April", date(2027, 4, 30)),
        ("1 May", date(2027, 5, 1)),
        ("29 Feb 2028", date(2028, 2, 29)),
        ("29 Feb", date(2028, 2, 29)),
        ("Friday", date(2026, 5, 8)),
        ("until Thursday", date(2026, 5, 7)),
        ("Sa.", date(2026, 5, 2)),
        ("next Monday", date(2026, 5, 4)),
        ("nächsten Montag", date(2026, 5, 4)),
        ("tomorrow", date(2026, 5, 2)),
        ("morgen", date(2026, 5, 2)),
        ("übermorgen", date(2026, 5, 3)),
        ("in 2 weeks", date(2026, 5, 15)),
        ("for two weeks and 1 day", date(2026, 5, 16)),
        ("in drei Tagen", date(2026, 5, 4)),
        ("a week", date(2026, 5, 8)),
        ("eine Woche", date(2026, 5, 8)),
        ("end of the month", date(2026, 5, 31)),
        ("bis Monatsende", date(2026, 5, 31)),
    ],
)
def test_a_day_to_come_is_read(text: str, day: date) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text",
    (
        "|3/4|24/12/2026|12.24.|30 February|30.2.2027|2026-13-01|2026-05-01|2026-04-30|2029-01-01|0000-01-01"
        "|today|heute|yesterday|next week|in 0 days|in 12 hours|104 weeks and 1000 days|99999 weeks"
        "|24|2026|soon|until|Friday or Monday|Thorsday"
    ).split("|"),
)
def test_what_is_no_plain_day_to_come_is_none(text: str) -> None:
    assert read_day(text, TODAY) is None


def test_a_weekday_is_never_today_and_the_end_of_the_month_is_over_on_its_last_day() -> None:
    for days in range(31):
        today = TODAY + timedelta(days=days)
        assert read_day(f"{today:%A}", today) == today + timedelta(days=7)
        assert (read_day("end of the month", today) is None) == (days == 30)


def test_the_calendar_may_end() -> None:
    assert read_day("tomorrow", date.max) is None
    assert read_day("2 weeks", date.max) is None
    assert read_day("24.12.", date.max) is None


@given(st.text() | st.text("0123456789:. /-,amphuirveyothdsn"))
def test_any_text_is_read_or_left(text: str) -> None:
    length, day = read_length(text), read_day(text, TODAY)
    assert length is None or SHORTEST <= length <= LONGEST
    assert day is None or day > TODAY


@given(
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.integers(1, 700),
    st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%b %d, %Y"]),
)
def test_a_whole_date_is_read_back(today: date, days: int, form: str) -> None:
    day = today + timedelta(days=days)
    assert read_day(f"{day:{form}}", today) == day
    assert read_day(f"{day:{form}}", day) is None
