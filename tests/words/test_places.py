"""What is said of places to turn: whole, short enough, and plain about what the bot is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.practice.places import countries, emergency_of, likely_countries, lines_of
from bot.words import LANGUAGES
from bot.words.places import MESSAGE_AT_MOST, OWN_AT_MOST, Occasion, countries_by_name, places_to_turn

OCCASIONS: tuple[Occasion, ...] = ("asked", "form", "message")


@given(
    st.sampled_from(OCCASIONS),
    st.sampled_from(["de", "en-US", "en-GB", "fr", "ko"]),
    st.sampled_from(["UTC", "Europe/Lisbon", "Europe/Oslo", "Asia/Tokyo"]),
    st.text(max_size=OWN_AT_MOST),
)
def test_it_always_fits_and_keeps_what_is_for_everywhere(
    occasion: Occasion, locale: str, zone: str, own: str
) -> None:
    text = places_to_turn(occasion, likely_countries(locale, zone), own, locale)
    assert len(text) <= MESSAGE_AT_MOST
    assert "https://findahelpline.com" in text
    assert own in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("occasion", OCCASIONS)
def test_the_longest_words_of_a_group_leave_room_for_a_line(occasion: Occasion, language: str) -> None:
    text = places_to_turn(occasion, ["AT"], "x" * OWN_AT_MOST, language)
    assert len(text) <= MESSAGE_AT_MOST
    assert "142" in text


@pytest.mark.parametrize("country", countries())
def test_who_picks_a_country_sees_all_its_lines_and_its_emergency_number(country: str) -> None:
    text = places_to_turn("asked", [country], "", "en")
    for place in lines_of(country):
        assert place.name in text
        assert place.call in text
    assert f"**{emergency_of(country)}**" in text


def test_a_groups_own_places_come_first() -> None:
    text = places_to_turn("asked", ["GB"], "Ring the doorbell of number 7.", "en")
    assert text.index("Ring the doorbell") < text.index("Samaritans")


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_it_says_plainly_that_nobody_watches(occasion: Occasion) -> None:
    text = places_to_turn(occasion, [], "", "en")
    assert "I am not watching over anybody, and I am no emergency service" in text
    assert "Only you" in text


def test_without_a_country_the_numbers_that_hold_in_many_are_named() -> None:
    text = places_to_turn("form", [], "", "en")
    assert all(f"**{number}**" in text for number in ("112", "911", "999"))
    assert {emergency_of(country) for country in ("US", "CA", "MX")} == {"911"}
    assert emergency_of("GB") == "999"


def test_the_menu_is_in_the_order_of_the_names() -> None:
    assert countries_by_name("de")[0] == ("AU", "Australien")
    assert {country for country, _name in countries_by_name("en")} == set(countries())
