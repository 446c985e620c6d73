"""Short words for what people do with /privacy."""

import io
import json
import zipfile
from dataclasses import replace
from typing import Any

import discord
import simcord

from tests.world import World, said


async def ask(world: World, name: str, place: Any = None) -> simcord.ResponseMessage:
    """Type it in a channel; gives the last thing that this person reads."""
    answer = await world.person(name).slash(place or world.channel, "privacy")
    assert answer.ephemeral
    return last(answer)


def last(result: simcord.InteractionResult) -> simcord.ResponseMessage:
    return (result.followups or [said(result)])[-1]


def read(result: simcord.InteractionResult) -> str:
    """All that a command, press or choice answered."""
    every = [said(result), *result.followups] if result.response is not None else list(result.followups)
    return "\n".join(each.content for each in every)


async def ask_directly(world: World, name: str) -> simcord.InteractionResult:
    """Type it in the direct messages with the bot."""
    return await world.person(name).user.slash("privacy")


async def erase(world: World, name: str, where: str | None = None, place: Any = None) -> str:
    """Press through to the end; gives what is read there. where: the beginning of a choice, if there is one."""
    confirm = await asked(world, name, "Erase me", where, place)
    return said(await world.person(name).click(confirm, label="Erase me")).content


async def stop(world: World, name: str, where: str | None = None) -> str:
    confirm = await asked(world, name, "Stop measuring me", where)
    return said(await world.person(name).click(confirm, label="Stop measuring me")).content


async def asked(world: World, name: str, label: str, where: str | None = None, place: Any = None) -> Any:
    """Press a button of /privacy, and choose where, if that is asked; gives what comes then."""
    result = await world.person(name).click(await ask(world, name, place), label=label)
    return await _chosen(world, name, said(result), where)


async def _chosen(world: World, name: str, shown: Any, where: str | None) -> Any:
    if where is None:
        return shown
    menu = shown.components[0]["components"][0]
    value = next(each["value"] for each in menu["options"] if each["label"].startswith(where))
    return said(await world.person(name).select(shown, [value]))


async def pause(world: World, name: str, length: str = "week") -> str:
    asked_for = await asked(world, name, "Pause")
    return said(await world.person(name).select(asked_for, [length])).content


async def resume(world: World, name: str) -> str:
    return said(await world.person(name).click(await ask(world, name), label="Resume")).content


async def export(world: World, name: str) -> dict[str, str]:
    """Press Export; gives the files in it."""
    result = await world.person(name).click(await ask(world, name), label="Export")
    return await unpacked(result)


async def unpacked(result: simcord.InteractionResult) -> dict[str, str]:
    (attached,) = last(result).attachments
    with zipfile.ZipFile(io.BytesIO(await attached.read())) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def held(files: dict[str, str]) -> list[dict[str, Any]]:
    """Give what the file for programs says of each group."""
    groups: list[dict[str, Any]] = json.loads(files["multilogue.json"])["groups"]
    return groups


async def elsewhere(world: World, *known: str) -> World:
    """Another server with the same bot, in which these people are, too; Mara manages it."""
    guild = world.env.create_guild("Another")
    managers = guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
    channel = guild.create_text_channel("other circle")
    manager = guild.add_member(world.manager.user, roles=[managers])
    there = {name: guild.add_member(world.person(name).user) for name in known}
    return replace(world, guild=guild, channel=channel, manager=manager, people={"Mara": manager} | there)
