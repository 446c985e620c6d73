"""A Discord on this machine: SimCord's backend behind real HTTP and a real websocket, and the bot's own process."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import discord
from aiohttp import web
from simcord import _clock, interactions
from simcord.backend import Backend, serializers

from tests.wire.gateway import PRIVILEGED, Gateway
from tests.wire.rest import Rest

TOKEN = "made.up.token"
ROOT = Path(__file__).parents[2]
PATIENCE = 20.0
"""Seconds after which something that should happen will not."""


class RealTime(_clock.Clock):
    def now(self) -> datetime:
        return datetime.now(UTC)


class Here:
    """The server, one Discord server with one channel, and a manager in it."""

    def __init__(self, folder: Path, port: int, privileged: int) -> None:
        self.folder = folder
        self.address = f"127.0.0.1:{port}"
        self.backend = Backend(clock=RealTime())
        self.gateway = Gateway(self.backend, f"ws://{self.address}/", privileged)
        self.rest = Rest(self.backend, TOKEN, f"ws://{self.address}/", privileged)
        everything = discord.Permissions.all().value
        owner = self.backend.make_user("mara")
        self.manager = owner.id
        self.guild = self.backend.create_guild("Server", owner_id=owner.id).id
        self.backend.add_member(self.guild, owner.id)
        role = self.backend.create_role(self.guild, "Bot", permissions=everything)
        self.backend.add_member_role(self.guild, self.backend.bot_user.id, role.id)
        self.channel = self.backend.create_channel(self.guild, "circle").id

    def person(self, name: str) -> int:
        user = self.backend.make_user(name.lower(), global_name=name)
        self.backend.add_member(self.guild, user.id)
        return user.id

    def says(self, user: int, text: str, **more: Any) -> int:
        return self.backend.create_message(self.channel, user, text, **more).id

    async def uses(self, user: int, command: str) -> Any:
        """Type a command; give the interaction once it was answered."""
        name, _, rest = command.partition(" ")
        inner: list[dict[str, Any]] = [{"type": 1, "name": rest, "options": []}] if rest else []
        found = next(each for (known, _kind), each in self.backend.commands[None].items() if known == name)
        return await self._interact(user, 2, {"id": found["id"], "name": name, "type": 1, "options": inner})

    async def interacts(self, user: int) -> Any:
        """Use a command that nobody knows; give the interaction once it was answered."""
        return await self._interact(user, 2, {"id": "1", "name": "unknown", "type": 1, "options": []})

    async def presses(self, user: int, message: int, label: str) -> Any:
        stored = self.find(message)
        button = next(item for item in _items(stored.components) if item.get("label") == label)
        data = {"custom_id": button["custom_id"], "component_type": 2}
        return await self._interact(user, 3, data, message)

    async def sends_form(
        self, user: int, opened: Any, values: dict[str, Any], message: int | None = None
    ) -> Any:
        """Fill in a form that an interaction opened; values by field, ids as numbers. message: under which it was."""
        form = opened.modal
        parts = [_filled(label, values) for label in form["components"]]
        roles = {str(each): {"id": str(each)} for each in self.backend.guilds[self.guild].roles}
        data = {"custom_id": form["custom_id"], "components": parts, "resolved": {"roles": roles}}
        return await self._interact(user, 5, data, message)

    def find(self, message: int) -> Any:
        """Give a message, in the channel or in a thread."""
        return next(place[message] for place in self.backend.messages.values() if message in place)

    async def until(self, what: Callable[[], Any]) -> Any:
        """Wait until something is so; give it."""
        async with asyncio.timeout(PATIENCE):
            while not (found := what()):
                await self.rest.exchange()
        return found

    def said_by_bot(self, part: str) -> list[Any]:
        """Messages of the bot here that hold a text, oldest first."""
        mine = self.backend.bot_user.id
        return [
            message
            for message in self.backend.messages.get(self.channel, {}).values()
            if message.author_id == mine and part in (message.content or "")
        ]

    async def _interact(self, user: int, kind: int, data: dict[str, Any], message: int | None = None) -> Any:
        stored = self.find(message) if message is not None else None
        channel = stored.channel_id if stored else self.channel
        record, payload = interactions.base_payload(
            self.backend, type=kind, channel_id=channel, guild_id=self.guild, user_id=user, data=data
        )
        if stored is not None:
            record.source_message_id = stored.id
            payload["message"] = dict(serializers.message_payload(self.backend, stored))
        self.backend.emit("INTERACTION_CREATE", payload)
        return await self.until(lambda: record if record.responded else None)


class Bot:
    """The bot's own process."""

    def __init__(self, here: Here) -> None:
        self.here = here
        self.process: asyncio.subprocess.Process | None = None

    async def start(self, token: str = TOKEN, *, command: str = "run") -> None:
        env = {name: value for name, value in os.environ.items() if name != "MULTILOGUE_KEY"}
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.wire.run_here",
            self.here.address,
            command,
            "--config",
            str(self.here.folder / "config.toml"),
            cwd=ROOT,
            env=env | {"DISCORD_TOKEN": token},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )

    async def stop(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """Tell it to stop; give its exit code and what it said."""
        assert self.process is not None
        if self.process.returncode is None:
            self.process.send_signal(how)
        return await self.ended()

    async def ended(self) -> tuple[int, str]:
        assert self.process is not None
        async with asyncio.timeout(PATIENCE):
            log, _nothing = await self.process.communicate()
        assert self.process.returncode is not None
        return self.process.returncode, log.decode()


@asynccontextmanager
async def discord_here(
    folder: Path, *, privileged: int = sum(PRIVILEGED.values())
) -> AsyncGenerator[tuple[Here, Bot]]:
    door = socket.create_server(("127.0.0.1", 0))
    here = Here(folder, door.getsockname()[1], privileged)
    runner = await _listen(here, door)
    (folder / "config.toml").write_text("")
    bot = Bot(here)
    try:
        yield here, bot
    finally:
        if bot.process is not None and bot.process.returncode is None:
            bot.process.kill()
            await bot.process.communicate()
        await here.gateway.cut()
        await runner.cleanup()


async def _listen(here: Here, door: socket.socket) -> web.AppRunner:
    app = web.Application(client_max_size=2**25)
    app.router.add_route("*", "/api/v10/{path:.*}", here.rest.serve)
    app.router.add_get("/", here.gateway.serve)
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    await web.SockSite(runner, door).start()
    return runner


def _items(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [item for row in components for item in row.get("components", [])]


def _filled(label: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    part = label["component"]
    given: str | list[int] = values[part["custom_id"]]
    entered: dict[str, Any] = {"type": part["type"], "custom_id": part["custom_id"], "id": part.get("id", 1)}
    entered |= {"value": given} if isinstance(given, str) else {"values": [str(each) for each in given]}
    return {"type": 18, "id": label.get("id", 1), "component": entered}
