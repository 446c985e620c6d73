"""What comes round again, left out and held after all."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.practice.rhythm import Rhythm
from bot.practice.timetable import Schedule, held_after_all

NOW = datetime(2026, 3, 1, tzinfo=UTC)
DAYS = st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days)))
ZONES = st.sampled_from(["UTC", "Europe/Berlin", "America/New_York"])


def scheduled(days: tuple[int, ...], zone: str) -> Schedule:
    rhythm = Rhythm(days, time(2, 30), since=date(2026, 2, 23))
    return Schedule(1, "", 1, "checkin", rhythm, None, NOW).renewed(zone, None, NOW)


@given(DAYS, ZONES, st.integers(1, 6), st.data())
def test_holding_one_after_all_is_as_though_it_and_those_after_it_had_not_been_left_out(
    days: tuple[int, ...], zone: str, often: int, data: st.DataObject
) -> None:
    before: list[Schedule] = []
    schedule = scheduled(days, zone)
    for _time in range(often):
        before.append(schedule)
        assert schedule.next_due is not None
        schedule = replace(schedule, after=schedule.next_due).renewed(zone, None, NOW)
    asked = data.draw(st.integers(0, often - 1))
    due = before[asked].next_due
    assert due is not None
    held = held_after_all(schedule, zone, None, due, NOW)
    assert held == before[asked]
    assert held is not None
    assert held_after_all(held, zone, None, due, NOW) == held  # a second press
    assert held_after_all(schedule, zone, None, due, due) is None  # too late
    assert (
        held_after_all(schedule, zone, None, due + timedelta(minutes=1), NOW) is None
    )  # never one of its times
