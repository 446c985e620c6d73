"""A new key: everything is found and opens as before, with it and with no other; whatever interrupts it."""

import signal
import sqlite3
import stat
import subprocess
import sys
from base64 import urlsafe_b64encode
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import LargeBinary

from bot.store import key_files, migrate
from bot.store.errors import CannotOpen, InUse, KeyLost, NotMigrated, StoreError, WrongKey
from bot.store.keys import Keyring, load_key, make_key
from bot.store.rekey import AT_ONCE, PLANS, rekey
from bot.store.store import Store
from bot.store.tables import metadata
from bot.store.types import Hashed, Sealed, Tag
from tests.store.examples import ADA, BEN, CIRCLE, NOW, trace
from tests.store.filled import fill, hashed_again, read_all
from tests.store.raw_files import found, raw

ROOT = Path(__file__).parents[2]
OLD, NEW = bytes(range(32)), bytes(range(100, 132))
IN_PLACE = {"MULTILOGUE_KEY": urlsafe_b64encode(OLD).decode()}
CHOSEN = {"MULTILOGUE_NEW_KEY": urlsafe_b64encode(NEW).decode()}


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    """The key file, with the key that the store's tests use."""
    file = tmp_path / "multilogue.key"
    make_key(file, OLD)
    return file


async def filled(store: Store, messages: int = 40) -> int:
    made = await fill(store, messages)
    await store.close()
    return made


def test_every_column_of_bytes_is_sealed_or_hashed_so_that_a_new_key_finds_it() -> None:
    columns = {
        f"{table.name}.{column.name}": column.type
        for table in metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, LargeBinary | Sealed)
    }
    assert [name for name, kind in columns.items() if not isinstance(kind, Hashed | Sealed | Tag)] == []
    assert {kind.context for kind in columns.values() if isinstance(kind, Sealed)} == {
        name for name, kind in columns.items() if isinstance(kind, Sealed)
    }
    planned = {f"{plan.bare.name}.{name}" for plan in PLANS for name in [*plan.sealed, *plan.hashed]}
    tags = {name for name, kind in columns.items() if isinstance(kind, Tag)}
    assert tags == {"views.tag", "unsigned_wards.tag"}  # made by a key that is sealed itself
    assert planned == set(columns) - tags


async def test_everything_opens_and_is_found_with_the_new_key(url: str, store: Store, file: Path) -> None:
    group = await filled(store, AT_ONCE + 3)
    before = await read_all(url, Keyring(OLD))
    told: list[int] = []
    done = await rekey(url, file, CHOSEN, told=told.append)
    assert await read_all(url, Keyring(NEW)) == hashed_again(before, Keyring(NEW))
    holding = sum(len(before[plan.bare.name]) for plan in PLANS)
    assert told[-1] == holding
    assert f"({holding} rows)" in done
    store = await Store.open(url, key := load_key(file, {}))
    assert key.fingerprint == Keyring(NEW).fingerprint
    assert await store.people.find(group, ADA) is not None
    one = (await store.groups.open_ones())[0]
    assert one.charter.channels == (CIRCLE,)
    await store.traces.write([trace(one, 7, 1)._replace(message=key.message(group, 7))])
    assert await store.traces.count(group) == AT_ONCE + 3  # heard twice, known again
    ben = await store.people.find(group, BEN)
    assert ben is not None
    assert len(await store.views.of_person(group, ben.number)) == 2  # with their name and without
    assert await store.people.erase(group, BEN) is not None
    await store.close()


async def test_it_can_be_changed_again_and_again(url: str, store: Store, file: Path) -> None:
    group = await filled(store)
    for _turn in range(3):
        await rekey(url, file, {})
    store = await Store.open(url, load_key(file, {}))
    assert await store.people.find(group, BEN) is not None
    await store.people.join(group, BEN + 5, NOW, "nothing")
    await store.close()
    await rekey(url, file, {})
    store = await Store.open(url, load_key(file, {}))
    assert await store.people.find(group, BEN + 5) is not None
    assert await store.people.find(group, BEN + 6) is None
    await store.close()


