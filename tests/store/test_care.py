"""What people and groups chose about places to turn."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.practice.care import Care
from bot.store.retention import Periods
from bot.store.store import Store
from tests.store.examples import ADA, BEN, NOW, group

TODAY = NOW.date()
PERIODS = Periods(traces=timedelta(days=30), totals=timedelta(days=365))
CARES = st.builds(Care, declined=st.booleans(), by_dm=st.booleans(), shown=st.none() | st.dates())


@given(CARES)
def test_what_is_kept_is_read_as_it_was(care: Care) -> None:
    assert Care.load(care.dump()) == care


@given(CARES, CARES)
def test_what_is_sealed_is_always_as_long(one: Care, other: Care) -> None:
    assert len(str(one.dump())) == len(str(other.dump()))


async def test_a_choice_is_kept_until_it_is_taken_back_or_its_person_leaves(store: Store) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "nothing")).number
    ben = (await store.people.join(made.id, BEN, NOW, "nothing")).number
    assert await store.cares.mine(made.id, ada) == Care()
    for number in (ada, ben):
        assert await store.cares.change(made.id, number, lambda care: replace(care, by_dm=True)) == Care()
    assert await store.cares.by_dm() == {made.id: {ada, ben}}
    before = await store.cares.change(made.id, ada, lambda care: replace(care, by_dm=False))
    assert before == Care(by_dm=True)
    await store.people.leave(made.id, BEN)
    assert await store.cares.by_dm() == {}
    assert await store.cares.mine(made.id, ben) == Care()


async def test_of_somebody_who_has_just_left_nothing_is_kept(store: Store) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "nothing")).number
    await store.people.leave(made.id, ADA)
    await store.cares.change(made.id, ada, lambda care: replace(care, shown=TODAY))
    assert await store.cares.mine(made.id, ada) == Care()


async def test_a_day_is_forgotten_and_a_choice_is_not(store: Store) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "nothing")).number
    await store.cares.change(made.id, ada, lambda care: replace(care, declined=True, shown=TODAY))
    await store.retention.prune(PERIODS, NOW + timedelta(days=1))
    assert await store.cares.mine(made.id, ada) == Care(declined=True, shown=TODAY)
    await store.retention.prune(PERIODS, NOW + timedelta(days=2))
    assert await store.cares.mine(made.id, ada) == Care(declined=True)


async def test_a_groups_own_words_and_its_choice_do_not_touch(store: Store) -> None:
    made = await group(store)
    assert (await store.own_places.words(made.id), await store.own_places.in_talk()) == ("", set())
    await store.own_places.set_in_talk(made.id, on=True)
    await store.own_places.write(made.id, "Ring at number 7")
    assert (await store.own_places.words(made.id), await store.own_places.in_talk()) == (
        "Ring at number 7",
        {made.id},
    )
    await store.own_places.write(made.id, "")
    await store.own_places.set_in_talk(made.id, on=False)
    assert (await store.own_places.words(made.id), await store.own_places.in_talk()) == ("", set())
