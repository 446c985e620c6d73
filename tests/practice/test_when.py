"""When something is to come round is read when it is plain, and never guessed."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.practice.time_words import TYPED_AT_MOST
from bot.practice.when import AheadOfMeeting, Plan, read_when

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
DAILY, WORKDAYS = tuple(range(7)), tuple(range(5))

PLANS = {
    "Thursday 18:45": ((THU,), time(18, 45), 1),
    "thursdays at 6:45 pm": ((THU,), time(18, 45), 1),
    "THURSDAYS, 6.45 P.M.": ((THU,), time(18, 45), 1),
    "18:45 on Thursdays": ((THU,), time(18, 45), 1),
    "every Monday at 7": ((MON,), time(7), 1),
    "every other Monday at 7pm": ((MON,), time(19), 2),
    "every second monday at seven pm": ((MON,), time(19), 2),
    "every other weekend at 10": ((SAT, SUN), time(10), 2),
    "every 3 weeks on tue and fri 19.30": ((TUE, FRI), time(19, 30), 3),
    "every third week on Tuesday at 19:30": ((TUE,), time(19, 30), 3),
    "every twelve weeks on Tuesday at 19:30": ((TUE,), time(19, 30), 12),
    "mon, wed & fri 8:00": ((MON, WED, FRI), time(8), 1),
    "tue/thu 8:00": ((TUE, THU), time(8), 1),
    "fri and mon 8:00": ((MON, FRI), time(8), 1),
    "Mon to Thu 8:00": ((MON, TUE, WED, THU), time(8), 1),
    "Fri–Mon 8:00": ((MON, FRI, SAT, SUN), time(8), 1),
    "daily 9:00": (DAILY, time(9), 1),
    "every day at noon": (DAILY, time(12), 1),
    "each day at midday": (DAILY, time(12), 1),
    "weekdays 8am": (WORKDAYS, time(8), 1),
    "weekdays and Saturday 8am": ((*WORKDAYS, SAT), time(8), 1),
    "weekends 10": ((SAT, SUN), time(10), 1),
    "weekly on Wednesday, 7 o’clock": ((WED,), time(7), 1),
    "biweekly thu 7:30pm": ((THU,), time(19, 30), 2),
    "fortnightly on Sunday at midday": ((SUN,), time(12), 2),
    "Monday 12am": ((MON,), time(0), 1),
    "Monday 12 pm": ((MON,), time(12), 1),
    "Monday 07": ((MON,), time(7), 1),
    "Mo.-Fr. 8 Uhr": (WORKDAYS, time(8), 1),
    "Mo-Fr 8 Uhr": (WORKDAYS, time(8), 1),
    "von Montag bis Freitag um 8": (WORKDAYS, time(8), 1),
    "Mo. und Do. 18.45 Uhr": ((MON, THU), time(18, 45), 1),
    "donnerstags um 18 Uhr 45": ((THU,), time(18, 45), 1),
    "um 19:00 am Montag": ((MON,), time(19), 1),
    "um 7 Uhr am Wochenende": ((SAT, SUN), time(7), 1),
    "Sonnabend 8h": ((SAT,), time(8), 1),
    "So um 11 Uhr": ((SUN,), time(11), 1),
    "jeden zweiten Montag um 19 Uhr": ((MON,), time(19), 2),
    "jede zweite Woche am Montag und Freitag um 19:00 Uhr": ((MON, FRI), time(19), 2),
    "alle 2 Wochen dienstags 19.30": ((TUE,), time(19, 30), 2),
    "alle drei Wochen mittwochs um acht Uhr": ((WED,), time(8), 3),
    "alle 14 Tage mittwochs um acht": ((WED,), time(8), 2),
    "täglich 9:00": (DAILY, time(9), 1),
    "jeden Tag um ein Uhr": (DAILY, time(1), 1),
    "freitags mittags": ((FRI,), time(12), 1),
    "werktags 8 Uhr": (WORKDAYS, time(8), 1),
}

AHEAD = {
    "15 minutes before we meet": 15,
    "half an hour before the meeting": 30,
    "1 hour before the meeting": 60,
    "One hour before meetings": 60,
    "when we meet": 0,
    "at the meeting": 0,
    "15 Minuten vor dem Treffen": 15,
    "eine halbe Stunde vor dem Treffen": 30,
    "zwei Tage vor jedem Treffen": 2 * 24 * 60,
    "zum Treffen": 0,
}

NOT_PLAIN = """
    |Thursday|18:45|at 7pm|Thursday 7|thursday seven|Thorsday 18:45|Thursday 25:00|Thursday 24:00|Thursday 13pm
    |Thursday 0 am|Thursday 7:5|Thursday 18:60|Thursday 18:45 and 19:45|Thursday 18:45 - 20:00|Thursday 7-9pm
    |every 0 weeks on Thursday 18:45|every 13 weeks on Thursday 18:45|every other day 18:45|every 2 days 18:45
    |every third Thursday 18:45|the first Thursday 18:45|every second Thursday of the month 18:45|not Monday 8:00
    |daily except Sunday 8:00|daily and Monday 8:00|Monday Monday 8:00|every other weekly Monday 8:00
    |weekly every 2 weeks Monday 8:00|so Thursday 8:00|do Thursday 8:00|Thursday half past 7|Donnerstag halb acht
    |Thursday 7 in the evening|Thursday 18:45 Berlin time|Thursday midnight|Thursday 18,45|Thursday 18:45:30
    |Thursday 18:45 Uhr 30|on Thursday 3/4|before we meet|soon before we meet|8 days before the meeting
    |minutes before we meet|every Monday and every other Tuesday 8:00|Monday and every other Tuesday 8:00
    |Monday ٨:٠٠x
""".replace("\n", "").split("|")


@pytest.mark.parametrize("text", PLANS)
def test_a_plain_rhythm_is_read(text: str) -> None:
    assert read_when(text) == Plan(*PLANS[text])


@pytest.mark.parametrize("text", AHEAD)
def test_a_time_before_the_meeting_is_read(text: str) -> None:
    assert read_when(text) == AheadOfMeeting(AHEAD[text])


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_what_is_not_plain_is_not_guessed(text: str) -> None:
    assert read_when(text) is None


@given(st.text() | st.text("0123456789:. /-,amphuirveyothdsn"))
def test_any_text_is_read_or_left(text: str) -> None:
    when = read_when(text)
    assert when is None or isinstance(when, Plan | AheadOfMeeting)


@given(
    st.lists(
        st.sampled_from(sorted({word for text in (*PLANS, *AHEAD) for word in text.split()})), max_size=8
    )
)
def test_shuffled_words_give_a_whole_plan_or_none(words: list[str]) -> None:
    plan = read_when(" ".join(words))
    if isinstance(plan, Plan):
        assert plan.weekdays == tuple(sorted(set(plan.weekdays)))
        assert 1 <= plan.every <= 12


@given(
    st.sampled_from(sorted(PLANS)),
    st.sampled_from(["maybe", "Thorsday", "19:17", "not", "vielleicht", "kein"]),
)
def test_one_more_word_that_is_not_understood_makes_it_none(text: str, word: str) -> None:
    assert read_when(f"{text} {word}") is None
    assert read_when(f"{word} {text}") is None


def test_an_endless_text_is_none() -> None:
    assert read_when("Thursday 18:45" + " " * TYPED_AT_MOST) is None
