"""A digest as one message of Discord."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.digest.group import say_group
from bot.digest.led import say_facilitators
from bot.digest.text import MARK, as_message, escaped
from bot.digest.values import Said
from tests.digest.weeks import NAMES, digest, everything, healthy

SAID = Said("A week", [("First", ["One.", "Two."]), ("Second", ["Three."])], "Try it.", ["About 5.", "All."])


def test_a_message_has_its_parts_one_under_another() -> None:
    assert as_message(SAID) == (
        "## 🪞 A week\n\n**First**\nOne. Two.\n\n**Second**\nThree.\n\n> 🌱 Try it.\n\n-# About 5.\n-# All."
    )


def test_items_of_a_list_stand_on_lines_of_their_own() -> None:
    said = Said("A week", [("", ["These:", "• one", "• two", "So it was."])], "", [])
    assert as_message(said) == "## 🪞 A week\n\nThese:\n• one\n• two\nSo it was."


def test_the_last_sections_are_left_out_whole_where_it_is_too_long() -> None:
    assert "Second" not in as_message(SAID, 70)
    assert as_message(SAID, 50) == "## 🪞 A week\n\n**First**\nOne. Two.\n\n> 🌱 Try it."
    assert as_message(SAID, 1) == as_message(SAID, 50)


def test_a_section_that_is_too_long_makes_room_for_a_shorter_one_after_it() -> None:
    said = Said("A week", [("", ["One."]), ("", ["Two is long. " * 200]), ("", ["Three."])], "", [])
    assert as_message(said) == "## 🪞 A week\n\nOne.\n\nThree."


def test_a_week_with_everything_keeps_what_matters_most() -> None:
    assert as_message(say_group(everything()), 10_000) == as_message(say_group(everything()))
    text = as_message(say_facilitators(everything()))
    for heading in ("How the talk flowed", "out of a job", "Seen differently", "Nudges", "to hand over"):
        assert heading in text


@given(NAMES)
def test_no_name_does_anything_to_the_message(name: str) -> None:
    first, *others = as_message(say_group(digest(healthy(), name=name))).split("\n")
    assert first.startswith(f"{MARK} The week of")
    assert others == as_message(say_group(digest(healthy()))).split("\n")[1:]
    bare = re.sub(r"\\.", "", first)
    assert not re.search(r"[*_~`|<>\[\]\\]|@everyone|@here", bare)


@given(st.integers(0, 4_000_000_000))
def test_days_stay_stamps(unix: int) -> None:
    assert escaped(f"On <t:{unix}:D>.") == f"On <t:{unix}:D>."


def test_nobody_is_called_by_a_name() -> None:
    assert escaped("@everyone, @here, <@&12>") == "@\u200beveryone, @\u200bhere, \\<@&12\\>"
