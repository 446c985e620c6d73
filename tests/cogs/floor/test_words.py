"""What a floor says where very many wait."""

from datetime import UTC, datetime, timedelta

from bot.practice import floor as rules
from bot.practice.floor import Floor
from cogs.floor.words import closed_text, post_text

SEVEN = datetime(2026, 3, 3, 19, tzinfo=UTC)
USERS = {number: 10**18 + number for number in range(1, 301)}
FITS = 2000
"""Characters in a message on Discord."""


def test_the_post_names_the_next_ten_and_fits_however_many_wait() -> None:
    floor = Floor(1, "token", 1, 2, 2, SEVEN, SEVEN + timedelta(hours=1))
    for number in USERS:
        floor = rules.raise_hand(floor, number, SEVEN + timedelta(seconds=number))
    floor = rules.onward(floor, SEVEN + timedelta(minutes=6))
    for number in range(100, 200):
        floor = rules.pass_on(floor, number)
    text = post_text(floor, USERS)
    assert len(text) <= FITS
    assert f"<@{USERS[1]}> has the floor" in text
    assert f"Next: <@{USERS[2]}>" in text
    assert f"<@{USERS[11]}> …" in text
    assert str(USERS[12]) not in text
    assert len(closed_text(rules.close(floor, SEVEN + timedelta(minutes=7)), USERS)) <= FITS


def test_who_is_gone_is_not_named() -> None:
    floor = Floor(1, "token", 1, 2, 2, SEVEN, SEVEN + timedelta(hours=1))
    floor = rules.onward(rules.raise_hand(floor, 7, SEVEN), SEVEN)
    floor = rules.raise_hand(floor, 8, SEVEN)
    text = post_text(floor, {})
    assert "The floor is free" in text
    assert "Next" not in text
    assert "Still" not in closed_text(rules.close(floor, SEVEN), {})
