"""Who facilitates: asked and said yes to, handed over, stepped back from; the group reads it in a sentence."""

from typing import Any

import discord
import pytest
import simcord

from tests.cogs.lead.leading import gathered, hours, lead, letters, offer, press, spoken
from tests.cogs.seats.seated import read
from tests.world import World, said


@pytest.fixture(name="circle")
async def _circle(world: World) -> World:
    """Mara facilitates; she and the others joined."""
    return await gathered(world)


async def hand_over(world: World, to: str, then: str = "member", by: str = "Mara") -> str:
    who: Any = world.person(to)
    return read(await world.person(by).slash(world.channel, "group hand-over", to=who, then=then))


async def invite(world: World, who: str, by: str = "Mara") -> str:
    return await lead(world, by, "invite", who=world.person(who))


def leading(world: World) -> list[str]:
    """The names of those who facilitate, in their order."""
    names = {each.id: name for name, each in world.people.items()}
    return [names[each] for each in world.live.group.charter.facilitators]


async def test_whoever_is_asked_facilitates_only_after_their_yes(circle: World) -> None:
    ben = circle.person("Ben").id
    assert f"I ask <@{ben}>" in await invite(circle, "Ben")
    assert leading(circle) == ["Mara"]
    assert not [each for each in spoken(circle) if f"<@{ben}>" in each]
    assert letters(circle, "Ben") == []
    assert "facilitate this group, too" in await lead(circle, "Ben", "list")
    assert "You facilitate this group now" in read(await press(circle, "Ben", "Yes, I will"))
    assert leading(circle) == ["Mara", "Ben"]
    assert f"<@{ben}> facilitates this group now, too" in spoken(circle)[-1]
    assert "facilitates already" in await invite(circle, "Ben")
    assert said(await circle.person("Ben").slash(circle.channel, "watch")).content.startswith("👂")
    await circle.restart()
    assert leading(circle) == ["Mara", "Ben"]


async def test_a_no_is_told_to_nobody(circle: World) -> None:
    await invite(circle, "Ben")
    before = spoken(circle)
    await lead(circle, "Ben", "list")
    assert "I tell nobody" in read(await press(circle, "Ben", "No, thank you"))
    assert leading(circle) == ["Mara"]
    assert spoken(circle) == before
    assert "not open any more" in read(await press(circle, "Ben", "Yes, I will"))


async def test_the_question_is_for_its_person_alone_and_for_a_week(circle: World) -> None:
    await invite(circle, "Ben")
    assert "facilitate this group, too" not in await lead(circle, "Cleo", "list")
    await lead(circle, "Ben", "list")
    await hours(circle, 7 * 24 + 1)
    assert "facilitate this group, too" not in await lead(circle, "Ben", "list")
    late = read(await press(circle, "Ben", "Yes, I will"))
    assert "more than a week old" in late or "not open any more" in late
    assert leading(circle) == ["Mara"]


async def test_who_has_not_joined_says_yes_once_they_have(circle: World) -> None:
    assert "I ask" in await invite(circle, "Zoe")
    await lead(circle, "Zoe", "list")
    assert "Press **Join**" in read(await press(circle, "Zoe", "Yes, I will"))
    await circle.join("Zoe")
    await press(circle, "Zoe", "Yes, I will")
    assert leading(circle) == ["Mara", "Zoe"]


async def test_whoever_keeps_apart_is_not_asked_and_the_answer_is_the_same(circle: World) -> None:
    to_cleo = await invite(circle, "Cleo")
    await circle.person("Ben").slash(circle.channel, "block person", person=circle.person("Mara"))
    to_ben = await invite(circle, "Ben")
    assert to_ben == to_cleo.replace(str(circle.person("Cleo").id), str(circle.person("Ben").id))
    assert "facilitate this group" not in await lead(circle, "Ben", "list")


async def test_who_offered_to_carry_something_is_written_to(circle: World) -> None:
    await offer(circle, "Ben", "host")
    await invite(circle, "Ben")
    await invite(circle, "Ben")
    (letter,) = letters(circle, "Ben")  # once, however often they are asked
    assert "facilitate this group, too" in letter


@pytest.mark.parametrize(("then", "left"), [("member", ["Ben"]), ("beside", ["Ben", "Mara"])])
async def test_the_group_is_handed_over_by_a_yes_and_all_read_it(
    circle: World, then: str, left: list[str]
) -> None:
    mara, ben = circle.person("Mara").id, circle.person("Ben").id
    assert "Nothing changes until they say yes" in await hand_over(circle, "Ben", then)
    assert leading(circle) == ["Mara"]
    await lead(circle, "Ben", "list")
    assert "in your hands now" in read(await press(circle, "Ben", "Yes, I will"))
    assert leading(circle) == left
    told = spoken(circle)[-1]
    assert f"new hands: <@{ben}>" in told
    assert f"<@{mara}>" in told
    await circle.person("Mara").click(circle.welcome(), label="Leave")
    await circle.env.advance_time(5)
    assert not [each for each in spoken(circle) if f"<@{mara}>" in each]


