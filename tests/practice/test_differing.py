"""How many views without a name are placed: whatever people try, never a flood, and never a word more than the rule."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.practice.differing import (
    A_WEEK,
    AN_HOUR,
    KEY_LIVES,
    LEAST_WAIT,
    MOST_A_WEEK,
    MOST_OF_GROUP,
    MOST_UNDER_ONE,
    MOST_WAIT,
    Earlier,
    Standing,
    Told,
    View,
    denied,
    keys_end,
    under,
    wait,
)

SEVEN = datetime(2026, 3, 3, 19, tzinfo=UTC)
PEOPLE, MESSAGES = (1, 2, 3, 4, 5), (None, 8, 9)


def test_the_key_of_a_day_is_kept_for_fourteen_whole_days_after_it() -> None:
    written = SEVEN.replace(hour=23, minute=59)
    assert keys_end(written + KEY_LIVES) == written.date()
    assert keys_end(written + KEY_LIVES + timedelta(minutes=1)) > written.date()


def test_with_their_name_people_are_stopped_only_where_somebody_is_spared() -> None:
    flooded = Standing(own=[Earlier(SEVEN.date(), None)] * 9, today=99, closed=True, shut=True)
    assert denied(flooded, SEVEN, signed=True) is None
    assert denied(flooded, SEVEN, signed=False) == "closed"


@settings(max_examples=60, stateful_step_count=60)
class Evenings(RuleBasedStateMachine):
    """Five people place what the rule allows, over days; some of it is taken back, some not placed at once."""

    def __init__(self) -> None:
        super().__init__()
        self.now = SEVEN
        self.placed: list[tuple[int, datetime | None, datetime, int | None]] = []
        """By whom, when it came to stand, when it was confirmed, under which message."""

    @rule(minutes=st.sampled_from([1, 7, 20, 61, 600, 1440]))
    def time_goes_by(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(person=st.sampled_from(PEOPLE), message=st.sampled_from(MESSAGES))
    def somebody_tries(self, person: int, message: int | None) -> None:
        own = [Earlier(confirmed.date(), at) for who, at, confirmed, _ in self.placed if who == person]
        today = sum(confirmed.date() == self.now.date() for _, _, confirmed, _ in self.placed)
        there = sum(each[3] == message for each in self.placed) if message else 0
        standing = Standing(own=own, today=today, under=there, joined=5, smallest=5)
        if denied(standing, self.now, signed=False) is None:
            self.placed.append((person, None, self.now, message))

    @precondition(lambda self: any(each[1] is None for each in self.placed))
    @rule(chance=st.floats(0, 1))
    def what_waits_comes_to_stand(self, chance: float) -> None:
        for at, (who, stands, confirmed, message) in enumerate(self.placed):
            if stands is None:
                due = confirmed + wait(chance)
                assert LEAST_WAIT <= due - confirmed <= MOST_WAIT
                self.now = max(self.now, due)
                self.placed[at] = (who, due, confirmed, message)

    @invariant()
    def nobody_floods(self) -> None:
        for person in PEOPLE:
            times = [confirmed for who, _, confirmed, _ in self.placed if who == person]
            for first, fourth in zip(times, times[MOST_A_WEEK:], strict=False):
                assert fourth.date() - first.date() >= A_WEEK
            for one, other in pairwise(times):
                assert other - one >= AN_HOUR

    @invariant()
    def the_group_is_not_flooded_and_nobody_is_piled_on(self) -> None:
        days = [confirmed.date() for _, _, confirmed, _ in self.placed]
        assert all(days.count(day) <= MOST_OF_GROUP for day in days)
        for message in MESSAGES[1:]:
            assert sum(each[3] == message for each in self.placed) <= MOST_UNDER_ONE


TestEvenings = Evenings.TestCase


def test_what_was_not_placed_does_not_count_under_a_message() -> None:
    views = [
        View(number, "", 1, SEVEN.date(), None, state, Told(message=8))
        for number, state in enumerate(("draft", "lost", "going", "waiting", "stands", "down"))
    ]
    assert under(views, 8) == 3
    assert under(views, 9) == under(views, None) == 0
