"""Short words for what people do in a round."""

from typing import Any

import discord
import simcord

from tests.world import World, labels, said

PEOPLE = ("Ada", "Ben", "Cleo", "Dee")


async def gathered(world: World, *names: str) -> World:
    """A group whose people joined; Mara facilitates, and joined, too."""
    await world.group()
    await world.join("Mara", *(names or PEOPLE))
    return world


async def invite(world: World, by: str = "Mara", **entries: Any) -> simcord.InteractionResult:
    """Begin a round by its form; gives what whoever began it reads."""
    opened = await world.person(by).slash(world.channel, "round start")
    filled = {"kind": ["story"], "theme": "Nights", "minutes": "", "sides": "", "where": ["here"]}
    return await world.person(by).submit_modal(opened, filled | entries)


async def begun(world: World, *tellers: str, **entries: Any) -> World:
    """A round in which these raised their hands, and the first has the word."""
    await invite(world, **entries)
    for name in tellers:
        await raise_hand(world, name)
        await world.env.advance_time(1)
    await press(world, "Mara", "Let's begin")
    return world


async def raise_hand(world: World, name: str) -> str:
    """Gives what they read."""
    post = invitation(world)
    return said(await world.person(name).click(post, label=labels(post)[0])).content


def invitation(world: World) -> discord.Message:
    return [message for message in world.channel.history() if message.content.startswith("## 📖")][-1]


async def press(world: World, name: str, label: str, place: Any = None) -> simcord.InteractionResult:
    """Press the newest button of that label."""
    history = (place or world.channel).history()
    (*_older, newest) = (message for message in history if label in labels(message))
    return await world.person(name).click(newest, label=label)


async def tell(world: World, name: str, *words: str) -> None:
    """Have the word, tell, and be done."""
    for each in words or ("I was alone that night.",):
        await world.env.advance_time(20)
        await world.person(name).send(world.channel, each)
    await world.env.advance_time(5)
    await finish(world, name)


async def finish(world: World, name: str) -> simcord.InteractionResult:
    """Press the button with which a turn ends, whatever it says in this kind of round."""
    (*_older, newest) = (message for message in world.channel.history() if "A little more" in labels(message))
    return await world.person(name).click(newest, label=labels(newest)[0])


async def go_on(world: World, name: str) -> simcord.InteractionResult:
    """Let the round go on, once the story has had its minute."""
    await minutes(world, 1.1)
    return await press(world, name, "Go on")


async def know(world: World, name: str, words: str, label: str = "I know this") -> simcord.InteractionResult:
    opened = await press(world, name, label)
    return await world.person(name).submit_modal(opened, {"words": words})


async def minutes(world: World, number: float) -> None:
    await world.env.advance_time(number * 60)


def spoken(world: World, place: Any = None) -> list[str]:
    """What the bot said in public, oldest first."""
    history = (place or world.channel).history()
    return [message.content for message in history if message.author.bot and not message.flags.ephemeral]


def teller(world: World) -> str | None:
    """Whoever has the word, by the newest message that gives it and has its buttons still."""
    for message in reversed(world.channel.history()):
        if "A little more" in labels(message):
            return next(name for name, each in world.people.items() if f"<@{each.id}>" in message.content)
    return None
