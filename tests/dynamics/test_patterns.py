"""The four patterns of interaction, in talk that was made up for each."""

from collections.abc import Callable
from random import Random

import pytest

from bot.dynamics.room import Room
from bot.dynamics.values import Patterns
from tests.dynamics.talk import said
from tests.dynamics.test_leader_centered import free, maypole

LEADER = 1


def hot_seat(members: int, turns: int, chance: Random) -> list[int]:
    """The leader and one member go to and fro; now and then another says a word to the leader."""
    found: list[int] = []
    for number in range(turns // 2):
        other = chance.randint(3, members + 1) if number % 7 == 3 else 2
        found += [LEADER, other]
    return found


def go_round(members: int, turns: int, _chance: Random) -> list[int]:
    """Everyone in turn; the leader opens and says a word between the rounds."""
    circle = [LEADER, *range(2, members + 2)]
    return (circle * turns)[:turns]


def patterns(speakers: list[int]) -> Patterns:
    room, last = Room(), None
    for message, speaker in enumerate(speakers, 1):
        heard = room.hear(said(message, speaker))
        for seen in heard.observations if heard else ():
            last = seen.patterns or last
    assert last is not None
    return last


@pytest.mark.parametrize("members", [4, 6, 9])
@pytest.mark.parametrize(
    ("talk", "pattern"),
    [(maypole, "maypole"), (hot_seat, "hot-seat"), (go_round, "round-robin"), (free, "free-floating")],
)
def test_each_pattern_is_taken_for_what_it_is(
    talk: Callable[[int, int, Random], list[int]], pattern: str, members: int
) -> None:
    for seed in range(8):
        found = patterns(talk(members, 60, Random(seed)))
        assert found.likeliest == pattern
        assert sum(belief for _, belief in found.each()) == pytest.approx(1)


def test_a_leader_who_hands_the_floor_round_is_a_maypole() -> None:
    """The order is fixed, and still every word goes to the leader and comes from there."""
    assert patterns([speaker for n in range(40) for speaker in (LEADER, 2 + n % 5)]).likeliest == "maypole"


def test_two_who_answer_each_other_are_no_round() -> None:
    assert patterns([2, 3, 2, 3, 4, 2, 3, 2, 4, 3] * 6).likeliest == "free-floating"
