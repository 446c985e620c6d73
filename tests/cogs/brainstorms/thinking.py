"""Short words for what people do in a brainstorm."""

from typing import Any

import discord
import simcord

from tests.world import World, below, labels, said

PEOPLE = ("Ada", "Ben", "Cleo", "Dee", "Eli")
QUESTION = "How might we rest more?"


async def gathered(world: World, *, dms: str = "nothing") -> World:
    """A group whose people joined; Mara facilitates, and joined, too."""
    await world.group()
    await world.join("Mara", *PEOPLE, dms=dms)
    return world


async def begin(
    world: World, by: str = "Ada", place: Any = None, **entries: Any
) -> simcord.InteractionResult:
    """Begin one by its form; gives what whoever began it reads."""
    opened = await world.person(by).slash(place or world.channel, "brainstorm start")
    filled = {"question": QUESTION, "way": ["open"], "until": "1 hour"}
    if place is None:
        filled["where"] = ["thread"]
    return await world.person(by).submit_modal(opened, filled | entries)


async def think(world: World, by: str, words: str, *, named: bool = False, private: bool = False) -> str:
    """Have an idea; gives what is read then."""
    opened = await world.person(by).click(board(world), label="I have an idea")
    return read(await world.person(by).submit_modal(opened, _filled(words, named=named, private=private)))


async def grow(world: World, by: str, number: int, words: str, *, named: bool = False) -> str:
    """Add an “and …” to an idea."""
    opened = await world.person(by).click(board(world), label="And …")
    filled = {"which": [str(number)], **_filled(words, named=named)}
    return read(await world.person(by).submit_modal(opened, filled))


def _filled(words: str, *, named: bool = False, private: bool = False) -> dict[str, Any]:
    return {"words": words} if private else {"words": words, "name": ["yes" if named else "no"]}


async def press(world: World, by: str, label: str) -> simcord.InteractionResult:
    """Press a button of the post, or one of those under **More**."""
    if label in labels(board(world)):
        return await world.person(by).click(board(world), label=label)
    more = await world.person(by).click(board(world), label="More")
    return await world.person(by).click(said(more), label=label)


async def goes_on(world: World, by: str, label: str) -> str:
    """Press one of the buttons that let it go on; gives what is read then."""
    return read(await press(world, by, label))


async def settle_on(world: World, by: str, outcome: str, day: str = "") -> str:
    """End it, with what comes of it."""
    opened = await world.person(by).slash(world.channel, "brainstorm close")
    return read(await world.person(by).submit_modal(opened, {"outcome": outcome, "day": day}))


async def own(world: World, by: str, number: int, words: str) -> str:
    """Say one's idea anew; with no words it is taken back."""
    shown = await press(world, by, "My ideas")
    chosen = await world.person(by).select(said(shown), [str(number)])
    return read(await world.person(by).submit_modal(chosen, {"words": words}))


async def hold(world: World, by: str, number: int, reason: str) -> str:
    opened = await press(world, by, "Hold one back")
    return read(await world.person(by).submit_modal(opened, {"which": [str(number)], "reason": reason}))


async def mark(world: World, by: str, *numbers: int) -> str:
    opened = await press(world, by, "Mark up to three")
    return read(await world.person(by).submit_modal(opened, {"which": [str(each) for each in numbers]}))


async def a_moment(world: World, seconds: float = 5) -> None:
    """Let the post follow what was changed."""
    await world.env.advance_time(seconds)


def board(world: World) -> discord.Message:
    """The newest post of a brainstorm."""
    return [each for each in world.channel.history() if each.content.startswith("## 💡")][-1]


def thread(world: World) -> Any:
    (one,) = world.channel.threads
    return one


def told(world: World, place: Any = None) -> list[str]:
    """What the bot said where it is talked about, oldest first."""
    history = (place or thread(world)).history()
    return [each.content for each in history if each.author.bot and not each.flags.ephemeral]


def public(world: World) -> str:
    """All that everybody reads of it."""
    threads: list[Any] = world.channel.threads
    places: list[Any] = [world.channel, *threads]
    return "\n".join(text for place in places for text in told(world, place))


def read(result: simcord.InteractionResult) -> str:
    return "\n".join(filter(None, [result.response.content if result.response else "", below(result)]))
