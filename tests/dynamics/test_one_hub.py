"""One person as the hub: a member, or one facilitator among several."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dynamics.estimators.examples import talk
from bot.dynamics.estimators.hubs import Hubs
from bot.dynamics.one_hub import NOBODY, as_hub, member_hub
from bot.dynamics.patterns import PatternBelief
from bot.dynamics.room import Room
from bot.dynamics.values import SOMEONE, Belief, Turn
from tests.dynamics.talk import said

speakers_drawn = st.lists(st.integers(0, 5), max_size=40)


def around(hub: int, others: tuple[int, ...], seed: int = 1) -> list[int]:
    """The hub speaks with one after another of these, in no order."""
    chance = Random(seed)
    return [speaker for _ in range(30) for speaker in (hub, chance.choice(others))]


def free(people: tuple[int, ...], seed: int) -> list[int]:
    chance, found = Random(seed), list[int]()
    while len(found) < 60:
        found.append(chance.choice([each for each in people if not found or each != found[-1]]))
    return found


def room_of(speakers: list[int], leaders: tuple[int, ...] = (1,), *, detail: bool = True) -> Room:
    room = Room(detail=detail)
    for message, speaker in enumerate(speakers, 1):
        stranger = 9 if speaker == SOMEONE else None
        room.hear(said(message, speaker, leads=speaker in leaders, stranger=stranger))
    return room


def hubs_of(turns: list[Turn]) -> Hubs:
    hubs = Hubs()
    for each in turns:
        hubs.update(each)
    return hubs


def led(speakers: list[int], leaders: tuple[int, ...]) -> Belief:
    """Give the last belief in talk that runs through whoever facilitates."""
    room, beliefs = Room(), list[Belief]()
    for message, speaker in enumerate(speakers, 1):
        heard = room.hear(said(message, speaker, leads=speaker in leaders))
        seen = heard.of("leader-centered") if heard else None
        beliefs += [seen.belief] if seen else []
    return beliefs[-1]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("detail", [True, False])
def test_a_member_through_whom_everything_runs_is_believed_to_be_the_hub(
    seed: int,
    detail: bool,  # noqa: FBT001
) -> None:
    room = room_of(around(2, (1, 3, 4, 5), seed), detail=detail)
    assert room.member_hub().probability > 0.9
    assert led(around(2, (1, 3, 4, 5), seed), (1,)).probability < 0.1


@pytest.mark.parametrize("seed", range(5))
def test_where_the_facilitator_is_the_hub_no_member_is(seed: int) -> None:
    assert room_of(around(1, (2, 3, 4, 5), seed)).member_hub().probability < 0.1
    assert led(around(1, (2, 3, 4, 5), seed), (1,)).probability > 0.9


@pytest.mark.parametrize("seed", range(5))
def test_in_free_talk_nobody_is_the_hub(seed: int) -> None:
    assert room_of(free((1, 2, 3, 4, 5, 6), seed)).member_hub().probability < 0.2


def test_little_talk_tells_of_no_hub() -> None:
    assert room_of(around(2, (1, 3, 4, 5))[:14]).member_hub() == NOBODY


@pytest.mark.parametrize("hub", [1, 2])
@pytest.mark.parametrize("seed", range(5))
def test_of_two_facilitators_one_alone_may_be_the_hub(hub: int, seed: int) -> None:
    others = tuple(each for each in range(1, 7) if each != hub)
    speakers = around(hub, others, seed)
    assert led(speakers, (1, 2)).probability > 0.9
    assert led(speakers, (3 - hub,)).probability < 0.1


def test_two_facilitators_in_free_talk_are_no_hub_together_nor_alone() -> None:
    assert led(free((1, 2, 3, 4, 5, 6), 3), (1, 2)).probability < 0.2


def test_two_facilitators_are_believed_as_much_as_the_likelier_of_them() -> None:
    belief, hubs = PatternBelief(), Hubs()
    for each in _led_by_two(around(1, (2, 3, 4, 5, 6))):
        belief.update(each)
        belief.lately.update(each)
        hubs.update(each)
    assert (
        belief.led(()).probability
        == max(
            belief.leader_centered.belief(0.0, belief.lately), as_hub(hubs, 1), as_hub(hubs, 2)
        ).probability
    )
    assert as_hub(hubs, 1).probability > 0.9
    assert as_hub(hubs, 2).probability < 0.1


def _led_by_two(speakers: list[int]) -> list[Turn]:
    return [
        each._replace(
            leads=each.speaker in (1, 2),
            to_leads=each.address.to in (1, 2),
            after_leads=each.after in (1, 2),
            before_leads=each.before in (1, 2),
        )
        for each in talk(*speakers)
    ]


def test_people_who_have_not_joined_are_no_hub() -> None:
    assert member_hub(hubs_of(talk(*around(SOMEONE, (1, 1))))) == NOBODY
    assert room_of(around(SOMEONE, (2, 3, 4, 5))).member_hub().probability < 0.5


def test_before_anything_is_said_nobody_is_a_hub() -> None:
    assert member_hub(Hubs()) == NOBODY


def test_what_is_known_beforehand_moves_the_belief() -> None:
    hubs = hubs_of(talk(*around(2, (3, 4, 5))))
    assert as_hub(hubs, 2, -3.0).probability < as_hub(hubs, 2).probability < as_hub(hubs, 2, 3.0).probability


@given(speakers=speakers_drawn.filter(lambda each: len(each) > 0), shift=st.floats(-5, 5))
def test_whoever_spoke_every_belief_is_one(speakers: list[int], shift: float) -> None:
    hubs = hubs_of(talk(*speakers))
    for person in {*speakers} - {SOMEONE}:
        belief = as_hub(hubs, person, shift)
        assert 0.0 <= belief.low <= belief.probability <= belief.high <= 1.0
        assert hubs.touching(person) <= hubs.exchanges


@given(speakers=speakers_drawn)
def test_the_busiest_of_some_is_one_of_them_and_in_most_exchanges(speakers: list[int]) -> None:
    hubs, among = hubs_of(talk(*speakers)), {2, 3, 4}
    busiest = hubs.busiest(among)
    touched = {each for each in among if hubs.touching(each) > 0}
    assert (busiest is None) == (not touched)
    if busiest is not None:
        assert hubs.touching(busiest) == max(map(hubs.touching, among))
        assert busiest in touched


def test_going_on_after_a_rest_is_not_having_the_floor_back() -> None:
    hubs = Hubs()
    for turn in talk(2, 3, 2, 2, 2, 2):
        hubs.update(turn)
    assert hubs.surrounded(2) <= 1
