"""When somebody who asked for it is reminded."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from bot.practice.reminding import Coming, Reminder, next_of
from bot.practice.rhythm import Rhythm, openings

NEW_YORK = "America/New_York"


@pytest.mark.parametrize("month", [3, 10])
def test_a_time_of_ones_own_stays_when_the_clocks_change_elsewhere_on_another_day(month: int) -> None:
    now = datetime(2026, month, 1, tzinfo=UTC)
    rhythm = Rhythm((3,), time(18, 45), since=date(2026, 1, 5))
    due = [opening.at for opening in islice(openings(rhythm, "Europe/Berlin", now), 6)]
    coming = [Coming(at, at + timedelta(hours=2)) for at in due]
    reminder, told = Reminder(1, 1, 1, time(10), NEW_YORK), list[datetime]()
    while (following := next_of(reminder, coming, now)) is not None:
        assert following.due == due[len(told)]
        now = following.at
        told.append(now.astimezone(ZoneInfo(NEW_YORK)))
    assert [f"{at:%a %H:%M}" for at in told] == ["Thu 10:00"] * 6
    assert {at.astimezone(ZoneInfo(NEW_YORK)).hour for at in due} == {
        12,
        13,
    }  # the check-in itself moves there
