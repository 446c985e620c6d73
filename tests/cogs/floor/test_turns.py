"""One at a time: who has the floor, who is next, and what people do with their hands."""

import asyncio

from tests.cogs.floor.raising import (
    DONE,
    DOWN,
    PASS,
    RAISE,
    after,
    called,
    calls,
    mention,
    opened,
    post,
    press,
)
from tests.world import World, labels, said


async def test_a_floor_invites_and_says_when_it_ends(world: World) -> None:
    await opened(world, "Ada")
    assert labels(post(world)) == [RAISE, PASS, DOWN]
    assert f"<t:{int(world.env.now().timestamp()) + 20 * 60}:t>" in post(world).content
    assert "The floor is free." in post(world).content
    assert called(world) == []


async def test_a_hand_at_a_free_floor_has_it_at_once_and_the_next_is_called_after_done(world: World) -> None:
    await opened(world, "Ada", "Ben")
    assert "The floor is yours" in await press(world, "Ada")
    assert called(world) == ["Ada"]
    assert "I call you" in await press(world, "Ben")
    await after(world)
    assert f"{mention(world, 'Ada')} has the floor" in post(world).content
    assert f"Next: {mention(world, 'Ben')}" in post(world).content
    assert "Thank you" in await press(world, "Ada", DONE)
    assert called(world) == ["Ben"]
    await after(world)
    assert f"{mention(world, 'Ben')} has the floor" in post(world).content
    assert "Next" not in post(world).content


async def test_nobody_is_pinged_by_the_post(world: World) -> None:
    await opened(world, "Ada", "Ben")
    await press(world, "Ada")
    await press(world, "Ben")
    await after(world)
    assert mention(world, "Ben") in post(world).content
    assert not any(
        request.method == "PATCH" and "mentions" in str(request) and '"parse": ["users"' in str(request)
        for request in world.env.http_requests
    )


async def test_who_has_not_spoken_yet_goes_before_who_has(world: World) -> None:
    await opened(world, "Ada", "Ben", "Cleo")
    await press(world, "Ada")
    await press(world, "Ben")
    await press(world, "Ada", DONE)
    await press(world, "Ada")
    await press(world, "Cleo")
    await after(world)
    assert f"Next: {mention(world, 'Cleo', 'Ada')}" in post(world).content
    await press(world, "Ben", DONE)
    assert called(world) == ["Cleo"]


async def test_only_who_has_the_floor_is_done_and_only_once(world: World) -> None:
    await opened(world, "Ada", "Ben", "Cleo")
    for name in ("Ada", "Ben", "Cleo"):
        await press(world, name)
    assert "not your turn" in await press(world, "Ben", DONE)
    old = calls(world)[-1]
    both = (world.person("Ada").click(old, label=DONE), world.person("Ada").click(old, label=DONE))
    first, second = [said(each).content for each in await asyncio.gather(*both)]
    assert sorted(["Thank you" in first, "Thank you" in second]) == [False, True]
    assert called(world) == ["Ben"]


async def test_two_who_press_at_the_same_instant_are_both_in_the_line(world: World) -> None:
    await opened(world, "Ada", "Ben")
    on = post(world)
    await asyncio.gather(*(world.person(name).click(on, label=RAISE) for name in ("Ada", "Ben")))
    (first,) = called(world)
    await press(world, first, DONE)
    assert {first, *called(world)} == {"Ada", "Ben"}


async def test_raising_a_hand_twice_changes_nothing(world: World) -> None:
    await opened(world, "Ada", "Ben", "Cleo")
    for name in ("Ada", "Ben", "Cleo"):
        await press(world, name)
    assert "keeps its place" in await press(world, "Ben")
    assert "already" in await press(world, "Ada")
    await after(world)
    assert f"Next: {mention(world, 'Ben', 'Cleo')}" in post(world).content


async def test_letting_others_go_first_costs_no_place(world: World) -> None:
    await opened(world, "Ada", "Ben", "Cleo", "Dee")
    for name in ("Ada", "Ben", "Cleo", "Dee"):
        await press(world, name)
    assert "your place is kept" in await press(world, "Ben", PASS)
    await after(world)
    assert f"Later: {mention(world, 'Ben')}" in post(world).content
    await press(world, "Ada", DONE)
    assert called(world) == ["Cleo"]
    await press(world, "Cleo", DONE)
    assert called(world) == ["Ben"]


async def test_who_passed_may_be_ready_sooner(world: World) -> None:
    await opened(world, "Ada", "Ben", "Cleo")
    for name in ("Ada", "Ben", "Cleo"):
        await press(world, name)
    await press(world, "Ben", PASS)
    assert "old place" in await press(world, "Ben")
    await press(world, "Ada", DONE)
    assert called(world) == ["Ben"]


async def test_a_hand_taken_down_is_not_called(world: World) -> None:
    await opened(world, "Ada", "Ben", "Cleo")
    for name in ("Ada", "Ben", "Cleo"):
        await press(world, name)
    assert "is down" in await press(world, "Ben", DOWN)
    assert "not up" in await press(world, "Ben", DOWN)
    assert "not up" in await press(world, "Ben", PASS)
    await press(world, "Ada", DOWN)
    assert called(world) == ["Cleo"]


async def test_who_has_not_joined_is_offered_joining_and_may_talk_all_the_same(world: World) -> None:
    await opened(world, "Ada")
    answer = said(await world.person("Zoe").click(post(world), label=RAISE))
    assert "Join below" in answer.content
    assert labels(answer) == ["Join"]
    assert called(world) == []
    await press(world, "Ada")
    spoken = await world.person("Zoe").send(world.channel, "I just say something.")
    await after(world)
    assert spoken.id in [each.id for each in world.channel.history()]


async def test_who_leaves_the_group_is_out_of_the_line(world: World) -> None:
    await opened(world, "Ada", "Ben", "Cleo")
    for name in ("Ada", "Ben", "Cleo"):
        await press(world, name)
    await world.person("Ada").click(world.welcome(), label="Leave")
    assert called(world) == ["Ben"]
    await world.person("Cleo").click(world.welcome(), label="Leave")
    await after(world)
    assert f"{mention(world, 'Ben')} has the floor" in post(world).content
    assert not any(
        mention(world, name) in each.content for each in world.channel.history() for name in ("Ada", "Cleo")
    )


async def test_who_leaves_the_server_is_out_of_the_line(world: World) -> None:
    await opened(world, "Ada", "Ben")
    for name in ("Ada", "Ben"):
        await press(world, name)
    world.guild.remove_member(world.person("Ada"))
    await after(world)
    assert called(world) == ["Ben"]
    assert mention(world, "Ada") not in post(world).content


async def test_a_floor_speaks_the_groups_language(world: World) -> None:
    await world.group(language="de")
    await world.join("Ada")
    await world.manager.slash(world.channel, "floor open")
    assert "Hand" in labels(post(world))[0]
    assert labels(post(world))[0] != RAISE