async def test_what_was_handed_over_twice_is_taken_by_the_first_yes(circle: World) -> None:
    for name in ("Ben", "Cleo"):
        await hand_over(circle, name)
        await lead(circle, name, "list")
    await press(circle, "Cleo", "Yes, I will")
    assert "not open any more" in read(await press(circle, "Ben", "Yes, I will"))
    assert leading(circle) == ["Cleo"]


async def test_who_handed_over_and_facilitates_on_hands_over_once(circle: World) -> None:
    for name in ("Ben", "Cleo"):
        await hand_over(circle, name, "beside")
        await lead(circle, name, "list")
    await press(circle, "Cleo", "Yes, I will")
    assert "not open any more" in read(await press(circle, "Ben", "Yes, I will"))
    assert leading(circle) == ["Cleo", "Mara"]


async def test_a_question_is_taken_back_until_there_is_a_yes(circle: World) -> None:
    await hand_over(circle, "Ben")
    await lead(circle, "Ben", "list")
    taken = said(await press(circle, "Mara", "Take the question back")).content
    assert "not open any more" in read(await press(circle, "Ben", "Yes, I will"))
    assert leading(circle) == ["Mara"]
    await circle.person("Cleo").slash(circle.channel, "block person", person=circle.person("Mara"))
    await hand_over(circle, "Cleo")
    assert said(await press(circle, "Mara", "Take the question back")).content == taken


async def test_only_who_facilitates_hands_over_or_asks(circle: World) -> None:
    assert "for the group's facilitators" in await hand_over(circle, "Ben", by="Ada")
    assert "for the group's facilitators" in await invite(circle, "Ben", by="Ada")
    assert "That is you" in await invite(circle, "Mara")


async def test_a_facilitator_steps_back_but_not_the_last(circle: World) -> None:
    assert "the only one" in await lead(circle, "Mara", "step-back")
    await invite(circle, "Ben")
    await lead(circle, "Ben", "list")
    await press(circle, "Ben", "Yes, I will")
    assert "Step back from facilitating?" in await lead(circle, "Mara", "step-back")
    assert "you stay" in said(await press(circle, "Mara", "Stay")).content
    await lead(circle, "Ben", "step-back")
    await lead(circle, "Mara", "step-back")
    assert "stepped back" in said(await press(circle, "Mara", "Step back")).content
    assert leading(circle) == ["Ben"]
    assert f"<@{circle.person('Mara').id}> has stepped back" in spoken(circle)[-1]
    assert "the only one" in read(await press(circle, "Ben", "Step back"))
    assert leading(circle) == ["Ben"]
    assert "You are none of them" in await lead(circle, "Ada", "step-back")


async def test_a_question_goes_with_whoever_was_asked(circle: World) -> None:
    await invite(circle, "Ben")
    await lead(circle, "Ben", "list")
    await circle.person("Ben").click(circle.welcome(), label="Leave")
    await circle.join("Ben")
    assert "not open any more" in read(await press(circle, "Ben", "Yes, I will"))
    assert leading(circle) == ["Mara"]


async def test_who_facilitates_by_a_role_hands_over_and_keeps_the_role(world: World) -> None:
    leaders: simcord.RoleHandle = world.guild.create_role("Leading", permissions=discord.Permissions.none())
    world.person("Rolf", leaders)
    filled = await world.fill_in(facilitators=[leaders])
    await world.manager.click(said(filled), label="Create the group")
    await world.join("Ben", "Rolf")
    await hand_over(world, "Ben", by="Rolf")
    await lead(world, "Ben", "list")
    await press(world, "Ben", "Yes, I will")
    assert leading(world) == ["Ben"]
    assert f"<@{world.person('Rolf').id}> facilitates on beside them" in spoken(world)[-1]
    assert "by a role of this server" in await lead(world, "Rolf", "step-back")


async def test_a_sentence_that_discord_refuses_changes_nothing_of_the_yes(circle: World) -> None:
    await invite(circle, "Ben")
    await lead(circle, "Ben", "list")
    circle.env.inject_error("POST", f"/channels/{circle.channel.id}/messages", status=403, times=1)
    assert "I could not tell the group" in read(await press(circle, "Ben", "Yes, I will"))
    assert leading(circle) == ["Mara", "Ben"]
