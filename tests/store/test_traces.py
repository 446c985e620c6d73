"""Traces as they are kept: once each, and only of people who have joined."""

from datetime import timedelta

import pytest

from bot.store.retention import Periods
from bot.store.store import Store
from tests.store.examples import ADA, BEN, CIRCLE, NOW, SECOND, gone, group, trace


async def test_a_trace_heard_twice_is_kept_once_with_its_newer_cues(store: Store) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "nothing")).number
    first = trace(made, 1, ada)
    await store.traces.write([first, trace(made, 2, ada)])
    await store.traces.write([first._replace(words=9, tone=None, asks=True)])
    one, two = await store.traces.recent(made.id, NOW)
    assert (one.words, one.tone, one.asks, one.at) == (9, None, True, first.at)
    assert (two.words, two.how, two.to_weight) == (5, "group", 0.5)


async def test_a_trace_of_someone_who_left_is_not_kept(store: Store) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "nothing")).number
    ben = (await store.people.join(made.id, BEN, NOW, "nothing")).number
    await store.people.leave(made.id, BEN)
    await store.traces.write([trace(made, 1, ben, ada), trace(made, 2, ada, ben)])
    (kept,) = await store.traces.recent(made.id, NOW)
    assert (kept.person, kept.to_person) == (ada, None)


async def test_traces_are_deleted_pruned_and_told_in_order(store: Store) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "nothing")).number
    all_four = [trace(made, minute, ada) for minute in (3, 1, 4, 2)]
    await store.traces.write(all_four)
    await store.traces.write([], [gone(all_four[1])])
    assert [each.at for each in await store.traces.recent(made.id, NOW)] == [
        NOW + timedelta(minutes=minute) for minute in (2, 3, 4)
    ]
    kept = Periods(timedelta(days=30), timedelta(days=365))
    assert await store.retention.prune(kept, NOW + kept.traces + timedelta(minutes=3)) == 1
    assert await store.traces.count(made.id) == 2


async def test_the_messages_of_a_place_and_time_are_found(store: Store) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "nothing")).number
    here = [trace(made, minute, ada) for minute in (1, 2, 3)]
    await store.traces.write([*here, trace(made, 4, ada, channel=SECOND)])
    found = await store.traces.messages(
        made.id, CIRCLE, NOW + timedelta(minutes=2), NOW + timedelta(minutes=9)
    )
    assert found == [gone(each) for each in here[1:]]


@pytest.mark.parametrize("many", [0, 1, 20_000])
async def test_any_number_is_written_in_one_go(store: Store, many: int) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "nothing")).number
    await store.traces.write([trace(made, number, ada, at=NOW) for number in range(many)])
    assert await store.traces.count(made.id) == many
