"""Names of somebody that stand with others: in their letters, in a call to two, in a thread that sleeps."""

import pytest

from tests.cogs.checkins.arriving import arrive, until, weekly
from tests.cogs.checkins.test_company import mention, own, wish
from tests.cogs.checkins.test_company import thread as words
from tests.cogs.privacy.asking import erase, stop
from tests.world import World, said


@pytest.fixture(name="room")
async def _room(world: World) -> World:
    await weekly(world, "Ada", "Ben", "Mara", hours=7)
    await arrive(world, "Ada", "Waiting for results")
    return world


def letters(world: World, name: str) -> list[str]:
    return [message.content for message in world.person(name).user.dm_channel.history()]


async def test_a_letter_that_names_who_goes_is_taken_back(room: World) -> None:
    await room.person("Ada").select(await own(room, "Ada"), ["dm"])
    asked = await room.person("Ben").click(words(room)[-1], label="With you")
    await room.person("Ben").click(said(asked), label="Yes, tell them")
    assert any(mention(room, "Ben") in text for text in letters(room, "Ada"))
    assert "still stand" not in await erase(room, "Ben")
    assert not any(mention(room, "Ben") in text for text in letters(room, "Ada"))


async def test_a_call_to_two_goes_when_one_of_them_does(room: World) -> None:
    everyone = room.guild_object.default_role
    await room.channel_object.set_permissions(everyone, create_private_threads=False)
    await room.env.settle()
    standing = await wish(room)
    offer = await room.person("Ben").click(standing, label="I have a moment")
    await room.person("Ben").click(said(offer), label="Yes, tell them")
    seen = await room.person("Ada").click(standing, label="Who answered?")
    await room.person("Ada").click(said(seen), label="Yes, put us in touch")
    assert any(mention(room, "Ben") in message.content for message in words(room))
    await stop(room, "Ben")
    assert not any(mention(room, "Ben") in message.content for message in words(room))


async def test_words_in_a_thread_that_sleeps_are_taken_down(room: World) -> None:
    (place,) = room.channel_object.threads
    await place.edit(archived=True)
    path = f"/channels/{place.id}/messages/*"
    room.env.inject_error("DELETE", path, status=400, code=50083, times=1)
    assert "still stand" not in await erase(room, "Ada")
    assert not any("Waiting for results" in message.content for message in words(room))


async def test_leaving_by_the_button_says_where_words_still_stand(room: World) -> None:
    room.env.inject_error("DELETE", "/channels/*/messages/*", status=403, times=1)
    left = said(await room.person("Ada").click(room.welcome(), label="Leave")).content
    assert f"https://discord.com/channels/{room.guild.id}/" in left
    await until(room, minutes=2)
    assert not any("Waiting for results" in message.content for message in words(room))
