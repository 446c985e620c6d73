"""Rounds as rows: what several do at the same moment is all kept, and each thing happens once."""

import asyncio
from datetime import timedelta
from functools import partial

from bot.practice.line import Hand
from bot.practice.rounds import rules
from bot.practice.rounds.values import Round
from bot.store.store import Store
from tests.store.examples import CIRCLE, NOW, group

PEOPLE = 6
SECOND = timedelta(seconds=1)


async def opened(store: Store) -> tuple[Round, list[int]]:
    """A round, and people of its group by number."""
    made = await group(store)
    people = [
        (await store.people.join(made.id, 100 + number, NOW, "nothing")).number for number in range(PEOPLE)
    ]
    new = Round(0, "", made.id, CIRCLE, CIRCLE, "story", "Nights", NOW, host=people[0])
    round_ = await store.rounds.open(new, held_in=CIRCLE)
    assert round_ is not None
    return round_, people


async def raise_all(store: Store, round_: Round, people: list[int]) -> None:
    hands = [Hand(person, NOW + number * SECOND) for number, person in enumerate(people)]
    raising = [partial(rules.raise_hand, hand=hand, now=NOW) for hand in hands]
    await asyncio.gather(*(store.rounds.change(round_.id, each) for each in raising))


async def test_hands_that_go_up_at_the_same_instant_are_all_kept(store: Store) -> None:
    round_, people = await opened(store)
    await raise_all(store, round_, people)
    kept = await store.rounds.get(round_.id)
    assert kept is not None
    assert [hand.person for hand in kept.line] == people


async def test_a_round_begun_by_several_at_once_has_one_teller(store: Store) -> None:
    round_, people = await opened(store)
    await raise_all(store, round_, people)
    begins = partial(rules.begin, now=NOW + timedelta(minutes=1))
    await asyncio.gather(*(store.rounds.change(round_.id, begins) for _ in range(3)))
    assert len(await store.rounds.stories(round_.id)) == 1


async def test_two_who_choose_each_other_at_the_same_instant_are_told_once(store: Store) -> None:
    round_, people = await opened(store)
    pairs = [(people[0], people[1]), (people[2], people[3]), (people[4], people[5])]
    both = [each for one, other in pairs for each in ((one, other), (other, one))]
    chose = await asyncio.gather(*(store.pairings.choose(round_, one, {other}, NOW) for one, other in both))
    for (one, other), first, second in zip(pairs, chose[::2], chose[1::2], strict=True):
        assert (first, second) in (([], [one]), ([other], []))


async def test_who_brings_two_together_is_one_until_it_could_not_be(store: Store) -> None:
    round_, (ada, ben, cleo, *_others) = await opened(store)
    meet = partial(store.pairings.met, round_.id, ada, ben, NOW)
    await store.pairings.choose(round_, ada, {ben}, NOW)
    assert not await meet()
    await store.pairings.choose(round_, ben, {ada, cleo}, NOW)
    assert not await meet()  # whoever chose second has it
    await store.pairings.not_met(round_.id, ada, ben)
    assert sorted(await asyncio.gather(meet(), meet(), meet())) == [False, False, True]
    assert not await store.pairings.met(round_.id, ben, cleo, NOW)
