"""Two who are kept apart are brought together nowhere, and who was kept away cannot tell."""

import discord
import pytest
import simcord

from tests.cogs.checkins.arriving import arrive, posts, thread, weekly
from tests.cogs.rounds.telling import begun, gathered, go_on, know, minutes, press, tell
from tests.world import World, labels, said


@pytest.fixture(name="room")
async def _room(world: World) -> World:
    """A check-in in which Ada has said something to the group."""
    await weekly(world, "Ada", "Ben", "Cleo", "Mara", hours=7)
    await arrive(world, "Ada", "Waiting for results")
    return world


async def block(room: World, who: str, whom: str) -> str:
    kept = await room.person(who).slash(room.channel, "block person", person=room.person(whom))
    assert kept.ephemeral
    return said(kept).content


async def own(room: World, name: str) -> simcord.ResponseMessage:
    return said(await room.person(name).click(posts(room)[-1], label="Check in"))


async def wish(room: World, name: str = "Ada") -> discord.Message:
    asked = await room.person(name).click(await own(room, name), label="I'd like contact")
    await room.person(name).click(said(asked), label="Yes, tell the group")
    return thread(room)[-1]


async def offer(room: World, name: str, standing: discord.Message) -> tuple[str, str]:
    """Somebody has a moment; gives what they read."""
    asked = await room.person(name).click(standing, label="I have a moment")
    told = await room.person(name).click(said(asked), label="Yes, tell them")
    return said(asked).content, said(told).content


def mention(room: World, name: str) -> str:
    return f"<@{room.person(name).id}>"


async def test_it_is_said_listed_and_ended_to_the_one_who_chose_it_alone(room: World) -> None:
    assert "are kept apart in this group" in await block(room, "Ada", "Ben")
    assert "already" in await block(room, "Ada", "Ben")
    listed = said(await room.person("Ada").slash(room.channel, "block list"))
    assert mention(room, "Ben") in listed.content
    theirs = said(await room.person("Ben").slash(room.channel, "block list"))
    assert "from nobody" in theirs.content
    other = said(await room.person("Ben").slash(room.channel, "block lift", person=room.person("Ada")))
    assert "nothing was changed" in other.content
    lifted = said(await room.person("Ada").slash(room.channel, "block lift", person=room.person("Ben")))
    assert "any more" in lifted.content
    public = [each.content for each in room.channel.history() if not each.flags.ephemeral]
    assert not any("apart" in each for each in public)


async def test_a_persons_menu_does_it_too_and_it_outlives_a_restart(room: World) -> None:
    kept = await room.person("Ada").context_menu(room.channel, "Keep apart", room.person("Ben"))
    assert kept.ephemeral
    await room.restart()
    listed = said(await room.person("Ada").slash(room.channel, "block list"))
    assert mention(room, "Ben") in listed.content


async def test_oneself_and_who_has_not_joined_are_told_so(room: World) -> None:
    assert "That is you" in await block(room, "Ada", "Ada")
    assert "has not, so" in await block(room, "Ada", "Zoe")
    strange = await room.person("Zoe").slash(room.channel, "block person", person=room.person("Ada"))
    assert labels(said(strange)) == ["Join"]


@pytest.mark.parametrize("chooser", ["Ada", "Ben"])
async def test_an_offer_is_quietly_not_brought_together(room: World, chooser: str) -> None:
    standing = await wish(room)
    asked, told = await offer(room, "Cleo", standing)
    await room.person("Ada").click(await see(room, standing), label="Not this time")
    before = len(thread(room))
    if chooser == "Ben":
        pressed = await room.person("Ben").click(standing, label="I have a moment")
        await block(room, "Ben", "Ada")
        await room.person("Ben").click(said(pressed), label="Yes, tell them")
        again = await room.person("Ben").click(standing, label="I have a moment")
        assert "You keep apart from" in said(again).content
    else:
        await block(room, "Ada", "Ben")
        assert await offer(room, "Ben", standing) == (asked, told)  # word for word what Cleo read
        assert "knows that you have a moment" in (await offer(room, "Ben", standing))[1]
    assert len(thread(room)) == before
    assert "Nobody is waiting" in (await see(room, standing)).content


async def see(room: World, standing: discord.Message) -> simcord.ResponseMessage:
    return said(await room.person("Ada").click(standing, label="Who answered?"))


