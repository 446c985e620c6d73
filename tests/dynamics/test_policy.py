"""When to speak up, and above all when not to."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dynamics.policy import (
    HIGHEST_SHIFT,
    LASTING,
    LOWEST_SHIFT,
    Answer,
    Given,
    Ledger,
    Nudge,
    NudgePolicy,
    after,
    quiet,
    threshold,
)
from bot.dynamics.values import Belief, Evidence, Observation, Patterns

NOON = datetime(2026, 1, 8, 12, tzinfo=UTC)
SURE, DOUBTFUL, NOT = Belief(0.95, 0.85, 0.99), Belief(0.8, 0.5, 0.95), Belief(0.2, 0.05, 0.5)
PATTERNS = Patterns(0.7, 0.1, 0.1, 0.1)
EVIDENCE = Evidence(40, 35.0, 5.0, 12.0, 1, 80, 7, 7)
TURNS = LASTING["leader-centered"]
answers = st.sampled_from(["helpful", "not_now", "not_so"])


def seen(turn: int, belief: Belief, *, at: datetime = NOON, meeting: datetime = NOON) -> Observation:
    moment = at + timedelta(seconds=20 * turn)
    return Observation("leader-centered", moment, turn, 2 * turn, meeting, belief, EVIDENCE, PATTERNS)


def nudges(beliefs: list[Belief], ledger: Ledger, *, at: datetime = NOON) -> list[Nudge]:
    """Let a policy see the beliefs one turn after another; what it gives is noted, as the bot would."""
    policy, found = NudgePolicy(), list[Nudge]()
    given_so_far = ledger.given
    for turn, belief in enumerate(beliefs):
        observation = seen(turn, belief, at=at, meeting=at)
        now = Ledger(
            given_so_far, ledger.most_a_day, ledger.zone, ledger.quiet_from, ledger.quiet_until, ledger.shifts
        )
        nudge = policy.consider(observation, now, observation.at)
        if nudge is not None:
            found.append(nudge)
            given_so_far = (*given_so_far, Given(nudge.kind, nudge.at, observation.meeting))
    return found


def test_it_speaks_up_once_when_a_pattern_has_lasted() -> None:
    (nudge,) = nudges([SURE] * 30, Ledger())
    assert nudge.turn == TURNS
    assert (nudge.belief, nudge.evidence) == (SURE.probability, EVIDENCE)


def test_a_pattern_that_does_not_last_brings_none() -> None:
    assert nudges([SURE] * TURNS + [NOT] + [SURE] * TURNS, Ledger()) == []


def test_doubt_brings_none_however_long_it_lasts() -> None:
    assert nudges([DOUBTFUL] * 60, Ledger()) == []


def test_doubt_that_lasted_and_clears_brings_one_at_once() -> None:
    (nudge,) = nudges([DOUBTFUL] * 20 + [SURE], Ledger())
    assert nudge.turn == 20


def test_a_new_meeting_begins_to_count_anew() -> None:
    policy = NudgePolicy()
    for turn in range(TURNS):
        assert policy.consider(seen(turn, SURE), Ledger(), NOON + timedelta(seconds=20 * turn)) is None
    later = NOON + timedelta(hours=2)
    assert policy.consider(seen(TURNS, SURE, meeting=later), Ledger(), NOON + timedelta(minutes=3)) is None


def test_one_of_a_kind_in_a_meeting() -> None:
    ledger = Ledger(given=(Given("leader-centered", NOON + timedelta(minutes=1), NOON),))
    assert nudges([SURE] * 30, ledger) == []


def test_after_a_not_now_the_meeting_is_left_alone() -> None:
    ledger = Ledger(given=(Given("another kind", NOON + timedelta(minutes=1), NOON, "not_now"),))
    assert nudges([SURE] * 30, ledger) == []
    earlier = Ledger(given=(Given("another kind", NOON - timedelta(hours=5), NOON, "not_now"),))
    assert len(nudges([SURE] * 30, earlier)) == 1


@pytest.mark.parametrize(("most", "expected"), [(0, 0), (1, 0), (2, 1)])
def test_no_more_in_a_day_than_the_host_allows(most: int, expected: int) -> None:
    ledger = Ledger(given=(Given("leader-centered", NOON - timedelta(hours=5), NOON),), most_a_day=most)
    assert len(nudges([SURE] * 30, ledger)) == expected


def test_a_day_is_the_groups_own() -> None:
    begins = datetime(2026, 1, 8, 23, 30, tzinfo=UTC)
    given_today = tuple(Given("other", begins - timedelta(hours=hours), NOON) for hours in (2, 1))
    assert nudges([SURE] * 30, Ledger(given=given_today, zone="UTC"), at=begins) == []
    assert len(nudges([SURE] * 30, Ledger(given=given_today, zone="Europe/Berlin"), at=begins)) == 1


def test_what_is_over_brings_none() -> None:
    policy = NudgePolicy()
    for turn in range(30):
        late = seen(turn, SURE).at + timedelta(minutes=6)
        assert policy.consider(seen(turn, SURE), Ledger(), late) is None


zones = st.sampled_from(["UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Australia/Lord_Howe"])
minutes = st.times().map(lambda each: each.replace(second=0, microsecond=0))
instants = st.integers(0, 365 * 24 * 60).map(lambda each: NOON + timedelta(minutes=each))


@given(begin=minutes, end=minutes, zone=zones, now=instants)
def test_quiet_hours_are_as_the_clock_on_the_wall_says(
    begin: time, end: time, zone: str, now: datetime
) -> None:
    local = now.astimezone(ZoneInfo(zone))
    minute = local.hour * 60 + local.minute
    first, last = begin.hour * 60 + begin.minute, end.hour * 60 + end.minute
    of_the_day = {(first + each) % 1440 for each in range((last - first) % 1440)}
    assert quiet(Ledger(zone=zone, quiet_from=begin, quiet_until=end), now) == (minute in of_the_day)


def test_none_in_quiet_hours_and_one_when_they_end() -> None:
    ledger = Ledger(quiet_from=time(11), quiet_until=time(12, 10))
    (nudge,) = nudges([SURE] * 60, ledger)
    assert nudge.at == NOON + timedelta(minutes=10)


@given(series=st.lists(answers))
def test_answers_move_the_threshold_within_bounds(series: list[Answer]) -> None:
    shift = 0.0
    for answer in series:
        shift = after(answer, shift)
    assert LOWEST_SHIFT <= shift <= HIGHEST_SHIFT
    assert 0.5 < threshold("leader-centered", shift) < 0.96


def test_a_not_so_makes_it_wait_for_clearer_signs() -> None:
    borderline = Belief(0.8, 0.72, 0.9)
    assert len(nudges([borderline] * 20, Ledger())) == 1
    shift = after("not_so", 0.0)
    assert nudges([borderline] * 20, Ledger(shifts={"leader-centered": shift})) == []
    assert len(nudges([SURE] * 20, Ledger(shifts={"leader-centered": shift}))) == 1
