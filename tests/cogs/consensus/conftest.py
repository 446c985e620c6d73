"""A group of five who decide together."""

import pytest

from tests.cogs.consensus.deciding import gathered
from tests.world import World


@pytest.fixture(name="circle")
async def _circle(world: World) -> World:
    return await gathered(world)
