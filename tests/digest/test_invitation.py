"""What a group is invited to try."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digest.invitation import invitation_in_words, invite
from bot.week.values import Totals
from bot.words import LANGUAGES, speaking
from tests.digest.weeks import DONE, FEWER, FRACTIONS, TALK, digests, healthy, silent

KEYS = ("answering", "evenness", "advice", "purpose", "stories", "checkins", "appreciation")


def test_when_all_is_well_there_is_room_for_appreciation() -> None:
    assert invite(healthy(0), []) == "appreciation"
    assert invite(healthy(6), [healthy(number) for number in range(6)]) == "appreciation"


def test_a_week_in_which_too_few_spoke_has_no_invitation() -> None:
    assert invite(silent(1), [healthy(0)]) == ""


@pytest.mark.parametrize(
    ("week", "key"),
    [
        (replace(healthy(), talk=replace(TALK, between=0.3)), "answering"),
        (replace(healthy(), talk=replace(TALK, evenness=0.6)), "evenness"),
        (replace(healthy(), drift=replace(DONE, advice=0.5, story=0.1)), "advice"),
        (replace(healthy(), stories=None), "stories"),
        (replace(healthy(), checkins=None), "checkins"),
    ],
)
def test_what_is_low_in_a_new_group_is_told_by_plain_thresholds(week: Totals, key: str) -> None:
    assert invite(week, []) == key


def test_what_is_lower_than_the_groups_own_usual_comes_first() -> None:
    before = [healthy(number) for number in range(6)]
    drift = replace(DONE, purpose=0.05)
    assert invite(replace(healthy(6), drift=drift), before) == "purpose"
    assert invite(replace(healthy(6), drift=drift, checkins=None), before) == "purpose"
    assert invite(replace(healthy(6), drift=drift), before[:3]) == "appreciation"


def test_the_same_invitation_does_not_come_twice_in_a_row_unless_nothing_else_is_there() -> None:
    low = replace(healthy(1), talk=replace(TALK, between=0.3))
    assert invite(low, [replace(healthy(0), invitation="answering")]) == "appreciation"
    assert invite(healthy(1), [replace(healthy(0), invitation="appreciation")]) == "appreciation"


@FEWER
@given(digests().map(lambda digest: digest.weeks))
def test_an_invitation_is_known_and_differs_from_the_last(weeks: Sequence[Totals]) -> None:
    *before, week = weeks
    key = invite(week, before)
    assert (key == "") == (week.talk is None)
    assert not key or key in KEYS
    if before and key != "appreciation":
        assert not key or key != before[-1].invitation


@given(FRACTIONS)
def test_judgment_never_draws_an_invitation(judgment: float) -> None:
    before = [healthy(number) for number in range(6)]
    judged = replace(healthy(6), drift=replace(DONE, judgment=judgment))
    assert invite(judged, before) == invite(healthy(6), before)


@given(st.integers(0, 5000), st.sampled_from(KEYS), st.sampled_from(LANGUAGES))
def test_the_words_change_from_one_week_to_the_next(number: int, key: str, language: str) -> None:
    with speaking(language):
        assert invitation_in_words(key, number) != invitation_in_words(key, number + 1)
        assert invitation_in_words(key, number) != invitation_in_words(key, number + 2)


def test_a_key_of_another_version_is_passed_over() -> None:
    assert invitation_in_words("", 3) == invitation_in_words("unheard-of", 3) == ""
