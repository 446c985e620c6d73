"""A line that does harm is held back with a reason, without anybody learning whose it is."""

import pytest_asyncio
import simcord

from tests.cogs.ground.sharing import add, board, choose, has_menu, mine, standing, stands, tidied
from tests.cogs.seats.seated import read
from tests.world import World, said

HARM, SLEEP = "That Ben stops lying", "More sleep"


@pytest_asyncio.fixture(name="circle")
async def _circle(world: World) -> World:
    await world.group()
    await world.join("Ada", "Ben", "Cleo")
    await stands(world)
    await add(world, "Ada", HARM, "wish")
    await add(world, "Ben", SLEEP)
    return world


async def hold(world: World, line: str, reason: str) -> simcord.InteractionResult:
    shown = said(await world.manager.slash(world.channel, "ground board"))
    opened = await choose(world, "Mara", shown, "ground-hold", line)
    return await world.manager.submit_modal(opened, {"words": reason})


async def test_it_is_gone_for_all_and_its_writer_reads_why(circle: World) -> None:
    answer = read(await hold(circle, HARM, "It is about somebody else."))
    assert "who that is, I tell nobody" in answer
    assert str(circle.person("Ada").id) not in answer
    assert HARM not in await standing(circle)
    assert HARM not in (await board(circle, "Ada")).content
    assert "⏸️ That Ben" in (await mine(circle, "Ada")).content
    own = said(await choose(circle, "Ada", await mine(circle, "Ada"), "ground-own", HARM))
    assert "> It is about somebody else." in own.content
    assert "already" in await add(circle, "Ada", HARM)
    ada = circle.person("Ada")
    opened = await ada.click(own, label="Change it")
    await ada.submit_modal(opened, {"what": ["wish"], "words": "That we can be honest", "signed": ["no"]})
    assert "That we can be honest" in await standing(circle)


async def test_it_can_stand_again_with_all_that_stood_as_one(circle: World) -> None:
    await tidied(circle, "Ben", SLEEP, "ground-join", HARM)
    held = await hold(circle, HARM, "Too much.")
    assert HARM not in await standing(circle)
    assert SLEEP not in await standing(circle)
    answer = await circle.manager.click(said(held), label="Let it stand again")
    assert "stands on the board again" in read(answer)
    assert HARM in await standing(circle)


async def test_without_a_reason_nothing_is_held_back_and_members_cannot(circle: World) -> None:
    assert "only with a reason" in read(await hold(circle, HARM, "  "))
    assert HARM in await standing(circle)
    assert not has_menu(await board(circle, "Ben"), "ground-hold")
