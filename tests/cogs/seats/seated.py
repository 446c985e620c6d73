"""A group with somebody in every seat, and a look at whether anything was changed."""

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from typing import Any, NamedTuple

import simcord

from tests.cogs.privacy.asking import elsewhere
from tests.cogs.seats.table import SEATS
from tests.world import World, said


class Seats(NamedTuple):
    who: dict[str, simcord.MemberActor]
    there: World
    """Another server with a group of its own; `from another server` manages and leads there."""


async def seated(world: World) -> Seats:
    """Nobody who leads or manages has joined, so that each seat shows what it gives by itself."""
    leading = world.guild.create_role("Leading")
    by_role = world.person("Rolf", leading)
    by_name, second = world.person("Faye"), world.person("Cora")
    await created(world, facilitators=[by_name, second, leading])
    await world.join("Jo", "Ben")
    who = (
        world.person("Otto"),
        world.person("Eve"),
        world.person("Jo"),
        world.manager,
        by_role,
        by_name,
        second,
    )
    return Seats(dict(zip(SEATS, who, strict=True)), await another_server(world))


async def another_server(world: World) -> World:
    """Another server, where Eve manages and leads a group of its own; Otto is there, too."""
    there = await elsewhere(world, "Otto")
    guest = world.person("Eve")
    managers = there.guild.roles["Managers"]
    host = there.guild.add_member(guest.user, roles=[managers])
    opened = await host.slash(there.channel, "group create")
    entries = {"name": "Night", "purpose": "We sleep badly.", "channels": [there.channel], "zone": "UTC"}
    filled = await host.submit_modal(opened, entries | {"facilitators": [host]})
    await host.click(said(filled), label="Create the group")
    there.people["Eve"] = host
    return there


async def created(world: World, **entries: Any) -> None:
    filled = await world.fill_in(**entries)
    await world.manager.click(said(filled), label="Create the group")


@contextmanager
def watched(world: World) -> Generator[Any]:
    """Give a question whether anything was written into the database since it was asked last."""
    path = world.settings.database.url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path)) as other:
        last = [0]

        def changed() -> bool:
            before, (last[0],) = last[0], other.execute("PRAGMA data_version").fetchone()
            return before != last[0]

        yield changed


def public(world: World) -> list[tuple[int, str]]:
    """What everybody reads in the group's channel and its threads."""
    threads: list[Any] = world.channel.threads
    places: list[Any] = [world.channel, *threads]
    return [
        (each.id, each.content) for place in places for each in place.history() if not each.flags.ephemeral
    ]


def read(result: simcord.InteractionResult) -> str:
    """All that a command, press or form answered, with the title of a form that it opened."""
    every: list[Any] = [*([result.response] if result.response else []), *result.followups]
    opened: list[str] = [result.modal["title"]] if result.modal else []
    embeds = [embed.title or embed.description or "" for each in every for embed in each.embeds]
    return "\n".join([*(each.content for each in every), *embeds, *opened]).strip()
