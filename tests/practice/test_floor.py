"""Who has the floor: whatever people do and whenever the bot starts anew, no hand is lost and nobody starves."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.practice import floor as rules
from bot.practice.floor import SILENT_FOR, Floor, onward
from bot.practice.line import OVERTAKEN_AT_MOST, find
from tests.soaking import tries

SEVEN = datetime(2026, 3, 3, 19, tzinfo=UTC)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
NEW = Floor(1, "token", 1, 2, 2, SEVEN, SEVEN + HOUR)
EVENING = replace(NEW, until=SEVEN + 100 * HOUR)


def at(minutes: float) -> datetime:
    return SEVEN + minutes * MINUTE


def with_hands(*persons: int) -> Floor:
    """A floor where hands go up one a minute; the first has the floor."""
    floor = NEW
    for minute, person in enumerate(persons):
        floor = onward(rules.raise_hand(floor, person, at(minute)), at(minute))
    return floor


def waiting(floor: Floor) -> list[int]:
    return [hand.person for hand in floor.ready]


def finishes(floor: Floor, minutes: float) -> Floor:
    """Whoever has the floor says something and is done."""
    speaker = floor.speaker or 0
    return onward(rules.done(rules.spoke(floor, speaker, at(minutes)), speaker), at(minutes))


def test_a_hand_at_a_free_floor_has_it_at_once_and_the_next_waits() -> None:
    floor = with_hands(5, 6)
    assert floor.speaker == 5
    assert waiting(floor) == [6]
    assert finishes(floor, 3).speaker == 6


def test_who_has_not_spoken_yet_goes_before_who_has() -> None:
    floor = finishes(with_hands(5, 6), 2)
    floor = onward(rules.raise_hand(floor, 5, at(3)), at(3))
    floor = onward(rules.raise_hand(floor, 7, at(4)), at(4))
    assert waiting(floor) == [7, 5]


def test_who_has_spoken_is_not_put_off_for_ever_by_new_ones() -> None:
    floor = finishes(with_hands(5, 6), 2)
    floor, called = rules.raise_hand(floor, 5, at(3)), list[int | None]()
    for number in range(7, 12):
        floor = finishes(rules.raise_hand(floor, number, at(number - 3)), number - 3)
        called.append(floor.speaker)
    assert called == [7, 8, 9, 5, 10]


def test_a_raised_hand_of_who_has_the_floor_changes_nothing() -> None:
    floor = with_hands(5, 6)
    assert rules.raise_hand(floor, 5, at(2)) == floor


def test_who_says_nothing_while_others_wait_goes_later_and_keeps_hand_and_place() -> None:
    floor = with_hands(5, 6)
    assert floor.next_look == at(6)
    assert onward(floor, at(5.9)).speaker == 5
    floor = onward(floor, at(6))
    assert (floor.speaker, waiting(floor), floor.had, floor.thanked) == (6, [], {}, None)
    back = rules.raise_hand(floor, 5, at(30))
    assert waiting(back) == [5]
    assert back.ready[0].since == SEVEN


def test_a_hand_that_lay_unused_is_not_called_again_until_its_person_stirs() -> None:
    floor = finishes(onward(with_hands(5, 6), at(6)), 7)
    assert floor.speaker is None
    assert [hand.person for hand in floor.line] == [5]
    assert rules.concerns(floor, 5)
    assert onward(rules.spoke(floor, 5, at(8)), at(8)).speaker == 5


def test_who_spoke_and_falls_silent_has_had_a_turn() -> None:
    floor = rules.spoke(with_hands(5, 6), 5, at(2))
    assert onward(floor, at(7.9)).speaker == 5
    floor = onward(floor, at(8))
    assert (floor.speaker, floor.had, len(floor.line), floor.thanked) == (6, {5: 1}, 0, 5)


def test_thanks_are_only_for_who_spoke_in_the_turn_before() -> None:
    floor = finishes(with_hands(5, 6, 7, 8), 4)
    assert (floor.speaker, floor.thanked) == (6, 5)
    floor = onward(floor, at(10))
    assert (floor.speaker, floor.thanked) == (7, None)
    floor = onward(rules.lower(finishes(floor, 11), 8), at(11))
    assert (floor.speaker, floor.thanked) == (None, None)


def test_nobody_is_thanked_for_their_own_turn_before() -> None:
    floor = finishes(with_hands(5), 2)
    floor = onward(rules.raise_hand(floor, 5, at(3)), at(3))
    assert (floor.speaker, floor.thanked) == (5, None)


def test_silence_is_nobodys_matter_while_nobody_waits() -> None:
    floor = with_hands(5)
    assert onward(floor, at(50)).speaker == 5
    assert floor.next_look == SEVEN + HOUR


def test_who_is_called_may_let_others_go_first_and_is_next_after_them() -> None:
    floor = onward(rules.pass_on(with_hands(5, 6, 7), 5), at(3))
    assert floor.speaker == 6
    assert waiting(floor) == [5, 7]


def test_who_spoke_and_lets_others_go_is_done() -> None:
    floor = onward(rules.pass_on(rules.spoke(with_hands(5, 6), 5, at(2)), 5), at(2))
    assert (floor.speaker, floor.had) == (6, {5: 1})


def test_a_hand_taken_down_by_who_was_just_called_is_no_turn() -> None:
    floor = onward(rules.lower(with_hands(5, 6), 5), at(2))
    assert (floor.speaker, floor.had, waiting(floor)) == (6, {}, [])


def test_done_by_another_changes_nothing() -> None:
    floor = with_hands(5, 6)
    assert rules.done(floor, 6) == floor


def test_silence_counts_anew_after_nobody_listened() -> None:
    floor = rules.heard_anew(with_hands(5, 6), at(30))
    assert onward(floor, at(35)).speaker == 5
    assert onward(floor, at(36)).speaker == 6


def test_it_ends_by_itself_and_only_who_was_ready_still_waits() -> None:
    floor = onward(with_hands(5, 6), SEVEN + HOUR)
    assert floor.closed == SEVEN + HOUR
    assert floor.speaker is None
    assert {hand.person for hand in floor.line} == {5, 6}
    assert waiting(floor) == [6]
    assert rules.raise_hand(floor, 7, at(70)) == floor
    assert rules.prolong(floor, at(90)) == floor
    assert rules.close(floor, at(90)) == floor


def test_prolonging_never_makes_it_shorter() -> None:
    assert rules.prolong(NEW, at(90)).until == at(90)
    assert rules.prolong(NEW, at(10)).until == NEW.until


people = st.integers(1, 6)


class Evening(RuleBasedStateMachine):
    """People raise hands, pass, speak, fall silent, leave; the bot restarts; in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.now = SEVEN
        self.floor = EVENING
        self.up: dict[int, datetime] = {}
        self.overtaken: dict[int, int] = {}

    def then(self, changed: Floor) -> None:
        """Go on from a change; who gets the floor is checked here."""
        after = onward(changed, self.now)
        if changed.speaking and changed.speaking.used and after.speaker != changed.speaker:
            self.down(changed.speaking.hand.person)  # the others waited, and nothing was said for long
        if after.turns == changed.turns:
            self.floor = after
            return
        assert after.speaking is not None
        first = after.speaking.hand
        before = [hand for hand in changed.ready if hand.person != first.person]
        if first.told and first.overtaken < OVERTAKEN_AT_MOST:
            assert all(hand.told for hand in before), "somebody who had not spoken yet was passed over"
        for hand in before:
            if hand.since < first.since:
                self.overtaken[hand.person] = self.overtaken.get(hand.person, 0) + 1
                assert self.overtaken[hand.person] <= OVERTAKEN_AT_MOST, "somebody starves"
        self.floor = after

    def down(self, person: int) -> None:
        self.up.pop(person, None)
        self.overtaken.pop(person, None)

    @rule(person=people)
    def raises(self, person: int) -> None:
        self.now += timedelta(seconds=1)
        self.up.setdefault(person, self.now)
        self.then(rules.raise_hand(self.floor, person, self.now))

    @rule(person=people)
    def lowers(self, person: int) -> None:
        self.down(person)
        self.then(rules.lower(self.floor, person))

    @rule(person=people)
    def passes(self, person: int) -> None:
        if self.floor.speaking and self.floor.speaker == person and self.floor.speaking.used:
            self.down(person)
        self.then(rules.pass_on(self.floor, person))

    @rule(person=people)
    def is_done(self, person: int) -> None:
        if self.floor.speaker == person:
            self.down(person)
        self.then(rules.done(self.floor, person))

    @rule(person=people)
    def says_something(self, person: int) -> None:
        self.then(rules.spoke(self.floor, person, self.now))

    @precondition(lambda self: self.floor.speaking is not None)
    @rule()
    def nothing_is_said_for_long(self) -> None:
        self.now += SILENT_FOR
        before = self.floor
        self.then(before)
        if before.ready:
            assert self.floor.speaker != before.speaker
            assert self.floor.turns == before.turns + 1
        else:
            assert self.floor == before

    @rule(person=people)
    def leaves(self, person: int) -> None:
        """Their row goes, as the database does it; nothing else is told."""
        self.down(person)
        kept = tuple(seat for seat in rules.seats(self.floor) if seat.person != person)
        self.then(rules.seated(self.floor, kept))

    @rule()
    def restarts(self) -> None:
        kept = rules.seated(replace(EVENING, turns=self.floor.turns), rules.seats(self.floor))
        assert rules.seats(kept) == rules.seats(self.floor)
        assert (kept.ready, kept.speaking, kept.thanked) == (
            self.floor.ready,
            self.floor.speaking,
            self.floor.thanked,
        )
        self.then(rules.heard_anew(kept, self.now))

    @invariant()
    def every_hand_is_there_once_and_where_it_was(self) -> None:
        hands = [*self.floor.line, *([self.floor.speaking.hand] if self.floor.speaking else [])]
        assert {hand.person: hand.since for hand in hands} == self.up
        assert len(hands) == len(self.up)
        assert {hand.person for hand in self.floor.ready} <= set(self.up)

    @invariant()
    def nobody_waits_at_a_free_floor(self) -> None:
        assert self.floor.speaker is not None or not self.floor.ready
        assert all(find(self.floor.line, person) for person in self.floor.resting)


TestEvening = Evening.TestCase
TestEvening.settings = settings(max_examples=tries(25), stateful_step_count=30)
