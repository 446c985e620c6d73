"""When something comes round again, whatever the clocks do."""

import json
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise, takewhile
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.practice.rhythm import Opening, Rhythm, clock_changes, last_local, openings

NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
SINCE = date(2026, 1, 1)
DAILY = tuple(range(7))
ODD = [
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "America/Juneau",
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kathmandu",
]

zones = st.sampled_from(ODD) | st.sampled_from(sorted(available_timezones() - {"localtime", "Factory"}))
times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
rhythms = st.builds(
    Rhythm,
    st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
    times,
    st.dates(date(1850, 1, 1), date(2150, 1, 1)),
    st.integers(1, 12),
)
moments = st.datetimes(datetime(1850, 1, 1), datetime(2150, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  (UTC)


def year(rhythm: Rhythm, zone: str, start: datetime = NEW_YEAR) -> list[Opening]:
    end = start.replace(year=start.year + 1)
    return list(takewhile(lambda opening: opening.at <= end, openings(rhythm, zone, start)))


def wall(at: datetime, zone: str) -> datetime:
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


@given(rhythms, zones, moments, st.timedeltas(timedelta(0), timedelta(days=9)))
@settings(deadline=None)
def test_openings_come_later_and_later(rhythm: Rhythm, zone: str, after: datetime, before: timedelta) -> None:
    found = [after, *(opening.at for opening in islice(openings(rhythm, zone, after, before), 20))]
    assert len(found) == 21
    assert all(earlier < later for earlier, later in pairwise(found))


@given(rhythms, zones, moments)
@settings(deadline=None)
def test_the_clock_on_the_wall_shows_the_time_unless_it_is_skipped(
    rhythm: Rhythm, zone: str, after: datetime
) -> None:
    for opening in islice(openings(rhythm, zone, after), 20):
        meant = datetime.combine(opening.day, rhythm.at)
        assert opening.day.weekday() in rhythm.weekdays
        assert (wall(opening.at, zone) == meant) == (opening.change != "skipped")
        assert wall(opening.at, zone) >= meant


@given(rhythms, zones, moments)
@settings(deadline=None)
def test_none_is_left_out_wherever_one_begins(rhythm: Rhythm, zone: str, after: datetime) -> None:
    found = list(islice(openings(rhythm, zone, after), 12))
    for place, opening in enumerate(found[:-1]):
        assert next(openings(rhythm, zone, opening.at)) == found[place + 1]


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York"])
@pytest.mark.parametrize("weekday", range(7))
@pytest.mark.parametrize("at", [time(0), time(2, 30), time(18, 45), time(23, 59)])
def test_a_weekly_rhythm_comes_52_or_53_times_a_year(zone: str, weekday: int, at: time) -> None:
    found = year(Rhythm((weekday,), at, SINCE), zone)
    assert len(found) in (52, 53)
    assert {opening.day.weekday() for opening in found} == {weekday}


def test_a_sunday_half_past_two_in_berlin_opens_once_each_week() -> None:
    found = year(Rhythm((6,), time(2, 30), SINCE), "Europe/Berlin")
    assert Counter(opening.day for opening in found).most_common(1)[0][1] == 1
    odd = {opening.day: opening for opening in found if opening.change}
    spring, autumn = date(2026, 3, 29), date(2026, 10, 25)
    assert {day: opening.change for day, opening in odd.items()} == {spring: "skipped", autumn: "twice"}
    assert wall(odd[spring].at, "Europe/Berlin").time() == time(3, 30)
    assert odd[autumn].at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert {wall(opening.at, "Europe/Berlin").time() for opening in found if opening.day != spring} == {
        time(2, 30)
    }


def test_half_an_hour_is_skipped_on_lord_howe() -> None:
    (spring,) = clock_changes(Rhythm((6,), time(2, 15), SINCE), "Australia/Lord_Howe", NEW_YEAR)
    assert spring.change == "skipped"
    assert wall(spring.at, "Australia/Lord_Howe") == datetime(2026, 10, 4, 2, 45)  # noqa: DTZ001  (a wall clock's)


def test_the_day_that_samoa_left_out_opens_with_the_next_and_only_once() -> None:
    start = datetime(2011, 12, 29, tzinfo=UTC)
    daily = list(islice(openings(Rhythm(DAILY, time(18, 45), date(2011, 1, 1)), "Pacific/Apia", start), 4))
    shown = [wall(opening.at, "Pacific/Apia") for opening in daily]
    assert [f"{at:%d %H:%M}" for at in shown] == ["28 18:45", "29 18:45", "31 18:45", "01 18:45"]


@given(rhythms)
def test_every_few_weeks_keeps_its_distance(rhythm: Rhythm) -> None:
    one = Rhythm(rhythm.weekdays[:1], rhythm.at, rhythm.since, rhythm.every)
    start = datetime.combine(rhythm.since, time(), UTC) - timedelta(days=9)
    days = [opening.day for opening in islice(openings(one, "Europe/Berlin", start), 10)]
    assert days[0].isocalendar()[:2] == rhythm.since.isocalendar()[:2]
    assert {later - earlier for earlier, later in pairwise(days)} == {timedelta(weeks=rhythm.every)}


def test_nothing_opens_before_the_first_week_that_counts() -> None:
    rhythm = Rhythm((0, 4), time(19), since=date(2026, 5, 6), every=2)
    days = [opening.day for opening in islice(openings(rhythm, "Europe/Berlin", NEW_YEAR), 4)]
    assert days == [date(2026, 5, 4), date(2026, 5, 8), date(2026, 5, 18), date(2026, 5, 22)]


def test_it_opens_so_long_before_in_elapsed_time() -> None:
    start = datetime(2026, 3, 28, 12, tzinfo=UTC)
    sunday = Rhythm((6,), time(3, 30), SINCE)
    opening = next(openings(sunday, "Europe/Berlin", start, before=timedelta(hours=2)))
    assert wall(opening.at, "Europe/Berlin") == datetime(2026, 3, 29, 0, 30)  # noqa: DTZ001  (a wall clock's)
    assert opening.day == date(2026, 3, 29)


def test_an_opening_is_strictly_later() -> None:
    rhythm = Rhythm((3,), time(18, 45), SINCE)
    first, second = islice(openings(rhythm, "America/New_York", NEW_YEAR), 2)
    assert next(openings(rhythm, "America/New_York", first.at)) == second
    assert next(openings(rhythm, "America/New_York", first.at - timedelta(microseconds=1))) == first


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12", "Europe/Berlin"])
def test_the_calendar_ends_and_begins_without_a_word(zone: str) -> None:
    rhythm = Rhythm(DAILY, time(23, 30), date.min)
    assert len(list(openings(rhythm, zone, datetime(9999, 12, 25, tzinfo=UTC)))) in (6, 7)
    assert list(openings(rhythm, zone, datetime.max.replace(tzinfo=UTC), timedelta(days=30))) == []
    assert next(openings(rhythm, zone, datetime.min.replace(tzinfo=UTC))).day <= date(1, 1, 2)
    assert clock_changes(rhythm, zone, datetime(9999, 12, 1, tzinfo=UTC)) == []


def test_changes_of_the_clocks_are_found_a_year_ahead() -> None:
    daily = Rhythm(DAILY, time(2, 30), SINCE)
    changes = clock_changes(daily, "America/New_York", NEW_YEAR)
    assert [(opening.day.isoformat(), opening.change) for opening in changes] == [("2026-03-08", "skipped")]
    assert clock_changes(Rhythm(DAILY, time(18, 45), SINCE), "America/New_York", NEW_YEAR) == []
    assert clock_changes(daily, "America/New_York", NEW_YEAR, within=timedelta(days=30)) == []


@given(times, zones, moments)
@settings(deadline=None)
def test_the_last_time_that_a_clock_showed_it_is_less_than_three_days_ago(
    at: time, zone: str, now: datetime
) -> None:
    found = last_local(at, zone, now)
    assert now - timedelta(days=3) < found <= now
    daily = Rhythm(DAILY, at, date(1840, 1, 1))
    assert next(openings(daily, zone, found)).at > now


@pytest.mark.parametrize(
    ("at", "now", "last"),
    [
        (time(4), datetime(2026, 5, 1, 2, tzinfo=UTC), datetime(2026, 5, 1, 2, tzinfo=UTC)),
        (time(4), datetime(2026, 5, 1, 1, 59, tzinfo=UTC), datetime(2026, 4, 30, 2, tzinfo=UTC)),
        (time(2, 30), datetime(2026, 3, 29, 12, tzinfo=UTC), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        (time(2, 30), datetime(2026, 10, 25, 12, tzinfo=UTC), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_the_last_local_time_in_berlin(at: time, now: datetime, last: datetime) -> None:
    assert last_local(at, "Europe/Berlin", now) == last


@given(rhythms)
def test_dumped_and_loaded_it_is_the_same(rhythm: Rhythm) -> None:
    assert Rhythm.load(json.loads(json.dumps(rhythm.dump()))) == rhythm


@pytest.mark.parametrize(
    ("part", "wrong"),
    [("weekdays", weekdays) for weekdays in ((), (7,), (-1,), (3, 1), (1, 1))]
    + [("every", 0), ("every", 13), ("at", time(19, 0, 1)), ("at", time(19, tzinfo=UTC))],
)
def test_what_is_no_rhythm_is_refused(part: str, wrong: Any) -> None:
    parts: dict[str, Any] = {"weekdays": (0,), "at": time(19), "since": SINCE}
    with pytest.raises(ValueError, match=part):
        Rhythm(**(parts | {part: wrong}))
