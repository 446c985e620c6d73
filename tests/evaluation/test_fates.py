"""Dissents and their fates in conversations written for this: what was kept back must not fall below."""

from collections import Counter
from statistics import mean

from tests.evaluation import fates


def test_there_are_enough_of_each_and_as_many_hard_cases_without() -> None:
    counts = Counter(each.fate for each in fates.written())
    assert all(counts[fate] >= 15 for fate in fates.FATES)
    assert counts[None] >= 60


def test_conversations_without_dissent_are_left_alone() -> None:
    seen, there = fates.false_alarms(unseen=True)
    assert seen <= 0.15 * there


def test_dissents_are_noticed_and_their_fates_told_apart() -> None:
    noticed, there = fates.found(unseen=True)
    assert noticed >= 0.55 * there
    figures = list(fates.judged(unseen=True))
    assert mean(each.recall for each in figures) >= 0.45
    assert mean(each.precision for each in figures) >= 0.6


def test_the_dissent_that_differs_from_a_facilitator_is_noticed_as_often() -> None:
    noticed = {target: Counter[bool]() for target in ("facilitator", "member")}
    for each in fates.written():
        if each.target in noticed:
            noticed[each.target][each.dissent in fates.heard(each).dissents] += 1
    shares = {target: found[True] / found.total() for target, found in noticed.items()}
    assert shares["facilitator"] >= shares["member"] - 0.15
