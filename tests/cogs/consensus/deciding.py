"""Short words for what people do about a proposal."""

from datetime import timedelta
from typing import Any

import discord
import simcord

from bot.store.proposals import Proposals
from tests.world import World, labels, said

PEOPLE = ("Ada", "Ben", "Cleo", "Dee")
WORDING = "We meet at eight from February on."
DAY = 24 * 3600.0

FOR, LIVE, CONCERN, ASIDE, NOT = (
    "I'm for it", "I can live with it", "I have a concern", "I stand aside", "I can't accept it",
)  # fmt: skip


async def gathered(world: World, *names: str, dms: str = "nothing") -> World:
    """A group whose people joined; Mara facilitates, and joined, too."""
    await world.group()
    await world.join("Mara", *(names or PEOPLE), dms=dms)
    return world


async def draft(world: World, by: str = "Ada", **entries: Any) -> simcord.InteractionResult:
    """Fill in the form; gives the look at it."""
    opened = await world.person(by).slash(world.channel, "consensus propose")
    filled = {"wording": WORDING, "until": "3 days", "decided": ["consent"], "turnout": "3"}
    return await world.person(by).submit_modal(opened, filled | entries)


async def propose(world: World, by: str = "Ada", **entries: Any) -> discord.Message:
    """Put one to the group; gives its post."""
    shown = await draft(world, by, **entries)
    await world.person(by).click(said(shown), label="Put it to the group")
    return post(world)


def posts(world: World) -> list[discord.Message]:
    return [each for each in world.channel.history() if FOR in labels(each)]


def post(world: World) -> discord.Message:
    return posts(world)[-1]


def text(message: Any) -> str:
    """All that a message says, with its embeds."""
    told = [message.content]
    for embed in message.embeds:
        told += [embed.title or "", embed.description or ""]
        told += [f"{field.name}\n{field.value}" for field in embed.fields]
    return "\n".join(filter(None, told))


async def press(world: World, name: str, position: str) -> simcord.InteractionResult:
    """Press one of the five buttons."""
    return await world.person(name).click(post(world), label=position)


async def say(
    world: World, name: str, position: str, words: str = "", *, signed: bool = False
) -> simcord.InteractionResult:
    """Take a position for which a form asks."""
    opened = await press(world, name, position)
    entries = {"words": words, "signed": ["yes" if signed else "no"]}
    return await world.person(name).submit_modal(opened, entries)


async def say_why(world: World, name: str, position: str, words: str, *, signed: bool = False) -> Any:
    """Take a position that one press is enough for, and then say why."""
    taken = await press(world, name, position)
    opened = await world.person(name).click(said(taken), label="Say why")
    entries = {"words": words, "signed": ["yes" if signed else "no"]}
    return await world.person(name).submit_modal(opened, entries)


def thread(world: World) -> Any:
    threads: list[Any] = world.channel.threads
    return threads[-1]


def in_thread(world: World) -> list[discord.Message]:
    return [each for each in thread(world).history() if each.author.bot and each.content]


def concern_post(world: World, words: str = "") -> discord.Message:
    return [each for each in in_thread(world) if "Reply to it" in labels(each) and words in each.content][-1]


async def reply(world: World, name: str, words: str, to: str = "") -> simcord.InteractionResult:
    opened = await world.person(name).click(concern_post(world, to), label="Reply to it")
    return await world.person(name).submit_modal(opened, {"words": words})


async def mine(world: World, name: str) -> Any:
    """What somebody reads of where they stand to the one that is open."""
    result = await world.person(name).slash(world.channel, "consensus mine")
    return said(result)


async def days(world: World, number: float) -> None:
    await world.env.advance_time(number * DAY)


def records(world: World) -> list[discord.Message]:
    return [each for each in world.channel.history() if "Read all of it" in labels(each)]


def record(world: World) -> str:
    (one,) = records(world)
    return text(one)


async def whole(world: World, name: str, which: str = "1") -> str:
    """The record as somebody reads it whole."""
    result = await world.person(name).slash(world.channel, "consensus record", which=which)
    every: list[Any] = [*([result.response] if result.response else []), *result.followups]
    return "\n".join(each.content for each in every)


def store(world: World) -> Proposals:
    return world.bot.desk.store.proposals


HOURS_48 = timedelta(hours=48).total_seconds()


def letters_of(world: World, name: str) -> list[str]:
    """What somebody was written to."""
    direct = world.person(name).user.dm_channel
    return [each.content for each in direct.history()] if direct else []
