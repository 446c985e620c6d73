"""Short words for what people do with the wisdom book."""

from typing import Any

import discord
import simcord

from bot.practice.parts import PARTS
from tests.cogs.seats.seated import read
from tests.world import World, menu_of, said

WORDS = "I tell my sister before it gets hard, not after."


async def keep(world: World, name: str, message: discord.Message) -> simcord.InteractionResult:
    return await world.person(name).context_menu(world.channel, "Keep this", message)


async def asked(world: World, name: str, message: discord.Message) -> str:
    return read(await keep(world, name, message))


def question(world: World) -> discord.Message:
    """The one question that stands."""
    (found,) = questions_in(world)
    return found


def questions_in(world: World) -> list[discord.Message]:
    seen = world.channel.history()
    return [each for each in seen if "in the group's wisdom book. May we?" in each.content]


def shown_in(world: World) -> list[discord.Message]:
    return [each for each in world.channel.history() if each.content.startswith("From our wisdom book")]


async def answer(world: World, name: str, label: str, message: Any = None) -> str:
    return read(await world.person(name).click(message or question(world), label=label))


def filled(words: str = WORDS, /, **entries: Any) -> dict[str, Any]:
    return {"words": words, "theme": "", "name": ["no"], "shown": ["no"]} | entries


async def add(world: World, name: str, words: str = WORDS, /, **entries: Any) -> simcord.ResponseMessage:
    who = world.person(name)
    opened = await who.slash(world.channel, "wisdom add")
    return said(await who.submit_modal(opened, filled(words, **entries)))


async def typed(world: World, name: str, command: str, **options: str) -> str:
    return read(await world.person(name).slash(world.channel, f"wisdom {command}", **options))


async def search(world: World, name: str, words: str) -> str:
    return await typed(world, name, "search", words=words)


async def switch_off(world: World) -> None:
    """Let the group do without the book."""
    shown = said(await world.manager.slash(world.channel, "group parts"))
    rest = [part for part in PARTS if part != "wisdom"]
    await world.manager.select(shown, rest, custom_id=menu_of(shown))
