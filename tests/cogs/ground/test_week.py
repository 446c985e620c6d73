"""The group's digest tells what is new on its board, of no fewer people than it allows."""

from tests.cogs.digests.weekly import EIGHT, before, circle, evening, posts, schedule, until
from tests.cogs.ground.sharing import add, choose, me_too
from tests.world import World, said


async def told(world: World) -> str:
    await before(world, hours=5)
    await evening(world, *EIGHT)
    await until(world, hours=6)
    (digest,) = posts(world)
    return digest.content


async def test_new_lines_and_heaps_of_enough_people_are_told_without_names(world: World) -> None:
    await circle(world, *EIGHT)
    await schedule(world)
    for name in EIGHT[:6]:
        await add(world, name, f"Sleep, {name[0]}")
    await add(world, "Ada", "Money matters")
    await add(world, "Ben", "Money, money")
    which = said(await world.person("Gus").slash(world.channel, "ground tidy"))
    shown = said(await choose(world, "Gus", which, "ground-which", "Sleep, A"))
    opened = await world.person("Gus").click(shown, label="Name its heap")
    await world.person("Gus").submit_modal(opened, {"words": "Rest, by Gus"})
    digest = await told(world)
    assert "About 10 lines are new on your board" in digest
    assert "More of you share, by now: Sleep." in digest
    assert "Money" not in digest
    assert "Gus" not in digest


async def test_of_few_nothing_is_told(world: World) -> None:
    await circle(world, *EIGHT)
    await schedule(world)
    await add(world, "Ada", "Sleep at last")
    await add(world, "Ada", "Sleep by day")
    await me_too(world, "Ben", "Sleep by day")
    assert "Common ground" not in await told(world)
