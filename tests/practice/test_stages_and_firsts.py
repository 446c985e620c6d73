"""Whose word counts for the stage of a group, and when a silence is one."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.practice.firsts import SILENT, Silences, is_silence
from bot.practice.stages import LATELY, STAGES, Answer, Reading, in_force, said

NOW = datetime(2026, 6, 1, 18, tzinfo=UTC)
AGO = st.timedeltas(timedelta(0), 2 * LATELY)
ANSWERS = st.dictionaries(st.integers(1, 9), st.tuples(st.sampled_from(STAGES), AGO)).map(
    lambda told: [Answer(person, stage, NOW - ago) for person, (stage, ago) in told.items()]
)
READING = st.none() | st.builds(Reading, st.sampled_from(STAGES), AGO.map(lambda ago: NOW - ago))


@given(ANSWERS, READING, st.integers(3, 5))
def test_facilitators_never_outvote_those_who_answered(
    answers: list[Answer], reading: Reading | None, smallest: int
) -> None:
    fresh = [each for each in answers if each.at > NOW - LATELY]
    found = in_force(answers, reading, smallest, NOW)
    if len(fresh) >= smallest:
        assert found is None or found.by == "group"
        assert found == in_force(answers, None, smallest, NOW)
    else:
        assert found is None or found.by == "facilitators"


@given(ANSWERS, READING, AGO)
def test_a_day_that_is_near_says_it_until_the_group_does_in_view_of_it(
    answers: list[Answer], reading: Reading | None, ago: timedelta
) -> None:
    since = NOW - ago
    found = in_force(answers, reading, 3, NOW, parting=since)
    told = said([each for each in answers if each.at >= since], 3, NOW)
    assert found is not None
    assert (found.by, found.stage) == (("group", told.stage) if told.stage else ("ending", "separation"))


@given(ANSWERS, st.integers(3, 5))
def test_what_is_said_is_what_more_people_say_than_anything_else(
    answers: list[Answer], smallest: int
) -> None:
    told = said(answers, smallest, NOW)
    fresh = [each.stage for each in answers if each.at > NOW - LATELY]
    assert told.enough == (len(fresh) >= smallest)
    if told.stage is not None:
        assert all(fresh.count(told.stage) > fresh.count(each) for each in STAGES if each != told.stage)


@given(ANSWERS, READING)
def test_what_is_gone_by_ends_when_its_oldest_word_does(
    answers: list[Answer], reading: Reading | None
) -> None:
    found = in_force(answers, reading, 3, NOW)
    if found is not None:
        assert NOW < found.until <= NOW + LATELY


def test_a_story_goes_on_in_several_messages_and_any_other_word_breaks_the_silence() -> None:
    silences = Silences()
    assert silences.hear(1, NOW, 7, story=True)
    assert silences.hear(1, NOW + timedelta(minutes=4), 7, story=False)  # the teller goes on
    since = silences.since(1)
    assert not is_silence(since, NOW + SILENT)
    assert is_silence(since, NOW + timedelta(minutes=4) + SILENT)
    assert not silences.hear(1, NOW + timedelta(minutes=8), 8, story=False)
    assert silences.since(1) is None
    assert len(silences) == 0


def test_what_was_said_before_and_read_later_breaks_no_order() -> None:
    silences = Silences()
    silences.hear(1, NOW, 7, story=True)
    assert not silences.hear(1, NOW - timedelta(minutes=1), 8, story=True)
    assert silences.since(1) == NOW
