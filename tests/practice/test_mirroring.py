"""What is wrong with a digest's schedule, and what it becomes."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.practice.group import Charter, Group
from bot.practice.mirroring import PlannedDigest

NOW = datetime(2026, 1, 8, 12, tzinfo=UTC)
CHARTER = Charter("Carers", "We look after someone.", (7,), (1,), zone="Europe/Berlin")
GROUP = Group(id=1, token="t", guild=1, created=NOW, charter=CHARTER)
PLANNED = PlannedDigest("t", "every Sunday at 18:00", 7, 9)


@pytest.mark.parametrize(
    ("changed", "lacks"),
    [
        ({}, []),
        ({"led_channel": None}, []),
        ({"when": "Thorsday"}, ["when"]),
        ({"when": ""}, ["when"]),
        ({"when": "daily at 18:00"}, ["weekly"]),
        ({"when": "Mondays and Thursdays at 18:00"}, ["weekly"]),
        ({"when": "every other Sunday at 18:00"}, ["weekly"]),
        ({"when": "15 minutes before we meet"}, ["weekly"]),
        ({"channel": None}, ["channel"]),
        ({"channel": 8}, ["channel"]),
        ({"led_channel": 7}, ["led_channel"]),
        ({"led_channel": 7, "open": True}, ["led_channel"]),
        ({"open": True}, ["open"]),
        ({"when": "", "channel": 8, "open": True}, ["when", "channel", "open"]),
    ],
)
def test_each_lack_is_named_once(changed: dict[str, object], lacks: list[str]) -> None:
    planned = replace(PLANNED, **changed)  # pyright: ignore[reportArgumentType]  (fields, each of its kind)
    assert planned.lacks(GROUP) == lacks
    if lacks:
        with pytest.raises(ValueError, match=lacks[0]):
            planned.settled(GROUP, NOW)


def test_it_becomes_due_in_the_zone_of_the_group() -> None:
    settled = PLANNED.settled(GROUP, NOW)
    assert settled.next_due == datetime(2026, 1, 11, 17, tzinfo=UTC)
    assert settled.rhythm is not None
    assert settled.rhythm.at == time(18)


def test_it_goes_on_from_the_one_there_is() -> None:
    before = replace(PLANNED.settled(GROUP, NOW), id=3, token="kept")
    after = replace(PLANNED, when="Mondays at 9:00").settled(GROUP, NOW, before)
    assert (after.id, after.token) == (3, "kept")
    assert after.next_due == datetime(2026, 1, 12, 8, tzinfo=UTC)


def test_nothing_is_due_before_it_may_be() -> None:
    settled = PLANNED.settled(GROUP, NOW, after=NOW + timedelta(days=4))
    assert settled.next_due == datetime(2026, 1, 18, 17, tzinfo=UTC)


def test_what_was_entered_is_kept_as_it_was() -> None:
    assert PlannedDigest.load(PLANNED.dump()) == PLANNED
