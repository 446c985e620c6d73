"""What is noticed of the talk, and what never is."""

import sqlite3
from pathlib import Path
from urllib.parse import urlsplit

import discord
import pytest

from tests.world import World, maypole, multilogue, said
from tests.world import world as make_world


async def test_a_reply_a_mention_and_a_name_tell_to_whom(world: World) -> None:
    await world.group()
    await world.join("Ada", "Ben", "Cleo")
    first, *_ = await world.talk(("Ada", "hello"), ("Ben", "hi"))
    await world.env.advance_time(20)
    await world.person("Cleo").send(world.channel, "welcome", reply_to=first)
    await world.talk(("Cleo", f"{world.person('Ben').mention} and you"), ("Ada", "Cleo, thank you"))
    traces = await world.traces()
    number = {name: world.live.number(world.person(name).id) for name in ("Ada", "Ben", "Cleo")}
    assert [(trace.how, trace.to_person) for trace in traces[2:]] == [
        ("reply", number["Ada"]),
        ("mention", number["Ben"]),
        ("name", number["Cleo"]),
    ]


async def test_someone_who_has_not_joined_leaves_no_trace(world: World) -> None:
    await world.group()
    await world.join("Ada")
    await world.talk(("Ada", "hello"), ("Stranger", "hello there"), ("Ada", "who are you?"))
    assert len(await world.traces()) == 2


async def test_bots_and_other_channels_are_not_heard(world: World) -> None:
    await world.group()
    await world.join("Ada")
    lobby = world.guild.create_text_channel("lobby")
    await world.person("Ada").send(lobby, "not here")
    assert await world.traces() == []


