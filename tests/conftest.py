"""What every test of the house can stand on."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.world import World, world


@pytest_asyncio.fixture(name="world")
async def _world(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as here:
        yield here
