"""The group in which people think something up."""

import pytest

from tests.cogs.brainstorms.thinking import gathered
from tests.world import World


@pytest.fixture(name="circle")
async def _circle(world: World) -> World:
    """Ada, Ben, Cleo, Dee and Eli joined, and so did Mara, who facilitates."""
    return await gathered(world)
