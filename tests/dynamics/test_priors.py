"""What is known before anybody speaks, and how it moves what is believed."""

from random import Random
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dynamics.odds import odds
from bot.dynamics.priors import SHIFTS, STAGES, Circumstance, Stage, shift
from bot.dynamics.room import Room
from bot.dynamics.values import Pattern
from tests.dynamics.talk import said
from tests.dynamics.test_leader_centered import judged
from tests.soaking import tries

ALL: tuple[Circumstance, ...] = (*STAGES, "first", "round", "check-in", "floor")
known = st.frozensets(st.sampled_from(ALL))


def maypole(seed: int = 1) -> list[int]:
    chance = Random(seed)
    return [speaker for _ in range(30) for speaker in (1, chance.randint(2, 6))]


def test_every_stage_and_circumstance_is_in_the_table() -> None:
    assert get_args(Stage) == STAGES
    assert set(SHIFTS) == set(ALL)
    assert set(ALL) == set(get_args(Circumstance))


@pytest.mark.parametrize("circumstance", ALL)
def test_every_shift_is_of_a_pattern_and_of_a_size_that_evidence_can_outweigh(
    circumstance: Circumstance,
) -> None:
    assert set(SHIFTS[circumstance]) <= set(get_args(Pattern))
    assert "leader-centered" in SHIFTS[circumstance]
    assert all(-3.0 <= each <= 3.0 for each in SHIFTS[circumstance].values())


@given(circumstances=known, pattern=st.sampled_from(get_args(Pattern)))
def test_what_is_known_adds_up_and_what_is_not_in_the_table_moves_nothing(
    circumstances: frozenset[Circumstance], pattern: Pattern
) -> None:
    single = [shift(pattern, [each]) for each in circumstances]
    assert shift(pattern, circumstances) == pytest.approx(sum(single))
    assert all(single[at] == 0.0 for at, each in enumerate(circumstances) if pattern not in SHIFTS[each])


@pytest.mark.parametrize("seed", range(5))
def test_at_a_first_a_led_talk_brings_no_nudge(seed: int) -> None:
    assert judged(maypole(seed))[1] > 0
    assert judged(maypole(seed), known=frozenset({"first"}))[1] == 0


@pytest.mark.parametrize("circumstance", ["round", "check-in"])
def test_in_a_round_a_led_talk_brings_no_nudge(circumstance: Circumstance) -> None:
    assert judged(maypole(), known=frozenset({circumstance}))[1] == 0


def test_a_group_that_can_do_without_a_leader_is_told_no_later() -> None:
    early, _ = judged(maypole(), known=frozenset({"pre-affiliation"}))
    late, _ = judged(maypole(), known=frozenset({"differentiation"}))
    assert all(one.probability < other.probability for one, other in zip(early, late, strict=True))


@settings(max_examples=tries(12))
@given(one=known, other=known, seed=st.integers(0, 3), led=st.booleans())
def test_what_is_known_moves_the_belief_by_its_shift_and_no_further(
    one: frozenset[Circumstance], other: frozenset[Circumstance], seed: int, *, led: bool
) -> None:
    chance = Random(seed)
    speakers = maypole(seed) if led else [chance.randint(1, 6) for _ in range(60)]
    by = shift("leader-centered", other) - shift("leader-centered", one)
    for before, after in zip(judged(speakers, known=one)[0], judged(speakers, known=other)[0], strict=True):
        for low, high in zip(before, after, strict=True):
            assert odds(high) - odds(low) == pytest.approx(by, abs=1e-6)


def test_what_is_known_counts_from_when_it_is_known() -> None:
    room, speakers = Room(), maypole()
    for message, speaker in enumerate(speakers, 1):
        if message == 40:
            room.known = frozenset({"first"})
        heard = room.hear(said(message, speaker))
        seen = heard.of("leader-centered") if heard else None
        plain, _ = judged(speakers[:message])
        if seen is not None:
            assert (seen.belief == plain[-1]) == (message < 40)


@pytest.mark.parametrize("seed", range(3))
def test_on_a_floor_a_led_talk_needs_clearer_signs(seed: int) -> None:
    usual, floor = judged(maypole(seed)), judged(maypole(seed), known=frozenset({"floor"}))
    assert all(one.probability < other.probability for one, other in zip(floor[0], usual[0], strict=True))
    assert floor[1] <= usual[1]
