"""Whatever people do and whoever looks how often: of a series of digests nothing can be subtracted that is one's."""

from hypothesis import settings

from bot.practice.arriving import Entry
from tests.soaking import tries
from tests.week.attacker import Attack
from tests.week.ledger import persons

TestAttack = Attack.TestCase
TestAttack.settings = settings(max_examples=tries(20), stateful_step_count=20, deadline=None)


def attack(smallest: int = 3) -> Attack:
    series = Attack()
    series.begin(smallest)
    return series


def test_what_a_few_said_since_the_last_look_is_not_seen() -> None:
    series = attack()
    series.talk({1, 2, 3}, 1)
    series.preview()
    series.talk({1, 2}, 12)
    series.preview()
    first, again = series.told["talk"]
    assert first == again
    series.talk({4}, 1)
    series.preview()
    assert series.told["talk"][-1] > first


def test_a_look_that_told_nothing_hinders_none() -> None:
    series = attack()
    series.talk({1}, 1)
    series.preview()
    series.talk({2, 3}, 1)
    series.preview()
    assert [len(persons(deeds)) for deeds in series.told["talk"]] == [3]


def test_who_leaves_after_a_look_is_not_what_the_next_one_lacks() -> None:
    series = attack()
    series.talk({1, 2, 3, 4}, 1)
    series.preview()
    series.leave(4)
    series.preview()
    series.wait(24)
    series.tell()
    assert len(series.told["talk"]) == 1


def test_who_leaves_between_two_looks_takes_no_story_along_that_is_missed() -> None:
    series = attack()
    series.talk({1, 2, 3, 4}, 1)
    series.hold_a_round({1, 2, 3, 4}, {1, 2, 3, 4}, {1, 2, 3, 4})
    series.check_in(dict.fromkeys((5, 6, 7, 8), Entry("here", like="ideas", energy=2, readers="group")))
    series.preview()
    series.leave(4)
    series.leave(8)
    series.talk({1, 2, 3}, 1)
    series.wait(24)
    series.tell()
    assert {"told", "answered", "thanked"} <= series.told.keys()
    assert len(series.told["likes"]) == 1, "that check-in is told of by its summary alone"


def test_what_one_person_brought_twice_is_not_several_peoples() -> None:
    series = attack()
    series.talk({1, 2, 3, 4}, 1)
    entry = Entry("here", readers="group")
    said = {
        1: Entry("here", "glad", 2, readers="group"),
        2: Entry("here", energy=2, readers="group"),
        3: entry,
    }
    series.check_in(said)
    series.check_in(said)
    series.wait(24)
    series.tell()
    assert "energy" not in series.told


def test_fates_leave_no_single_one_of_the_whole() -> None:
    series = attack()
    series.talk({1, 2, 3, 4}, 1)
    series.differ({1, 2, 3}, "engaged")
    series.differ({4}, "ignored")
    series.wait(24)
    series.tell()
    assert "cases" in series.told
    assert "fate engaged" not in series.told


def test_the_days_of_a_drift_need_enough_who_spoke_on_them() -> None:
    series = attack()
    series.wait(16)
    series.talk({1}, 40)
    series.wait(8)
    series.tell()
    series.wait(24)
    series.talk({1, 2, 3}, 1)
    series.tell()
    assert "talk" in series.told
    assert "drift" not in series.told
