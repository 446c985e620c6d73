"""Short words for what people do about a report."""

from typing import Any

import discord
import simcord

from tests.world import World, said

WORDS = "He wrote to me at night, quetzal and all."


def closed_channel(
    world: World, name: str, *who: simcord.RoleHandle | simcord.MemberActor
) -> simcord.ChannelHandle:
    """A channel that only these can read, and the bot."""
    everyone = world.guild_object.default_role
    hidden, shown = (
        discord.PermissionOverwrite(view_channel=False),
        discord.PermissionOverwrite(view_channel=True),
    )
    overwrites: dict[Any, discord.PermissionOverwrite] = {everyone: hidden, world.guild_object.me: shown}
    overwrites |= dict.fromkeys(who, shown)
    return world.guild.create_text_channel(name, overwrites=overwrites)


async def settle(world: World, channel: simcord.ChannelHandle | None, *people: str) -> str:
    opened = await world.manager.slash(world.channel, "report settings")
    chosen = {"channel": [channel] if channel else [], "people": [world.person(name) for name in people]}
    return said(await world.manager.submit_modal(opened, chosen)).content


async def write(
    world: World, name: str, about: str | None = None, /, *, message: Any = None, **entries: Any
) -> simcord.InteractionResult:
    """Fill in the form; gives what they see before anything is sent."""
    who = world.person(name)
    if message is None:
        opened = await who.slash(world.channel, "report write")
    else:
        opened = await who.context_menu(world.channel, "Report to the facilitators", message)
    filled: dict[str, Any] = {"words": WORDS, "name": ["no"]}
    filled["about"] = [world.person(about)] if about else []
    filled |= {"copy": ["no"]} if message is not None else {}
    return await who.submit_modal(opened, filled | entries)


async def send(world: World, name: str, shown: simcord.InteractionResult) -> str:
    return said(await world.person(name).click(said(shown), label="Send it")).content


async def report(world: World, name: str, about: str | None = None, /, **more: Any) -> str:
    return await send(world, name, await write(world, name, about, **more))


async def mine(world: World, name: str) -> str:
    return said(await world.person(name).slash(world.channel, "report mine")).content


async def read(world: World, name: str) -> str:
    """What somebody who may receive reports finds."""
    before = len(world.whispers(name))
    await world.person(name).slash(world.channel, "report read")
    return "\n".join(each.content for each in world.whispers(name)[before:])


def in_direct(world: World, name: str) -> list[discord.Message]:
    return [each for each in world.person(name).user.dm_channel.history() if each.author.bot]


def reports_in(channel: simcord.ChannelHandle) -> list[discord.Message]:
    return [each for each in channel.history() if each.content.startswith("## 🛟")]
