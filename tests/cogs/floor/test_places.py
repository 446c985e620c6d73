"""Where a floor can be, who opens it, and what becomes of it where Discord does not play along."""

from datetime import timedelta

import discord
import simcord

from bot.practice.floor import Floor
from tests.cogs.floor.raising import (
    DONE,
    RAISE,
    after,
    called,
    calls,
    mention,
    opened,
    post,
    posts,
    press,
    shown,
)
from tests.world import World, labels, said


async def aside(world: World) -> simcord.ChannelHandle:
    """A thread of the group's channel."""
    await world.channel_object.create_thread(name="aside", type=discord.ChannelType.public_thread)
    await world.env.settle()
    return world.channel.threads[-1]


def thread_object(world: World, thread: simcord.ChannelHandle) -> discord.Thread:
    found = world.guild_object.get_thread(thread.id)
    assert found is not None
    return found


async def test_facilitators_open_floors_where_the_group_talks_and_who_joined_raises_a_hand(
    world: World,
) -> None:
    await opened(world, "Ada")
    for command in ("floor open", "floor let-go"):
        refused = said(await world.person("Ada").slash(world.channel, command))
        assert "for the group's facilitators" in refused.content
    lobby = world.guild.create_text_channel("lobby")
    refused = said(await world.manager.slash(lobby, "floor open"))
    assert "belongs to no group" in refused.content
    answer = said(await world.person("Zoe").click(post(world), label=RAISE))
    assert "Join below" in answer.content
    assert labels(answer) == ["Join"]
    assert called(world) == []
    await press(world, "Ada")
    spoken = await world.person("Zoe").send(world.channel, "I just say something.")
    await after(world)
    assert spoken.id in [each.id for each in world.channel.history()]
    assert called(world) == ["Ada"]


async def test_opening_where_one_is_open_prolongs_it_or_says_so(world: World) -> None:
    await opened(world, "Ada", minutes=30)
    ends = int(world.env.now().timestamp()) + 30 * 60
    same = said(await world.manager.slash(world.channel, "floor open"))
    assert f"open here already, until <t:{ends}:t>" in same.content
    await after(world, 20)
    longer = said(await world.manager.slash(world.channel, "floor open"))
    assert "It goes on until" in longer.content
    assert f"<t:{int(world.env.now().timestamp()) + 20 * 60}:t>" in await shown(world)
    await after(world, 15)
    assert "The floor is free" in post(world).content
    await after(world, 5)
    assert "The floor is open again" in post(world).content
    assert len(posts(world)) == 1


async def test_a_thread_has_a_floor_of_its_own_is_woken_when_it_sleeps_and_takes_it_along_when_deleted(
    world: World,
) -> None:
    await opened(world, "Ada", "Ben")
    thread = await aside(world)
    await world.manager.slash(thread, "floor open", minutes=60)
    await press(world, "Ada", place=thread)
    await press(world, "Ben", place=thread)
    await press(world, "Ben")
    assert (called(world, thread), called(world)) == (["Ada"], ["Ben"])
    await thread_object(world, thread).edit(archived=True)
    await after(world, 6)
    assert called(world, thread) == ["Ben"]
    await thread_object(world, thread).edit(archived=True)
    await after(world, 60)
    assert "The floor is open again" in post(world, thread).content
    await world.manager.slash(thread, "floor open")
    await press(world, "Ada", place=thread)
    await thread_object(world, thread).delete()
    await after(world, 30)
    assert await world.bot.desk.store.floors.unfinished() == []
    assert not world.live.known(world.channel.id, thread.id, world.env.now())
    assert "I let the floor" not in said(await world.manager.slash(world.channel, "checkin list")).content


async def test_where_the_bot_may_not_write_the_facilitator_reads_what_to_do(world: World) -> None:
    await world.group()
    thread = await aside(world)
    everyone = world.guild_object.default_role
    await world.channel_object.set_permissions(everyone, send_messages_in_threads=False)
    refused = said(await world.manager.slash(thread, "floor open"))
    assert "*Send Messages in Threads*" in refused.content
    await world.channel_object.set_permissions(everyone, overwrite=None)
    await world.join("Ada")
    assert "It is open" in said(await world.manager.slash(thread, "floor open")).content
    await world.channel_object.set_permissions(everyone, send_messages_in_threads=False)
    await press(world, "Ada", place=thread)
    assert calls(world, thread) == []
    assert "I let the floor" in said(await world.manager.slash(world.channel, "checkin list")).content
    assert "The floor is open again" in post(world, thread).content
    assert labels(post(world, thread)) == []


async def test_what_discord_refuses_is_tried_again_now_and_a_minute_later(world: World) -> None:
    await world.group()
    await world.join("Ada", "Ben")
    messages = f"/channels/{world.channel.id}/messages"
    world.env.inject_error("POST", messages, status=503, times=1)
    await world.manager.slash(world.channel, "floor open", minutes=8)
    assert len(posts(world)) == 1
    await press(world, "Ada")
    await press(world, "Ben")
    world.env.inject_error("PATCH", f"{messages}/*", status=503, times=1)
    assert f"Next: {mention(world, 'Ben')}" in await shown(world)
    world.env.inject_error("POST", messages, status=503, times=4)
    await after(world, 6.3)
    assert calls(world) == []
    await after(world, 1)
    assert called(world) == ["Ben"]
    world.env.inject_error("PATCH", f"{messages}/*", status=503, times=4)
    await after(world, 1)
    assert "The floor is open again" not in post(world).content
    await after(world, 1)
    assert "The floor is open again" in post(world).content


async def test_who_deletes_the_post_lets_the_floor_go_and_nobody_waits_in_vain(world: World) -> None:
    await opened(world, "Ada", "Ben")
    await press(world, "Ada")
    await press(world, "Ben")
    await post(world).delete()
    await after(world)
    assert "The floor is open again" in post(world).content
    assert mention(world, "Ben") in post(world).content
    assert labels(post(world)) == []
    assert calls(world) == []
    assert len(posts(world)) == 1
    await world.manager.slash(world.channel, "floor open")
    await press(world, "Ada")
    async with world.lost_session():
        world.env.backend.delete_message(world.channel.id, post(world).id)
    await press(world, "Ada", DONE)
    await after(world)
    assert "The floor is open again" in post(world).content
    assert len(posts(world)) == 2


async def test_nothing_of_a_floor_stays_when_its_group_is_closed(world: World) -> None:
    await opened(world, "Ada")
    await press(world, "Ada")
    asked = await world.manager.slash(world.channel, "group close")
    await world.manager.click(said(asked), label=labels(said(asked))[0])
    await after(world)
    assert posts(world) == []
    assert calls(world) == []


async def test_a_floor_that_was_opened_and_not_posted_is_posted_or_let_go(world: World) -> None:
    await world.group()
    await world.join("Ada")
    here, now = world.channel.id, world.env.now()
    new = Floor(0, "", world.live.group.id, here, here, now, now + timedelta(minutes=20))
    assert await world.bot.desk.store.floors.open(new)
    await world.restart()
    refused = said(await world.manager.slash(world.channel, "floor open"))
    assert "at this very moment" in refused.content
    await after(world, 1.1)
    assert "The floor is yours" in await press(world, "Ada")
    await world.manager.slash(world.channel, "floor let-go")
    assert await world.bot.desk.store.floors.open(new)
    await world.restart(away=6 * 60)
    assert len(posts(world)) == 1
    assert "It is open" in said(await world.manager.slash(world.channel, "floor open")).content
