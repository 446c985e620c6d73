"""What people want to be told of the balance of turns, and what it is worked out from."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from bot.practice.inviting import BalanceWish
from bot.store.retention import Periods
from bot.store.store import Store
from tests.store.examples import ADA, BEN, CIRCLE, NOW, SECOND, group, trace

LATER = NOW + timedelta(hours=1)


async def test_wishes_are_kept_changed_and_gone_with_their_person(store: Store) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "asked")).number
    ben = (await store.people.join(made.id, BEN, NOW, "asked")).number
    await store.balance.put(BalanceWish(made.id, ada, ask_me_in=True, mirror=False, at=NOW))
    await store.balance.put(BalanceWish(made.id, ben, ask_me_in=False, mirror=True, at=NOW))
    assert await store.balance.wanted() == {made.id: {ada, ben}}
    kept = await store.balance.mine(made.id, ada)
    assert kept is not None
    assert kept == BalanceWish(made.id, ada, ask_me_in=True, mirror=False, at=NOW, user=ADA)
    assert await store.balance.claim(kept, "last_asked", LATER)
    await store.balance.put(replace(kept, mirror=True, at=LATER))
    again = replace(kept, mirror=True, at=LATER, last_asked=LATER)
    assert await store.balance.mine(made.id, ada) == again
    await store.balance.put(replace(again, ask_me_in=False, mirror=False))
    assert await store.balance.mine(made.id, ada) is None
    await store.people.leave(made.id, BEN)
    assert await store.balance.of_group(made.id) == []


async def test_of_two_who_tell_somebody_at_once_one_does(store: Store) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "asked")).number
    await store.balance.put(BalanceWish(made.id, ada, ask_me_in=True, mirror=True, at=NOW))
    kept = await store.balance.mine(made.id, ada)
    assert kept is not None
    taken = await asyncio.gather(*(store.balance.claim(kept, "last_asked", LATER) for _ in range(3)))
    assert sorted(taken) == [False, False, True]
    assert await store.balance.claim(kept, "last_mirrored", LATER)
    assert not await store.balance.claim(replace(kept, at=LATER), "last_asked", NOW)


async def test_a_wish_stays_and_when_somebody_was_told_is_forgotten(store: Store) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "asked")).number
    wish = BalanceWish(made.id, ada, ask_me_in=True, mirror=True, at=NOW, user=ADA)
    await store.balance.put(wish)
    assert await store.balance.claim(wish, "last_asked", NOW)
    assert await store.balance.claim(wish, "last_mirrored", LATER)
    periods = Periods(traces=timedelta(days=30), totals=timedelta(days=365))
    await store.retention.prune(periods, LATER + timedelta(days=30))
    assert await store.balance.mine(made.id, ada) == replace(wish, last_mirrored=LATER)


async def test_what_was_said_is_given_by_place_and_in_order(store: Store) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "nothing")).number
    ben = (await store.people.join(made.id, BEN, NOW, "nothing")).number
    late = trace(made, 3, ben, ada, channel=SECOND)
    await store.traces.write([late, trace(made, 1, ada), trace(made, 2, ada, ben, words=None)])
    told = await store.traces.said(made.id, NOW)
    assert [(each.person, each.to, each.words) for each in told] == [
        (ada, None, 5),
        (ada, ben, None),
        (ben, ada, 5),
    ]
    assert told[0].place == told[1].place != told[2].place
    assert str(CIRCLE).encode() not in told[0].place
    assert await store.traces.speakers(made.id, NOW + timedelta(minutes=3)) == {ben}
