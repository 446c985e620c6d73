"""What is reported is sealed, and goes with whoever wrote it or is told of in it."""

from pathlib import Path

import pytest

from bot.practice.reporting import Told, Way
from bot.store import migrate
from bot.store.claims import Claim
from bot.store.keys import Keyring
from bot.store.store import Store
from tests.store.examples import ADA, BEN, CIRCLE, NOW, SECOND, STAFF, group

CLEO, MESSAGE = 82_000_000_000_000_003, 85_000_000_000_000_009
TOLD = Told("Quetzal words", BEN, BEN, CIRCLE, MESSAGE, "Xylophone words", ADA)
WAY = Way("safety", STAFF, kept_from=(BEN,))


async def test_nothing_of_it_stands_in_the_files(tmp_path: Path, keyring: Keyring) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    await migrate.upgrade(url, tmp_path, NOW)
    store = await Store.open(url, keyring)
    made = await group(store)
    new = await store.reports.begin(made.id, ADA, TOLD, NOW)
    assert isinstance(await store.reports.send(new, ADA, WAY, NOW), Claim)
    await store.reports.stands(new, [(STAFF, MESSAGE)])
    await store.reports.hand(new, CLEO, "done", NOW)
    await store.safety.settle(made.id, SECOND, [CLEO])
    open_files = b"".join(file.read_bytes() for file in tmp_path.glob("a.db*"))
    await store.close()
    raw = open_files + b"".join(file.read_bytes() for file in tmp_path.glob("a.db*"))
    assert b"safety_people" in raw
    for word in ("Quetzal", "Xylophone"):
        assert word.encode() not in raw
    for number in (ADA, BEN, CLEO, STAFF, SECOND, CIRCLE, MESSAGE):
        assert str(number).encode() not in raw
        assert number.to_bytes(8, "big") not in raw
        assert number.to_bytes(8, "little") not in raw


async def test_one_that_has_not_arrived_goes_with_whom_it_is_about(store: Store) -> None:
    made = await group(store)
    new = await store.reports.begin(made.id, ADA, TOLD, NOW)
    await store.reports.send(new, ADA, WAY, NOW)
    await store.people.erase(made.id, BEN)
    assert await store.reports.sent_by(made.id, ADA) == []


async def test_a_receiver_who_is_erased_is_taken_out_of_its_way(store: Store) -> None:
    made = await group(store)
    new = await store.reports.begin(made.id, ADA, TOLD, NOW)
    await store.reports.send(new, ADA, Way("people", people=(CLEO, STAFF), kept_from=(BEN,)), NOW)
    await store.reports.hand(new, CLEO, "on", NOW)
    await store.people.erase(made.id, CLEO)
    left = await store.reports.get(new.id)
    assert left is not None
    assert left.way == Way("people", people=(STAFF,), kept_from=(BEN,))
    assert left.told == TOLD
    assert await store.reports.hands(new) == {"on": [], "done": []}


async def test_where_it_stands_is_found_for_who_wrote_it_and_for_nobody_else(store: Store) -> None:
    made = await group(store)
    new = await store.reports.begin(made.id, ADA, TOLD, NOW)
    await store.reports.stands(new, [(STAFF, MESSAGE)])
    for user, found in ((ADA, [(STAFF, MESSAGE)]), (BEN, []), (CLEO, [])):
        assert await store.reports.posts_of(made.id, user) == found


@pytest.mark.parametrize("named", [True, False])
async def test_agreeing_outlives_being_named_anew_and_nothing_is_kept_of_who_is_neither(
    store: Store, *, named: bool
) -> None:
    made = await group(store)
    await store.safety.settle(made.id, SECOND, [CLEO])
    if named:
        await store.safety.agree(made.id, CLEO, NOW)
    await store.safety.settle(made.id, None, [ADA])
    safety = await store.safety.of(made.id)
    assert safety.channel is None
    assert safety.named == [ADA]
    assert safety.agreed == ([CLEO] if named else [])
    await store.safety.agree(made.id, CLEO, None)
    assert [each.user for each in (await store.safety.of(made.id)).people] == [ADA]
