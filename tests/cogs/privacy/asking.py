"""Short words for what people do with /privacy."""

import io
import json
import zipfile
from typing import Any

import simcord

from tests.world import World, labels, said


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


def unpacked(result: simcord.InteractionResult) -> dict[str, str]:
    """Give the files of an export."""
    (attached,) = last(result).attachments
    data = attached if isinstance(attached, bytes) else attachment(result)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def attachment(result: simcord.InteractionResult) -> bytes:
    raise NotImplementedError(result)


def held(files: dict[str, str]) -> list[dict[str, Any]]:
    groups: list[dict[str, Any]] = json.loads(files["multilogue.json"])["groups"]
    return groups
