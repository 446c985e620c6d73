"""The daily round is made once a day, by one of all that run, and to its end."""

import asyncio
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.store.daily import DAY_BEGINS, LOST_AFTER, day_of, next_day
from bot.store.keys import Keyring
from bot.store.store import Store
from tests.store.examples import NOW

DAY = timedelta(days=1)


async def test_it_is_made_once_a_day_also_by_several(url: str, store: Store, keyring: Keyring) -> None:
    other = await Store.open(url, keyring)
    taken = await asyncio.gather(*(each.daily.begin(NOW) for each in (store, other) * 3))
    assert sorted(taken) == ["mine", *["others"] * 5]
    await store.daily.done(NOW)
    assert await other.daily.begin(NOW + timedelta(hours=2)) == "done"
    assert await other.daily.begin(next_day(NOW)) == "mine"
    await other.close()


async def test_one_that_was_left_in_the_middle_is_made_again(store: Store) -> None:
    assert await store.daily.begin(NOW) == "mine"
    assert await store.daily.begin(NOW + LOST_AFTER - timedelta(seconds=1)) == "others"
    assert await store.daily.begin(NOW + LOST_AFTER) == "mine"
    await store.daily.done(NOW)  # whoever was thought lost comes to an end after all
    assert await store.daily.begin(NOW + LOST_AFTER) == "others"
    await store.daily.done(NOW + LOST_AFTER)
    assert await store.daily.begin(NOW + 2 * LOST_AFTER) == "done"


async def test_after_days_away_it_is_made_at_once_and_once(store: Store) -> None:
    await store.daily.begin(NOW)
    await store.daily.done(NOW)
    back = NOW + 9 * DAY
    assert await store.daily.begin(back) == "mine"
    await store.daily.done(back)
    assert await store.daily.begin(back + timedelta(minutes=1)) == "done"


@given(st.datetimes(timezones=st.just(UTC), min_value=datetime(2020, 1, 1), max_value=datetime(2040, 1, 1)))  # noqa: DTZ001
def test_the_next_day_is_the_first_instant_of_it(now: datetime) -> None:
    following = next_day(now)
    assert now < following <= now + DAY
    assert day_of(following) == day_of(now) + DAY
    assert day_of(following - timedelta(microseconds=1)) == day_of(now)
    assert following.hour == DAY_BEGINS.seconds // 3600
