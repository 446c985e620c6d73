"""What is kept of a group's talk beyond single messages."""

from datetime import UTC, date, timedelta

from bot.store.noticed import DaySums
from bot.store.retention import Periods
from bot.store.store import Store
from tests.store.examples import ADA, NOW, group, standing, trace

DAY = date(2026, 1, 8)


async def test_the_days_add_up_and_do_not_touch_other_groups(store: Store) -> None:
    one, other = await group(store), await group(store, channels=(5,))
    await store.noticed.add_days(
        {(one.id, DAY): DaySums(messages=2, advice=0.5), (other.id, DAY): DaySums(1)}
    )
    await store.noticed.add_days({(one.id, DAY): DaySums(messages=1, advice=0.25, story=1.0)})
    found = await store.noticed.days(one.id, DAY)
    assert found == {DAY: DaySums(messages=3, advice=0.75, story=1.0)}
    assert await store.noticed.days(one.id, DAY + timedelta(days=1)) == {}


async def test_a_dissent_told_again_is_the_same_with_its_newer_fate(store: Store) -> None:
    made = await group(store)
    await store.noticed.keep({(made.id, 7): standing(7, 1)})
    await store.noticed.keep({(made.id, 7): standing(7, 1, fate="supported")})
    (found,) = await store.noticed.dissents(made.id, NOW)
    assert (found.fate, found.target, found.belief) == ("supported", "member", 0.9)
    assert await store.noticed.dissents(made.id, NOW + timedelta(days=1)) == []


async def test_what_is_old_goes_and_totals_outlive_dissents(store: Store) -> None:
    made = await group(store)
    await store.noticed.keep({(made.id, 7): standing(7, 1)})
    await store.noticed.add_days({(made.id, DAY): DaySums(1)})
    periods = Periods(traces=timedelta(days=30), totals=timedelta(days=365))
    await store.retention.prune(periods, NOW + timedelta(days=31))
    assert await store.noticed.dissents(made.id, NOW) == []
    assert await store.noticed.days(made.id, DAY) != {}
    await store.retention.prune(periods, NOW + timedelta(days=367))
    assert await store.noticed.days(made.id, DAY) == {}


async def test_how_much_was_said_is_counted_from_the_traces(store: Store) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "nothing")).number
    await store.traces.write([trace(made, number, ada) for number in range(1, 6)])
    assert await store.noticed.talked(made.id, NOW.astimezone(UTC) + timedelta(minutes=3)) == 3
