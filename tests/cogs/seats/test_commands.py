"""Every command against the table in docs/hosting.md: who may, and who reads why not."""

from typing import Any

import discord
import simcord
from discord.app_commands import Command, ContextMenu, Group

from tests.cogs.brainstorms.thinking import begin
from tests.cogs.rounds.telling import invitation
from tests.cogs.seats.seated import Seats, public, read, seated, watched
from tests.cogs.seats.table import SEATS, Line, who_may
from tests.world import World

REFUSALS = (
    "Starting a group is for people who may manage this server",
    "This is for the group's facilitators",
    "This is for people who joined the group",
    "A check-in is for people who joined the group",
    "What people share with the facilitators is for them alone",
    "The facilitators' digest is for them alone",
    "For now the facilitators begin rounds here",
    "This is for whoever began the brainstorm, and for the facilitators",
    "This is for whoever began the round, and for the facilitators",
    "Whoever has a hand up can change the order",
    "This is for the facilitators, and for people they named",
)
"""How each sentence begins that turns somebody away for who they are."""


def every_command(world: World) -> dict[str, Command[Any, ..., Any] | ContextMenu]:
    typed = {
        each.qualified_name: each for each in world.bot.tree.walk_commands() if isinstance(each, Command)
    }
    kinds = (discord.AppCommandType.user, discord.AppCommandType.message)
    menus = {each.name: each for kind in kinds for each in world.bot.tree.get_commands(type=kind)}
    return {**typed, **{name: each for name, each in menus.items() if not isinstance(each, Group)}}


async def typed(world: World, who: simcord.MemberActor, line: Line) -> str:
    """Type a command with what it needs; gives all that is read then."""
    command = every_command(world)[line.command]
    if isinstance(command, ContextMenu):
        on_message = command.type is discord.AppCommandType.message
        target: Any = world.welcome() if on_message else world.person("Ben")
        return read(await who.context_menu(world.channel, line.command, target))
    needed: dict[str, Any] = {"user": world.person("Ben"), "boolean": False, "string": "tomorrow"}
    options = {each.name: needed[each.type.name] for each in command.parameters if each.required}
    return read(await who.slash(world.channel, line.command, **options | line.options))


async def an_evening(world: World) -> Seats:
    """A group in which a check-in is open, and a round and a brainstorm, which a facilitator began."""
    seats = await seated(world)
    leader = seats.who["leads by name"]
    await leader.slash(world.channel, "checkin now")
    opened = await leader.slash(world.channel, "round start")
    filled = {"kind": ["story"], "theme": "Nights", "minutes": "", "sides": "", "where": ["here"]}
    await leader.submit_modal(opened, filled)
    assert invitation(world)
    assert (await begin(world, by="Faye")).ephemeral
    await world.env.advance_time(5)
    return seats


async def test_every_command_is_for_whom_the_table_says(world: World) -> None:
    lines = who_may()
    assert {line.command for line in lines} == set(every_command(world))
    seats = await an_evening(world)
    with watched(world) as changed:
        for line in lines:
            for seat in SEATS:
                changed()
                before = public(world)
                answer = await typed(world, seats.who[seat], line)
                assert answer, (line.command, seat)
                refused = answer.startswith(REFUSALS)
                assert refused == (seat not in line.allowed), (line, seat, answer)
                if refused:
                    assert not changed(), (line.command, seat)
                    assert public(world) == before, (line.command, seat)
