"""Short words for what people do on a floor."""

import discord
import simcord

from tests.world import World, labels, said

RAISE, PASS, DOWN, DONE = "Raise a hand", "Let others go first", "Take it down", "Done"
Place = simcord.ChannelHandle


async def opened(world: World, *names: str, **options: int) -> World:
    """A group whose people joined, and a floor in its channel."""
    await world.group()
    await world.join(*names)
    await world.manager.slash(world.channel, "floor open", **options)
    return world


def posts(world: World, place: Place | None = None) -> list[discord.Message]:
    """The posts of floors, oldest first."""
    return [each for each in (place or world.channel).history() if each.content.startswith("## ✋")]


def post(world: World, place: Place | None = None) -> discord.Message:
    return posts(world, place)[-1]


def calls(world: World, place: Place | None = None) -> list[discord.Message]:
    """The calls that stand, oldest first."""
    return [each for each in (place or world.channel).history() if labels(each) == [DONE]]


def called(world: World, place: Place | None = None) -> list[str]:
    """Who is called to their turn now: by a message that says so and reaches nobody else."""
    names = {actor.id: name for name, actor in world.people.items()}
    for each in calls(world, place):
        assert [f"<@{user.id}>" for user in each.mentions] == [
            word.strip(",:.") for word in each.content.split() if word.startswith("<@")
        ]
    return [names[user.id] for each in calls(world, place) for user in each.mentions]


async def press(world: World, name: str, label: str = RAISE, place: Place | None = None) -> str:
    """Press a button of the floor, a moment after whatever was before; gives what that person reads."""
    await world.env.advance_time(1)
    on = calls(world, place)[-1] if label == DONE else post(world, place)
    return said(await world.person(name).click(on, label=label)).content


async def after(world: World, minutes: float = 0.1) -> None:
    await world.env.advance_time(minutes * 60)


def mention(world: World, *names: str) -> str:
    return ", ".join(world.person(name).mention for name in names)


async def shown(world: World, place: Place | None = None) -> str:
    """The floor's post, once it has been renewed."""
    await after(world)
    return post(world, place).content
