"""Different views without a name: what leads from them to somebody, for how long, and that it is gone then."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from bot.practice.differing import KEY_LIVES, LONGEST_WAY_OUT, Told, View
from bot.store import migrate
from bot.store.engine import Database
from bot.store.keys import Keyring
from bot.store.retention import Periods
from bot.store.store import Store
from bot.store.tables import unsigned_keys, unsigned_wards, views
from bot.store.types import EPOCH
from tests.store.examples import ADA, BEN, NOW, group
from tests.store.raw_files import found, person, raw

DAY = timedelta(days=1)
PERIODS = Periods(timedelta(days=30), timedelta(days=365))
WORDS = "Quetzal words, quite another view"
POST = 85_000_000_000_000_009


TOLD = Told(WORDS, place=7)


async def placed(store: Store, group: int, number: int, at: datetime = NOW, told: Told = TOLD) -> View:
    """Somebody has one placed; without their name unless they sign it."""
    begun = await store.views.begin(group, number, told, at)
    assert await store.views.confirm(begun, number, at, at)
    waiting = await store.views.by_token(begun.token)
    assert waiting is not None
    assert await store.views.claim(waiting, at + timedelta(minutes=2))
    assert await store.views.stands(waiting, (7, POST + begun.id))
    standing = await store.views.by_token(begun.token)
    assert standing is not None
    return standing


async def test_the_same_hand_is_known_within_a_day_and_across_days_to_its_owner_alone(store: Store) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "asked")).number
    ben = (await store.people.join(made.id, BEN, NOW, "asked")).number
    one, two = await placed(store, made.id, ada), await placed(store, made.id, ada)
    later, bens = await placed(store, made.id, ada, NOW + DAY), await placed(store, made.id, ben)
    assert one.tag == two.tag
    assert len({one.tag, later.tag, bens.tag}) == 3
    assert [each.id for each in await store.views.of_person(made.id, ada)] == [one.id, two.id, later.id]
    assert await store.views.is_by(later, ada)
    assert not await store.views.is_by(later, ben)


async def test_what_bears_a_name_bears_no_tag_that_leads_on_to_what_bears_none(store: Store) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "asked")).number
    signed = await placed(store, made.id, ada, told=replace(TOLD, signed=ada))
    unsigned = await placed(store, made.id, ada)
    assert signed.tag != unsigned.tag
    assert {each.id for each in await store.views.of_person(made.id, ada)} == {signed.id, unsigned.id}
    assert not await store.views.ward(signed, None)


async def test_nothing_is_kept_of_one_that_stands_but_where_and_on_which_day(store: Store) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "asked")).number
    view = await placed(store, made.id, ada, told=replace(TOLD, message=99, to=5))
    assert (view.told, view.due, view.day) == (Told(place=7, message=99), None, NOW.date())


async def test_one_is_placed_once_whoever_presses_and_however_many_are_at_it(store: Store) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "asked")).number
    begun = await store.views.begin(made.id, ada, TOLD, NOW)
    assert await store.views.confirm(begun, ada, NOW, NOW + timedelta(minutes=3))
    assert not await store.views.confirm(begun, ada, NOW, NOW)
    assert not await store.views.drop(begun)
    assert await store.views.due(NOW) == []
    (waiting,) = await store.views.due(NOW + timedelta(minutes=3))
    assert await store.views.claim(waiting, NOW + timedelta(minutes=5))
    assert not await store.views.claim(waiting, NOW + timedelta(minutes=5))
    assert not await store.views.take_back(waiting, NOW)
    assert await store.views.stands(waiting, (7, POST))
    assert not await store.views.stands(waiting, (7, POST))


async def test_a_ward_holds_on_other_days_until_the_key_of_its_own_is_gone(store: Store) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "asked")).number
    ben = (await store.people.join(made.id, BEN, NOW, "asked")).number
    view = await placed(store, made.id, ada)
    for _again in range(2):
        assert await store.views.ward(view, ben)
    assert await store.views.ward(view, None)
    assert await store.views.wards(made.id, ada) == (True, frozenset({ben}))
    assert await store.views.wards(made.id, ben) == (False, frozenset())
    assert await store.views.unward(view, None)
    assert await store.views.wards(made.id, ada) == (False, frozenset({ben}))
    assert await store.views.end_keys(NOW + KEY_LIVES) == 0
    assert await store.views.wards(made.id, ada) == (False, frozenset({ben}))
    assert await store.views.end_keys(NOW + KEY_LIVES + DAY) == 1
    assert await store.views.wards(made.id, ada) == (False, frozenset())
    assert not await store.views.ward(view, ben)


async def test_who_leaves_takes_nothing_down_and_nothing_leads_back_to_them(store: Store) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "asked")).number
    view = await placed(store, made.id, ada)
    signed = await placed(store, made.id, ada, told=replace(TOLD, signed=ada))
    begun = await store.views.begin(made.id, ada, TOLD, NOW)
    assert await store.views.confirm(begun, ada, NOW, NOW)
    await store.views.ward(view, None)
    await store.people.leave(made.id, ADA)
    (left,) = await store.views.in_group(made.id)
    assert (left.id, left.state, left.tag) == (view.id, "stands", None)
    assert await store.views.by_token(signed.token) is None
    assert await store.views.due(NOW + DAY) == []
    again = (await store.people.join(made.id, ADA, NOW, "asked")).number
    assert await store.views.of_person(made.id, again) == []
    assert await store.views.wards(made.id, again) == (False, frozenset())


async def test_who_is_erased_has_it_taken_down_at_a_moment_of_its_own(store: Store) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "asked")).number
    ben = (await store.people.join(made.id, BEN, NOW, "asked")).number
    view, bens = await placed(store, made.id, ada), await placed(store, made.id, ben)
    old = await placed(store, made.id, ada, NOW - KEY_LIVES - 2 * DAY)
    await store.views.end_keys(NOW)
    await store.people.erase(made.id, ADA)
    there = {each.id: each for each in await store.views.in_group(made.id)}
    assert there[view.id].state == "going"
    assert there[view.id].tag is None
    due = there[view.id].due
    assert due is not None
    assert EPOCH <= due < EPOCH + LONGEST_WAY_OUT
    assert there[bens.id] == bens
    assert there[old.id].state == "stands"  # nobody can know that it is theirs


async def test_once_its_key_is_destroyed_no_byte_joins_the_words_to_anybody(
    tmp_path: Path, keyring: Keyring
) -> None:
    url = f"sqlite:///{tmp_path / 'multilogue.db'}"
    await migrate.upgrade(url, tmp_path, NOW)
    store, database = await Store.open(url, keyring), Database(url, keyring)
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "asked")).number
    ben = (await store.people.join(made.id, BEN, NOW, "asked")).number
    await placed(store, made.id, ada)
    await store.views.ward(await placed(store, made.id, ada), ben)
    kept = await placed(store, made.id, ada, NOW + 10 * DAY)
    async with database.read() as connection:
        day = NOW.date().isoformat()
        tags = set(await connection.scalars(select(views.c.tag).where(views.c.day == day)))
        statement = "SELECT secret FROM unsigned_keys WHERE day = ?"
        sealed = [row[0] for row in await connection.exec_driver_sql(statement, (day,))]
        secrets = list(
            await connection.scalars(select(unsigned_keys.c.secret).where(unsigned_keys.c.day == day))
        )
    assert len(tags) == len(sealed) == 1
    before = raw(tmp_path)
    assert set(found(before, *tags, *sealed)) == {*tags, *sealed}
    assert not found(before, WORDS, POST, *secrets, *[bytes.fromhex(each) for each in secrets])
    later = NOW + KEY_LIVES + 2 * DAY
    assert await store.views.end_keys(later) == 1
    left = raw(tmp_path)
    assert not found(left, *tags, *sealed)
    assert found(
        left, person(ada), kept.tag or b""
    )  # they are in the group still, and their newer words known
    async with database.read() as connection:
        rows = (await connection.execute(select(views).where(views.c.day == day))).all()
        assert [(row.tag, row.due, row.told["signed"]) for row in rows] == [(None, None, None)] * 2
        assert (await connection.execute(select(unsigned_wards))).all() == []
    assert [each.id for each in await store.views.of_person(made.id, ada)] == [kept.id]
    await store.retention.prune(PERIODS, later)
    assert len(await store.views.in_group(made.id)) == 3  # so that they can be taken down with a reason still
    await database.close()
    await store.close()


async def test_one_that_was_begun_and_never_placed_goes_after_its_day(store: Store) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "asked")).number
    begun = await store.views.begin(made.id, ada, TOLD, NOW)
    await store.retention.prune(PERIODS, NOW + DAY)
    assert await store.views.own(begun.token, ada) == begun
    await store.retention.prune(PERIODS, NOW + 2 * DAY)
    assert await store.views.own(begun.token, ada) is None
