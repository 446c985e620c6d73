"""Quiet, dominated and scattered rooms."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.dynamics.climate import Climate, climate
from bot.dynamics.room import Room
from bot.dynamics.values import Cues, Utterance
from tests.dynamics.talk import START

GAP = timedelta(minutes=45)
LEADER = 1


def judged(said: Sequence[Utterance], later: float = 0) -> Climate | None:
    """Let a room hear it, and look at it so many seconds after the last word."""
    room = Room()
    for each in said:
        room.hear(each)
    return climate(room.turns, said[-1].at + timedelta(seconds=later), GAP)


def talk(
    speakers: Sequence[int], every: float = 30, words: int = 20, to: Sequence[int] = ()
) -> list[Utterance]:
    """Let them speak one after another. to: whom each mentions, 0 for nobody."""
    return [
        Utterance(
            message=number,
            speaker=speaker,
            at=START + timedelta(seconds=every * number),
            leads=speaker == LEADER,
            mentions=(to[number],) if number < len(to) and to[number] else (),
            cues=Cues(words=words),
        )
        for number, speaker in enumerate(speakers)
    ]


def mixed(*people: int, rounds: int) -> list[int]:
    """Everybody about as often, in no order, and nobody twice in a row."""
    chance, order = Random(3), list[int]()
    for _round in range(rounds):
        circle = list(people)
        chance.shuffle(circle)
        while order and circle[0] == order[-1]:
            chance.shuffle(circle)
        order += circle
    return order


def test_few_and_short_turns_with_long_gaps_are_a_quiet_room() -> None:
    assert judged(talk([1, 2, 3, 1, 2], every=300, words=5)) == "quiet"


def test_long_turns_far_apart_are_not_a_quiet_room() -> None:
    assert judged(talk([1, 2, 3, 1, 2], every=300, words=80)) is None


def test_a_meeting_that_has_just_begun_is_not_called_quiet() -> None:
    assert judged(talk([1, 2, 3], every=200, words=5)) is None


def test_even_talk_is_none_of_them() -> None:
    assert judged(talk(mixed(1, 2, 3, 4, 5, 6, rounds=6))) is None


def test_one_or_two_with_most_of_the_members_turns_dominate() -> None:
    assert judged(talk([2, 3, 2, 3, 2, 4, 3, 2, 3, 5] * 3)) == "dominated"
    assert judged(talk([2, 3, 2, 4, 2, 5, 2, 6] * 4)) == "dominated"


def test_a_leader_who_speaks_most_is_told_elsewhere() -> None:
    assert judged(talk([1, 2, 1, 3, 1, 4, 1, 5] * 4)) is None


def test_threads_that_cross_are_scattered() -> None:
    order = [2, 3, 4, 5, 6, 7] * 5
    across = [order[number - 3] if number >= 3 else 0 for number in range(len(order))]
    assert judged(talk(order, to=across)) == "scattered"


def test_slow_talk_that_is_addressed_to_nobody_is_not_scattered() -> None:
    assert judged(talk(mixed(2, 3, 4, 5, 6, 7, rounds=5), every=400, words=60)) is None


def test_many_who_answer_one_story_are_not_scattered() -> None:
    order = [2, 3, 4, 5, 6, 7] * 5
    assert judged(talk(order, to=[2 if person != 2 else 0 for person in order])) is None


def test_what_is_over_has_no_climate() -> None:
    said = talk([1, 2, 3, 1, 2], every=300, words=5)
    assert judged(said, later=GAP.total_seconds() - 1) == "quiet"
    assert judged(said, later=GAP.total_seconds()) is None


@given(st.lists(st.integers(0, 7), min_size=1, max_size=40), st.permutations(range(2, 8)))
def test_who_somebody_is_makes_no_difference(speakers: list[int], others: list[int]) -> None:
    exchanged = dict(enumerate([0, LEADER, *others]))
    assert judged(talk(speakers)) == judged(talk([exchanged[speaker] for speaker in speakers]))


@given(st.lists(st.integers(2, 4), min_size=1, max_size=40))
def test_of_fewer_than_four_members_nothing_but_silence_is_told(speakers: list[int]) -> None:
    assert judged(talk(speakers)) in (None, "quiet")
