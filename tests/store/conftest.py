"""A fresh store for every test, on every engine there is here."""

import os
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.store.engine import Database, address, connect
from bot.store.store import Store
from tests.store.samples import KEYRING, opened

POSTGRES = "MULTILOGUE_TEST_POSTGRES"


@pytest_asyncio.fixture(name="url", params=["sqlite", "postgresql"])
async def _url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'multilogue.db'}"
    url = os.environ.get(POSTGRES, "")
    if not url:
        pytest.skip(f"Set {POSTGRES} to a PostgreSQL database whose schema public may be dropped.")
    engine = connect(address(url))
    async with engine.begin() as connection:
        await connection.exec_driver_sql("DROP SCHEMA IF EXISTS public CASCADE")
        await connection.exec_driver_sql("CREATE SCHEMA public")
    await engine.dispose()
    return url


@pytest_asyncio.fixture(name="store")
async def _store(url: str, tmp_path: Path) -> AsyncGenerator[Store]:
    async with opened(url, tmp_path) as store:
        yield store


@pytest_asyncio.fixture(name="database")
async def _database(store: Store, url: str) -> AsyncGenerator[Database]:
    """The database of the store, to look beneath it."""
    assert store
    database = Database(url, KEYRING)
    yield database
    await database.close()
