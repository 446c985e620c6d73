"""Short words for weeks of talk, and what people do with digests."""

from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import simcord

from bot.digest.text import MARK
from tests.world import World, menu, multilogue, said

WEEKLY = "every Sunday at 18:00"
EIGHT = ("Ada", "Ben", "Cleo", "Dee", "Eli", "Fay", "Gus", "Mara")
DUE = datetime(2026, 1, 11, 18, 0, tzinfo=UTC)
"""When the first digest is due."""
FEW = ("Ada", "Ben", "Cleo")


async def circle(world: World, *names: str) -> World:
    """A group whose people joined, on a Thursday at noon."""
    await world.group()
    await world.join(*names)
    return world


async def schedule(world: World, when: str = WEEKLY, **entries: Any) -> simcord.ResponseMessage:
    """Let the digest come round, by its form; gives what the facilitator reads at the end."""
    filled = await plan(world, when, **entries)
    return said(await world.manager.click(said(filled), label="Save"))


async def plan(world: World, when: str = WEEKLY, **entries: Any) -> simcord.InteractionResult:
    """Fill in the form of a schedule."""
    opened = await world.manager.slash(world.channel, "digest schedule")
    return await world.manager.submit_modal(opened, {"when": when, "channel": [world.channel]} | entries)


async def until(world: World, days: float = 0, hours: float = 0, minutes: float = 0) -> None:
    await world.env.advance_time(days * 86_400 + hours * 3600 + minutes * 60)


async def before(world: World, **rest: float) -> None:
    """Let the time pass until the first digest is due in so long."""
    await world.env.advance_time((DUE - timedelta(**rest) - world.env.now()).total_seconds())


async def evening(world: World, *names: str, rounds: int = 4) -> None:
    """People talk to and fro, for a quarter of an hour or so."""
    await world.talk(*multilogue(*names, rounds=rounds))


def posts(world: World, channel: simcord.ChannelHandle | None = None) -> list[discord.Message]:
    """The digests that stand in a channel, oldest first."""
    found = (channel or world.channel).history()
    return [message for message in found if message.content.startswith(MARK) and not message.flags.ephemeral]


def led_channel(world: World) -> simcord.ChannelHandle:
    """A channel that everybody but managers and the bot cannot see."""
    hidden, seen = (discord.PermissionOverwrite(view_channel=each) for each in (False, True))
    bot = world.bot.user
    assert bot is not None
    return world.guild.create_text_channel(
        "leading",
        overwrites={world.guild.default_role: hidden, world.guild.roles["Managers"]: seen, bot: seen},
    )


async def allow(
    world: World, channel: simcord.ChannelHandle, whom: discord.Role | discord.Member, **permissions: bool
) -> None:
    """Change what somebody may in a channel."""
    found = world.guild_object.get_channel(channel.id)
    assert isinstance(found, discord.TextChannel)
    await found.set_permissions(whom, overwrite=discord.PermissionOverwrite(**permissions))
    await world.env.settle()


async def nudges_go(world: World, to: str, channel: simcord.ChannelHandle | None = None) -> None:
    """Choose where the facilitators hear of things."""
    edited = await world.manager.slash(world.channel, "group edit")
    shown = await world.manager.select(said(edited), [to], custom_id=menu(said(edited), "nudges"))
    if channel is not None:
        shown = await world.manager.select(
            said(shown), [channel], custom_id=menu(said(shown), "nudge-channel")
        )
    await world.manager.click(said(shown), label="Save")


async def change(world: World, **entries: Any) -> None:
    """Change what the group says of itself."""
    edited = await world.manager.slash(world.channel, "group edit")
    form = await world.manager.click(said(edited), label="Change the form")
    same = {
        "name": "Carers", "purpose": "We look after someone.", "channels": [world.channel],
        "facilitators": [world.manager], "zone": "UTC",
    }  # fmt: skip
    changed = await world.manager.submit_modal(form, same | entries)
    await world.manager.click(said(changed), label="Save")
