"""The practice room before the evening: a server, a channel, a cast, and the real bot with a database of its own."""

import os
import secrets
import tempfile
from base64 import urlsafe_b64encode
from collections.abc import AsyncGenerator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import discord
import simcord

from bot.app import Multilogue, build
from bot.demo.scenes.earlier import EARLIER, GATHERED
from bot.demo.script import FACILITATOR, MEETS, MEMBERS, NEWCOMER, Room, Says, Uses
from bot.demo.simulation import SimulatedClock, scheduler_time, simulate
from bot.settings import Database, Discord, Key, Settings
from bot.store import migrate

GROUP, PURPOSE = (
    "Caring for a parent",
    "We look after a parent who is losing their memory, and after ourselves.",
)
ZONE = ZoneInfo("Europe/London")
BEGINS = datetime(2026, 1, 29, 19, 0, tzinfo=ZONE)
"""The evening that is played. The group began some weeks before, on the first of its earlier evenings."""
WEEK = timedelta(days=7)
PATIENCE = 30.0
"""Seconds that the simulation waits for the bot to come to rest: drawing pictures takes some on a slow machine."""
DAY, SETTING_UP = timedelta(days=1), timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Stage:
    env: simcord.Env
    bot: Multilogue
    channel: simcord.ChannelHandle
    leading: simcord.ChannelHandle
    """The facilitators' own."""
    cast: dict[str, simcord.MemberActor]
    """Everyone on stage by name, the facilitator first; the last is the one who has not joined."""

    def room(self, name: Room) -> simcord.ChannelHandle:
        return self.channel if name == "circle" else self.leading


@asynccontextmanager
async def stage() -> AsyncGenerator[Stage]:
    """Set everything up as people would: a form filled in, buttons pressed, some evenings held.

    Nothing of it outlives the evening.
    """
    clock = SimulatedClock()
    with tempfile.TemporaryDirectory(prefix="multilogue-") as folder, scheduler_time(clock.now):
        bot = await _bot(Path(folder), clock)
        env = simulate(bot, clock, settle_timeout=PATIENCE)
        await env.start()
        try:
            with env.time_context():
                yield await _set(env, bot)
        finally:
            await env.shutdown()
            await bot.close()


async def _bot(folder: Path, clock: SimulatedClock) -> Multilogue:
    url = f"sqlite:///{folder / 'practice.db'}"
    settings = Settings(
        database=Database(url=url), key=Key(file=folder / "practice.key"), discord=Discord(shards=1)
    )
    key = urlsafe_b64encode(secrets.token_bytes(32)).decode()
    await migrate.upgrade(url, folder, datetime.fromtimestamp(0, tz=ZONE))
    return await build(settings, {**os.environ, "MULTILOGUE_KEY": key}, clock)


async def _set(env: simcord.Env, bot: Multilogue) -> Stage:
    await _until(env, BEGINS - len(EARLIER) * WEEK - SETTING_UP)
    guild = env.create_guild("The practice room")
    manager = guild.create_role("Hosts", permissions=discord.Permissions(manage_guild=True))
    # The page shows one channel and no threads: without these, what people say on arriving stands in the channel.
    no_threads = discord.PermissionOverwrite(create_public_threads=False, create_private_threads=False)
    channel = guild.create_text_channel("thursday-circle", overwrites={guild.default_role: no_threads})
    leading = _hidden(guild, "leading", manager, bot)
    cast = {
        name: guild.add_member(
            env.create_user(name.lower(), global_name=name), roles=[manager] if name == FACILITATOR else []
        )
        for name in (FACILITATOR, *MEMBERS, NEWCOMER)
    }
    await env.settle()
    await _begin_group(channel, cast)
    for ago, steps in zip(range(len(EARLIER), 0, -1), EARLIER, strict=True):
        await _until(env, BEGINS - ago * WEEK)
        await _meet(env, channel, cast, steps)
    await _until(env, BEGINS - DAY)
    await _gather(channel, cast, GATHERED)
    await _until(env, BEGINS)
    return Stage(env, bot, channel, leading, cast)


def _hidden(
    guild: simcord.GuildHandle, name: str, role: simcord.RoleHandle, bot: Multilogue
) -> simcord.ChannelHandle:
    """Make a channel for those with a role, and the bot."""
    if bot.user is None:
        raise RuntimeError("the simulation has not begun")
    hidden, shown = (discord.PermissionOverwrite(view_channel=seen) for seen in (False, True))
    return guild.create_text_channel(
        name, overwrites={guild.default_role: hidden, role: shown, bot.user: shown}
    )


async def _until(env: simcord.Env, instant: datetime) -> None:
    await env.advance_time((instant - env.now()).total_seconds())


async def _meet(
    env: simcord.Env,
    channel: simcord.ChannelHandle,
    cast: dict[str, simcord.MemberActor],
    steps: Iterable[Says],
) -> None:
    """Hold an earlier evening: the bot hears it as it hears every other."""
    last: dict[str, discord.Message] = {}
    for step in steps:
        await env.advance_time(step.after)
        last[step.who] = await cast[step.who].send(
            channel, step.text, reply_to=last[step.to] if step.to else None
        )


async def _gather(
    channel: simcord.ChannelHandle, cast: dict[str, simcord.MemberActor], steps: Iterable[Uses]
) -> None:
    """Let people use commands between the evenings, and fill in their forms."""
    for step in steps:
        typed = await cast[step.who].slash(channel, step.command, **step.options)
        if step.entries:
            await cast[step.who].submit_modal(typed, dict(step.entries))


async def _begin_group(channel: simcord.ChannelHandle, cast: dict[str, simcord.MemberActor]) -> None:
    ines = cast[FACILITATOR]
    opened = await ines.slash(channel, "group create")
    entries = {
        "name": GROUP,
        "purpose": PURPOSE,
        "channels": [channel],
        "facilitators": [ines],
        "zone": "London",
    }
    filled = await ines.submit_modal(opened, entries)
    if filled.response is None:
        raise RuntimeError("the group could not be set up")
    await ines.click(filled.response, label="Create the group")
    await ines.slash(channel, "group meets", when=MEETS)
    welcome = channel.history()[0]
    for name in (FACILITATOR, *MEMBERS):
        person = cast[name]
        asked = await person.click(welcome, label="Join")
        await person.submit_modal(asked, {"dms": ["nothing"]})
