"""Roles: one holder each at a meeting, held by those who took them themselves, and none left when a meeting is over."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.dynamics.policy import THRESHOLD
from bot.practice import roles
from bot.practice.rhythm import Rhythm
from bot.practice.roles import AHEAD, LASTS, MOST_EACH, ROLES, Meeting, Offer, Role, Take

NOW = datetime(2026, 1, 8, 12, 0, tzinfo=UTC)  # a Thursday
THURSDAYS = Rhythm((3,), time(19), since=date(2026, 1, 1))
BEGINS = datetime(2026, 1, 8, 19, 0, tzinfo=UTC)
TONIGHT = Meeting(BEGINS, BEGINS + LASTS)
HOUR = timedelta(hours=1)
ADA, BEN = 1, 2


def taken(role: Role = "host", person: int = ADA, meeting: Meeting = TONIGHT, number: int = 1) -> Take:
    return Take(number, "t", 1, person, role, meeting.begins, meeting.ends, NOW)


@pytest.mark.parametrize(
    ("when", "now", "begins"),
    [
        (None, NOW, BEGINS),  # nothing is on: the next
        (None, BEGINS - AHEAD, BEGINS),
        (None, BEGINS + 5 * HOUR, BEGINS),
        (None, BEGINS + LASTS, BEGINS + timedelta(days=7)),
        ("now", NOW, NOW),
        ("now", BEGINS + HOUR, BEGINS),
        ("next", BEGINS + HOUR, BEGINS + timedelta(days=7)),
        ("next", NOW, BEGINS),
    ],
)
def test_a_role_is_taken_for_the_meeting_that_is_meant(
    when: roles.When | None, now: datetime, begins: datetime
) -> None:
    meeting = roles.meeting_for(when, (), (THURSDAYS, "UTC"), now, None)
    assert meeting is not None
    assert meeting.begins == begins
    assert meeting.ends <= begins + LASTS


def test_without_a_rhythm_a_meeting_is_the_one_under_way() -> None:
    nothing = (None, "UTC")
    assert roles.meeting_for("next", (), nothing, NOW, None) is None
    assert roles.meeting_for(None, (), nothing, NOW, NOW - HOUR) == Meeting(NOW - HOUR, NOW + 5 * HOUR)
    assert roles.meeting_for(None, (), nothing, NOW, NOW - LASTS) == Meeting(NOW, NOW + LASTS)
    under_way = Meeting(NOW - 2 * HOUR, NOW + 4 * HOUR)
    book = [taken(meeting=under_way)]
    assert roles.meeting_for(None, book, nothing, NOW, NOW - HOUR) == under_way


def test_what_is_held_now_ends_before_the_next_meeting_is_about_to_begin() -> None:
    meeting = roles.meeting_for("now", (), (THURSDAYS, "UTC"), BEGINS - HOUR, None)
    assert meeting == Meeting(BEGINS - HOUR, BEGINS - AHEAD)


def test_a_role_counts_from_half_an_hour_before_until_the_end() -> None:
    book = [taken()]
    for at, counts in (
        (BEGINS - AHEAD - timedelta(seconds=1), False),
        (BEGINS - AHEAD, True),
        (BEGINS + LASTS - timedelta(seconds=1), True),
        (BEGINS + LASTS, False),
    ):
        assert roles.holds(book, ADA, ("host",), at) is counts
        assert not roles.holds(book, BEN, ROLES, at)
        assert not roles.holds(book, ADA, ("closer",), at)


def test_the_observer_looks_back_until_the_next_day() -> None:
    watched = taken("observer")
    assert not roles.looks_back(watched, BEGINS - AHEAD)
    assert roles.looks_back(watched, BEGINS)
    assert roles.looks_back(watched, TONIGHT.ends + 23 * HOUR)
    assert not roles.looks_back(watched, TONIGHT.ends + 24 * HOUR)
    assert not roles.looks_back(taken("host"), BEGINS)


def test_who_offered_is_told_seldom_and_only_of_what_is_new_to_them() -> None:
    offer = Offer(1, ADA, frozenset(("host", "closer")), NOW)
    assert roles.wanted(offer, (), (), TONIGHT, NOW) == ["host", "closer"]
    assert roles.wanted(offer, (), ("host",), TONIGHT, NOW) == ["closer"]
    assert roles.wanted(offer, [taken("closer", BEN)], (), TONIGHT, NOW) == ["host"]
    assert roles.wanted(offer, [taken("greeter")], (), TONIGHT, NOW) == []  # they carry something already
    told = replace(offer, written=NOW - timedelta(days=6))
    assert roles.wanted(told, (), (), TONIGHT, NOW) == []
    assert roles.wanted(told, (), (), TONIGHT, NOW + timedelta(days=1)) == ["host", "closer"]
    once = replace(offer, until=TONIGHT.ends)
    assert roles.wanted(once, (), ("host",), TONIGHT, NOW) == ["host", "closer"]
    assert roles.wanted(once, (), (), TONIGHT, TONIGHT.ends) == []


def test_kinds_that_are_shared_at_first_are_kinds_of_nudges_about_the_whole_talk() -> None:
    assert set(THRESHOLD) >= roles.SHARED_AT_FIRST
    assert not [kind for kind in roles.SHARED_AT_FIRST if "dissent" in kind]


PEOPLE = st.integers(1, 5)


class Evenings(RuleBasedStateMachine):
    """People take, hold out, take over and give back, while the evenings go by."""

    @initialize()
    def begin(self) -> None:
        self.now, self.book, self.next = NOW, list[Take](), 1
        self.by_themselves = set[tuple[int, int]]()

    @rule(person=PEOPLE, role=st.sampled_from(ROLES), when=st.sampled_from((None, "now", "next")))
    def take(self, person: int, role: Role, when: roles.When | None) -> None:
        meeting = roles.meeting_for(when, self.book, (THURSDAYS, "UTC"), self.now, None)
        assert meeting is not None
        if roles.why_not(self.book, person, role, meeting, self.now) is None:
            self.book.append(taken(role, person, meeting, self.next))
            self.by_themselves.add((self.next, person))
            self.next += 1

    @rule(giver=PEOPLE, to=PEOPLE)
    def hold_out(self, giver: int, to: int) -> None:
        self.book = [roles.held_out(each, to) if each.person == giver else each for each in self.book]

    @rule(person=PEOPLE, which=st.integers(0, 20))
    def say_yes(self, person: int, which: int) -> None:
        for number, each in enumerate(self.book[which : which + 1], which):
            if roles.why_not_over(self.book, each, person, self.now) is None:
                assert each.asked == person
                self.book[number] = roles.handed_over(each, person, self.now)
                self.by_themselves.add((each.id, person))

    @rule(which=st.integers(0, 20))
    def give_back(self, which: int) -> None:
        del self.book[which : which + 1]

    @rule(hours=st.integers(1, 90))
    def wait(self, hours: int) -> None:
        self.now += hours * HOUR
        self.book = [each for each in self.book if each.ends > self.now]

    @invariant()
    def one_holder_each(self) -> None:
        for role in ROLES:
            on = [each for each in self.book if each.role == role and each.meeting.is_on(self.now)]
            assert len(on) <= 1

    @invariant()
    def nobody_was_assigned(self) -> None:
        assert all((each.id, each.person) in self.by_themselves for each in self.book)

    @invariant()
    def nobody_is_the_center(self) -> None:
        for each in self.book:
            mine = [
                role
                for role in ROLES
                if (has := roles.holder(self.book, role, each.meeting)) and has.person == each.person
            ]
            assert len(mine) <= MOST_EACH


TestEvenings = Evenings.TestCase
