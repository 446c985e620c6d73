"""What holds of a whole group, as it is asked with each message."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.live import EVER, Held, Live
from bot.practice.group import Charter, Group
from bot.store.keys import Keyring

NOW = datetime(2026, 6, 1, 18, tzinfo=UTC)
HOUR = timedelta(hours=1)
CHANNEL, THREAD = 1, 2


@pytest.fixture(name="live")
def _live() -> Live:
    group = Group(1, "token", 1, NOW, Charter("Carers", "We look after someone.", (CHANNEL,), ()))
    return Live(group, {}, Keyring(bytes(range(32))), timedelta(minutes=30), 2)


def test_each_holds_from_its_beginning_to_its_end(live: Live) -> None:
    live.hold([Held("intimacy", EVER, NOW + 9 * HOUR), Held("first", NOW, NOW + 6 * HOUR)])
    assert live.known(CHANNEL, THREAD, NOW - HOUR) == {"intimacy"}
    assert live.known(CHANNEL, THREAD, NOW) == {"intimacy", "first"}
    assert live.known(CHANNEL, THREAD, NOW + 6 * HOUR) == {"intimacy"}
    assert live.known(CHANNEL, THREAD, NOW + 9 * HOUR) == frozenset()
    assert live.known(CHANNEL, THREAD, NOW + HOUR) == {"intimacy", "first"}  # what is read late


def test_it_holds_beside_what_is_under_way_in_a_place(live: Live) -> None:
    live.hold([Held("intimacy", EVER, NOW + 9 * HOUR)])
    live.begins("round", THREAD, NOW + HOUR)
    assert live.known(CHANNEL, THREAD, NOW) == {"intimacy", "round"}
    assert live.known(CHANNEL, 3, NOW) == {"intimacy"}
    live.ends("round", THREAD)
    assert live.known(CHANNEL, THREAD, NOW) == {"intimacy"}


def test_what_was_looked_up_is_forgotten_when_it_changes(live: Live) -> None:
    live.hold([Held("intimacy", EVER, NOW + 9 * HOUR)])
    assert live.known(CHANNEL, THREAD, NOW) == {"intimacy"}
    live.hold([])
    assert live.known(CHANNEL, THREAD, NOW) == frozenset()
    live.hold([Held("separation", NOW, NOW + HOUR)])
    assert live.known(CHANNEL, THREAD, NOW) == {"separation"}


def test_nothing_is_made_anew_with_each_message_while_nothing_changes(live: Live) -> None:
    live.hold([Held("intimacy", EVER, NOW + 9 * HOUR)])
    assert live.known(CHANNEL, THREAD, NOW) is live.known(CHANNEL, THREAD, NOW + HOUR)
