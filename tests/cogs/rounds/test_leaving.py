"""Who leaves the group takes along what stands under their name, and what names them."""

from tests.cogs.rounds.telling import begun, gathered, go_on, know, minutes, spoken, tell
from tests.world import World, labels, said


async def leave(world: World, name: str) -> str:
    return said(await world.person(name).click(world.welcome(), label="Leave")).content


def public(world: World, place: object = None) -> str:
    return "\n".join(spoken(world, place))


def is_named(world: World, name: str) -> bool:
    return f"<@{world.person(name).id}>" in public(world)


async def test_an_earlier_story_and_the_answers_to_it_go_along(world: World) -> None:
    await begun(await gathered(world), "Ada", "Ben")
    await tell(world, "Ada")
    await know(world, "Cleo", "When I was alone, I sang.")
    await go_on(world, "Cleo")
    await tell(world, "Ben")
    await know(world, "Cleo", "When I heard Ben, I breathed.")
    assert is_named(world, "Ada")
    await leave(world, "Ada")
    assert not is_named(world, "Ada")
    assert "I sang" not in public(world)
    assert "I breathed" in public(world)
    assert is_named(world, "Ben")


async def test_the_end_of_a_round_thanks_who_is_left(world: World) -> None:
    await begun(await gathered(world), "Ada", "Ben")
    await tell(world, "Ada")
    await go_on(world, "Cleo")
    await tell(world, "Ben")
    await minutes(world, 45)
    assert is_named(world, "Ada")
    await leave(world, "Ada")
    await world.env.settle()
    assert not is_named(world, "Ada")
    end = next(each for each in world.channel.history() if each.content.startswith("## 🌾"))
    assert f"Thank you, <@{world.person('Ben').id}>" in end.content
    assert "Go on talking with …" in labels(end)


async def test_the_end_of_a_round_names_nobody_when_the_only_teller_left(world: World) -> None:
    await begun(await gathered(world), "Ada")
    await tell(world, "Ada")
    await minutes(world, 45)
    await world.restart()
    await leave(world, "Ada")
    await world.env.settle()
    assert not is_named(world, "Ada")


async def test_who_leaves_hears_where_their_name_still_stands(world: World) -> None:
    await begun(await gathered(world), "Ada", "Ben")
    await tell(world, "Ada")
    await go_on(world, "Cleo")
    world.env.inject_error("DELETE", "/channels/*/messages/*", status=403, times=1)
    assert "still stand" in await leave(world, "Ada")
    assert "still stand" not in await leave(world, "Ben")
