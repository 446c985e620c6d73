"""A private way in, and a mirror, for who wants one."""

import discord
import pytest_asyncio

from tests.world import World, multilogue, said

ALL = ("Ines", "Ada", "Ben", "Cleo")
LULL = 6 * 60


@pytest_asyncio.fixture(name="circle")
async def _circle(world: World) -> World:
    await world.group(facilitator=world.person("Ines"))
    await world.join(*ALL, "Dora", "Emil")
    return world


def direct(world: World, name: str) -> list[str]:
    """What the bot wrote to somebody by direct message."""
    return [message.content for message in world.person(name).user.dm_channel.history()]


async def want(world: World, name: str, **choices: str) -> str:
    used = await world.person(name).slash(world.channel, "balance invitations", **choices)
    assert used.ephemeral
    return said(used).content


async def meet(world: World, *, rounds: int = 3) -> None:
    """Talk for a while, and rest."""
    await world.talk(*multilogue(*ALL, rounds=rounds))
    await world.env.advance_time(LULL)


async def test_who_wants_it_is_asked_in_once_when_the_talk_rests(circle: World) -> None:
    told = await want(circle, "Dora", ask_me_in="on")
    assert "**Ask me in** is on" in told
    assert "**Mirror** is off" in told
    assert "from now on it is: only what you ask for" in told
    await circle.talk(*multilogue(*ALL, rounds=3))
    assert direct(circle, "Dora") == []
    await circle.env.advance_time(LULL)
    (word,) = direct(circle, "Dora")
    assert "**Carers** is resting just now" in word
    assert f"/channels/{circle.guild.id}/{circle.channel.id}/" in word
    await meet(circle)
    await circle.restart(away=60)
    await meet(circle)
    assert len(direct(circle, "Dora")) == 1
    assert direct(circle, "Emil") == []
    assert not any("Dora" in message.content for message in circle.channel.history())


async def test_of_several_one_is_asked_at_a_time_and_nobody_who_spoke(circle: World) -> None:
    for name in ("Emil", "Dora", "Ada"):
        await want(circle, name, ask_me_in="on")
        await circle.env.advance_time(1)
    await meet(circle)
    assert [len(direct(circle, name)) for name in ("Emil", "Dora", "Ada")] == [1, 0, 0]
    await meet(circle)
    assert [len(direct(circle, name)) for name in ("Emil", "Dora", "Ada")] == [1, 1, 0]


async def test_a_lull_in_a_thread_leads_there(circle: World) -> None:
    await want(circle, "Dora", ask_me_in="on")
    await circle.channel_object.create_thread(name="aside", type=discord.ChannelType.public_thread)
    await circle.env.settle()
    (thread,) = circle.channel.threads
    for name, text in multilogue(*ALL, rounds=3):
        await circle.env.advance_time(20)
        await circle.person(name).send(thread, text)
    await circle.env.advance_time(LULL)
    (word,) = direct(circle, "Dora")
    assert f"/channels/{circle.guild.id}/{thread.id}/" in word


async def test_a_lull_is_noticed_also_after_a_restart(circle: World) -> None:
    await want(circle, "Dora", ask_me_in="on")
    await circle.talk(*multilogue(*ALL, rounds=3))
    await circle.restart(away=60)
    await circle.env.advance_time(LULL)
    assert len(direct(circle, "Dora")) == 1


async def test_nobody_is_asked_in_during_a_check_in_or_in_quiet_hours(circle: World) -> None:
    await want(circle, "Dora", ask_me_in="on")
    await circle.person("Ines").slash(circle.channel, "checkin now")
    await meet(circle)
    await circle.env.advance_time(10 * 3600)  # past ten in the evening
    await meet(circle)
    assert direct(circle, "Dora") == []


async def test_nobody_is_asked_in_past_those_who_wait_for_the_floor(circle: World) -> None:
    await want(circle, "Dora", ask_me_in="on")
    await circle.person("Ines").slash(circle.channel, "floor open", minutes=60)
    await meet(circle)
    assert direct(circle, "Dora") == []
    await circle.person("Ines").slash(circle.channel, "floor let-go")
    await meet(circle)
    assert len(direct(circle, "Dora")) == 1


async def test_who_is_closed_to_us_is_told_when_they_look_and_the_next_is_asked(circle: World) -> None:
    await want(circle, "Dora", ask_me_in="on")
    await circle.env.advance_time(1)
    await want(circle, "Emil", ask_me_in="on")
    circle.env.inject_error("POST", "/users/@me/channels", status=403, times=1)
    await meet(circle)
    assert direct(circle, "Dora") == []
    assert len(direct(circle, "Emil")) == 1
    assert "I could not reach you by direct message" in await want(circle, "Dora")
    assert "I could not reach you" not in await want(circle, "Dora", ask_me_in="on")


async def test_the_mirror_is_held_up_once_to_who_asked_for_it(circle: World) -> None:
    await want(circle, "Ada", mirror="on")
    others = ("Ines", "Ben", "Cleo", "Ben")
    turns = [turn for other in others * 3 for turn in (("Ada", "And then."), (other, "I see."))]
    await circle.talk(*turns)
    (word,) = direct(circle, "Ada")
    assert "of the last 10 turns in **Carers** you have had" in word
    assert direct(circle, "Ben") == []


async def test_what_was_switched_off_or_left_is_over(circle: World) -> None:
    await want(circle, "Dora", ask_me_in="on")
    await want(circle, "Emil", ask_me_in="on", mirror="on")
    assert "**Ask me in** is off" in await want(circle, "Dora", ask_me_in="off")
    await circle.person("Emil").click(circle.welcome(), label="Leave")
    await circle.join("Dora")
    await meet(circle)
    assert direct(circle, "Dora") == []
    assert direct(circle, "Emil") == []
    assert await circle.bot.desk.store.balance.wanted() == {}


async def test_who_chose_never_to_be_written_to_is_not(circle: World) -> None:
    await want(circle, "Dora", ask_me_in="on")
    await circle.join("Dora", dms="nothing")
    assert "nothing comes" in await want(circle, "Dora")
    await meet(circle)
    assert direct(circle, "Dora") == []
