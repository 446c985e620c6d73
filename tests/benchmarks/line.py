"""Messages a second over a loopback gateway: the full bot beside an empty one."""

import asyncio
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from tests.benchmarks.texts import texts
from tests.wire.discord_here import ROOT, Bot, Here, discord_here
from tests.wire.test_running import begin_group, join

PEOPLE = 12
APART = 5_000
"""Milliseconds between messages by their ids, so that no round's reach into the next one's."""


async def over_empty(count: int = 3_000, rounds: int = 5) -> dict[str, Any]:
    """(2) Messages a second of the full bot over an empty one, zlib on, taken in turn."""
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        async with (
            discord_here(Path(one)) as (full_here, full),
            discord_here(Path(other)) as (empty_here, empty),
        ):
            await full.start()
            await full_here.gateway.ready.wait()
            await begin_group(full_here)
            people = [full_here.manager, *(full_here.person(f"Person{n}") for n in range(1, PEOPLE))]
            for person in people:
                await join(full_here, person)
            await _start_empty(empty)
            await empty_here.gateway.ready.wait()
            strangers = [empty_here.manager, *(empty_here.person(f"Person{n}") for n in range(1, PEOPLE))]
            pairs = [
                (
                    await _rate(full_here, people, count, number),
                    await _rate(empty_here, strangers, count, number),
                )
                for number in range(rounds + 1)
            ]
            await full.stop()
            await empty.stop()
    pairs = pairs[1:]
    return {
        "what": "messages a second of the full bot over an empty one",
        "ratio": round(median(a / b for a, b in pairs), 2),
        "aim": "at least 0.5",
        "a_second": {"full": round(median(a for a, _ in pairs)), "empty": round(median(b for _, b in pairs))},
    }


async def _start_empty(bot: Bot) -> None:
    bot.process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.benchmarks.empty_bot", bot.here.address,
        cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip


async def _rate(here: Here, people: list[int], count: int, round_: int) -> float:
    """Send messages as fast as they are taken; over when an interaction sent after the last is answered."""
    prepared = _prepare(here, people, count, round_)
    began = perf_counter()
    for data in prepared:
        await here.gateway.send_raw(data)
    await here.interacts(here.manager)
    return count / (perf_counter() - began)


def _prepare(here: Here, people: list[int], count: int, round_: int) -> list[bytes]:
    """Write the packets beforehand, so that the sender is never what is waited for."""
    template: dict[str, Any] = {}

    def keep(event: str, payload: Mapping[str, Any]) -> None:
        if event == "MESSAGE_CREATE":
            template.update(payload)

    here.backend.subscribers.append(keep)
    newest = max(here.says(person, "hello") for person in people)
    here.backend.subscribers.remove(keep)
    authors = [dict(template["author"]) | {"id": str(person)} for person in people]
    packets: list[bytes] = []
    for number, text in enumerate(texts(count), 1):
        identity = newest + ((round_ * count + number) * APART << 22)
        own = {"id": str(identity), "content": text, "author": authors[(number * number // 3) % len(authors)]}
        packets.append(
            json.dumps({"op": 0, "t": "MESSAGE_CREATE", "s": 1, "d": dict(template) | own}).encode()
        )
    return packets
