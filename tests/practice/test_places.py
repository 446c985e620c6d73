"""Places to turn: where each line is from, and whom it may be for."""

from datetime import date
from zoneinfo import available_timezones

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from bot.practice.places import (
    ALWAYS,
    EVERYWHERE,
    MOST_COUNTRIES,
    Place,
    countries,
    emergency_of,
    likely_countries,
    lines_of,
    places,
    read,
)

NEEDED = "US CA GB IE DE AT CH FR ES IT NL BE PL SE NO DK FI PT AU NZ IN BR MX ZA JP".split()
MENU_TAKES = 25
"""Discord's limit for a menu; with more countries there must be two."""
TAGS = ["de", "en-US", "en-GB", "fr", "es-ES", "es-419", "it", "nl", "no", "pt-BR", "ja", "ko", "zh-CN", ""]


@pytest.mark.parametrize("place", places(), ids=lambda place: f"{place.country} {place.name or place.call}")
def test_every_line_says_where_it_is_from_and_when_that_was_read(place: Place) -> None:
    assert place.source.startswith(("https://", "http://"))
    assert date(2026, 11, 1) <= place.read
    assert place.country == EVERYWHERE or place.country in Locale("en").territories


@pytest.mark.parametrize("place", places(), ids=lambda place: f"{place.country} {place.name or place.call}")
def test_every_line_can_be_dialled_or_opened(place: Place) -> None:
    for numbers in (place.call, place.text):
        for number in filter(None, numbers.split(", ")):
            assert not number.replace(" ", "").replace("-", "").strip("0123456789")
    assert not place.chat or place.chat.startswith("https://")
    assert place.when in ("", ALWAYS) or place.when.count(":") == 2


def test_the_countries_that_are_asked_for_most_have_a_line_and_a_number_for_emergencies() -> None:
    assert set(NEEDED) <= set(countries())
    assert all(emergency_of(country) for country in countries())
    assert len(countries()) <= MENU_TAKES


def test_everywhere_there_is_a_list_of_lines() -> None:
    assert "https://findahelpline.com" in [place.chat for place in lines_of(EVERYWHERE)]


@pytest.mark.parametrize(
    ("left_out", "complaint"),
    [
        ("source", "lacks source"),
        ("read", "lacks read"),
        ("call", "in any way"),
        ("name", "a name and a language"),
    ],
)
def test_an_entry_that_is_not_whole_is_refused(left_out: str, complaint: str) -> None:
    entry = {
        "country": '"DE"', "kind": '"line"', "name": '"Somebody"', "languages": '["de"]', "call": '"1"',
        "source": '"https://example.org"', "read": "2026-11-28",
    }  # fmt: skip
    (place,) = read(_toml(entry))
    assert (place.call, place.languages) == ("1", ("de",))
    del entry[left_out]
    with pytest.raises(ValueError, match=complaint):
        read(_toml(entry))


def _toml(entry: dict[str, str]) -> str:
    return "[[place]]\n" + "\n".join(f"{key} = {value}" for key, value in entry.items())


@given(st.sampled_from(TAGS), st.sampled_from(sorted(available_timezones())))
def test_a_guess_names_few_countries_each_with_a_line(locale: str, zone: str) -> None:
    likely = likely_countries(locale, zone)
    assert len(likely) <= MOST_COUNTRIES
    assert len(set(likely)) == len(likely)
    assert set(likely) <= set(countries())


def test_the_language_that_says_most_goes_before_the_groups_time_zone() -> None:
    assert likely_countries("en-GB", "Europe/Berlin") == ("GB", "IE", "DE")
    assert likely_countries("de", "Europe/Zurich") == ("CH", "DE", "AT")
    assert likely_countries("es-419", "America/Mexico_City") == ("MX",)
    assert likely_countries("es-419", "America/Lima") == ()
