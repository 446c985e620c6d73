"""A rhythm said in words is read back as the same rhythm."""

from datetime import date, time, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.practice.rhythm import Rhythm, clock_changes, openings
from bot.practice.when import Plan, read_length, read_when
from bot.words import LANGUAGES, speaking
from bot.words.rhythm import change_in_words, length_in_words, rhythm_in_words
from tests.practice.test_rhythm import NEW_YEAR, SINCE, rhythms


@pytest.mark.parametrize(
    ("rhythm", "words"),
    [
        (Rhythm((3,), time(18, 45), SINCE), "every Thursday at 18:45"),
        (Rhythm((0, 4), time(19), SINCE, 2), "every second week on Monday and Friday at 19:00"),
        (Rhythm((0, 2, 4), time(19), SINCE, 3), "every 3 weeks on Monday, Wednesday, and Friday at 19:00"),
        (Rhythm(tuple(range(7)), time(9), SINCE), "daily at 09:00"),
        (Rhythm(tuple(range(5)), time(8), SINCE), "on weekdays at 08:00"),
    ],
)
def test_a_rhythm_is_said_plainly(rhythm: Rhythm, words: str) -> None:
    assert rhythm_in_words(rhythm, "en") == words
    assert rhythm_in_words(rhythm, "en-US") == words


@pytest.mark.parametrize("language", LANGUAGES)
@given(rhythm=rhythms)
def test_what_was_said_is_read_back(rhythm: Rhythm, language: str) -> None:
    said = rhythm_in_words(rhythm, language)
    assert read_when(said) == Plan(rhythm.weekdays, rhythm.at, rhythm.every)


def test_the_days_are_named_in_the_language() -> None:
    assert "Donnerstag" in rhythm_in_words(Rhythm((3,), time(18, 45), SINCE), "de-AT")


@pytest.mark.parametrize("language", LANGUAGES)
@given(minutes=st.integers(5, 7 * 24 * 60))
def test_a_length_that_was_said_is_read_back(minutes: int, language: str) -> None:
    length = timedelta(minutes=minutes)
    assert read_length(length_in_words(length, language)) == length


@pytest.mark.parametrize(
    ("length", "english", "german"),
    [
        (timedelta(hours=2), "2 hours", "2 Stunden"),
        (timedelta(minutes=90), "1 hour and 30 minutes", "1 Stunde und 30 Minuten"),
        (timedelta(days=7), "7 days", "7 Tage"),
        (timedelta(0), "0 minutes", "0 Minuten"),
    ],
)
def test_a_length_is_said_plainly(length: timedelta, english: str, german: str) -> None:
    assert length_in_words(length, "en") == english
    assert length_in_words(length, "de-DE") == german


def test_a_change_of_the_clocks_is_explained() -> None:
    at = time(2, 30)
    spring, autumn = clock_changes(Rhythm((6,), at, SINCE), "Europe/Berlin", NEW_YEAR)
    with speaking("en"):
        assert change_in_words(spring, at) == (
            "On <t:1774747800:D> the clocks go forward and 02:30 does not exist; it opens at <t:1774747800:t> that day."
        )
        assert change_in_words(autumn, at) == (
            "On <t:1792888200:D> the clocks go back and 02:30 comes twice; it opens at the first of the two, "
            "<t:1792888200:t>."
        )


def test_where_the_clocks_do_not_change_nothing_is_said() -> None:
    rhythm = Rhythm((3,), time(18, 45), date(2026, 1, 1))
    assert {
        change_in_words(each, rhythm.at) for each in islice(openings(rhythm, "Europe/Berlin", NEW_YEAR), 60)
    } == {""}
