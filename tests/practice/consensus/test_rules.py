"""No order of presses closes a proposal over a concern without an answer, nor keeps it open for ever."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.practice.consensus import rules
from bot.practice.consensus.deciding import consented, stances, tally
from bot.practice.consensus.rules import Cannot
from bot.practice.consensus.values import (
    ANSWERED_AFTER,
    EXTENSION,
    HELD,
    MOST_WORDINGS,
    POSITIONS,
    WINDOW,
    Ballot,
    Decided,
    Outcome,
    Position,
    Proposal,
)

NOON = datetime(2026, 1, 8, 12, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def proposal(decided: Decided = "consent", turnout: int = 2) -> Proposal:
    due = NOON + 3 * DAY
    return Proposal(1, "t", 1, 1, 1, "We meet at eight.", decided, turnout, 5, NOON, due, due)


def taken(
    one: Proposal, person: int, position: Position, now: datetime = NOON, joined: datetime = NOON
) -> Proposal:
    ballot = Ballot(person, position, "because")
    return rules.take(one, ballot, joined=joined, now=now, fresh=(100 * person + len(one.concerns), "c"))


def among(*positions: Position, decided: Decided = "consent") -> Proposal:
    one = proposal(decided)
    for person, position in enumerate(positions, 1):
        one = taken(one, person, position)
    return one


def concern_of(one: Proposal, person: int) -> int:
    ballot = one.ballot(person)
    assert ballot is not None
    assert ballot.concern is not None
    return ballot.concern


@pytest.mark.parametrize(
    ("decided", "positions", "outcome"),
    [
        ("consent", ["for", "live", "aside"], "passed"),
        ("consent", ["aside", "aside"], "differs"),
        ("consent", ["for"], "few"),
        ("consensus", ["for", "for", "live"], "passed"),
        ("consensus", ["for", "live", "live"], "differs"),
        ("consensus", ["for", "for", "for", "aside", "aside"], "differs"),
        ("sounding", ["not", "not", "for"], "sounded"),
        ("sounding", ["for"], "few"),
    ],
)
def test_how_it_ends_when_its_time_is_up(
    decided: Decided, positions: list[Position], outcome: Outcome
) -> None:
    one = among(*positions, decided=decided)
    assert rules.pass_time(one, one.due - timedelta(seconds=1)) == one
    assert rules.pass_time(one, one.due).outcome == outcome


def test_silence_is_never_counted_as_yes() -> None:
    one = rules.pass_time(replace(proposal(), turnout=3, joined=3), NOON + 3 * DAY)
    assert one.outcome == "few"
    assert stances(one) == []


def test_a_concern_that_nobody_replies_to_lets_it_lapse_after_one_extension() -> None:
    one = among("for", "for", "for", "concern")
    waits = rules.pass_time(one, one.due)
    assert (waits.closed, waits.extended, waits.until) == (None, True, one.due + EXTENSION)
    assert rules.pass_time(waits, waits.until - HOUR) == waits
    assert rules.pass_time(waits, waits.until).outcome == "lapsed"


@pytest.mark.parametrize("position", sorted(HELD))
def test_a_reply_and_48_hours_are_an_answer_whatever_its_owner_says(position: Position) -> None:
    one = among("for", "for", "for", position)
    late = one.due - HOUR
    one = rules.reply(one, concern_of(one, 4), 1, late)
    waits = rules.pass_time(one, one.due)
    assert (waits.extended, waits.until) == (False, late + ANSWERED_AFTER)
    again = taken(waits, 4, position, waits.until - HOUR)  # in other words, at the last moment
    over = rules.pass_time(again, again.until)
    assert over.outcome == "passed"
    assert [each.answered for each in stances(over) if each.position == position] == ["reply"]


def test_its_owner_can_say_so_at_once() -> None:
    one = among("for", "for", "not")
    assert rules.pass_time(rules.settle(one, 3), one.due).outcome == "passed"


def test_nobody_answers_their_own_concern_by_replying() -> None:
    one = among("for", "concern")
    with pytest.raises(Cannot, match="own"):
        rules.reply(one, concern_of(one, 2), 2, NOON)


def test_two_who_still_cannot_accept_it_stop_it_and_one_does_not() -> None:
    one = among("for", "for", "for", "not", "not")
    for person in (4, 5):
        one = rules.reply(one, concern_of(one, person), 1, NOON)
    assert rules.pass_time(one, one.due).outcome == "differs"
    assert rules.pass_time(taken(one, 5, "aside"), one.due).outcome == "passed"


def test_a_concern_raised_at_the_last_moment_has_its_time() -> None:
    one = rules.pass_time(among("for", "for", "concern"), NOON + 3 * DAY)
    one = rules.reply(one, concern_of(one, 3), 1, NOON + 3 * DAY)
    last = one.until - timedelta(minutes=1)
    one = taken(one, 2, "concern", last)
    waits = rules.pass_time(one, one.until)
    assert waits.until == last + WINDOW
    assert rules.pass_time(waits, waits.until).outcome == "lapsed"


def test_who_joins_when_the_time_is_up_takes_part_in_the_next_one() -> None:
    one = rules.pass_time(among("for", "for", "concern"), NOON + 3 * DAY)
    with pytest.raises(Cannot, match="late"):
        taken(one, 9, "not", one.due + HOUR, joined=one.due + HOUR)
    assert taken(one, 9, "for", one.due + HOUR, joined=one.due - HOUR).ballot(9)


def test_taking_a_concern_back_frees_it_and_putting_it_again_gives_time_for_a_reply() -> None:
    one = among("for", "for", "concern")
    assert rules.pass_time(rules.take_back(one, 3, NOON), one.due).outcome == "passed"
    one = rules.pass_time(one, one.due)
    again = taken(taken(one, 3, "for", one.until - 2 * HOUR), 3, "not", one.until - HOUR)
    assert len(again.concerns) == 1
    assert rules.pass_time(again, again.until).until == again.until - HOUR + WINDOW


def test_when_the_time_is_up_nobody_holds_it_for_ever_by_taking_a_concern_back_and_raising_it_anew() -> None:
    one = rules.pass_time(among("for", "for", "concern"), NOON + 3 * DAY)
    one = rules.reply(one, concern_of(one, 3), 1, one.due)
    with pytest.raises(Cannot, match="stays"):
        rules.take_back(one, 3, one.due + HOUR)
    again = taken(taken(one, 3, "aside", one.due + HOUR), 3, "not", one.due + 2 * HOUR)
    with pytest.raises(Cannot, match="stays"):
        rules.take_back(again, 3, one.due + 3 * HOUR)
    assert rules.take_back(again, 1, one.due + HOUR).ballot(1) is None
    assert rules.pass_time(again, again.until).outcome == "passed"


def test_a_new_wording_over_a_concern_without_an_answer_gives_time_to_look_again() -> None:
    one = among("for", "for", "concern")
    with pytest.raises(Cannot, match="hurry"):
        rules.amend(one, "We meet at nine.", NOON + WINDOW - HOUR, "u", NOON)
    assert rules.amend(one, "We meet at nine.", NOON + WINDOW, "u", NOON).asked == 2
    assert rules.amend(rules.settle(one, 3), "We meet at nine.", NOON + HOUR, "u", NOON).asked == 2
    sounding = among("for", "concern", decided="sounding")
    assert rules.amend(sounding, "We meet at nine.", NOON + HOUR, "u", NOON).asked == 2


def test_no_more_have_to_take_a_position_than_are_still_in_the_group() -> None:
    one = replace(among("for", "for", "live"), turnout=5)
    assert rules.fit(one, 7) == one
    assert rules.pass_time(one, one.due).outcome == "few"
    assert rules.pass_time(rules.fit(one, 3), one.due).outcome == "passed"
    assert rules.fit(one, 0).turnout == 1


def test_nobody_closes_it_early_over_a_concern_or_before_everybody_has_said() -> None:
    one = among("for", "for", "concern")
    with pytest.raises(Cannot, match="unanswered"):
        rules.close(one, [1, 2, 3], NOON)
    with pytest.raises(Cannot, match="missing"):
        rules.close(rules.settle(one, 3), [1, 2, 3, 4], NOON)
    assert rules.close(rules.settle(one, 3), [1, 2, 3], NOON).outcome == "passed"


def test_a_new_wording_is_asked_anew_and_not_for_ever() -> None:
    one = among("for", "for", "concern")
    two = rules.amend(one, "We meet at nine.", one.due, "u", NOON)
    assert (two.ballots, two.concerns, two.before, two.token) == ((), (), "We meet at eight.", "u")
    with pytest.raises(Cannot, match="soon"):
        rules.amend(one, "At nine.", NOON + timedelta(minutes=5), "u", NOON)
    for _each in range(MOST_WORDINGS - 2):
        two = rules.amend(two, "We meet at ten.", one.due, "u", NOON)
    with pytest.raises(Cannot, match="often"):
        rules.amend(two, "We meet at ten.", one.due, "u", NOON)


def test_of_an_unsigned_ballot_nobody_is_kept_and_of_a_signed_one_the_name() -> None:
    one = rules.take(
        among("for", "for"),
        Ballot(3, "aside", "I move away.", signed=True),
        joined=NOON,
        now=NOON,
        fresh=(1, "c"),
    )
    over = rules.pass_time(one, one.due)
    assert [each.person for each in stances(over)] == [None, None, 3]


class Evening(RuleBasedStateMachine):
    """People press in any order while time goes by."""

    def __init__(self) -> None:
        super().__init__()
        self.now, self.one = NOON, proposal()
        self.replied_at: dict[int, datetime] = {}
        self.raised_late: int | None = None
        """How many concerns there were when its time was up."""

    @rule(person=st.integers(1, 6), position=st.sampled_from(POSITIONS))
    def takes(self, person: int, position: Position) -> None:
        if self.one.closed is None:
            self.one = taken(self.one, person, position, self.now)

    @rule(person=st.integers(1, 6))
    def takes_back(self, person: int) -> None:
        if self.one.closed is None:
            with suppress(Cannot):
                self.one = rules.take_back(self.one, person, self.now)

    @precondition(lambda self: self.one.closed is None and self.one.standing)
    @rule(person=st.integers(1, 6), data=st.data())
    def replies(self, person: int, data: st.DataObject) -> None:
        concern = data.draw(st.sampled_from(self.one.standing))
        mine = self.one.ballot(person)
        if mine is None or mine.concern != concern.id:
            self.one = rules.reply(self.one, concern.id, person, self.now)
            self.replied_at.setdefault(concern.id, self.now)

    @rule(person=st.integers(1, 6))
    def says_it_is_answered(self, person: int) -> None:
        mine = self.one.ballot(person)
        concern = self.one.concern(mine.concern) if mine else None
        if self.one.closed is None and concern is not None and concern.standing:
            self.one = rules.settle(self.one, person)

    @rule(hours=st.integers(1, 60))
    def time_goes_by(self, hours: int) -> None:
        self.now += hours * HOUR
        before = self.one
        if self.raised_late is None and self.now >= self.one.due:
            self.raised_late = len(self.one.concerns)
        self.one = rules.pass_time(self.one, self.now)
        assert rules.pass_time(self.one, self.now) == self.one
        if self.one.closed and not before.closed:
            self._closed(before)

    def _closed(self, before: Proposal) -> None:
        unanswered = [each for each in before.standing if not each.answered(self.now)]
        counts = tally(each.position for each in before.ballots)
        if self.one.outcome == "passed":
            assert not unanswered
            assert len(before.ballots) >= before.turnout
            assert consented(counts)
        if self.one.outcome == "lapsed":
            assert before.extended
            assert any(each.replied is None for each in unanswered)

    @invariant()
    def each_person_holds_it_by_one_concern_once_the_time_is_up(self) -> None:
        if self.now >= self.one.due and self.raised_late is not None:
            assert len(self.one.concerns) - self.raised_late <= 6

    @invariant()
    def a_standing_concern_has_one_owner(self) -> None:
        owned = [each.concern for each in self.one.ballots if each.position in HELD]
        assert sorted(owned, key=str) == sorted((each.id for each in self.one.standing), key=str)
        assert len({each.person for each in self.one.ballots}) == len(self.one.ballots)

    @invariant()
    def it_waits_for_nothing_that_was_replied_to_long_ago(self) -> None:
        if self.one.closed is None:
            long_ago = {each for each, at in self.replied_at.items() if at + ANSWERED_AFTER <= self.now}
            assert not long_ago & {each.id for each in self.one.unanswered(self.now)}

    @invariant()
    def what_is_open_has_a_time_ahead(self) -> None:
        if self.one.closed is None:
            assert self.now < self.one.until


Evening.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestEvening = Evening.TestCase
