"""Floors as rows: each change is whole, also where two are made at once, and little is kept."""

import asyncio
from datetime import timedelta
from functools import partial

from bot.practice import floor as rules
from bot.practice.floor import Call, Floor
from bot.store.retention import Periods
from bot.store.store import Store
from tests.store.examples import ADA, BEN, CIRCLE, NOW, SECOND, group

HOUR = timedelta(hours=1)


async def opened(store: Store, place: int = CIRCLE) -> tuple[Floor, int, int]:
    """A floor, and two people of its group by number."""
    made = await group(store)
    floor = await store.floors.open(Floor(0, "", made.id, CIRCLE, place, NOW, NOW + HOUR))
    assert floor is not None
    ada = (await store.people.join(made.id, ADA, NOW, "nothing")).number
    ben = (await store.people.join(made.id, BEN, NOW, "nothing")).number
    return floor, ada, ben


async def fresh(store: Store, floor: Floor) -> Floor:
    found = await store.floors.get(floor.id)
    assert found is not None
    return found


async def test_hands_that_go_up_at_the_same_instant_are_both_kept_and_one_has_the_floor(store: Store) -> None:
    floor, ada, ben = await opened(store)

    def at_once(person: int, before: Floor) -> Floor:
        return rules.onward(rules.raise_hand(before, person, NOW), NOW)

    await asyncio.gather(*(store.floors.change(floor.id, partial(at_once, each)) for each in (ada, ben)))
    kept = await fresh(store, floor)
    assert kept.turns == 1
    assert {kept.speaker, *(hand.person for hand in kept.line)} == {ada, ben}


async def test_done_pressed_twice_at_once_ends_one_turn(store: Store) -> None:
    floor, ada, ben = await opened(store)
    for person in (ada, ben):
        await store.floors.change(floor.id, partial(rules.raise_hand, person=person, now=NOW))
    await store.floors.change(floor.id, partial(rules.onward, now=NOW))
    first = (await fresh(store, floor)).speaker or 0

    def ends(before: Floor) -> Floor:
        return rules.onward(rules.done(before, first), NOW)

    await asyncio.gather(store.floors.change(floor.id, ends), store.floors.change(floor.id, ends))
    kept = await fresh(store, floor)
    assert ({first, kept.speaker}, kept.had, kept.turns) == ({ada, ben}, {first: 1}, 2)


async def test_there_is_one_floor_a_place_until_it_is_over(store: Store) -> None:
    floor, *_people = await opened(store)
    again = Floor(0, "", floor.group, CIRCLE, CIRCLE, NOW, NOW + HOUR)
    both = await asyncio.gather(store.floors.open(again), store.floors.open(again))
    assert both == [None, None]
    beside = Floor(0, "", floor.group, CIRCLE, SECOND, NOW, NOW + HOUR)
    assert await store.floors.open(beside)
    assert await store.floors.open_in(CIRCLE) == floor
    await store.floors.change(floor.id, partial(rules.close, now=NOW))
    assert await store.floors.open(again)


async def test_a_floor_comes_back_as_it_was_kept(store: Store) -> None:
    floor, ada, ben = await opened(store)
    await store.floors.stands(floor.id, 77)
    await store.floors.called(floor.id, Call(1, 78))
    for person in (ada, ben):
        await store.floors.change(floor.id, partial(rules.raise_hand, person=person, now=NOW))
    changed = await store.floors.change(floor.id, partial(rules.onward, now=NOW + timedelta(minutes=1)))
    assert changed is not None
    kept = await fresh(store, floor)
    assert (kept.post, kept.call) == (77, Call(1, 78))
    assert rules.seats(kept) == rules.seats(changed.after)
    assert kept.until == NOW + HOUR


async def test_a_floor_is_forgotten_hours_after_its_end_and_not_before(store: Store) -> None:
    floor, ada, _ben = await opened(store)
    await store.floors.change(floor.id, partial(rules.raise_hand, person=ada, now=NOW))
    periods = Periods(timedelta(days=30), timedelta(days=365))
    await store.retention.prune(periods, NOW + timedelta(days=3))
    assert await store.floors.get(floor.id)  # nobody has closed it yet
    await store.floors.change(floor.id, partial(rules.close, now=NOW + HOUR))
    await store.retention.prune(periods, NOW + 6 * HOUR)
    assert (await fresh(store, floor)).line
    await store.retention.prune(periods, NOW + 8 * HOUR)
    assert await store.floors.get(floor.id) is None
    assert await store.floors.change(floor.id, lambda same: same) is None
