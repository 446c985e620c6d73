"""From one member to another: being with somebody, and finding somebody to talk to."""

import discord
import pytest
import simcord

from tests.cogs.checkins.arriving import arrive, posts, thread, until, weekly
from tests.world import World, labels, said


@pytest.fixture(name="room")
async def _room(world: World) -> World:
    """A check-in in which Ada has said something to the group."""
    await weekly(world, "Ada", "Ben", "Cleo", "Mara", hours=7)
    await arrive(world, "Ada", "Waiting for results")
    return world


async def own(room: World, name: str) -> simcord.ResponseMessage:
    """What somebody who has arrived sees when they press Check in again."""
    return said(await room.person(name).click(posts(room)[-1], label="Check in"))


async def who_is_with(room: World, name: str) -> str:
    shown = await room.person(name).click(await own(room, name), label="Who is with me?")
    assert shown.ephemeral
    return said(shown).content


def mention(room: World, name: str) -> str:
    return f"<@{room.person(name).id}>"


async def test_being_with_somebody_is_named_only_if_one_agrees(room: World) -> None:
    assert "Nobody has pressed it yet" in await who_is_with(room, "Ada")
    asked = await room.person("Ben").click(thread(room)[-1], label="With you")
    assert asked.ephemeral
    assert "without a name" in await who_is_with(room, "Ada")
    await room.person("Ben").click(said(asked), label="Yes, tell them")
    assert mention(room, "Ben") in await who_is_with(room, "Ada")
    other = await room.person("Cleo").click(thread(room)[-1], label="With you")
    await room.person("Cleo").click(said(other), label="Without my name")
    shown = await who_is_with(room, "Ada")
    assert mention(room, "Cleo") not in shown
    assert "others who stay unnamed" in shown


async def test_it_can_be_taken_back(room: World) -> None:
    asked = await room.person("Ben").click(thread(room)[-1], label="With you")
    await room.person("Ben").click(said(asked), label="Take it back")
    assert "Nobody has pressed it yet" in await who_is_with(room, "Ada")


async def test_nothing_is_counted_in_public(room: World) -> None:
    before = thread(room)[-1].content
    for name in ("Ben", "Cleo", "Mara"):
        await room.person(name).click(thread(room)[-1], label="With you")
    assert thread(room)[-1].content == before
    assert labels(thread(room)[-1]) == ["With you"]


async def test_the_author_is_told_where_they_chose(room: World) -> None:
    shown = await own(room, "Ada")
    await room.person("Ada").select(shown, ["dm"])
    asked = await room.person("Ben").click(thread(room)[-1], label="With you")
    await room.person("Ben").click(said(asked), label="Yes, tell them")
    for name in ("Cleo", "Mara"):
        asked = await room.person(name).click(thread(room)[-1], label="With you")
        await room.person(name).click(said(asked), label="Without my name")
    direct = [message.content for message in room.person("Ada").user.dm_channel.history()]
    assert any(mention(room, "Ben") in text for text in direct)
    assert not any(mention(room, "Cleo") in text for text in direct)
    assert len([text for text in direct if "Somebody" in text]) == 1  # of those without a name, once


async def test_an_author_who_would_rather_not_know_is_left_in_peace(room: World) -> None:
    await room.person("Ada").select(await own(room, "Ada"), ["no"])
    pressed = await room.person("Ben").click(thread(room)[-1], label="With you")
    assert "would rather not be told" in said(pressed).content
    assert labels(said(pressed)) == []


async def test_ones_own_words_and_strangers(room: World) -> None:
    mine = await room.person("Ada").click(thread(room)[-1], label="With you")
    assert "your own words" in said(mine).content
    strange = await room.person("Zoe").click(thread(room)[-1], label="With you")
    assert "people who joined" in said(strange).content
    form = await room.person("Zoe").click(said(strange), label="Join")
    await room.person("Zoe").submit_modal(form, {"dms": ["nothing"]})
    joined = await room.person("Zoe").click(thread(room)[-1], label="With you")
    assert "May I tell them" in said(joined).content


async def wish(room: World, name: str = "Ada") -> discord.Message:
    """Somebody would like contact; gives what stands in the thread."""
    asked = await room.person(name).click(await own(room, name), label="I'd like contact")
    assert asked.ephemeral
    await room.person(name).click(said(asked), label="Yes, tell the group")
    return thread(room)[-1]


async def test_a_wish_for_contact_is_asked_before_it_is_told(room: World) -> None:
    before = len(thread(room))
    asked = await room.person("Ada").click(await own(room, "Ada"), label="I'd like contact")
    assert len(thread(room)) == before
    await room.person("Ada").click(said(asked), label="Rather not")
    assert len(thread(room)) == before
    standing = await wish(room)
    assert "**Ada** would like some contact" in standing.content


async def test_who_has_a_moment_but_has_not_joined_is_offered_to(room: World) -> None:
    strange = await room.person("Zoe").click(await wish(room), label="I have a moment")
    assert "people who joined" in said(strange).content
    assert labels(said(strange)) == ["Join"]