async def test_whoever_has_the_old_key_opens_and_finds_nothing(tmp_path: Path, file: Path) -> None:
    url = f"sqlite:///{tmp_path / 'multilogue.db'}"
    await migrate.upgrade(url, tmp_path, NOW)
    group = await filled(await Store.open(url, Keyring(OLD)))
    old = Keyring(OLD)
    known = [old.person(group, ADA), old.channel(CIRCLE), *(old.message(group, each) for each in range(1, 9))]
    assert set(found(raw(tmp_path), *known)) == set(known)
    sealed = sealed_in(tmp_path / "multilogue.db")
    assert all(each in raw(tmp_path) for each in sealed)
    await rekey(url, file, {})
    left = raw(tmp_path)
    assert found(left, *known) == {}
    assert not any(each in left for each in sealed)
    with pytest.raises(WrongKey):
        await read_all(url, old)


def sealed_in(file: Path) -> list[bytes]:
    """Give some of what stands sealed in a database."""
    with closing(sqlite3.connect(file)) as database:
        return [
            row[0] for row in database.execute("SELECT who FROM people UNION ALL SELECT entry FROM arrivals")
        ]


async def test_a_wrong_or_lost_key_says_so_and_touches_nothing(url: str, store: Store, file: Path) -> None:
    await filled(store)
    before = await read_all(url, Keyring(OLD))
    file.unlink()
    with pytest.raises(KeyLost, match="Bring back the key file"):
        await rekey(url, file, {})
    make_key(file, bytes(32))
    with pytest.raises(WrongKey, match="made with another key"):
        await rekey(url, file, {})
    with pytest.raises(WrongKey):
        await rekey(url, file, {"MULTILOGUE_KEY": urlsafe_b64encode(bytes(32)).decode()} | CHOSEN)
    file.write_text("not a key")
    with pytest.raises(StoreError, match="holds no key"):
        await rekey(url, file, {})
    assert [each.name for each in file.parent.iterdir() if ".key" in each.name] == [file.name]
    assert await read_all(url, Keyring(OLD)) == before


async def test_a_row_that_does_not_open_stops_it_before_anything_is_changed(
    tmp_path: Path, file: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'multilogue.db'}"
    await migrate.upgrade(url, tmp_path, NOW)
    await filled(await Store.open(url, Keyring(OLD)))
    with closing(sqlite3.connect(tmp_path / "multilogue.db")) as database, database:
        database.execute("UPDATE keepsakes SET words = zeroblob(60) WHERE id = 2")
        before = list(database.iterdump())
    with pytest.raises(WrongKey, match="does not open"):
        await rekey(url, file, {})
    with closing(sqlite3.connect(tmp_path / "multilogue.db")) as database:
        assert list(database.iterdump()) == before
    assert load_key(file, {}).fingerprint == Keyring(OLD).fingerprint


async def test_it_keeps_away_while_a_bot_is_at_work_and_keeps_bots_away(
    url: str, store: Store, file: Path
) -> None:
    if not url.startswith("sqlite"):
        pytest.skip("PostgreSQL has its own locks")
    with pytest.raises(InUse, match="Stop it first"):
        await rekey(url, file, {})
    group = await filled(store)
    starts: list[str] = []

    def start(_rows: int) -> None:
        opening = Store.open(url, Keyring(OLD))
        with pytest.raises(InUse, match="being changed just now"):
            opening.send(None)
        starts.append("refused")

    await rekey(url, file, {}, told=start)
    assert starts
    store = await Store.open(url, load_key(file, {}))
    assert await store.people.find(group, ADA) is not None
    await store.close()


async def test_what_is_not_there_or_not_begun_is_said(tmp_path: Path, file: Path) -> None:
    with pytest.raises(NotMigrated, match="There is no database"):
        await rekey(f"sqlite:///{tmp_path / 'none.db'}", file, {})
    await migrate.upgrade(f"sqlite:///{tmp_path / 'new.db'}", tmp_path, NOW)
    with pytest.raises(StoreError, match="no key yet"):
        await rekey(f"sqlite:///{tmp_path / 'new.db'}", file, {})
    with pytest.raises(CannotOpen):
        await rekey("nonsense", file, {})


