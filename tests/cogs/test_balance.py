"""/balance: my own part, and the group's; nobody else's."""

import io
from typing import Any

import discord
import simcord
from PIL import Image

from bot.dynamics.balance import Shared, Together
from cogs.balance.words import week_panels, weeks_alt_text
from tests.world import World, maypole, multilogue, said

ALL = ("Ines", "Ada", "Ben", "Cleo", "Dora", "Emil")
DAY = 86_400


async def asked(world: World, name: str, command: str) -> discord.Message | simcord.ResponseMessage:
    await world.env.advance_time(3)  # until what was said is written
    shown = await world.person(name).slash(world.channel, f"balance {command}")
    assert shown.ephemeral
    return shown.followups[0] if shown.followups else said(shown)


async def begin(world: World, *names: str) -> None:
    await world.group(facilitator=world.person("Ines"))
    await world.join(*names)


async def picture(message: Any) -> tuple[Image.Image, str]:
    (file,) = message.attachments
    drawn = await file.read()
    assert len(drawn) <= 300_000
    return Image.open(io.BytesIO(drawn)), file.description or ""


async def test_everybody_sees_their_own_part_and_nobody_elses(world: World) -> None:
    await begin(world, *ALL)
    await world.talk(*[("Ada", "And another thing."), ("Ben", "I see.")] * 12)
    await world.talk(*[(name, "Here, too.") for name in ("Ines", "Cleo", "Dora", "Emil", "Cleo", "Dora")])
    much, little = await asked(world, "Ada", "me"), await asked(world, "Emil", "me")
    assert "**Turns**: 40 in 100 are yours; the middle half of the group has about" in much.content
    assert "You have said a lot lately" in much.content
    assert "**Turns**: 3 in 100 are yours" in little.content
    assert "You have listened more than spoken" in little.content
    image, alt = await picture(much)
    assert image.width == 800
    assert "40 in 100 are yours" in alt
    for name in ALL:
        assert name not in much.content + alt


async def test_of_too_few_only_ones_own_turns_are_told(world: World) -> None:
    await begin(world, *ALL)
    await world.talk(*((name, "Hello.") for name in ("Ada", "Ben", "Cleo", "Dora", "Emil")))
    await world.talk(("Ada", "How are you?"))
    shown = await asked(world, "Ada", "me")
    assert "You had 2 turns in this time." in shown.content
    assert "at least 5 others" in shown.content
    assert not shown.attachments
    assert "I have not heard you here in the last 30 days" in (await asked(world, "Ines", "me")).content


async def test_the_group_sees_its_shape_and_how_it_moved(world: World) -> None:
    await begin(world, *ALL, "Fay", "Gus", "Hal", "Ida", "Jon")
    await world.env.advance_time(14 * DAY)
    await world.talk(*maypole(*ALL, rounds=1))
    await world.env.advance_time(8 * DAY)
    await world.talk(*multilogue(*ALL, rounds=3))
    shown = await asked(world, "Fay", "group")
    assert "The voices are spread" in shown.content
    assert "More of it runs from member to member than a week ago." in shown.content
    assert "5 people have hardly spoken" in shown.content
    image, alt = await picture(shown)
    assert image.width == 800
    assert "From member to member: 0, " in alt
    for name in ALL:
        assert name not in shown.content + alt
    await world.talk(("Jon", "Hello."), ("Ada", "Jon, hello!"), ("Jon", "A good evening."))
    assert (
        "hardly spoken" not in (await asked(world, "Fay", "group")).content
    )  # four are too few for a number


async def test_who_facilitates_by_a_role_is_known(world: World) -> None:
    role = world.guild.create_role("Hosts")
    world.person("Ines", role)
    filled = await world.fill_in(facilitators=[role])
    await world.manager.click(said(filled), label="Create the group")
    await world.join(*ALL)
    await world.talk(*maypole(*ALL, rounds=1))
    shown = await asked(world, "Ada", "group")
    assert "About 0 in 100 answers went from member to member" in shown.content


async def test_it_is_for_those_who_joined(world: World) -> None:
    await begin(world, *ALL)
    for command in ("me", "group", "invitations"):
        assert "people who joined" in (await asked(world, "Zoe", command)).content
    assert "Too few people have spoken" in (await asked(world, "Ada", "group")).content


def test_from_five_weeks_on_the_drawing_tells_what_is_usual_for_the_group() -> None:
    weeks = [Shared(evenness, between=None, led=False) for evenness in (0.5, 0.7, 0.5, 0.7, 0.9)]
    few, many = (Together(weeks[-1], None, tuple(weeks[-number:])) for number in (4, 5))
    assert "How evenly it is spread: 50, 70, 50, 70, 90 (usual for this group: 50 to 70)" in weeks_alt_text(
        many
    )
    assert "usual" not in weeks_alt_text(few)
    assert [panel.usual for panel in week_panels(many)] == [(0.5, 0.7), None]
