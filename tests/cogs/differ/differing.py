"""Short words for what people do about a view that differs."""

from typing import Any

import discord
import simcord

from tests.world import World, said

WORDS = "With us it went the other way, quokka and all."
PEOPLE = ("Mara", "Ada", "Ben", "Cleo", "Dee")
NINE_MINUTES = 9 * 60
PLACE = ("Place it without my name", "Place it with my name")


async def circle(world: World) -> None:
    """Mara facilitates; she and four others have joined."""
    await world.group()
    await world.join(*PEOPLE)


async def write(
    world: World, name: str, message: Any = None, *, words: str = WORDS, signed: bool = False
) -> simcord.InteractionResult:
    """Fill in the form; gives what they see before anything is placed."""
    who = world.person(name)
    if message is None:
        opened = await who.slash(world.channel, "differ write")
    else:
        opened = await who.context_menu(world.channel, "I see it differently", message)
    assert opened.modal is not None, said(opened).content
    return await who.submit_modal(opened, {"words": words, "name": ["yes" if signed else "no"]})


async def press(world: World, name: str, shown: simcord.InteractionResult, *, signed: bool = False) -> str:
    """Press the button to place it; gives what stands in place of what was shown then."""
    pressed = await world.person(name).click(said(shown), label=PLACE[signed])
    return said(pressed).content


async def differ(
    world: World, name: str, message: Any = None, *, words: str = WORDS, signed: bool = False
) -> str:
    """Have a view placed, and wait until it stands."""
    told = await press(
        world, name, await write(world, name, message, words=words, signed=signed), signed=signed
    )
    await world.env.advance_time(NINE_MINUTES)
    return told


def placed(world: World, where: Any = None) -> list[discord.Message]:
    """Give what the bot placed, oldest first."""
    there = (where or world.channel).history()
    return [
        each for each in there if not each.flags.ephemeral and ("different" in each.content.split("\n")[0])
    ]


async def mine(world: World, name: str) -> simcord.InteractionResult:
    return await world.person(name).slash(world.channel, "differ mine")


async def troubled(world: World, name: str, view: discord.Message) -> simcord.InteractionResult:
    return await world.person(name).click(view, label="If this troubles you")
