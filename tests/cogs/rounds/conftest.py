"""The group in which rounds are tried."""

import pytest

from tests.cogs.rounds.telling import gathered
from tests.world import World


@pytest.fixture(name="circle")
async def _circle(world: World) -> World:
    """Ada, Ben, Cleo and Dee joined, and so did Mara, who facilitates."""
    return await gathered(world)
