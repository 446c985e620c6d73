"""Who is next: whatever people do with their hands, nobody starves and the line stays whole."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, precondition, rule

from bot.practice import line as rules
from bot.practice.line import OVERTAKEN_AT_MOST, Hand, Line, Order, in_order

SEVEN = datetime(2026, 3, 3, 19, tzinfo=UTC)
ORDERS: tuple[Order, ...] = ("raised", "least", "sides")


def hands(*persons: int, told: dict[int, int] | None = None) -> Line:
    return tuple(
        Hand(person, SEVEN + timedelta(minutes=at), told=(told or {}).get(person, 0))
        for at, person in enumerate(persons)
    )


def persons(line: Line, order: Order = "raised", heard: tuple[int, ...] = ()) -> list[int]:
    return [hand.person for hand in in_order(line, order, heard)]


def test_hands_go_as_they_went_up() -> None:
    assert persons(hands(3, 1, 2)) == [3, 1, 2]


def test_who_told_least_lately_goes_first_and_ties_fall_to_who_waited_longest() -> None:
    assert persons(hands(3, 1, 2, told={3: 2, 1: 0, 2: 0}), "least") == [1, 2, 3]


def test_sides_take_turns_as_far_as_there_are_hands() -> None:
    line = tuple(
        Hand(person, SEVEN + timedelta(minutes=person), side=side) for person, side in enumerate((0, 0, 1, 0))
    )
    assert persons(line, "sides") == [0, 2, 1, 3]
    assert persons(line, "sides", heard=(0,)) == [2, 0, 1, 3]


def test_of_three_sides_the_one_heard_least_comes_first_then_the_one_not_heard_for_longest() -> None:
    sides = (0, 1, 0, 1, 2)
    line = tuple(
        Hand(person, SEVEN + timedelta(minutes=person), side=side) for person, side in enumerate(sides)
    )
    assert persons(line, "sides") == [0, 1, 4, 2, 3]
    assert persons(line, "sides", heard=(1, 0)) == [4, 1, 0, 3, 2]


def test_a_pass_lets_the_next_go_and_keeps_the_place() -> None:
    line = rules.passed(hands(1, 2, 3), 1)
    assert persons(line) == [2, 3]
    assert persons(rules.taken(line, 2)) == [3]
    assert persons(rules.refreshed(rules.taken(line, 2))) == [1, 3]


def test_who_passed_and_raises_the_hand_again_is_ready_at_the_old_place() -> None:
    line = rules.passed(hands(1, 2), 1)
    assert persons(rules.raised(line, Hand(1, SEVEN + timedelta(hours=1)))) == [1, 2]


def test_the_group_may_put_the_line_in_its_own_order_and_late_hands_follow() -> None:
    line = rules.reordered(hands(1, 2, 3), [3, 1])
    assert persons(rules.raised(line, Hand(9, SEVEN + timedelta(hours=1))), "least") == [3, 1, 2, 9]


@given(st.sampled_from(ORDERS), st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), max_size=60))
def test_nobody_starves_however_many_hands_with_fewer_turns_come_after(
    order: Order, later: list[tuple[int, int]]
) -> None:
    """One who has told often waits while others keep raising their hands: at most a few go ahead."""
    line: Line = (Hand(0, SEVEN, told=9, side=0),)
    heard, ahead = (0,), 0
    for number, (told, side) in enumerate(later, start=1):
        line = rules.raised(line, Hand(number, SEVEN + timedelta(minutes=number), told=told, side=side))
        first = in_order(line, order, heard)[0]
        line, heard = rules.taken(line, first.person), (*heard, first.side or 0)
        if first.person == 0:
            return
        ahead += 1
    assert ahead <= OVERTAKEN_AT_MOST


class Waiting(RuleBasedStateMachine):
    """People raise hands, take them down, pass and get turns in any order."""

    people = Bundle("people")

    def __init__(self) -> None:
        super().__init__()
        self.line: Line = ()
        self.up: dict[int, int] = {}
        self.clock = 0

    @rule(target=people, person=st.integers(0, 6))
    def somebody(self, person: int) -> int:
        return person

    @rule(person=people, told=st.integers(0, 3), side=st.sampled_from((None, 0, 1)))
    def raises(self, person: int, told: int, side: int | None) -> None:
        self.clock += 1
        self.line = rules.raised(self.line, Hand(person, SEVEN + timedelta(seconds=self.clock), told, side))
        self.up.setdefault(person, self.clock)

    @rule(person=people)
    def lowers(self, person: int) -> None:
        self.line = rules.lowered(self.line, person)
        self.up.pop(person, None)

    @rule(person=people)
    def passes(self, person: int) -> None:
        before = in_order(self.line, "raised")
        self.line = rules.passed(self.line, person)
        assert in_order(self.line, "raised") == tuple(hand for hand in before if hand.person != person)

    @rule(named=st.lists(st.integers(0, 8), max_size=5))
    def is_reordered(self, named: list[int]) -> None:
        self.line = rules.reordered(self.line, named)

    @precondition(lambda self: bool(in_order(self.line, "least")))
    @rule(order=st.sampled_from(ORDERS))
    def the_next_has_a_turn(self, order: Order) -> None:
        first = in_order(self.line, order)[0]
        self.line = rules.refreshed(rules.taken(self.line, first.person))
        del self.up[first.person]
        assert not any(hand.later for hand in self.line)

    @invariant()
    def the_line_is_whole(self) -> None:
        assert {hand.person for hand in self.line} == set(self.up)
        assert len(self.line) == len(self.up)
        for hand in self.line:
            assert hand.since == SEVEN + timedelta(seconds=self.up[hand.person])
        for order in ORDERS:
            assert set(in_order(self.line, order)) == {hand for hand in self.line if not hand.later}


TestWaiting = Waiting.TestCase
