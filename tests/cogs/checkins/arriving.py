"""Short words for what people do at a check-in."""

from typing import Any

import discord
import simcord

from tests.world import World, said

WEEKLY = "every Thursday at 18:45"


async def schedule(world: World, when: str = WEEKLY, **entries: Any) -> simcord.ResponseMessage:
    """Let a check-in come round, by its form; gives what the facilitator reads at the end."""
    filled = await plan(world, when, **entries)
    return said(await world.manager.click(said(filled), label="Save"))


async def weekly(world: World, *names: str, hours: float) -> World:
    """A group whose people joined and whose check-in comes every Thursday, so many hours after noon of such a day."""
    await world.group()
    await schedule(world)
    await world.join(*names)
    await until(world, hours)
    return world


async def plan(world: World, when: str = WEEKLY, **entries: Any) -> simcord.InteractionResult:
    """Fill in the form of a schedule."""
    opened = await world.manager.slash(world.channel, "checkin schedule")
    return await world.manager.submit_modal(opened, planned(world, when) | entries)


def planned(world: World, when: str = WEEKLY) -> dict[str, Any]:
    return {"when": when, "length": "2 hours", "channel": [world.channel], "opening": "", "feelings": ""}


async def until(world: World, hours: float = 0, **more: float) -> None:
    await world.env.advance_time(hours * 3600 + more.get("minutes", 0) * 60 + more.get("days", 0) * 86_400)


def posts(world: World) -> list[discord.Message]:
    """The check-ins in the channel, oldest first."""
    return [message for message in world.channel.history() if message.content.startswith("## 🌿")]


def thread(world: World) -> list[discord.Message]:
    """What stands in the newest check-in's thread."""
    (newest,) = [each for each in world.channel.threads if each.id == posts(world)[-1].id]
    return newest.history()


async def arrive(
    world: World, name: str, words: str = "Tired but here.", **more: Any
) -> simcord.InteractionResult:
    """Press the newest Check in and send the form off."""
    opened = await world.person(name).click(posts(world)[-1], label="Check in")
    return await send_off(world, name, opened, words, **more)


async def send_off(
    world: World, name: str, opened: simcord.InteractionResult, words: str, **more: Any
) -> simcord.InteractionResult:
    entries = {"arrive": words, "feeling": "", "energy": [], "like": [], "readers": ["group"]}
    return await world.person(name).submit_modal(opened, entries | more)
