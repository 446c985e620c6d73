"""Brainstorms in the store: whole again as they were, and unsigned ideas without a way back to who wrote them."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from bot.practice.brainstorm import rules
from bot.practice.brainstorm.rules import Cannot
from bot.practice.brainstorm.values import Brainstorm, Way
from bot.store.store import Store
from bot.week.totals import ThoughtUp
from tests.store.examples import ADA, BEN, CIRCLE, NOW, SECOND, group


async def opened(store: Store, way: Way = "open") -> Brainstorm:
    """One that Ada began; she and Ben are in the group."""
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "nothing")).number
    await store.people.join(made.id, BEN, NOW, "nothing")
    later = NOW + timedelta(hours=1)
    new = Brainstorm(0, "", made.id, CIRCLE, CIRCLE, "How might we?", way, NOW, later, NOW, host=ada)
    storm = await store.brainstorms.open(new)
    assert storm is not None
    return storm


async def with_ideas(store: Store, way: Way = "open") -> Brainstorm:
    """With three ideas of both, the second one signed by Ben."""
    storm = await opened(store, way)
    people = [await store.people.find(storm.group, user) for user in (ADA, BEN, ADA)]
    for number, person in enumerate(people, 1):
        assert person is not None
        who, signed = person.number, number == 2

        def add(
            each: Brainstorm, who: int = who, number: int = number, *, signed: bool = signed
        ) -> Brainstorm:
            return rules.add(each, who, f"idea {number}", signed=signed)

        step = await store.brainstorms.change(storm.id, add)
        assert step is not None
        storm = step.after
    return storm


async def test_it_comes_back_whole_and_once_a_channel(store: Store) -> None:
    storm = await with_ideas(store)
    assert await store.brainstorms.get(storm.id) == storm
    assert await store.brainstorms.by_token(storm.token) == storm
    assert await store.brainstorms.in_channel(CIRCLE) == storm
    assert await store.brainstorms.in_channel(SECOND) is None
    assert await store.brainstorms.open(replace(storm, id=0)) is None
    await store.brainstorms.change(storm.id, lambda each: rules.close(each, NOW, Random(1)), erases=True)
    assert await store.brainstorms.in_channel(CIRCLE) is None
    assert await store.brainstorms.open(replace(storm, id=0, ideas=())) is not None


async def test_after_the_end_an_unsigned_idea_has_a_new_row_and_nobody(store: Store) -> None:
    storm = await with_ideas(store)
    chance = [each.words for each in storm.ideas]
    Random(1).shuffle(chance)
    assert chance != sorted(chance)
    step = await store.brainstorms.change(
        storm.id, lambda each: rules.close(each, NOW, Random(1)), erases=True
    )
    assert step is not None
    assert [each.words for each in step.after.ideas] == ["idea 1", "idea 2", "idea 3"]
    assert [each.person is None for each in step.after.ideas] == [True, False, True]
    by_row = sorted(step.after.ideas, key=lambda each: each.id)
    assert [each.words for each in by_row] == chance
    assert step.after.writers == 2


async def test_what_was_written_in_private_gets_numbers_and_rows_in_an_order_of_chance(store: Store) -> None:
    storm = await with_ideas(store, "private")
    orders = set[tuple[str, ...]]()
    for seed in range(12):
        step = await store.brainstorms.change(
            storm.id, lambda each, seed=seed: rules.end_gathering(each, NOW, Random(seed)), erases=True
        )
        assert step is not None
        orders.add(tuple(each.words for each in step.after.ideas))
        assert [each.id for each in step.after.ideas] == sorted(each.id for each in step.after.ideas)
        again = replace(step.after, phase="gathering")
        await store.brainstorms.change(storm.id, lambda _each, again=again: again)
    assert len(orders) > 2


async def test_a_rule_that_raises_leaves_it_as_it_was(store: Store) -> None:
    storm = await with_ideas(store)
    with pytest.raises(Cannot):
        await store.brainstorms.change(storm.id, lambda each: rules.take_back(each, 99, 1))
    assert await store.brainstorms.get(storm.id) == storm


async def test_who_leaves_lets_their_ideas_without_a_name_be_nobodys(store: Store) -> None:
    storm = await with_ideas(store)
    await store.people.leave(storm.group, ADA)
    left = await store.brainstorms.get(storm.id)
    assert left is not None
    known = [(each.words, each.person is not None) for each in left.ideas]
    assert known == [("idea 1", False), ("idea 2", True), ("idea 3", False)]
    assert left.host is None
    assert left.question == "How might we?"


async def test_who_is_erased_leaves_no_question_behind(store: Store) -> None:
    storm = await with_ideas(store)
    ada = storm.host
    await store.brainstorms.change(
        storm.id,
        lambda each: rules.close(each, NOW, Random(1), outcome="We try it.", settled=ada),
        erases=True,
    )
    await store.people.erase(storm.group, ADA)
    left = await store.brainstorms.get(storm.id)
    assert left is not None
    assert (left.question, left.outcome, left.settled) == ("…", "…", None)
    assert [each.words for each in left.ideas] == ["idea 1", "idea 2", "idea 3"]


async def test_what_is_to_be_looked_back_at_is_found_until_it_was_asked(store: Store) -> None:
    storm = await with_ideas(store)
    later = NOW + timedelta(days=14)
    await store.brainstorms.change(
        storm.id, lambda each: rules.close(each, NOW, Random(1), outcome="We try it.", look_back=later)
    )
    assert [each.look_back for each in await store.brainstorms.to_look_back()] == [later]
    await store.brainstorms.looked(storm.id, later)
    assert await store.brainstorms.to_look_back() == []
    assert [each.id for each in await store.brainstorms.history(storm.group, 5)] == [storm.id]


async def test_a_week_knows_what_was_thought_up_in_it_and_of_how_many_people(store: Store) -> None:
    storm = await with_ideas(store)
    week = (storm.group, NOW, NOW + timedelta(days=7))
    assert await store.week_facts.brainstorms(*week) == []
    await store.brainstorms.change(
        storm.id, lambda each: rules.close(each, NOW, Random(1), outcome="We try it.")
    )
    assert await store.week_facts.brainstorms(*week) == [ThoughtUp(ideas=3, writers=2, tried=True)]
    assert await store.week_facts.brainstorms(storm.group, NOW - timedelta(days=7), NOW) == []
