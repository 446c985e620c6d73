"""Short words for what people do about where the group is on its way."""

from datetime import timedelta
from typing import Any

import discord
import simcord

from tests.world import World, labels, menu, said

PEOPLE = ("Ada", "Ben", "Cleo", "Dee", "Eli")
STAFF = "staff"


async def led(world: World, *names: str, **entries: Any) -> simcord.ChannelHandle:
    """A group whose facilitators are told things in a channel of their own; gives that."""
    staff = world.guild.create_text_channel(STAFF)
    filled = await world.fill_in(**entries)
    form = said(filled)
    await world.manager.select(form, ["channel"], custom_id=menu(form, "nudges"))
    await world.manager.select(form, [staff], custom_id=menu(form, "nudge-channel"))
    await world.manager.click(form, label="Create the group")
    await world.join("Mara", *(names or PEOPLE))
    return staff


def told(staff: simcord.ChannelHandle, piece: str) -> list[str]:
    """What facilitators were told that has this in it."""
    return [message.content for message in staff.history() if piece in message.content]


async def answers(world: World, name: str, label: str) -> simcord.InteractionResult:
    """Somebody says where the group is."""
    page = await world.person(name).slash(world.channel, "group stage")
    return await world.person(name).click(said(page), label=label)


async def page(world: World, name: str) -> str:
    return said(await world.person(name).slash(world.channel, "group stage")).content


def posts(world: World, piece: str) -> list[discord.Message]:
    """What everybody reads of the bot that has this in it."""
    seen = world.channel.history()
    return [each for each in seen if each.author.bot and piece in each.content and not each.flags.ephemeral]


async def set_ending(world: World, day: str, by: str = "Mara") -> simcord.InteractionResult:
    shown = await world.person(by).slash(world.channel, "group ending", day=day)
    return await world.person(by).click(said(shown), label="Set this day")


async def write(world: World, name: str, words: str, *, signed: bool = False) -> str:
    """Write what somebody takes along, under the newest post that asks for it; gives what they read."""
    (*_older, newest) = (each for each in world.channel.history() if "What I take along" in labels(each))
    opened = await world.person(name).click(newest, label="What I take along")
    filled = {"words": words, "signed": ["yes" if signed else "no"]}
    return said(await world.person(name).submit_modal(opened, filled)).content


DAY = timedelta(days=1).total_seconds()


async def days(world: World, count: float) -> None:
    await world.env.advance_time(count * DAY)
