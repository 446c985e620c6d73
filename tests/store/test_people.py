"""People as they are kept: by a number that means nothing elsewhere."""

from datetime import timedelta

from bot.store.store import Store
from tests.store.examples import ADA, BEN, GUILD, NOW, SECOND, group, trace


async def test_joining_again_changes_only_what_may_be_sent(store: Store) -> None:
    made = await group(store)
    first = await store.people.join(made.id, ADA, NOW, "nothing")
    again = await store.people.join(made.id, ADA, NOW + timedelta(days=1), "nudges")
    assert (again.number, again.joined, again.dms) == (first.number, NOW, "nudges")
    assert await store.people.find(made.id, ADA) == again
    assert await store.people.find(made.id, BEN) is None


async def test_leaving_deletes_what_was_noticed_about_someone_and_nothing_else(store: Store) -> None:
    made, other = await group(store), await group(store, channels=(SECOND,))
    ada = (await store.people.join(made.id, ADA, NOW, "nothing")).number
    ben = (await store.people.join(made.id, BEN, NOW, "nothing")).number
    elsewhere = (await store.people.join(other.id, ADA, NOW, "nothing")).number
    await store.traces.write([trace(made, 1, ada, ben), trace(made, 2, ben, ada), trace(other, 3, elsewhere)])
    assert await store.people.leave(made.id, ADA) == ada
    (left,) = await store.traces.recent(made.id, NOW)
    assert (left.person, left.to_person) == (ben, None)
    assert await store.traces.count(other.id) == 1
    assert [each.number for each in (await store.people.roster())[made.id].values()] == [ben]
    assert await store.people.leave(made.id, ADA) is None


async def test_leaving_does_not_take_the_facilitating_away_but_erasing_does(store: Store) -> None:
    made = await group(store)
    token = await store.drafts.save(None, GUILD, {"facilitators": [ADA, BEN]}, NOW)
    await store.people.join(made.id, ADA, NOW, "nothing")
    await store.people.leave(made.id, ADA)
    kept = await store.groups.get(made.id)
    assert kept is not None
    assert kept.charter.facilitators == (ADA,)
    await store.people.erase(made.id, ADA)
    erased = await store.groups.get(made.id)
    assert erased is not None
    assert erased.charter.facilitators == ()
    assert await store.drafts.load(token, GUILD) == {"facilitators": [BEN]}


async def test_when_a_letter_did_not_reach_somebody_tells_no_more_than_the_day(store: Store) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "asked")).number
    told: set[object] = set()
    for minutes in (3, 40):  # such as just when somebody replied to an unsigned concern
        await store.people.not_reached(made.id, ada, NOW + timedelta(minutes=minutes))
        told.add(await store.people.unreached_since(made.id, ada))
    assert len(told) == 1
    assert None not in told


async def test_numbers_tell_neither_order_nor_person(store: Store) -> None:
    made, other = await group(store), await group(store, channels=(SECOND,))
    numbers = [(await store.people.join(made.id, user, NOW, "nothing")).number for user in range(1, 41)]
    assert len(set(numbers)) == 40
    assert numbers != sorted(numbers)
    same = [(await store.people.join(other.id, user, NOW, "nothing")).number for user in range(1, 41)]
    assert not set(numbers) & set(same)


async def test_who_wants_nudges_is_found_by_their_choice(store: Store) -> None:
    made = await group(store)
    await store.people.join(made.id, ADA, NOW, "nudges")
    await store.people.join(made.id, BEN, NOW, "asked")
    assert await store.people.wanting(made.id, "nudges", NOW) == [ADA]
