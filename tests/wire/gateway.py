"""The websocket side of a Discord on this machine: HELLO, IDENTIFY, RESUME, heartbeats, zlib."""

import asyncio
import json
import zlib
from collections.abc import Mapping
from typing import Any

from aiohttp import WSMsgType, web
from simcord.backend import Backend, serializers

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 0, 1, 2, 6, 9, 10, 11
DISALLOWED_INTENTS = 4014
PRIVILEGED = {"message_content": 1 << 15, "members": 1 << 1}


class Gateway:
    """One session at a time; what a dropped line misses is replayed when the bot resumes."""

    def __init__(self, backend: Backend, address: str, privileged: int) -> None:
        self.backend, self.address, self.privileged = backend, address, privileged
        self.identified = 0
        self.resumed = 0
        self.ready = asyncio.Event()
        self.again = asyncio.Event()
        """Set when the bot has resumed."""
        self.closed_with: int | None = None
        self._socket: web.WebSocketResponse | None = None
        self._zlib = zlib.compressobj()
        self._session = ""
        self._sent: list[dict[str, Any]] = []
        self._sending = asyncio.Lock()
        backend.subscribers.append(self._emit)
        self._tasks: set[asyncio.Task[None]] = set()

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(max_msg_size=2**24)
        await socket.prepare(request)
        self._socket, self._zlib = socket, zlib.compressobj()
        await self._send({"op": HELLO, "d": {"heartbeat_interval": 41_250}})
        async for message in socket:
            if message.type == WSMsgType.TEXT:
                await self._take(json.loads(message.data))
        self.closed_with = socket.close_code
        self.ready.clear()
        return socket

    async def cut(self, code: int = 1001) -> None:
        """Drop the line."""
        socket, self._socket = self._socket, None
        if socket is not None:
            await socket.close(code=code)

    async def lose_session(self) -> None:
        """Say that the session cannot be resumed (op 9 false); what comes until the next login is missed."""
        socket, self._session = self._socket, ""
        await self._send({"op": INVALID_SESSION, "d": False})
        self.ready.clear()
        if socket is not None:
            self._socket = None
            await socket.close(code=1000)

    async def _take(self, packet: Mapping[str, Any]) -> None:
        if packet["op"] == HEARTBEAT:
            await self._send({"op": HEARTBEAT_ACK, "d": None})
        elif packet["op"] == IDENTIFY:
            await self._identify(packet["d"])
        elif packet["op"] == RESUME:
            await self._resume(packet["d"])

    async def _identify(self, asked: Mapping[str, Any]) -> None:
        self.identified += 1
        wanted = asked["intents"] & sum(PRIVILEGED.values())
        if wanted & ~self.privileged:
            await self.cut(DISALLOWED_INTENTS)
            return
        self._session, self._sent = f"session-{self.identified}", []
        guilds = list(self.backend.guilds.values())
        await self._dispatch(
            "READY",
            {
                "v": 10,
                "user": dict(serializers.user_payload(self.backend.bot_user)),
                "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
                "session_id": self._session,
                "resume_gateway_url": self.address,
                "shard": [0, 1],
                "application": {"id": str(self.backend.application_id), "flags": 0},
            },
        )
        for guild in guilds:
            await self._dispatch("GUILD_CREATE", dict(serializers.guild_create_payload(self.backend, guild)))
        self.ready.set()

    async def _resume(self, asked: Mapping[str, Any]) -> None:
        if not self._session or asked["session_id"] != self._session:
            await self._send({"op": INVALID_SESSION, "d": False})
            return
        self.resumed += 1
        for packet in self._sent[asked["seq"] :]:
            await self._send(packet)
        await self._dispatch("RESUMED", {})
        self.again.set()
        self.ready.set()

    def _emit(self, event: str, payload: Mapping[str, Any]) -> None:
        task = asyncio.ensure_future(self._dispatch(event, dict(payload)))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _dispatch(self, event: str, payload: dict[str, Any]) -> None:
        if not self._session:
            return
        packet = {"op": DISPATCH, "t": event, "s": len(self._sent) + 1, "d": payload}
        self._sent.append(packet)
        await self._send(packet)

    async def _send(self, packet: Mapping[str, Any]) -> None:
        await self.send_raw(json.dumps(packet).encode())

    async def send_raw(self, data: bytes) -> None:
        """Send a packet that is already written, and keep no copy for a RESUME."""
        socket = self._socket
        if socket is None or socket.closed:
            return
        async with self._sending:
            await socket.send_bytes(self._zlib.compress(data) + self._zlib.flush(zlib.Z_SYNC_FLUSH))
