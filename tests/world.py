"""A simulated Discord with the real bot in it, and short words for what people do there."""

import secrets
from base64 import urlsafe_b64encode
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import discord
import simcord
from discord.ext import commands

from bot.app import Multilogue, build
from bot.demo.simulation import SimulatedClock, scheduler_time, simulate
from bot.live import Live
from bot.settings import Database, Discord, Key, Settings
from bot.store import migrate

PATIENCE = 30.0
"""Seconds of real time that the bot is given to come to rest: a busy machine is no fault of its. Well under a minute,
for where a timer would ring within so long the simulation waits in real time, and ours often ring a minute later."""

NOON = datetime(2026, 1, 8, 12, 0, tzinfo=UTC)


@dataclass
class World:
    env: simcord.Env
    clock: SimulatedClock
    settings: Settings
    secret: dict[str, str]
    guild: simcord.GuildHandle
    channel: simcord.ChannelHandle
    manager: simcord.MemberActor
    people: dict[str, simcord.MemberActor] = field(default_factory=dict[str, simcord.MemberActor])

    @property
    def bot(self) -> Multilogue:
        assert isinstance(self.env.bot, Multilogue)
        return self.env.bot

    @property
    def live(self) -> Live:
        """The one open group."""
        (live,) = self.bot.desk.directory
        return live

    @asynccontextmanager
    async def lost_session(self) -> AsyncGenerator[None]:
        """Discord goes on, and the bot hears nothing of it; then it is ready anew."""
        shard = self.bot.get_shard(0)
        assert shard is not None
        await shard.disconnect()
        yield
        with self.env._bot_scope():  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  (as on the bot's own line)
            await shard.reconnect()
        await self.env.settle()

    @property
    def guild_object(self) -> discord.Guild:
        """The server as the bot sees it."""
        guild = self.bot.get_guild(self.guild.id)
        assert guild is not None
        return guild

    @property
    def channel_object(self) -> discord.TextChannel:
        channel = self.guild_object.get_channel(self.channel.id)
        assert isinstance(channel, discord.TextChannel)
        return channel

    def person(self, name: str, *roles: simcord.RoleHandle) -> simcord.MemberActor:
        """Somebody in the server, new or known."""
        if name not in self.people:
            user = self.env.create_user(name.lower(), global_name=name)
            self.people[name] = self.guild.add_member(user, roles=roles)
        return self.people[name]

    async def group(self, facilitator: simcord.MemberActor | None = None, **choices: str) -> discord.Message:
        """Set up a group here, by the form and the menus; give the welcome message."""
        filled = await self.fill_in(facilitators=[facilitator or self.manager])
        for name, value in choices.items():
            await self.manager.select(said(filled), [value], custom_id=menu(said(filled), name))
        await self.manager.click(said(filled), label="Create the group")
        return self.welcome()

    async def fill_in(self, **entries: Any) -> simcord.InteractionResult:
        opened = await self.manager.slash(self.channel, "group create")
        filled = {
            "name": "Carers",
            "purpose": "We look after someone.",
            "channels": [self.channel],
            "facilitators": [self.manager],
            "zone": "UTC",
        }
        return await self.manager.submit_modal(opened, filled | entries)

    def welcome(self) -> discord.Message:
        """The standing welcome message, whatever its language."""
        for message in self.channel.history():
            if any(item.get("custom_id", "").startswith("press:join:") for item in _components(message)):
                return message
        raise AssertionError("there is no welcome message")

    async def join(self, *names: str, dms: str = "nothing") -> None:
        for name in names:
            asked = await self.person(name).click(self.welcome(), label=labels(self.welcome())[0])
            await self.person(name).submit_modal(asked, {"dms": [dms]})

    async def talk(self, *turns: tuple[str, str], every: float = 20) -> list[discord.Message]:
        """People speak one after another: (who, what)."""
        said: list[discord.Message] = []
        for name, text in turns:
            await self.env.advance_time(every)
            said.append(await self.person(name).send(self.channel, text))
        return said

    def whispers(self, name: str) -> list[discord.Message]:
        """What this person can see of the bot's private words in the channel, oldest first."""
        seen = self.channel.history(viewer=self.person(name))
        return [message for message in seen if message.flags.ephemeral]

    def nudges(self, name: str) -> list[discord.Message]:
        return [message for message in self.whispers(name) if "A quiet word" in message.content]

    async def traces(self) -> list[Any]:
        """Everything kept of the talk, once the queue has been written."""
        await self.env.advance_time(2)
        return await self.bot.desk.store.traces.recent(self.live.group.id, datetime.min.replace(tzinfo=UTC))

    async def restart(self, *, away: float = 0, **changes: Any) -> None:
        """Stop the bot and start another on the same database, so many seconds later."""
        settings = self.settings.model_copy(update=changes)
        old = self.bot
        await old.desk.writer.drain()
        if away:
            nobody = commands.AutoShardedBot("!", intents=discord.Intents.none(), shard_count=1)
            await self.env.restart_bot(nobody)
            await old.desk.store.close()
            await self.env.advance_time(away)
        await self.env.restart_bot(await build(settings, self.secret, self.clock))
        await old.desk.store.close()


def said(result: simcord.InteractionResult) -> simcord.ResponseMessage:
    """What the bot answered to a command, a press or a form."""
    assert result.response is not None, "the bot did not answer"
    return result.response


def below(result: simcord.InteractionResult) -> str:
    """What the bot said privately below its answer."""
    return "\n".join(message.content for message in result.followups if message.ephemeral)


def questions(result: simcord.InteractionResult) -> dict[str, Any]:
    """The fields of a form that was opened, by their names."""
    assert result.modal is not None, "no form was opened"
    labelled: list[dict[str, Any]] = result.modal["components"]
    return {part["component"]["custom_id"]: part["component"] for part in labelled}


def labels(message: Any) -> list[str]:
    return [item.get("label", "") for item in _components(message)]


def menu(message: Any, name: str) -> str:
    """Give the custom_id of a setup menu by its short name."""
    prefix = f"pick:setup-{name.replace('_', '-')}:"
    return next(
        item["custom_id"] for item in _components(message) if item.get("custom_id", "").startswith(prefix)
    )


def menu_of(message: Any) -> str:
    """Give the custom_id of the one menu under a message."""
    (menu,) = (item["custom_id"] for item in _components(message) if item.get("options"))
    return menu


def _components(message: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [
        row if isinstance(row, dict) else row.to_dict() for row in message.components
    ]
    return [item for row in rows for item in row.get("components", [])]


def maypole(leader: str, *members: str, rounds: int = 5) -> list[tuple[str, str]]:
    """Talk that runs through the leader: a question to each, an answer from each."""
    turns: list[tuple[str, str]] = []
    for number in range(rounds):
        for member in members:
            turns += [
                (leader, f"{member}, how is it going? ({number})"),
                (member, "It was a long week for me."),
            ]
    return turns


def multilogue(*people: str, rounds: int = 5) -> list[tuple[str, str]]:
    """Talk that goes to and fro among everybody, each about as often."""
    chance, order = Random(7), list[str]()
    for _round in range(rounds):
        circle = list(people)
        while not order or circle[0] == order[-1]:
            chance.shuffle(circle)
            order = order or circle[-1:]
        order += circle
    return [(who, "That reminds me of how it was for us.") for who in order[1:]]


async def _migrated(file: Path) -> None:
    """Put an empty database of today's schema there: migrated once, and copied for each world."""
    if not _EMPTY:
        with TemporaryDirectory() as folder:
            made = Path(folder) / "multilogue.db"
            await migrate.upgrade(f"sqlite:///{made}", Path(folder), NOON)
            _EMPTY.append(made.read_bytes())
    file.write_bytes(_EMPTY[0])
    file.chmod(0o600)


_EMPTY: list[bytes] = []
"""The bytes of it, once they are made."""


@asynccontextmanager
async def world(
    folder: Path, *, approved: discord.Intents | None = None, **discord_settings: bool
) -> AsyncGenerator[World]:
    clock = SimulatedClock()
    url = f"sqlite:///{folder / 'multilogue.db'}"
    settings = Settings(
        database=Database(url=url, backups=folder),
        key=Key(file=folder / "multilogue.key"),
        discord=Discord.model_validate({"shards": 1} | discord_settings),
    )
    secret = {"MULTILOGUE_KEY": urlsafe_b64encode(secrets.token_bytes(32)).decode()}
    with scheduler_time(clock.now):
        await _migrated(folder / "multilogue.db")
        bot = await build(settings, secret, clock)
        env = simulate(bot, clock, approved_intents=approved, settle_timeout=PATIENCE)
        env.backend.advance_clock(
            (NOON - env.now()).total_seconds()
        )  # before it runs: no days go by for the bot
        try:
            await env.start()
            yield _set(env, clock, settings, secret)
        finally:
            last = env.bot
            await env.shutdown()
            await last.close()
    env.raise_errors()


def _set(env: simcord.Env, clock: SimulatedClock, settings: Settings, secret: dict[str, str]) -> World:
    guild = env.create_guild("Server")
    managers = guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
    channel = guild.create_text_channel("circle")
    manager = guild.add_member(env.create_user("mara", global_name="Mara"), roles=[managers])
    return World(env, clock, settings, secret, guild, channel, manager, {"Mara": manager})