async def test_where_the_environment_holds_the_key_no_file_is_written(
    url: str, store: Store, tmp_path: Path
) -> None:
    await filled(store)
    nowhere = tmp_path / "multilogue.key"
    with pytest.raises(StoreError, match="Give the new one as MULTILOGUE_NEW_KEY or with --new-key-file"):
        await rekey(url, nowhere, IN_PLACE)
    given = tmp_path / "given"
    make_key(given, NEW)
    assert "Start the bot with it as MULTILOGUE_KEY" in await rekey(url, nowhere, IN_PLACE, given=given)
    assert "has that key" in await rekey(url, nowhere, IN_PLACE, given=given)
    assert [each.name for each in tmp_path.iterdir() if "key" in each.name] == []
    assert (await read_all(url, Keyring(NEW)))["people"]


async def test_the_new_key_is_its_owners_alone_and_the_old_one_is_gone(
    url: str, store: Store, file: Path
) -> None:
    await filled(store)
    assert f"stands in {file}" in await rekey(url, file, {})
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [each.name for each in file.parent.iterdir() if ".key" in each.name] == [file.name]
    with pytest.raises(StoreError, match="has already"):
        await rekey(url, file, {"MULTILOGUE_NEW_KEY": file.read_text()})


async def test_a_file_that_is_in_the_way_is_not_overwritten(url: str, store: Store, file: Path) -> None:
    await filled(store)
    key_files.gone(file).write_text(urlsafe_b64encode(bytes(32)).decode())
    key_files.gone(file).chmod(0o600)
    with pytest.raises(StoreError, match="Put it elsewhere first"):
        await rekey(url, file, {})
    assert (await read_all(url, Keyring(OLD)))["people"]


# Interrupted


DIES = """
import asyncio, os, signal, sys
from pathlib import Path
from bot.store import key_files, rekey
url, file, when = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
def told(rows):
    if when.isdigit() and rows >= int(when):
        die()
if when == "sealed":
    sys.settrace(lambda frame, *_: die() if frame.f_code is key_files.swap.__code__ else None)
if when == "swapped":
    sys.settrace(lambda frame, *_: die() if frame.f_code is key_files.drop_old.__code__ else None)
asyncio.run(rekey.rekey(url, file, {}, told=told))
"""


@pytest.mark.parametrize("when", ["30", "sealed", "swapped"])
async def test_killed_in_the_middle_it_is_finished_the_next_time(
    tmp_path: Path, file: Path, when: str
) -> None:
    url = f"sqlite:///{tmp_path / 'multilogue.db'}"
    await migrate.upgrade(url, tmp_path, NOW)
    group = await filled(await Store.open(url, Keyring(OLD)))
    before = await read_all(url, Keyring(OLD))
    died = subprocess.run([sys.executable, "-c", DIES, url, str(file), when], cwd=ROOT, check=False)  # noqa: ASYNC221
    assert died.returncode == -signal.SIGKILL
    assert file.exists()
    assert key_files.unfinished(file)
    if when.isdigit():
        assert await read_all(url, load_key(file, {})) == before
    elif when == "sealed":
        with pytest.raises(WrongKey, match="multilogue db rekey"):
            await Store.open(url, load_key(file, {}))
    done = await rekey(url, file, {})
    assert ("interrupted is finished" in done) == (not when.isdigit())
    key = load_key(file, {})
    assert await read_all(url, key) == hashed_again(before, key)
    assert not key_files.unfinished(file)
    store = await Store.open(url, key)
    assert await store.people.find(group, ADA) is not None
    await store.close()


async def test_a_key_that_was_begun_to_be_written_is_written_anew(url: str, store: Store, file: Path) -> None:
    await filled(store)
    file.with_name(f"{file.name}.part").write_text("half of a k")
    await rekey(url, file, {})
    assert (await read_all(url, load_key(file, {})))["people"]


def test_the_switch_of_files_never_leaves_the_key_missing(file: Path) -> None:
    key_files.prepare(file, NEW)
    assert Keyring(key_files.read_key(file)).fingerprint == Keyring(OLD).fingerprint
    for _again in range(2):
        key_files.swap(file)
        assert load_key(file, {}).fingerprint == Keyring(NEW).fingerprint
        assert load_key(key_files.gone(file), {}).fingerprint == Keyring(OLD).fingerprint
