"""Short words for what people do about parts of a meeting."""

from typing import Any

import discord
import simcord

from tests.cogs.seats.seated import read
from tests.world import World, labels, said

PEOPLE = ("Ada", "Ben", "Cleo", "Dee")


async def gathered(world: World, *, meets: str | None = None, dms: str = "nothing") -> World:
    """A group whose people joined; Mara facilitates, and joined, too. It is Thursday, noon."""
    await world.group()
    await world.join("Mara", dms=dms)
    await world.join(*PEOPLE, dms=dms)
    if meets:
        await world.manager.slash(world.channel, "group meets", when=meets)
    return world


async def lead(world: World, name: str, what: str, **options: Any) -> str:
    """Type a /lead command; gives what they read."""
    return read(await world.person(name).slash(world.channel, f"lead {what}", **options))


async def take(world: World, name: str, role: str, **options: Any) -> str:
    return await lead(world, name, "take", role=role, **options)


async def press(world: World, name: str, label: str) -> simcord.InteractionResult:
    """Press the newest button of that label that they see."""
    history = world.channel.history(viewer=world.person(name))
    (*_older, newest) = (message for message in history if label in labels(message))
    return await world.person(name).click(newest, label=label)


async def offer(world: World, name: str, *roles: str, when: str = "whenever") -> str:
    """Choose in the two menus; gives what stands there in the end."""
    who = world.person(name)
    shown = await who.slash(world.channel, "lead offer")
    token = world.live.group.token
    shown = await who.select(said(shown), list(roles), custom_id=f"pick:lead-offer:{token}")
    if roles and when != "whenever":
        shown = await who.select(said(shown), [when], custom_id=f"pick:lead-offer-when:{token}")
    return said(shown).content


def spoken(world: World) -> list[str]:
    """What the bot said in public, oldest first."""
    return [each.content for each in posts(world)]


def posts(world: World) -> list[discord.Message]:
    return [each for each in world.channel.history() if each.author.bot and not each.flags.ephemeral]


def question(world: World) -> discord.Message:
    """The newest question who would like to carry something."""
    (*_older, newest) = (
        each for each in posts(world) if each.content.startswith(("🤝 **The", "🤝 All", "-# Parts"))
    )
    return newest


def letters(world: World, name: str) -> list[str]:
    return [each.content for each in world.person(name).user.dm_channel.history() if each.author.bot]


async def hours(world: World, number: float) -> None:
    await world.env.advance_time(number * 3600)
