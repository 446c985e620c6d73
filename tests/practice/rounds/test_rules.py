"""How a round goes on, whatever people and time do to it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.practice.line import Hand
from bot.practice.rounds import rules
from bot.practice.rounds.values import Kind, Round
from tests.soaking import tries

SEVEN = datetime(2026, 3, 3, 19, tzinfo=UTC)
ADA, BEN, CLEO = 1, 2, 3


def at(minutes: float) -> datetime:
    return SEVEN + timedelta(minutes=minutes)


def opened(*people: int, kind: Kind = "story", minutes: int | None = None) -> Round:
    """A round whose people raised their hands one after another in the first minutes."""
    round_ = Round(1, "t", 1, 10, 10, kind, "Nights", SEVEN, host=9, minutes=minutes)
    for minute, person in enumerate(people):
        round_ = rules.raise_hand(round_, Hand(person, at(minute / 10)), at(minute / 10))
    return round_


def begun(*people: int, kind: Kind = "story", minutes: int | None = None) -> Round:
    return rules.begin(opened(*people, kind=kind, minutes=minutes), at(5))


def teller(round_: Round) -> int | None:
    return round_.telling.person if round_.telling else None


def test_nobody_has_the_word_before_the_round_begins() -> None:
    assert teller(opened(ADA, BEN)) is None
    assert teller(begun(ADA, BEN)) == ADA


def test_beginning_twice_takes_the_word_from_nobody() -> None:
    round_ = rules.done(begun(ADA, BEN), ADA, at(9))
    assert rules.begin(round_, at(10)) == round_


def test_a_hand_that_is_up_is_not_left_waiting_for_somebody_to_begin() -> None:
    round_ = opened(ADA)
    assert teller(rules.pass_time(round_, None, at(14))) is None
    assert teller(rules.pass_time(round_, None, at(15))) == ADA


def test_a_story_is_given_time_for_what_it_stirs_and_then_the_next_has_the_word() -> None:
    told = rules.done(begun(ADA, BEN), ADA, at(9))
    assert teller(told) is None
    assert rules.pass_time(told, at(11), at(18)) == told
    assert teller(rules.pass_time(told, at(11), at(19))) == BEN
    assert teller(rules.go_on(told, at(10))) == BEN


def test_in_a_go_round_the_next_has_the_word_at_once() -> None:
    assert teller(rules.done(begun(ADA, BEN, kind="go-round"), ADA, at(9))) == BEN


def test_only_the_teller_ends_the_story_and_only_once() -> None:
    round_ = begun(ADA, BEN)
    assert rules.done(round_, BEN, at(9)) == round_
    told = rules.done(round_, ADA, at(9))
    assert rules.done(told, ADA, at(10)) == told


def test_who_does_not_want_the_word_is_left_in_peace_until_they_raise_their_hand_again() -> None:
    skipped = rules.pass_on(begun(ADA, BEN), ADA, at(6))
    assert teller(skipped) == BEN
    told = rules.done(skipped, BEN, at(9))
    assert teller(rules.go_on(told, at(12))) is None
    assert teller(rules.go_on(rules.raise_hand(told, Hand(ADA, at(10)), at(10)), at(12))) == ADA


def test_who_lets_others_go_first_is_ready_again_after_a_story_and_not_before() -> None:
    round_ = rules.begin(rules.pass_on(opened(ADA, BEN, CLEO), ADA, at(4)), at(5))
    assert teller(round_) == BEN
    skipped = rules.pass_on(round_, BEN, at(6))
    assert teller(skipped) == CLEO
    assert teller(rules.go_on(rules.done(skipped, CLEO, at(9)), at(12))) == ADA


def test_who_stops_in_the_middle_has_told_and_is_answered() -> None:
    stopped = rules.pass_on(rules.spoke(begun(ADA, BEN), ADA), ADA, at(6))
    assert teller(stopped) is None
    assert stopped.resonating
    assert not any(hand.person == ADA for hand in stopped.line)


def test_who_says_nothing_keeps_the_place_and_is_not_called_twice() -> None:
    round_ = begun(ADA, BEN)
    assert teller(rules.pass_time(round_, None, at(19))) == ADA
    lapsed = rules.pass_time(round_, None, at(20))
    assert teller(lapsed) == BEN
    again = rules.pass_time(lapsed, None, at(100))
    assert teller(again) is None
    assert {hand.person for hand in again.line} == {ADA, BEN}
    assert rules.pass_time(again, None, at(200)).closed


def test_with_nobody_waiting_nobody_is_hurried_and_never_before_the_time_that_was_given() -> None:
    assert teller(rules.pass_time(begun(ADA), None, at(44))) == ADA
    assert teller(rules.pass_time(begun(ADA, BEN, minutes=30), None, at(34))) == ADA


def test_a_story_that_trails_off_was_told() -> None:
    round_ = rules.spoke(begun(ADA, BEN), ADA)
    assert rules.pass_time(round_, at(7), at(21)) == round_
    told = rules.pass_time(round_, at(7), at(22))
    assert told.resonating
    assert told.told == 1


def test_giving_back_the_word_is_giving_it_back() -> None:
    assert teller(rules.lower(begun(ADA, BEN), ADA, at(6))) == BEN
    told = rules.lower(rules.spoke(begun(ADA, BEN), ADA), ADA, at(6))
    assert told.resonating


def test_a_late_hand_has_the_word_when_nobody_waits() -> None:
    kept = rules.pass_on(begun(ADA), ADA, at(9))
    assert teller(rules.raise_hand(kept, Hand(BEN, at(10)), at(10))) == BEN


def test_a_hand_during_what_a_story_stirs_waits_for_it() -> None:
    told = rules.done(begun(ADA), ADA, at(9))
    assert teller(rules.raise_hand(told, Hand(BEN, at(10)), at(10))) is None


def test_a_little_more_is_half_as_much_again() -> None:
    round_ = begun(ADA, minutes=6)
    assert round_.telling
    assert round_.telling.until == at(11)
    assert rules.sign_at(round_) == at(10)
    longer = rules.more(round_, ADA, at(10))
    assert longer.telling
    assert longer.telling.until == at(14)
    assert rules.more(longer, BEN, at(10)) == longer


def test_a_pause_takes_no_time_from_who_tells() -> None:
    round_ = rules.pause(begun(ADA, minutes=6), at(7))
    assert rules.sign_at(round_) is None
    going = rules.resume(round_, at(27))
    assert going.telling
    assert going.telling.until == at(31)


def test_hands_that_went_up_in_a_pause_are_not_forgotten() -> None:
    paused = rules.pause(rules.pass_on(begun(ADA), ADA, at(6)), at(7))
    waiting = rules.raise_hand(paused, Hand(BEN, at(8)), at(8))
    assert teller(waiting) is None
    assert teller(rules.resume(waiting, at(9))) == BEN


def test_a_pause_takes_nothing_from_what_a_story_stirs() -> None:
    paused = rules.pause(rules.done(begun(ADA, BEN), ADA, at(9)), at(10))
    going = rules.resume(paused, at(40))
    assert teller(going) is None
    assert teller(rules.pass_time(going, None, at(47))) == BEN


def test_who_leaves_takes_their_turn_along_and_the_others_have_a_while() -> None:
    gone = rules.leave(begun(ADA, BEN), ADA, at(6))
    assert teller(gone) is None
    assert teller(rules.pass_time(gone, None, at(14))) == BEN
    assert rules.leave(gone, 9, at(7)).host is None


def test_winding_up_lets_a_story_be_told_and_answered() -> None:
    winding = rules.wind_up(begun(ADA, BEN), at(6))
    assert teller(winding) == ADA
    assert not winding.line
    assert rules.raise_hand(winding, Hand(BEN, at(7)), at(7)) == winding
    told = rules.done(winding, ADA, at(9))
    assert not rules.pass_time(told, at(10), at(17)).closed
    assert rules.pass_time(told, at(10), at(18)).closed
    assert rules.wind_up(winding, at(7)).closed
    assert rules.wind_up(opened(ADA), at(7)).closed


def test_a_round_ends_of_itself_when_no_hand_is_up_any_more() -> None:
    told = rules.done(begun(ADA), ADA, at(9))
    assert not rules.pass_time(told, at(20), at(59)).closed
    assert rules.pass_time(told, at(20), at(60)).closed


def test_closing_in_the_middle_of_a_story_keeps_it_as_told() -> None:
    assert rules.close(rules.spoke(begun(ADA), ADA), at(9)).told == 1
    assert rules.close(begun(ADA), at(9)).told == 0


def test_the_sides_of_a_difference_tell_in_turn() -> None:
    round_ = replace(opened(kind="difference"), order="sides", sides=("stay", "go"))
    for minute, (person, side) in enumerate(((ADA, 0), (BEN, 0), (CLEO, 1))):
        round_ = rules.raise_hand(round_, Hand(person, at(minute), side=side), at(minute))
    round_ = rules.begin(round_, at(5))
    assert teller(round_) == ADA
    assert teller(rules.go_on(rules.done(round_, ADA, at(9)), at(10))) == CLEO


class Evening(RuleBasedStateMachine):
    """People come, go, tell, pass; time passes; the bot is stopped and started: nothing of it shows in the rules."""

    def __init__(self) -> None:
        super().__init__()
        self.round = opened()
        self.now, self.heard = SEVEN, SEVEN
        self.up: set[int] = set()

    def do(self, after: Round) -> None:
        """Take a step: whoever was waiting still waits, or has the word."""
        before, self.round = self.round, after
        if after.telling and (not before.telling or before.telling.began != after.telling.began):
            self.heard = self.now
        if after.closed:
            return
        if after.winding_up:
            return
        here = {hand.person for hand in after.line} | {each for each in (teller(after),) if each}
        assert here == self.up

    @rule(minutes=st.integers(0, 12))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        before = self.round
        after = rules.pass_time(before, self.heard, self.now)
        if before.telling and before.telling.spoke and after.told > before.told:
            self.up.discard(before.telling.person)
        self.do(after)

    @rule(person=st.integers(1, 5), side=st.sampled_from((None, 0, 1)))
    def raises(self, person: int, side: int | None) -> None:
        if not self.round.closed:
            self.up.add(person)
        self.do(rules.raise_hand(self.round, Hand(person, self.now, side=side), self.now))

    @rule(person=st.integers(1, 5))
    def lowers(self, person: int) -> None:
        self.up.discard(person)
        self.do(rules.lower(self.round, person, self.now))

    @rule(person=st.integers(1, 5))
    def passes(self, person: int) -> None:
        if self.round.telling and self.round.telling.spoke and teller(self.round) == person:
            self.up.discard(person)
        self.do(rules.pass_on(self.round, person, self.now))

    @rule(person=st.integers(1, 5))
    def leaves(self, person: int) -> None:
        self.up.discard(person)
        self.do(rules.leave(self.round, person, self.now))

    @rule()
    def begins(self) -> None:
        self.do(rules.begin(self.round, self.now))

    @rule()
    def the_teller_speaks(self) -> None:
        self.heard = self.now
        self.do(rules.spoke(self.round, teller(self.round) or 0))

    @rule()
    def the_teller_is_done(self) -> None:
        self.up.discard(teller(self.round) or 0)
        self.do(rules.done(self.round, teller(self.round) or 0, self.now))

    @rule()
    def goes_on(self) -> None:
        self.do(rules.go_on(self.round, self.now))

    @rule()
    def winds_up(self) -> None:
        if not self.round.begun or self.round.telling is None:
            return
        self.up = {self.round.telling.person}
        self.do(rules.wind_up(self.round, self.now))

    @rule(pausing=st.booleans())
    def rests(self, pausing: bool) -> None:  # noqa: FBT001
        self.do((rules.pause if pausing else rules.resume)(self.round, self.now))

    @invariant()
    def the_round_never_hangs(self) -> None:
        """Unless it is over, time alone brings it on; and over it stays."""
        assert (rules.next_at(self.round, self.heard) is None) == bool(self.round.closed)
        if self.round.closed:
            assert self.round.telling is None

    @invariant()
    def left_alone_it_ends_and_nobody_is_called_twice(self) -> None:
        round_, heard, called = self.round, self.heard, list[int]()
        while (following := rules.next_at(round_, heard)) is not None:
            after = rules.pass_time(round_, heard, following)
            assert after != round_
            if after.telling and after.telling.began == following:
                called.append(after.telling.person)
            round_ = after
        assert len(called) == len(set(called))


TestEvening = Evening.TestCase
TestEvening.settings = settings(max_examples=tries(25), stateful_step_count=40)
