"""Words of crisis, the ways to write them, and what is left of them."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import simcord

from tests.world import World, said

HARD = "I don't want to live any more"
CALM = "This traffic is killing me, I could kill for a coffee"


async def command(world: World, name: str, words: str) -> simcord.InteractionResult:
    """Write words into a command that takes any, and refuses these."""
    return await world.person(name).slash(world.channel, "checkin remind away", until=words[:100])


async def forge(world: World, name: str, custom_id: str, words: str) -> simcord.InteractionResult:
    """Send off a form that was never opened, with these words in its field."""
    field = {"type": 18, "component": {"type": 4, "custom_id": "words", "value": words}}
    form = {"custom_id": custom_id, "components": [field]}
    return await world.person(name)._dispatch_interaction(5, world.channel, form)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


async def switched_on(world: World, *names: str) -> None:
    """The group lets its members choose letters after ordinary messages, and these choose them."""
    shown = await world.manager.slash(world.channel, "resources")
    await world.manager.click(said(shown), label="Let members choose letters after ordinary messages")
    for name in names:
        asked = await world.person(name).slash(world.channel, "resources")
        await world.person(name).click(said(asked), label="Write to me after a hard message, too")


def letters(world: World, name: str) -> list[Any]:
    return [
        message
        for message in world.person(name).user.dm_channel.history()
        if "findahelpline" in message.content
    ]


def rows(world: World, table: str) -> list[tuple[Any, ...]]:
    path = world.settings.database.url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path)) as other:
        return other.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608  (the names stand here)


def files(world: World) -> bytes:
    path = Path(world.settings.database.url.removeprefix("sqlite:///"))
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))
