"""What every test of the house can stand on."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from hypothesis import settings

from tests.soaking import tries
from tests.world import World, world

# How long an example takes says how busy the machine is, and nothing of the rule it tries.
settings.register_profile("house", deadline=None, max_examples=tries(30))
settings.load_profile("house")


@pytest_asyncio.fixture(name="world")
async def _world(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as here:
        yield here
