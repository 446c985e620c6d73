"""The judgement on real conversations, where they are."""

from statistics import mean

import pytest

from tests.evaluation.corpora import FOLDER
from tests.evaluation.measures import FREE, free, led, separation

pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="the conversations to evaluate on are not here")


def test_led_talk_is_told_from_free_talk() -> None:
    apart = {corpus: separation(corpus, busiest=False) for corpus in FREE}
    assert mean(apart.values()) >= 0.95
    assert min(apart.values()) >= 0.85


def test_led_talk_is_told_even_from_free_talk_around_its_busiest_speaker() -> None:
    assert min(separation(corpus, busiest=True) for corpus in FREE) >= 0.9


def test_talk_through_a_teacher_brings_a_nudge() -> None:
    measured = led("led_lessons")
    assert measured.nudged >= 0.9
    assert (measured.turn or 0) <= 40


@pytest.mark.parametrize("corpus", FREE)
def test_free_talk_brings_none(corpus: str) -> None:
    assert free(corpus, busiest=False).nudged <= 0.02
    assert free(corpus, busiest=True).nudged <= 0.05


def test_a_chaired_round_of_speeches_is_no_spoke() -> None:
    assert led("led_committees").nudged <= 0.2
