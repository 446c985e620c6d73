"""A group's ending: each step comes once, in its order, and none that is past."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.practice import ending as rules
from bot.practice.ending import STEPS, Ending, Step

BEGAN = datetime(2026, 3, 1, 12, tzinfo=UTC)
ZONE = "Europe/Berlin"


def fresh() -> Ending:
    return Ending(1, "token", 1, 1, None, BEGAN, done=frozenset({"told"}))


class AnEnding(RuleBasedStateMachine):
    """Days go by, the day is set, changed and taken back, and the bot looks now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.now, self.ending = BEGAN, fresh()
        self.posted: list[Step] = []
        """Since the day was last set."""

    @rule(days=st.integers(0, 40), hours=st.integers(0, 23))
    def time_goes_by(self, days: int, hours: int) -> None:
        self.now += timedelta(days=days, hours=hours)

    @precondition(lambda self: not self.ending.over)
    @rule(ahead=st.integers(1, 60))
    def set_a_day(self, ahead: int) -> None:
        day = self.now.date() + timedelta(days=ahead)
        self.ending = rules.set_to(self.ending, day, ZONE, self.now, 1)
        self.posted = []

    @rule()
    def take_back(self) -> None:
        before = self.ending
        self.ending = rules.take_back(self.ending, self.now)
        if self.ending is not before:
            self.posted = []

    @rule()
    def look(self) -> None:
        self.ending = rules.let_go(self.ending, ZONE, self.now)
        while not self.ending.over and (step := rules.due(self.ending, ZONE, self.now)):
            self.ending = rules.did(self.ending, step)
            self.posted.append(step)

    @invariant()
    def each_comes_once_and_in_order(self) -> None:
        assert self.posted == sorted(set(self.posted), key=STEPS.index)

    @invariant()
    def nothing_but_the_word_of_it_comes_without_a_day(self) -> None:
        if self.ending.day is None:
            assert set(self.posted) <= {"told"}

    @invariant()
    def nothing_is_said_ahead_of_its_time(self) -> None:
        for step in self.posted:
            at = rules.at_of(self.ending, step, ZONE)
            assert at is not None
            assert at <= self.now

    @invariant()
    def what_is_over_does_not_change(self) -> None:
        if self.ending.over:
            assert rules.take_back(self.ending, self.now) == self.ending
            assert rules.let_go(self.ending, ZONE, self.now).over


TestAnEnding = AnEnding.TestCase


def test_the_last_day_lasts_as_long_as_it_lasts_there() -> None:
    on = rules.set_to(fresh(), date(2026, 4, 1), ZONE, BEGAN, 1)
    on = rules.did(on, "told")
    late = datetime(2026, 4, 1, 21, 59, tzinfo=UTC)  # a minute to midnight in Berlin
    assert rules.due(rules.let_go(on, ZONE, late), ZONE, late) == "last-day"
    over = late + timedelta(minutes=2)
    assert rules.due(rules.let_go(on, ZONE, over), ZONE, over) is None
    assert rules.is_last_day(on, ZONE, late)
    assert not rules.is_last_day(on, ZONE, over)


def test_the_same_day_again_on_another_says_that_it_changed() -> None:
    on = rules.set_to(fresh(), date(2026, 4, 1), ZONE, BEGAN, 1)
    assert not on.moved
    assert rules.set_to(on, date(2026, 5, 1), ZONE, BEGAN, 1).moved
    assert not rules.set_to(rules.take_back(on, BEGAN), date(2026, 5, 1), ZONE, BEGAN, 1).moved
