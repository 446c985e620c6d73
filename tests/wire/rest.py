"""The HTTP side of a Discord on this machine: SimCord's routes, faults on the way, every exchange checked."""

import asyncio
import importlib
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from aiohttp import web
from simcord.backend import Backend
from simcord.backend.errors import BackendError
from simcord.http.router import dispatch

SHARED = Path(__file__).parents[2].parent / "shared" / "discord"
"""Where Discord's own description of its API may lie, with what checks an exchange against it."""

UNDOCUMENTED = {"embeds": {"flags"}, "commands": {"nsfw"}, "edits": {"tts"}}
"""Keys that discord.py always sends, by where, and that the description does not know."""


importlib.import_module("simcord.http.routes")  # which registers every route


IN_THE_PORTAL = {1 << 15: 1 << 19, 1 << 1: 1 << 15}
"""An intent's bit, and the application's flag that says it is switched on."""


@dataclass
class Fault:
    """Something that goes wrong on the way: a status, or a dropped line (0), before or after it was done."""

    method: str
    ends: str
    status: int
    times: int = 1
    done: bool = False


@dataclass
class Rest:
    backend: Backend
    token: str
    gateway: str
    privileged: int
    """The privileged intents that are switched on in the portal, as their bits."""
    faults: list[Fault] = field(default_factory=list[Fault])
    wrong: list[str] = field(default_factory=list[str])
    """What did not fit the description."""

    def __post_init__(self) -> None:
        self._exchanged = asyncio.Condition()
        self._said: dict[str, tuple[Any, int]] = {}
        """By nonce, what was answered: Discord gives it again instead of posting twice."""
        self._contract: Any = None
        if (SHARED / "contract.py").exists():
            sys.path.insert(0, str(SHARED))
            try:
                self._contract = importlib.import_module("contract").Contract(strict=True)
            except ModuleNotFoundError:
                self._contract = None  # the checker needs a library that is not here
            finally:
                sys.path.remove(str(SHARED))

    async def exchange(self) -> None:
        """Wait until the bot has asked for something more."""
        async with self._exchanged:
            await self._exchanged.wait()

    def asked(self, method: str, ends: str) -> int:
        """Count what the bot has asked for."""
        return sum(each.method == method and each.path.endswith(ends) for each in self.backend.http_requests)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        answer = await self._serve(request)
        async with self._exchanged:
            self._exchanged.notify_all()
        return answer

    async def _serve(self, request: web.Request) -> web.Response:
        path = "/" + request.match_info["path"]
        body, files = await _body(request)
        open_to_all = path.startswith(("/interactions/", "/webhooks/"))
        if not open_to_all and request.headers.get("Authorization") != f"Bot {self.token}":
            return _answer({"message": "401: Unauthorized", "code": 0}, 401)
        fault = self._fault(request.method, path)
        if fault and not fault.done:
            return self._failing(request, fault)
        nonce = _nonce(body)
        answer = self._said.get(nonce) if nonce else None
        if answer is None:
            answer = self._do(request, path, body, files)
            if nonce:
                self._said[nonce] = answer
        if fault:
            return self._failing(request, fault)
        return _answer(*answer)

    def _do(self, request: web.Request, path: str, body: Any, files: list[Any]) -> tuple[Any, int]:
        if path == "/gateway/bot":
            limit = {"total": 1000, "remaining": 999, "reset_after": 1, "max_concurrency": 1}
            return {"url": self.gateway, "shards": 1, "session_start_limit": limit}, 200
        asked = dict(request.query)
        after = "after" in asked and path.endswith("/messages")
        try:
            given = asked | {"limit": "100000"} if after else asked
            found = dispatch(self.backend, request.method, path, json=body, params=given, files=files)
            if after:  # Discord gives those next to it; SimCord 3.2.1 the newest of all
                found = cast("list[Any]", found)[-int(asked.get("limit", 50)) :]
            status = 204 if found is None else 200
        except BackendError as error:
            found, status = error.to_json(), error.status
        if path == "/oauth2/applications/@me":
            flags = sum(flag for bit, flag in IN_THE_PORTAL.items() if self.privileged & bit)
            found = cast("dict[str, Any]", found) | {"flags": flags}
        if self._contract is not None:
            told = self._contract.faults(
                request.method, path, _documented(body, request.method, path), status, None
            )
            self.wrong += [each for each in told if each.startswith("request")]
        return found, status

    def _fault(self, method: str, path: str) -> Fault | None:
        for fault in self.faults:
            if fault.method == method and path.endswith(fault.ends) and fault.times:
                fault.times -= 1
                return fault
        return None

    @staticmethod
    def _failing(request: web.Request, fault: Fault) -> web.Response:
        if fault.status:
            limited = fault.status == 429
            told = (
                {"message": "slow down", "retry_after": 0.2, "global": False}
                if limited
                else {"message": "fault"}
            )
            return _answer(told, fault.status)
        assert request.transport is not None
        request.transport.abort()
        return web.Response()


@dataclass
class _File:
    """A file as SimCord's routes take it."""

    fp: Any
    filename: str
    description: str | None = None


async def _body(request: web.Request) -> tuple[Any, list[Any]]:
    if request.content_type == "application/json":
        text = await request.text()
        return (json.loads(text) if text else None), []
    if not request.content_type.startswith("multipart/"):
        return None, []
    form = await request.post()
    files = [
        _File(part.file, part.filename)
        for name, part in form.items()
        if name.startswith("files") and isinstance(part, web.FileField)
    ]
    return json.loads(cast("str", form["payload_json"])), files


def _documented(body: Any, method: str, path: str) -> Any:
    """Leave out the keys of a request that discord.py always adds."""
    if isinstance(body, list):
        commands = cast("list[dict[str, Any]]", body)
        return [_without(each, UNDOCUMENTED["commands"]) for each in commands]
    if not isinstance(body, dict):
        return body
    known = cast("dict[str, Any]", body)
    if method == "PATCH":
        known = _without(known, UNDOCUMENTED["edits"])
    if path.startswith("/interactions/") and isinstance(known.get("data"), dict):
        update = 7
        return known | {
            "data": _documented(known["data"], "PATCH" if known.get("type") == update else method, "")
        }
    if "embeds" in known:
        known = known | {"embeds": [_without(each, UNDOCUMENTED["embeds"]) for each in known["embeds"]]}
    return known


def _nonce(body: Any) -> str | None:
    """Give the nonce of a post that must not be made twice."""
    if not isinstance(body, dict):
        return None
    known = cast("dict[str, Any]", body)
    return str(known["nonce"]) if known.get("enforce_nonce") else None


def _without(body: dict[str, Any], keys: set[str]) -> dict[str, Any]:
    return {key: value for key, value in body.items() if key not in keys}


def _answer(body: Any, status: int) -> web.Response:
    # discord.py reads JSON only where the type is named without a charset, and retries 429 only behind a proxy
    if status == 204:
        return web.Response(status=status)
    headers = {"Content-Type": "application/json", "Via": "1.1 here"}
    return web.Response(body=json.dumps(body).encode(), status=status, headers=headers)
