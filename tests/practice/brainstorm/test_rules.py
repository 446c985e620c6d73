"""A brainstorm: nobody's idea is lost or removed by another, and nobody learns whose it was."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.practice.brainstorm import rules
from bot.practice.brainstorm.rules import Cannot
from bot.practice.brainstorm.values import EACH_AT_MOST, MARKS_AT_MOST, RESTS, WAYS, Brainstorm, Way

SEVEN = datetime(2026, 3, 3, 19, tzinfo=UTC)
HOUR = timedelta(hours=1)
NEW = Brainstorm(1, "token", 1, 2, 3, "How might we rest?", "open", SEVEN, SEVEN + HOUR, SEVEN, host=9)
PRIVATE = replace(NEW, way="private")


def with_ideas(storm: Brainstorm, *words: str, signed: bool = False) -> Brainstorm:
    """Each by somebody else: 1, 2 and on; stored, so that every idea has an id."""
    for person, each in enumerate(words, 1):
        storm = rules.add(storm, person, each, signed=signed)
    return replace(storm, ideas=tuple(replace(each, id=each.number) for each in storm.ideas))


def why(error: pytest.ExceptionInfo[Cannot]) -> str:
    return error.value.why


def test_what_is_written_in_private_appears_all_together_without_names_in_an_order_that_tells_nothing() -> (
    None
):
    storm = with_ideas(PRIVATE, "a", "b", "c", "d", "e", "f", signed=True)
    assert storm.shown == ()
    orders = set[tuple[str, ...]]()
    for seed in range(20):
        seen = rules.end_gathering(storm, SEVEN, Random(seed))
        assert {each.words for each in seen.shown} == set("abcdef")
        assert not any(each.signed or each.id for each in seen.ideas)
        assert sorted(each.number for each in seen.ideas) == [1, 2, 3, 4, 5, 6]
        orders.add(tuple(each.words for each in sorted(seen.ideas, key=lambda each: each.number)))
    assert len(orders) > 10


def test_nobody_can_build_on_what_nobody_may_read_yet() -> None:
    storm = with_ideas(PRIVATE, "a", "b")
    with pytest.raises(Cannot) as refused:
        rules.add(storm, 2, "and more", signed=False, under=1)
    assert why(refused) == "gone"
    with pytest.raises(Cannot) as refused:
        rules.hold(storm, 1, "It names somebody who is not here.")
    assert why(refused) == "gone"


def test_what_grew_on_an_idea_that_is_taken_back_stands_for_itself() -> None:
    storm = rules.add(with_ideas(NEW, "a", "b"), 2, "and more", signed=False, under=1)
    storm = rules.join(storm, 2, 1)
    assert [each.words for each in storm.roots] == ["a"]
    assert [each.words for each in storm.below(1)] == ["b", "and more"]
    left = rules.take_back(storm, 1, 1)
    assert [each.words for each in left.roots] == ["b", "and more"]


def test_joining_can_be_undone_and_two_that_stand_together_are_not_joined_again() -> None:
    storm = rules.join(with_ideas(NEW, "a", "b", "c"), 3, 1)
    with pytest.raises(Cannot) as refused:
        rules.join(storm, 1, 3)
    assert why(refused) == "itself"
    storm = rules.join(storm, 3, 2)  # with all that it stands with
    assert [each.words for each in storm.roots] == ["a"]
    assert [each.words for each in rules.part(storm, 3).roots] == ["a", "c"]


def test_who_rewrites_what_was_held_back_lets_it_be_read_again() -> None:
    storm = rules.tell(rules.hold(with_ideas(NEW, "a", "b"), 1, "It names somebody."), 1)
    assert [each.words for each in storm.shown] == ["b"]
    assert storm.held_back == 1
    storm = rules.choose(rules.end_gathering(storm, SEVEN, Random(1)), SEVEN)
    with pytest.raises(Cannot):
        rules.rewrite(storm, 2, 2, "too late for this one")
    storm = rules.rewrite(storm, 1, 1, "a, without the name")
    assert [each.words for each in storm.shown] == ["a, without the name", "b"]


def test_what_few_marked_is_not_told() -> None:
    storm = rules.choose(rules.end_gathering(with_ideas(NEW, "a", "b", "c"), SEVEN, Random(1)), SEVEN)
    for person, numbers in enumerate(([1], [1, 2], [1, 2], [3]), 1):
        storm = rules.mark(storm, person, numbers)
    assert {each.echo for each in rules.end_choosing(storm, SEVEN, 5).ideas} == {None}
    told = rules.end_choosing(rules.mark(storm, 5, [1]), SEVEN, 5)
    assert [each.echo for each in told.ideas] == ["most", "some", None]
    assert told.marks == {}


def test_a_second_mark_takes_the_place_of_the_first() -> None:
    storm = rules.choose(rules.end_gathering(with_ideas(NEW, *"abcde"), SEVEN, Random(1)), SEVEN)
    storm = rules.mark(rules.mark(storm, 1, [1, 2, 3, 4]), 1, [5, 5])
    assert storm.marks == {1: (5,)}
    assert rules.mark(storm, 1, []).marks == {}
    assert len(rules.mark(storm, 1, [1, 2, 3, 4]).marks[1]) == MARKS_AT_MOST


def test_what_stands_below_an_idea_is_marked_with_it() -> None:
    storm = rules.join(with_ideas(NEW, *"abc"), 1, 3)
    storm = rules.choose(rules.end_gathering(storm, SEVEN, Random(1)), SEVEN)
    assert rules.mark(storm, 1, [3, 1, 2]).marks == {1: (1, 2)}


def test_the_number_of_an_idea_that_was_taken_back_is_nobodys_again() -> None:
    storm = rules.take_back(with_ideas(NEW, "a", "b"), 2, 2)
    assert [each.number for each in rules.add(storm, 1, "c", signed=False).ideas] == [1, 3]
    with pytest.raises(Cannot):
        rules.add(storm, 1, "and", signed=False, under=2)


def test_one_person_does_not_fill_it() -> None:
    storm = NEW
    for number in range(EACH_AT_MOST):
        storm = rules.add(storm, 1, str(number), signed=False)
    with pytest.raises(Cannot) as refused:
        rules.add(storm, 1, "one more", signed=False)
    assert why(refused) == "enough of one"
    assert rules.add(storm, 2, "mine", signed=False).find(EACH_AT_MOST + 1)


def test_what_is_left_to_itself_ends_by_itself() -> None:
    storm = rules.pass_time(with_ideas(NEW, "a"), SEVEN + HOUR, Random(1), 5)
    assert storm.phase == "building"
    assert rules.pass_time(storm, SEVEN + RESTS, Random(1), 5) == storm
    storm = rules.pass_time(storm, SEVEN + HOUR + RESTS, Random(1), 5)
    assert (storm.phase, storm.outcome, storm.writers) == ("closed", "", 1)
    assert storm.ideas[0].person is None
    with pytest.raises(Cannot) as refused:
        rules.close(storm, SEVEN, Random(1), outcome="Late.")
    assert why(refused) == "over"


def test_who_helps_along_may_think_better_of_it() -> None:
    over = rules.close(with_ideas(NEW, "a"), SEVEN, Random(1), outcome="We try it.", settled=9)
    helped = rules.help_along(rules.help_along(over, 4, SEVEN), 5, SEVEN)
    assert list(helped.helpers) == [4, 5]
    assert list(rules.help_along(helped, 4, SEVEN).helpers) == [5]
    with pytest.raises(Cannot):
        rules.help_along(replace(over, outcome=""), 4, SEVEN)


class Evening(RuleBasedStateMachine):
    """Whatever people press, in whatever order."""

    storm = NEW
    now = SEVEN

    @initialize(way=st.sampled_from(WAYS))
    def begin(self, way: Way) -> None:
        self.storm, self.now = replace(NEW, way=way), SEVEN
        self.wrote: dict[str, tuple[int, bool]] = {}
        self.chance = Random(5)
        self.taken_back = set[str]()

    def does(self, changed: Brainstorm) -> None:
        """Take it over as a store would: every idea has an id then."""
        ideas = tuple(replace(each, id=each.id or 1000 + each.number) for each in changed.ideas)
        self.storm = replace(changed, ideas=tuple(sorted(ideas, key=lambda each: each.number)))

    @rule(person=st.integers(1, 4), signed=st.booleans(), under=st.none() | st.integers(1, 9))
    def adds(self, person: int, signed: bool, under: int | None) -> None:  # noqa: FBT001  (drawn)
        words = f"idea {len(self.wrote)}"
        try:
            self.does(rules.add(self.storm, person, words, signed=signed, under=under))
        except Cannot:
            return
        self.wrote[words] = (person, signed and self.storm.way == "open")

    @rule(person=st.integers(1, 4), number=st.integers(1, 9))
    def takes_back(self, person: int, number: int) -> None:
        idea = self.storm.find(number)
        try:
            self.does(rules.take_back(self.storm, person, number))
        except Cannot:
            return
        assert idea is not None
        assert idea.person == person
        self.taken_back.add(idea.words)

    @rule(one=st.integers(1, 9), other=st.integers(1, 9), apart=st.booleans())
    def joins(self, one: int, other: int, apart: bool) -> None:  # noqa: FBT001  (drawn)
        try:
            self.does(rules.part(self.storm, one) if apart else rules.join(self.storm, one, other))
        except Cannot:
            return

    @rule(number=st.integers(1, 9), back=st.booleans())
    def holds(self, number: int, back: bool) -> None:  # noqa: FBT001  (drawn)
        try:
            held = rules.hold(self.storm, number, "A reason.") if back else rules.let_be(self.storm, number)
        except Cannot:
            return
        self.does(held)

    @rule(person=st.integers(1, 4), numbers=st.lists(st.integers(1, 9), max_size=5))
    def marks(self, person: int, numbers: list[int]) -> None:
        try:
            self.does(rules.mark(self.storm, person, numbers))
        except Cannot:
            return

    @rule(hours=st.integers(1, 400))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        self.does(rules.pass_time(self.storm, self.now, self.chance, 3))

    @rule()
    def goes_on(self) -> None:
        try:
            self.does(rules.choose(rules.end_gathering(self.storm, self.now, self.chance), self.now))
        except Cannot:
            return

    @rule()
    def ends_choosing(self) -> None:
        self.does(rules.end_choosing(self.storm, self.now, 3))

    @precondition(lambda self: self.storm.phase in ("building", "chosen"))
    @rule()
    def closes(self) -> None:
        self.does(rules.close(self.storm, self.now, self.chance, outcome="We try it."))

    @invariant()
    def no_idea_is_lost_but_by_whoever_had_it(self) -> None:
        there = [each.words for each in self.storm.ideas]
        assert sorted(there) == sorted(set(self.wrote) - self.taken_back)

    @invariant()
    def every_number_is_there_once_and_what_is_read_stands_somewhere_once(self) -> None:
        numbers = [each.number for each in self.storm.ideas]
        assert len(numbers) == len(set(numbers))
        read = [each.number for root in self.storm.roots for each in (root, *self.storm.below(root.number))]
        assert sorted(read) == sorted(each.number for each in self.storm.shown)

    @invariant()
    def whose_it_was_is_known_while_it_is_open_and_after_that_only_with_a_name(self) -> None:
        for each in self.storm.ideas:
            person, signed = self.wrote[each.words]
            assert each.signed == signed
            known = self.storm.closed is None or signed
            assert each.person == (person if known else None)

    @invariant()
    def marks_are_kept_only_while_it_is_chosen(self) -> None:
        assert self.storm.phase == "choosing" or not self.storm.marks
        assert all(0 < len(each) <= MARKS_AT_MOST for each in self.storm.marks.values())


TestEvening = Evening.TestCase
