"""A migrated store for each test: SQLite always, PostgreSQL where an address of one is given."""

import os
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.store import migrate
from bot.store.engine import address, connect
from bot.store.keys import Keyring
from bot.store.store import Store
from bot.store.tables import metadata
from tests.store.examples import NOW

POSTGRES = os.environ.get("MULTILOGUE_TEST_POSTGRES")


@pytest.fixture(name="keyring")
def _keyring() -> Keyring:
    return Keyring(bytes(range(32)))


@pytest.fixture(
    name="url",
    params=[
        "sqlite",
        pytest.param(
            "postgresql",
            marks=pytest.mark.skipif(
                not POSTGRES,
                reason="no PostgreSQL: set MULTILOGUE_TEST_POSTGRES to an empty database's address",
            ),
        ),
    ],
)
def _url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'multilogue.db'}"
    return POSTGRES or ""


@pytest_asyncio.fixture(name="store")
async def _store(url: str, keyring: Keyring, tmp_path: Path) -> AsyncGenerator[Store]:
    await migrate.upgrade(url, tmp_path / "backups", NOW)
    store = await Store.open(url, keyring)
    yield store
    await store.close()
    if not url.startswith("sqlite"):
        engine = connect(address(url))
        async with engine.begin() as connection:
            await connection.run_sync(metadata.drop_all)
            await connection.exec_driver_sql("DROP TABLE alembic_version")
        await engine.dispose()
