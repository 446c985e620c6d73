"""`multilogue doctor`: what stands between this machine and a bot that runs, one line each. It changes nothing."""

from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import aiohttp
import discord

from bot.practice.group import Group
from bot.settings import ConfigError, Settings, load, token_from
from bot.store import key_files, migrate
from bot.store.errors import StoreError
from bot.store.keys import VARIABLE, Keyring, load_key
from bot.store.store import Store
from cogs.groups.access import NEEDED

COSTS: Mapping[str, str] = {
    "view_channel": "hearing anything there",
    "send_messages": "the welcome message, with Join and Leave",
    "send_messages_in_threads": "answering in threads",
    "read_message_history": "catching up after a break",
    "embed_links": "showing the norms",
    "attach_files": "the picture of /room",
}
"""What a group has to do without for want of a permission in its channel."""

WELCOME: Mapping[str, str] = {
    "create_public_threads": "a thread for each check-in; its words go into the channel",
    "create_private_threads": "a private thread for two who find each other at a check-in",
    "manage_threads": "hearing private threads that nobody added it to",
    "view_audit_log": "telling a view that a moderator removed from one that its writer took back",
}
"""What a group may do without, and what that costs."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line. note: something to know that keeps nothing from working."""

    kind: Literal["ok", "note", "problem"]
    line: str

    def __str__(self) -> str:
        mark = {"ok": "✓", "note": "·", "problem": "✗"}[self.kind]
        return f"{mark} {self.line}"


async def examine(config: Path, env: Mapping[str, str]) -> AsyncIterator[Finding]:
    """Look at everything in the order in which it is needed; what rests on something broken is left out."""
    try:
        settings = load(config)
    except ConfigError as error:
        for problem in error.problems:
            yield Finding("problem", f"config: {problem}")
        return
    yield Finding("ok", f"config: {config} can be read")
    store = await _open(settings, env)
    for finding in store.findings:
        yield finding
    try:
        groups = await store.store.groups.open_ones() if store.store else []
    finally:
        if store.store:
            await store.store.close()
    async for finding in _discord(settings, env, groups):
        yield finding


@dataclass(frozen=True, slots=True)
class _Opened:
    store: Store | None
    findings: list[Finding]


async def _open(settings: Settings, env: Mapping[str, str]) -> _Opened:
    opened = await _open_with_key(settings, env)
    if key_files.unfinished(settings.key.file):
        line = "key: a change of it was begun and not finished. Stop the bot and run: multilogue db rekey"
        opened.findings.insert(1, Finding("problem", line))
    return opened


async def _open_with_key(settings: Settings, env: Mapping[str, str]) -> _Opened:
    keyring, found = _key(settings.key.file, env)
    try:
        problems = await migrate.check(settings.database.url)
        if not problems and keyring is not None:
            store = await Store.open(settings.database.url, keyring)
            await store.check_writable()
            return _Opened(store, [found, Finding("ok", "database: sound, up to date and writable")])
    except StoreError as error:
        problems = [str(error)]
    return _Opened(None, [found, *(Finding("problem", f"database: {problem}") for problem in problems)])


def _key(file: Path, env: Mapping[str, str]) -> tuple[Keyring | None, Finding]:
    if not env.get(VARIABLE) and not file.exists():
        return None, Finding("note", f"key: there is none yet; the first start makes {file}")
    try:
        keyring = load_key(file, env)
    except StoreError as error:
        return None, Finding("problem", f"key: {error}")
    return keyring, Finding("ok", f"key: from {VARIABLE if env.get(VARIABLE) else file}")


async def _discord(settings: Settings, env: Mapping[str, str], groups: list[Group]) -> AsyncIterator[Finding]:
    try:
        token = token_from(settings, env)
    except ConfigError as error:
        yield Finding("problem", f"token: {error}")
        return
    client = discord.Client(intents=discord.Intents.none())
    try:
        await client.login(token)
        yield Finding("ok", "token: Discord knows it")
        for finding in _intents(settings, (await client.application_info()).flags):
            yield finding
        async for finding in _servers(client, groups):
            yield finding
    except discord.LoginFailure:
        yield Finding("problem", "token: refused. Copy it anew from the Developer Portal (Bot, Reset Token).")
    except (discord.HTTPException, aiohttp.ClientError, OSError):
        yield Finding("problem", "discord: cannot be reached from here, or does not answer. Try again later.")
    finally:
        await client.close()


def _intents(settings: Settings, flags: discord.ApplicationFlags) -> Iterator[Finding]:
    wanted = settings.discord
    content = flags.gateway_message_content or flags.gateway_message_content_limited
    members = flags.gateway_guild_members or flags.gateway_guild_members_limited
    for name, asked, granted, cost in (
        ("message content", wanted.message_content, content, "cues from words; structure works without"),
        ("server members", wanted.members, members, "forgetting people when they leave the server"),
    ):
        if asked and not granted:
            where = "Developer Portal, Bot, Privileged Gateway Intents"
            yield Finding("problem", f"intent {name}: not switched on ({where}). It costs: {cost}.")
        elif asked:
            yield Finding("ok", f"intent {name}: switched on")
        else:
            yield Finding("note", f"intent {name}: not asked for in the config. It costs: {cost}.")


async def _servers(client: discord.Client, groups: list[Group]) -> AsyncIterator[Finding]:
    here: set[int] = set()
    async for found in client.fetch_guilds(limit=None):
        here.add(found.id)
        mine = [group for group in groups if group.guild == found.id]
        yield Finding("ok", f"server “{found.name}”: {_groups(len(mine))}")
        if mine:
            async for finding in _channels(client, found.id, mine):
                yield finding
    lost = sum(group.guild not in here for group in groups)
    if lost:
        are = "is in a server" if lost == 1 else "are in servers"
        yield Finding("problem", f"{_groups(lost)} {are} that the bot is no longer in. Invite it again.")


async def _channels(client: discord.Client, guild: int, groups: list[Group]) -> AsyncIterator[Finding]:
    if client.user is None:
        return
    server = await client.fetch_guild(guild, with_counts=False)
    me = await server.fetch_member(client.user.id)
    channels = {channel.id: channel for channel in await server.fetch_channels()}
    for each in (channel for group in groups for channel in _wanted(group)):
        channel = channels.get(each)
        if channel is None:
            yield Finding(
                "problem", f"server “{server.name}”: a group's channel is gone or hidden from the bot."
            )
            continue
        granted = channel.permissions_for(me)
        missing = [name for name in NEEDED if not getattr(granted, name)]
        for name in missing:
            lacks = f"lacks “{name.replace('_', ' ')}”, which costs: {COSTS[name]}."
            yield Finding("problem", f"server “{server.name}”, #{channel.name}: {lacks}")
        for name, cost in WELCOME.items():
            if not getattr(granted, name):
                may = f"may do without “{name.replace('_', ' ')}”, which costs: {cost}."
                yield Finding("note", f"server “{server.name}”, #{channel.name}: {may}")
        if not missing:
            yield Finding("ok", f"server “{server.name}”, #{channel.name}: everything is granted")


def _groups(count: int) -> str:
    return f"{count} open group" if count == 1 else f"{count} open groups"


def _wanted(group: Group) -> list[int]:
    charter = group.charter
    return [*charter.channels, *([charter.nudge_channel] if charter.nudge_channel else [])]