async def test_threads_belong_to_the_group(world: World) -> None:
    await world.group()
    await world.join("Ada")
    channel = world.bot.get_channel(world.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.create_thread(name="aside", type=discord.ChannelType.public_thread)
    await world.env.settle()
    await world.person("Ada").send(world.channel.threads[0], "in here")
    assert len(await world.traces()) == 1


async def test_deleting_a_message_deletes_its_trace(world: World) -> None:
    await world.group()
    await world.join("Ada")
    one, two = await world.talk(("Ada", "one"), ("Ada", "two"))
    assert len(await world.traces()) == 2
    await world.person("Ada").delete(one)
    await world.person("Ada").delete(two)
    assert await world.traces() == []


async def test_an_edited_message_is_read_again(world: World) -> None:
    await world.group()
    await world.join("Ada")
    (message,) = await world.talk(("Ada", "one"))
    await world.person("Ada").edit(message, "one two three")
    (trace,) = await world.traces()
    assert trace.words == 3


async def test_leaving_the_server_leaves_the_group(tmp_path: Path) -> None:
    async with make_world(tmp_path, members=True) as world:
        await world.group()
        await world.join("Ada", "Ben")
        await world.talk(("Ada", "hello"), ("Ben", "hello"))
        world.guild.remove_member(world.person("Ada"))
        await world.env.settle()
        assert len(await world.traces()) == 1


async def test_what_was_missed_is_heard_in_order(world: World) -> None:
    await world.group(facilitator=world.person("Ines"))
    await world.join("Ines", "Ada", "Ben")
    await world.talk(("Ada", "before"), ("Ben", "before too"))
    await world.traces()
    async with world.lost_session():
        await world.talk(("Ada", "three"), ("Ben", "four"), ("Ada", "five"))
    assert len(await world.traces()) == 5
    assert world.live.talk(world.channel.id).room.shape().turns == 5


async def test_what_was_said_before_joining_stays_unmeasured_after_a_restart(world: World) -> None:
    await world.group()
    await world.join("Ada")
    await world.talk(("Ben", "before I joined"), ("Ada", "hello"))
    await world.join("Ben")
    await world.talk(("Ben", "now I have"))
    await world.restart()
    await world.env.settle()
    assert len(await world.traces()) == 2
    assert world.live.talk(world.channel.id).room.shape().turns == 3


async def test_what_was_deleted_or_edited_meanwhile_is_so_here_too(world: World) -> None:
    await world.group()
    await world.join("Ada", "Ben")
    kept, gone, edited = await world.talk(("Ada", "one"), ("Ben", "two"), ("Ada", "three"))
    await world.traces()
    async with world.lost_session():
        await world.person("Ben").delete(gone)
        await world.person("Ada").edit(edited, "three, and more")
    traces = await world.traces()
    assert [(trace.words, trace.person) for trace in traces] == [
        (1, world.live.number(kept.author.id)),
        (3, world.live.number(kept.author.id)),
    ]
    assert world.live.talk(world.channel.id).room.shape().turns == 1


async def test_a_history_that_may_not_be_read_takes_nothing_away(world: World) -> None:
    await world.group()
    await world.join("Ada")
    await world.talk(("Ada", "one"))
    closed = discord.PermissionOverwrite(read_message_history=False)
    await world.channel_object.set_permissions(world.guild_object.default_role, overwrite=closed)
    await world.restart()
    await world.env.settle()
    assert len(await world.traces()) == 1


async def test_ready_may_come_any_number_of_times(world: World) -> None:
    await world.group()
    await world.join("Ada", "Ben")
    await world.talk(("Ada", "one"), ("Ben", "two"))
    for _ in range(3):
        async with world.lost_session():
            pass
    assert len(await world.traces()) == 2


async def test_without_the_content_intent_structure_works_and_it_says_so(tmp_path: Path) -> None:
    approved = discord.Intents.all()
    approved.message_content = False
    async with make_world(tmp_path, approved=approved, message_content=False) as world:
        await world.group(facilitator=world.person("Ines"))
        await world.join("Ines", "Ada", "Ben", "Cleo", "Dora")
        shown = await world.manager.slash(world.channel, "group show")
        assert "without the message-content intent" in said(shown).content
        await world.person("Ines").slash(world.channel, "watch")
        await world.talk(*maypole("Ines", "Ada", "Ben", "Cleo", "Dora"))
        assert {trace.words for trace in await world.traces()} == {None}
        assert len(world.nudges("Ines")) == 1


async def test_a_lost_channel_role_or_server_leaves_nothing_dangling(world: World) -> None:
    hosts = world.guild.create_role("Hosts")
    second = world.guild.create_text_channel("second")
    filled = await world.fill_in(channels=[world.channel, second], facilitators=[hosts])
    await world.manager.click(said(filled), label="Create the group")
    guild = world.bot.get_guild(world.guild.id)
    assert guild is not None
    for gone in (guild.get_channel(second.id), guild.get_role(hosts.id)):
        assert gone is not None
        await gone.delete()
    await world.env.settle()
    shown = await world.manager.slash(world.channel, "group show")
    assert second.mention not in said(shown).content
    assert f"<@&{hosts.id}>" not in said(shown).content
    await guild.leave()
    await world.env.settle()
    assert list(world.bot.desk.directory) == []


async def test_no_word_and_no_name_reaches_the_database(world: World) -> None:
    await world.group()
    await world.join("Ada", "Ben")
    await world.talk(("Ada", "xylophone"), ("Ben", "quetzalcoatl"))
    await world.traces()
    files = Path(urlsplit(world.settings.database.url).path).parent.glob("multilogue.db*")
    raw = b"".join(path.read_bytes() for path in files)
    for mark in ("xylophone", "quetzalcoatl", "Carers", str(world.person("Ada").id)):
        assert mark.encode() not in raw
    assert world.person("Ada").id.to_bytes(8, "big") not in raw
    assert b"traces" in raw


async def test_a_locked_database_loses_nothing(world: World) -> None:
    await world.group()
    await world.join("Ada", "Ben")
    path = urlsplit(world.settings.database.url).path
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        await world.talk(("Ada", "one"), ("Ben", "two"), every=0.4)
        await world.env.advance_time(0.8)  # the first try is refused by then
        other.execute("COMMIT")
    await world.env.advance_time(60)
    assert len(await world.traces()) == 2


@pytest.mark.parametrize("text", ["", "🙂" * 500, "```\n" * 100, "\x00\x07", "a" * 2000, "<@1> <#2> <:x:3>"])
async def test_odd_texts_are_heard_like_any_other(world: World, text: str) -> None:
    await world.group()
    await world.join("Ada")
    await world.person("Ada").send(world.channel, text, attachments=[("a.png", b"1")])
    assert len(await world.traces()) == 1


async def test_an_even_talk_brings_no_nudge(world: World) -> None:
    await world.group(facilitator=world.person("Ines"))
    await world.join("Ines", "Ada", "Ben", "Cleo", "Dora")
    await world.person("Ines").slash(world.channel, "watch")
    await world.talk(*multilogue("Ines", "Ada", "Ben", "Cleo", "Dora"))
    assert world.nudges("Ines") == []