async def test_once_both_agree_a_private_thread_opens_for_the_two(room: World) -> None:
    standing = await wish(room)
    offer = await room.person("Ben").click(standing, label="I have a moment")
    assert "private thread" in said(offer).content
    await room.person("Ben").click(said(offer), label="Yes, tell them")
    call = thread(room)[-1]
    assert mention(room, "Ada") in call.content
    assert mention(room, "Ben") not in call.content
    nosy = await room.person("Cleo").click(standing, label="Who answered?")
    assert "Only whose wish this is" in said(nosy).content
    seen = await room.person("Ada").click(standing, label="Who answered?")
    assert mention(room, "Ben") in said(seen).content
    await room.person("Ada").click(said(seen), label="Yes, put us in touch")
    (private,) = [
        each for each in room.channel_object.threads if each.type is discord.ChannelType.private_thread
    ]
    (handle,) = [each for each in room.channel.threads if each.id == private.id]
    first = handle.history()[0].content
    assert mention(room, "Ada") in first
    assert mention(room, "Ben") in first
    left = [each.id for each in thread(room)]
    assert standing.id not in left  # nothing of the wish stays, nor of the call
    assert call.id not in left


async def test_nothing_said_between_the_two_is_heard(room: World) -> None:
    standing = await wish(room)
    offer = await room.person("Ben").click(standing, label="I have a moment")
    await room.person("Ben").click(said(offer), label="Yes, tell them")
    seen = await room.person("Ada").click(standing, label="Who answered?")
    await room.person("Ada").click(said(seen), label="Yes, put us in touch")
    (handle,) = [each for each in room.channel.threads if each.id != posts(room)[-1].id]
    before = len(await room.traces())
    await room.person("Ada").send(handle, "just between us")
    assert len(await room.traces()) == before


async def test_without_the_permission_both_are_called_by_name_where_both_agreed(room: World) -> None:
    everyone = room.guild_object.default_role
    await room.channel_object.set_permissions(everyone, create_private_threads=False)
    await room.env.settle()
    standing = await wish(room)
    offer = await room.person("Ben").click(standing, label="I have a moment")
    assert "the others will see that" in said(offer).content
    await room.person("Ben").click(said(offer), label="Yes, tell them")
    seen = await room.person("Ada").click(standing, label="Who answered?")
    assert "the others will see that" in said(seen).content
    await room.person("Ada").click(said(seen), label="Yes, put us in touch")
    last = thread(room)[-1].content
    assert mention(room, "Ada") in last
    assert mention(room, "Ben") in last


async def test_a_no_is_not_told_and_the_next_one_is_shown(room: World) -> None:
    standing = await wish(room)
    for name in ("Ben", "Cleo"):
        await until(room, minutes=1)
        offer = await room.person(name).click(standing, label="I have a moment")
        await room.person(name).click(said(offer), label="Yes, tell them")
    seen = await room.person("Ada").click(standing, label="Who answered?")
    following = await room.person("Ada").click(said(seen), label="Not this time")
    assert mention(room, "Cleo") in said(following).content
    assert "not told" in said(following).content
    assert not any(mention(room, "Ben") in each.content for each in thread(room))


async def test_a_wish_can_be_taken_back(room: World) -> None:
    standing = await wish(room)
    offer = await room.person("Ben").click(standing, label="I have a moment")
    asked = await room.person("Ada").click(await own(room, "Ada"), label="I'd like contact")
    await room.person("Ada").click(said(asked), label="Take my wish back")
    assert standing.id not in [each.id for each in thread(room)]
    late = await room.person("Ben").click(said(offer), label="Yes, tell them")
    assert "not open any more" in said(late).content


async def test_a_private_thread_that_was_promised_and_fails_calls_nobody_by_name(room: World) -> None:
    standing = await wish(room)
    offer = await room.person("Ben").click(standing, label="I have a moment")
    await room.person("Ben").click(said(offer), label="Yes, tell them")
    seen = await room.person("Ada").click(standing, label="Who answered?")
    before = len(thread(room))
    room.env.inject_error("POST", "/channels/*/threads", status=403, times=1)
    await room.person("Ada").click(said(seen), label="Yes, put us in touch")
    assert len(thread(room)) == before
    again = await room.person("Ada").click(standing, label="Who answered?")
    await room.person("Ada").click(said(again), label="Yes, put us in touch")
    private = [
        each for each in room.channel_object.threads if each.type is discord.ChannelType.private_thread
    ]
    assert len(private) == 1


async def test_a_wish_that_nobody_answered_goes_with_the_check_in(room: World) -> None:
    standing = await wish(room)
    await until(room, 2)
    assert standing.id not in [each.id for each in thread(room)]


async def test_who_asks_to_be_written_to_is_though_they_had_chosen_never(room: World) -> None:
    await room.person("Ada").select(await own(room, "Ada"), ["dm"])
    found = await room.bot.desk.store.people.find(room.live.group.id, room.person("Ada").id)
    assert found is not None
    assert found.dms == "asked"
    await room.join("Ada", dms="nothing")  # and chooses never again
    asked = await room.person("Ben").click(thread(room)[-1], label="With you")
    await room.person("Ben").click(said(asked), label="Yes, tell them")
    assert room.person("Ada").user.dm_channel.history() == []


async def test_offering_twice_says_that_it_is_known(room: World) -> None:
    standing = await wish(room)
    for expected in ("hears of it", "knows that you have a moment"):
        offer = await room.person("Ben").click(standing, label="I have a moment")
        told = await room.person("Ben").click(said(offer), label="Yes, tell them")
        assert expected in said(told).content
