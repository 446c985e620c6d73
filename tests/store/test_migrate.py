"""A database is brought to this version whole, or left as it was."""

import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from textwrap import dedent

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection

from bot.practice.group import Group
from bot.store import migrate
from bot.store.engine import address, connect
from bot.store.errors import CannotOpen, Newer, NoBackup, NotMigrated, StoreError, WrongKey
from bot.store.keys import Keyring
from bot.store.store import Store
from bot.store.tables import metadata
from bot.store.types import to_micro
from tests.store.examples import ADA, CHARTER, GUILD, NOW, group, trace

NEWEST = max(path.stem[1:5] for path in (migrate.migrations() / "versions").glob("m*.py"))


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "multilogue.db"


def at(file: Path) -> str:
    return f"sqlite:///{file}"


def content(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as database:
        return list(database.iterdump())


def with_step(folder: Path, body: str) -> Path:
    """Give migrations with one more step after ours."""
    shutil.copytree(migrate.migrations(), folder / "migrations", ignore=shutil.ignore_patterns("__pycache__"))
    step = f"""
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = "9999", "{NEWEST}", None, None

def upgrade():
{body}
"""
    (folder / "migrations" / "versions" / "m9999_more.py").write_text(dedent(step))
    return folder / "migrations"


async def test_the_first_start_makes_it_for_its_owner_only(file: Path) -> None:
    assert "was created" in await migrate.upgrade(at(file), file.parent, NOW)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "up to date" in await migrate.upgrade(at(file), file.parent, NOW)
    assert await migrate.check(at(file)) == []


async def test_the_migrations_end_where_the_tables_are(file: Path) -> None:
    await migrate.upgrade(at(file), file.parent, NOW)
    engine = connect(address(at(file)))

    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        return list(compare_metadata(context, metadata))

    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await engine.dispose()


async def test_a_failing_migration_leaves_it_as_it_was_and_a_copy_was_made(
    file: Path, tmp_path: Path
) -> None:
    await migrate.upgrade(at(file), tmp_path, NOW)
    with closing(sqlite3.connect(file)) as database:
        database.execute("INSERT INTO facts VALUES ('a', 'b')")
        database.commit()
    before = content(file)
    steps = with_step(
        tmp_path,
        """
    op.create_table("more", sa.Column("id", sa.Integer, primary_key=True))
    op.execute("DELETE FROM facts")
    op.add_column("groups", sa.Column("extra", sa.Text))
    raise RuntimeError("halfway")
""",
    )
    with pytest.raises(StoreError, match="as it was before"):
        await migrate.upgrade(at(file), tmp_path / "backups", NOW, steps)
    assert content(file) == before
    (copy,) = (tmp_path / "backups").glob("*.db")
    assert content(copy) == before
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


async def test_traces_from_before_their_new_key_are_kept(
    file: Path, tmp_path: Path, keyring: Keyring
) -> None:
    before = shutil.copytree(migrate.migrations(), tmp_path / "before")
    for step in (before / "versions").glob("m*.py"):
        if step.stem[1:5] > "0002":
            step.unlink()
    await migrate.upgrade(at(file), tmp_path, NOW, before)
    made, ada = Group(id=1, token="made-up", guild=GUILD, created=NOW, charter=CHARTER), 7
    kept = trace(made, 1, ada)
    micro = to_micro(kept.at)
    with closing(sqlite3.connect(file)) as database, database:
        database.execute(  # by hand: the store of today knows columns that this version had not
            "INSERT INTO groups VALUES (1, 'made-up', x'00', x'00', 0, NULL, x'00', x'00', 'UTC', 'en', 'watch', NULL,"
            " 0, 5, '22:00', '08:00')"
        )
        joined = (1, ada, keyring.person(1, ADA), b"", micro, "nothing")
        database.execute(
            "INSERT INTO people (group_id, number, lookup, who, joined, dms) VALUES (?,?,?,?,?,?)", joined
        )
        row = (kept.message, made.id, bytes(16), ada, micro, 0.5, "group")
        database.execute(
            "INSERT INTO traces (message, group_id, channel, person, at, to_weight, how) VALUES (?,?,?,?,?,?,?)",
            row,
        )
    await migrate.upgrade(at(file), tmp_path, NOW)
    store = await Store.open(at(file), keyring)
    await store.traces.write([kept])
    assert [each.words for each in await store.traces.recent(made.id, NOW)] == [kept.words]
    await store.people.leave(made.id, ADA)
    assert await store.traces.count(made.id) == 0
    await store.close()


async def test_changing_a_parent_table_keeps_its_children(
    file: Path, tmp_path: Path, keyring: Keyring
) -> None:
    await migrate.upgrade(at(file), tmp_path, NOW)
    store = await Store.open(at(file), keyring)
    made = await group(store)
    await store.people.join(made.id, ADA, NOW, "nothing")
    await store.close()
    steps = with_step(
        tmp_path,
        """
    with op.batch_alter_table("groups") as groups:
        groups.alter_column("zone", new_column_name="time_zone")
""",
    )
    told = await migrate.upgrade(at(file), tmp_path / "backups", NOW, steps)
    assert f"from version {NEWEST} to 9999" in told
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("SELECT count(*) FROM people").fetchone() == (1,)
        assert database.execute("SELECT time_zone FROM groups").fetchone() == ("Europe/Berlin",)


async def test_a_migration_that_leaves_orphans_is_undone(
    file: Path, tmp_path: Path, keyring: Keyring
) -> None:
    await migrate.upgrade(at(file), tmp_path, NOW)
    store = await Store.open(at(file), keyring)
    await store.people.join((await group(store)).id, ADA, NOW, "nothing")
    await store.close()
    before = content(file)
    steps = with_step(tmp_path, '    op.execute("DELETE FROM groups")')
    with pytest.raises(StoreError, match="belong to nothing"):
        await migrate.upgrade(at(file), tmp_path / "backups", NOW, steps)
    assert content(file) == before


async def test_a_newer_database_is_refused_and_left_alone(file: Path, tmp_path: Path) -> None:
    await migrate.upgrade(at(file), tmp_path, NOW, with_step(tmp_path, "    pass"))
    before = content(file)
    with pytest.raises(Newer, match="9999"):
        await migrate.upgrade(at(file), tmp_path, NOW)
    assert "9999" in (await migrate.check(at(file)))[0]
    assert content(file) == before


async def test_something_else_in_its_place_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as database:
        database.execute("CREATE TABLE recipes (name)")
    with pytest.raises(CannotOpen, match="something else"):
        await migrate.upgrade(at(other), tmp_path, NOW)
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear database, " * 100)
    with pytest.raises(CannotOpen):
        await migrate.upgrade(at(letter), tmp_path, NOW)
    with pytest.raises(CannotOpen, match="cannot be made"):
        await migrate.upgrade(at(letter / "a.db"), tmp_path, NOW)


@pytest.mark.parametrize("url", ["", "nonsense", "sqlite://", "mysql://here/there", "http://example.org"])
async def test_an_address_that_is_none_is_named(url: str, tmp_path: Path) -> None:
    with pytest.raises(CannotOpen, match="no address of a database"):
        await migrate.upgrade(url, tmp_path, NOW)


async def test_a_copy_is_whole_while_somebody_writes(file: Path, tmp_path: Path) -> None:
    await migrate.upgrade(at(file), tmp_path, NOW)
    with closing(sqlite3.connect(file)) as writing:
        writing.execute("INSERT INTO facts VALUES ('a', 'b')")
        writing.commit()
        writing.execute("INSERT INTO facts VALUES ('c', 'd')")
        copy = await migrate.backup(at(file), tmp_path / "copies", NOW)
    assert await migrate.check(at(copy)) == []
    with closing(sqlite3.connect(copy)) as database:
        assert database.execute("SELECT name FROM facts").fetchall() == [("a",)]


async def test_a_copy_that_cannot_be_made_is_said_so(file: Path, tmp_path: Path) -> None:
    with pytest.raises(NoBackup, match="no database"):
        await migrate.backup(at(file), tmp_path, NOW)
    await migrate.upgrade(at(file), tmp_path, NOW)
    (tmp_path / "taken").write_text("")
    with pytest.raises(NoBackup, match="could not be copied"):
        await migrate.backup(at(file), tmp_path / "taken", NOW)
    with pytest.raises(NoBackup, match="pg_dump"):
        await migrate.backup("postgresql://here/there", tmp_path, NOW)


async def test_damage_is_found(file: Path, tmp_path: Path) -> None:
    await migrate.upgrade(at(file), tmp_path, NOW)
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA foreign_keys=OFF")
        database.execute("INSERT INTO norms VALUES (77, 1, x'00')")
        database.commit()
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (problem,) = await migrate.check(at(file))
    assert "1 rows belong to nothing" in problem
    raw = bytearray(file.read_bytes())
    raw[8192:40_960] = b"\xaa" * (40_960 - 8192)
    file.write_bytes(raw)
    assert any("damaged" in each or "cannot be opened" in each for each in await _told(file))


async def _told(file: Path) -> list[str]:
    try:
        return await migrate.check(at(file))
    except StoreError as error:
        return [str(error)]


async def test_a_store_opens_only_a_migrated_database_with_its_key(file: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotOpen):
        await Store.open(at(tmp_path / "none" / "a.db"), Keyring(bytes(32)))
    with pytest.raises(NotMigrated, match="db upgrade"):
        await Store.open(at(tmp_path / "empty.db"), Keyring(bytes(32)))
    await migrate.upgrade(at(file), tmp_path, NOW)
    await (await Store.open(at(file), Keyring(bytes(32)))).close()
    with pytest.raises(WrongKey, match="another key"):
        await Store.open(at(file), Keyring(bytes([1] * 32)))
    await (await Store.open(at(file), Keyring(bytes(32)))).close()
