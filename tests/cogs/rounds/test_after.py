"""After a round: what a teller keeps, and who goes on talking with whom."""

import pytest
import simcord

from tests.cogs.rounds.telling import begun, gathered, go_on, know, minutes, press, spoken, tell
from tests.world import World, labels, questions, said


@pytest.fixture(name="circle")
async def _circle(world: World) -> World:
    """A round that is over, in which Ada and Ben told, and Cleo answered Ada."""
    await begun(await gathered(world), "Ada", "Ben")
    await tell(world, "Ada", "It was a xylophone.", "It played all night.")
    await know(world, "Cleo", "When I heard one first, I ran.")
    await go_on(world, "Cleo")
    await tell(world, "Ben", "A zither, with me.")
    await minutes(world, 45)
    return world


async def keep(world: World, name: str, label: str) -> simcord.InteractionResult:
    own = await press(world, name, "My story")
    form = await world.person(name).click(said(own), label=label)
    return await world.person(name).submit_modal(form, {"words": questions(form)["words"]["value"]})


async def history(world: World, name: str) -> str:
    await world.person(name).slash(world.channel, "round history")
    return "\n".join(message.content for message in world.whispers(name))


async def test_nothing_told_is_kept_unless_its_teller_wants_it(circle: World) -> None:
    assert "xylophone" not in await history(circle, "Ada")
    own = said(await press(circle, "Ada", "My story"))
    assert "I have kept nothing" in own.content


async def test_a_teller_sees_the_words_before_they_are_kept(circle: World) -> None:
    own = await press(circle, "Ada", "My story")
    form = await circle.person("Ada").click(said(own), label="Keep it for me")
    assert questions(form)["words"]["value"] == "It was a xylophone.\nIt played all night."


async def test_a_story_kept_for_oneself_is_read_by_nobody_else(circle: World) -> None:
    await keep(circle, "Ada", "Keep it for me")
    assert "xylophone" in await history(circle, "Ada")
    for other in ("Ben", "Mara"):
        assert "xylophone" not in await history(circle, other)


async def test_a_story_kept_for_the_group_is_read_by_who_joined_until_it_is_taken_out(circle: World) -> None:
    kept = await keep(circle, "Ada", "Keep it for the group")
    assert "xylophone" in await history(circle, "Ben")
    await circle.person("Ada").click(said(kept), label="Take it out")
    assert not await circle.bot.desk.store.keepsakes.readable(circle.live.group.id, 1)


async def test_readers_can_be_chosen_anew_where_one_finds_it(circle: World) -> None:
    await keep(circle, "Ada", "Keep it for the group")
    await history(circle, "Ada")
    found = next(each for each in circle.whispers("Ada") if "Keep it for me alone" in labels(each))
    await circle.person("Ada").click(found, label="Keep it for me alone")
    assert "xylophone" not in await history(circle, "Dee")


async def test_what_one_keeps_goes_along_when_one_leaves(circle: World) -> None:
    await keep(circle, "Ada", "Keep it for the group")
    await circle.person("Ada").click(circle.welcome(), label="Leave")
    assert "xylophone" not in await history(circle, "Ben")


async def test_who_told_nothing_is_told_so_kindly(circle: World) -> None:
    assert "told no story" in said(await press(circle, "Dee", "My story")).content


async def choose(world: World, name: str, *others: str) -> str:
    menu = said(await press(world, name, "Go on talking with …"))
    (select,) = menu.components[0]["components"]
    values = [
        each["value"]
        for each in select["options"]
        if each["label"] in {other.lower() for other in others} | set(others)
    ]
    done = await world.person(name).select(menu, values, custom_id=select["custom_id"])
    return said(done).content


async def test_one_wish_alone_is_told_to_nobody(circle: World) -> None:
    before = spoken(circle)
    assert "Noted" in await choose(circle, "Ada", "Cleo")
    assert spoken(circle) == before
    assert not circle.channel.threads


async def test_two_who_both_wish_it_are_brought_together(circle: World) -> None:
    await choose(circle, "Ada", "Cleo", "Ben")
    assert "You both would like to" in await choose(circle, "Cleo", "Ada")
    (thread,) = circle.channel.threads
    assert all(f"<@{circle.person(name).id}>" in thread.history()[0].content for name in ("Ada", "Cleo"))
    assert "Noted" in await choose(circle, "Cleo", "Ada")
    assert len(circle.channel.threads) == 1
