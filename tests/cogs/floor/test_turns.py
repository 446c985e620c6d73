"""One at a time: who has the floor, who is next, and what people do with their hands."""

from bot.words import _, speaking
from tests.cogs.floor.raising import (
    DONE,
    DOWN,
    PASS,
    RAISE,
    called,
    calls,
    mention,
    opened,
    post,
    press,
    shown,
)
from tests.world import World, labels, said


async def test_a_hand_at_a_free_floor_has_it_at_once_and_the_next_is_called_after_done(world: World) -> None:
    await opened(world, "Ada", "Ben")
    assert labels(post(world)) == [RAISE, PASS, DOWN]
    assert f"<t:{int(world.env.now().timestamp()) + 20 * 60}:t>" in post(world).content
    assert "The floor is free." in post(world).content
    assert called(world) == []
    assert "The floor is yours" in await press(world, "Ada")
    assert called(world) == ["Ada"]
    assert "I call you" in await press(world, "Ben")
    assert f"{mention(world, 'Ada')} has the floor" in await shown(world)
    assert f"Next: {mention(world, 'Ben')}" in post(world).content
    assert "Thank you" in await press(world, "Ada", DONE)
    assert called(world) == ["Ben"]
    assert f"{mention(world, 'Ben')} has the floor" in await shown(world)
    assert "Next" not in post(world).content


async def test_who_has_not_spoken_yet_goes_before_who_has(world: World) -> None:
    await opened(world, "Ada", "Ben", "Cleo")
    await press(world, "Ada")
    await press(world, "Ben")
    await press(world, "Ada", DONE)
    await press(world, "Ada")
    await press(world, "Cleo")
    assert f"Next: {mention(world, 'Cleo', 'Ada')}" in await shown(world)
    await press(world, "Ben", DONE)
    assert called(world) == ["Cleo"]


async def test_only_who_has_the_floor_is_done_and_only_once(world: World) -> None:
    await opened(world, "Ada", "Ben", "Cleo")
    for name in ("Ada", "Ben", "Cleo"):
        await press(world, name)
    assert "not your turn" in await press(world, "Ben", DONE)
    (old,) = calls(world)
    world.env.inject_error("DELETE", "/channels/*/messages/*", status=403, times=1)
    await press(world, "Ada", DONE)
    assert len(calls(world)) == 2  # Discord did not let the old call be taken down
    again = said(await world.person("Ada").click(old, label=DONE))
    assert "over already" in again.content
    await press(world, "Ben", DONE)
    assert called(world)[-1] == "Cleo"


async def test_letting_others_go_first_costs_no_place_and_a_hand_taken_down_is_not_called(
    world: World,
) -> None:
    await opened(world, "Ada", "Ben", "Cleo")
    for name in ("Ada", "Ben", "Cleo"):
        await press(world, name)
    assert "your place is kept" in await press(world, "Ben", PASS)
    assert mention(world, "Ben") not in await shown(world)
    assert "old place" in await press(world, "Ben")
    assert "keeps its place" in await press(world, "Ben")
    assert f"Next: {mention(world, 'Ben', 'Cleo')}" in await shown(world)
    await press(world, "Ben", PASS)
    assert "Thank you" in await press(world, "Ada", DOWN)
    assert called(world) == ["Cleo"]
    assert "not up" in await press(world, "Ada", DOWN)
    assert "not up" in await press(world, "Ada", PASS)
    await press(world, "Ada")
    assert "is down" in await press(world, "Ada", DOWN)
    await press(world, "Cleo", DONE)
    assert called(world) == ["Ben"]
    await press(world, "Ben", DONE)
    assert called(world) == []


async def test_who_leaves_the_group_is_out_of_the_line_and_of_what_it_says(world: World) -> None:
    await opened(world, "Ada", "Ben", "Cleo", "Dee", "Eve")
    for name in ("Ada", "Ben", "Cleo", "Dee", "Eve"):
        await press(world, name)
    await world.person("Ada").click(world.welcome(), label="Leave")
    assert called(world) == ["Ben"]
    await world.person("Cleo").click(world.welcome(), label="Leave")
    assert f"Next: {mention(world, 'Dee', 'Eve')}\n" in await shown(world)
    await world.manager.slash(world.channel, "floor let-go")
    assert f"Still had a hand up: {mention(world, 'Dee', 'Eve')}." in post(world).content
    await world.person("Dee").click(world.welcome(), label="Leave")
    everything = "".join(each.content for each in world.channel.history())
    assert mention(world, "Eve") in everything
    assert not any(mention(world, name) in everything for name in ("Ada", "Cleo", "Dee"))


async def test_a_floor_speaks_the_groups_language_and_answers_in_ones_own(world: World) -> None:
    await world.group(language="de")
    await world.join("Ada")
    await world.manager.slash(world.channel, "floor open")
    with speaking("de"):
        assert labels(post(world)) == [_(RAISE), _(PASS), _(DOWN)]
        raise_hand = _(RAISE)
    assert "The floor is yours" in await press(world, "Ada", raise_hand)
