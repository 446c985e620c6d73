"""Short words for what people do on the board."""

from typing import Any

import discord
import simcord

from tests.cogs.seats.seated import read
from tests.world import World, said

SOON = 10
"""Seconds after which the standing message is renewed."""


async def add(world: World, name: str, words: str, what: str = "need", *, signed: bool = False) -> str:
    """Put a line on the board; gives the answer."""
    who = world.person(name)
    opened = await who.slash(world.channel, "ground add")
    filled = {"what": [what], "words": words, "signed": ["yes" if signed else "no"]}
    return read(await who.submit_modal(opened, filled))


async def board(world: World, name: str) -> simcord.ResponseMessage:
    """What somebody reads privately."""
    return said(await world.person(name).slash(world.channel, "ground board"))


async def mine(world: World, name: str) -> simcord.ResponseMessage:
    return said(await world.person(name).slash(world.channel, "ground mine"))


def _items(message: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [
        row if isinstance(row, dict) else row.to_dict() for row in message.components
    ]
    return [item for row in rows for item in row.get("components", [])]


def has_menu(message: Any, name: str) -> bool:
    return any(str(item.get("custom_id", "")).startswith(f"pick:{name}:") for item in _items(message))


def options(message: Any, name: str) -> tuple[str, dict[str, str]]:
    """Give the custom_id of a menu by its name, and its options: label to value."""
    for item in _items(message):
        if str(item.get("custom_id", "")).startswith(f"pick:{name}:"):
            return item["custom_id"], {each["label"]: each["value"] for each in item["options"]}
    raise AssertionError(f"there is no menu {name}")


async def choose(world: World, name: str, message: Any, menu: str, *wanted: str) -> simcord.InteractionResult:
    """Choose in a menu by labels."""
    custom_id, there = options(message, menu)
    return await world.person(name).select(message, [there[each] for each in wanted], custom_id=custom_id)


async def me_too(world: World, name: str, *lines: str) -> str:
    return read(await choose(world, name, await board(world, name), "ground-too", *lines))


async def tidied(world: World, name: str, line: str, menu: str, to: str) -> simcord.InteractionResult:
    """Pick a line and put it somewhere."""
    which = said(await world.person(name).slash(world.channel, "ground tidy"))
    shown = said(await choose(world, name, which, "ground-which", line))
    return await choose(world, name, shown, menu, to)


async def stands(world: World, where: str = "here") -> str:
    return read(await world.manager.slash(world.channel, "ground board", stands=where))


def posts(world: World) -> list[discord.Message]:
    """The boards that stand in the channel."""
    return [
        each
        for each in world.channel.history()
        if each.content.startswith("## 🪢") and not each.flags.ephemeral
    ]


async def standing(world: World) -> str:
    """What everybody reads, once it is renewed."""
    await world.env.advance_time(SOON)
    (post,) = posts(world)
    return post.content