async def test_an_offer_that_waits_when_two_are_kept_apart_waits_for_nobody(room: World) -> None:
    standing = await wish(room)
    await offer(room, "Ben", standing)
    seen = await see(room, standing)
    assert mention(room, "Ben") in seen.content
    await block(room, "Ada", "Ben")
    late = await room.person("Ada").click(seen, label="Yes, put us in touch")
    assert "Nobody is waiting" in said(late).content
    private = discord.ChannelType.private_thread
    assert not [each for each in room.channel_object.threads if each.type is private]
    await offer(room, "Cleo", standing)  # and the next is called to as if it were the first
    assert mention(room, "Cleo") in (await see(room, standing)).content


@pytest.mark.parametrize("answer", ["Yes, tell them", "Without my name"])
async def test_nobody_hears_that_somebody_kept_apart_is_with_them(room: World, answer: str) -> None:
    await room.person("Ada").select(await own(room, "Ada"), ["dm"])
    asked = await room.person("Cleo").click(thread(room)[-1], label="With you")
    like_others = said(await room.person("Cleo").click(said(asked), label="Take it back"))
    await block(room, "Ada", "Ben")
    asked = await room.person("Ben").click(thread(room)[-1], label="With you")
    told = said(await room.person("Ben").click(said(asked), label=answer))
    assert "apart" not in told.content
    shown = await room.person("Ada").click(await own(room, "Ada"), label="Who is with me?")
    assert "Nobody has pressed it yet" in said(shown).content
    assert room.person("Ada").user.dm_channel.history() == []
    assert "Taken back" in like_others.content


async def test_who_keeps_apart_is_reminded_of_it_and_nothing_is_noted(room: World) -> None:
    await block(room, "Ben", "Ada")
    pressed = await room.person("Ben").click(thread(room)[-1], label="With you")
    assert "You keep apart from" in said(pressed).content
    assert labels(said(pressed)) == []
    await room.person("Ben").slash(room.channel, "block lift", person=room.person("Ada"))
    shown = await room.person("Ada").click(await own(room, "Ada"), label="Who is with me?")
    assert "Nobody has pressed it yet" in said(shown).content


@pytest.fixture(name="circle")
async def _circle(world: World) -> World:
    """A round that is over, in which Ada told, and Ben answered and thanked her."""
    await begun(await gathered(world), "Ada", "Cleo")
    await tell(world, "Ada", "It was a xylophone.")
    await know(world, "Ben", "When I heard one first, I ran.")
    await press(world, "Ben", "Thank you")
    await go_on(world, "Cleo")
    await tell(world, "Cleo", "A zither, with me.")
    await minutes(world, 45)
    return world


async def choose(world: World, name: str, other: str) -> str | None:
    """Choose with whom to go on; None where the menu does not have them."""
    menu = said(await press(world, name, "Go on talking with …"))
    (select,) = menu.components[0]["components"]
    values = [each["value"] for each in select["options"] if each["label"].lower() == other.lower()]
    if not values:
        return None
    return said(await world.person(name).select(menu, values, custom_id=select["custom_id"])).content


async def test_after_a_round_two_kept_apart_are_not_brought_together(circle: World) -> None:
    assert await choose(circle, "Ada", "Ben") == await choose(circle, "Cleo", "Ben")  # each notes it alone
    await block(circle, "Ada", "Ben")
    told = await choose(circle, "Ben", "Ada")
    assert told is not None  # who is kept away finds the other in the menu, as everybody does
    assert told.startswith("Noted")
    assert not circle.channel.threads
    assert await choose(circle, "Ada", "Ben") is None


async def test_once_it_is_ended_they_can_choose_each_other(circle: World) -> None:
    await block(circle, "Ada", "Ben")
    await choose(circle, "Ben", "Ada")
    await circle.person("Ada").slash(circle.channel, "block lift", person=circle.person("Ben"))
    assert "You both would like to" in (await choose(circle, "Ada", "Ben") or "")


async def test_a_thank_you_from_who_is_kept_apart_is_not_shown(circle: World) -> None:
    assert mention(circle, "Ben") in said(await press(circle, "Ada", "My story")).content
    await block(circle, "Ada", "Ben")
    assert mention(circle, "Ben") not in said(await press(circle, "Ada", "My story")).content


@pytest.mark.parametrize("leaver", ["Ada", "Ben"])
async def test_it_goes_when_either_leaves(circle: World, leaver: str) -> None:
    await block(circle, "Ada", "Ben")
    live = circle.live
    ada, ben = (live.number(circle.person(name).id) or 0 for name in ("Ada", "Ben"))
    assert await circle.bot.desk.store.blocks.blocked_between(live.group.id, ben, ada)
    await circle.person(leaver).click(circle.welcome(), label="Leave")
    assert not await circle.bot.desk.store.blocks.blocked_between(live.group.id, ben, ada)
