"""What was deleted is in no byte of the files: not in the pages, not in the log, not in a gap between rows."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from bot.store import migrate
from bot.store.engine import Database
from bot.store.keys import Keyring
from bot.store.remains import LARGE
from bot.store.retention import Periods
from bot.store.store import Store
from bot.store.tables import arrivals, people, traces
from tests.store.examples import ADA, BEN, NOW
from tests.store.filled import fill
from tests.store.raw_files import forms, found, person, raw

PERIODS = Periods(timedelta(days=30), timedelta(days=365))
WORDS, ID = "Bumblebee “ä”", 82_000_000_000_000_077


@pytest.fixture(name="url")
def _url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'multilogue.db'}"


async def opened(url: str, tmp_path: Path, keyring: Keyring) -> Store:
    await migrate.upgrade(url, tmp_path, NOW)
    return await Store.open(url, keyring)


@pytest.mark.parametrize("what", [WORDS, ID, b"sixteen bytes it"])
def test_the_search_finds_everything_that_is_there_in_every_way(
    tmp_path: Path, what: str | int | bytes
) -> None:
    for number, (how, form) in enumerate(forms(what)):
        (tmp_path / f"{number}.db").write_bytes(b"before" + form + b"after")
        assert how in found(raw(tmp_path), what)[what]
        (tmp_path / f"{number}.db").write_bytes(b"before" + form[:-1] + b"\xf7after")
        assert how not in found(raw(tmp_path), what).get(what, [])
        (tmp_path / f"{number}.db").unlink()


@pytest.mark.parametrize("kind", ["INTEGER", "TEXT", "BLOB"])
def test_the_search_finds_what_sqlite_itself_wrote(tmp_path: Path, kind: str) -> None:
    with closing(sqlite3.connect(tmp_path / "a.db")) as database, database:
        database.execute(f"CREATE TABLE plain (who {kind}, words {kind})")
        database.execute("INSERT INTO plain VALUES (?, ?)", (ID, WORDS))
        database.execute("CREATE TABLE rowids (id INTEGER PRIMARY KEY)")
        database.execute("INSERT INTO rowids VALUES (?)", (ID + 1,))
        database.commit()
        assert set(found(raw(tmp_path), ID, ID + 1, WORDS)) == {ID, ID + 1, WORDS}
        assert "varint" in found(raw(tmp_path), ID + 1)[ID + 1]


async def test_of_somebody_who_erased_themselves_nothing_is_left_and_nothing_leads_to_them(
    url: str, tmp_path: Path, keyring: Keyring
) -> None:
    store, database = await opened(url, tmp_path, keyring), Database(url, keyring)
    group = await fill(store, 1000)
    async with database.read() as connection:
        mine = people.c.group_id == group
        numbers = {row.lookup: row.number for row in await connection.execute(select(people).where(mine))}
        ben = numbers[keyring.person(group, BEN)]
        messages = list(await connection.scalars(select(traces.c.message).where(traces.c.person == ben)))
        entry = "SELECT entry FROM arrivals WHERE person = ?"
        raws = (await connection.exec_driver_sql(entry, (ben,))).all()
        (words,) = await connection.scalars(select(arrivals.c.entry).where(arrivals.c.person == ben))
    assert words["arrive"] == f"words of {ben}"
    traced = [keyring.person(group, BEN), person(ben), *messages, *(row[0] for row in raws)]
    assert set(found(raw(tmp_path), *traced)) == set(traced)
    await store.people.erase(group, BEN)
    left = raw(tmp_path)
    assert found(left, *traced, BEN, f"words of {ben}") == {}
    assert found(left, keyring.person(group, ADA))
    assert (tmp_path / "multilogue.db-wal").stat().st_size == 0
    await database.close()
    await store.close()


def comings_and_goings(file: Path, seed: int) -> list[bytes]:
    """Write and delete what 40 people said, with secure_delete on; give the beginning of each word that was deleted."""
    chance, there, gone = Random(seed), dict[int, list[bytes]](), list[bytes]()
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        for statement in (
            "PRAGMA secure_delete=ON",
            "DROP TABLE IF EXISTS said",
            "CREATE TABLE said (id INTEGER PRIMARY KEY, person INTEGER, words BLOB)",
            "CREATE INDEX ix_said_person ON said (person)",
            "BEGIN",
        ):
            database.execute(statement)
        for each in range(1500):
            person, words = chance.randrange(40), chance.randbytes(chance.choice((40, 200, 900, 5000)))
            database.execute("INSERT INTO said (person, words) VALUES (?, ?)", (person, words))
            there.setdefault(person, []).append(words[:40])
            if each % 60 == 59:
                leaves = chance.choice(list(there))
                gone += there.pop(leaves)
                database.execute("DELETE FROM said WHERE person = ?", (leaves,))
        database.execute("COMMIT")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return gone


async def test_copies_that_were_left_where_rows_moved_to_other_pages_go_too(
    url: str, tmp_path: Path, keyring: Keyring
) -> None:
    store = await opened(url, tmp_path, keyring)
    for seed in range(3, 30):
        gone = comings_and_goings(tmp_path / "multilogue.db", seed)
        if any(each in raw(tmp_path) for each in gone):
            break
    else:
        pytest.skip("this SQLite leaves no such copies")
    assert await store.sweep()
    assert not any(each in raw(tmp_path) for each in gone)
    await store.close()


async def test_while_somebody_reads_it_is_cleared_as_soon_as_they_are_done(
    url: str, tmp_path: Path, keyring: Keyring
) -> None:
    store = await opened(url, tmp_path, keyring)
    group = await fill(store)
    lookup = keyring.person(group, BEN)
    with closing(sqlite3.connect(tmp_path / "multilogue.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM people").fetchone() == (3,)
        await store.people.erase(group, BEN)
        assert found(raw(tmp_path), lookup)  # the reader still has the page before
        assert await store.sweep() is False
        reader.execute("COMMIT")
        await store.facts.set("anything", "at all")
        assert not found(raw(tmp_path), lookup)
    await store.close()


async def test_a_large_file_is_cleared_by_the_daily_round_and_the_log_at_once(
    url: str, tmp_path: Path, keyring: Keyring
) -> None:
    store = await opened(url, tmp_path, keyring)
    group = await fill(store)
    with closing(sqlite3.connect(tmp_path / "multilogue.db")) as filler, filler:
        filler.execute("CREATE TABLE filling (bulk BLOB)")
        filler.execute("INSERT INTO filling VALUES (zeroblob(?))", (LARGE + 2**20,))
        filler.execute("PRAGMA secure_delete=OFF")
        filler.execute("INSERT INTO facts VALUES ('a', ?)", (WORDS * 20,))
        filler.commit()
        filler.execute("DELETE FROM facts WHERE name = 'a'")  # as a row that was moved leaves a copy
    await store.people.erase(group, BEN)
    assert (tmp_path / "multilogue.db-wal").stat().st_size == 0
    assert found(raw(tmp_path), WORDS)
    assert await store.sweep()
    assert not found(raw(tmp_path), WORDS)
    assert (tmp_path / "multilogue.db-wal").stat().st_size == 0
    await store.close()


async def test_a_closed_group_is_in_no_byte_once_its_days_are_over(
    url: str, tmp_path: Path, keyring: Keyring
) -> None:
    store = await opened(url, tmp_path, keyring)
    group = await fill(store)
    known = [keyring.person(group, ADA), keyring.person(group, BEN), keyring.channel(ADA)]
    messages = [keyring.message(group, each) for each in range(1, 41)]
    assert set(found(raw(tmp_path), *known[:2], *messages)) == {*known[:2], *messages}
    await store.groups.close(group, NOW)
    await store.retention.prune(PERIODS, NOW + PERIODS.traces + timedelta(days=1))
    assert await store.sweep()
    assert not found(raw(tmp_path), *known, *messages)
    await store.close()
