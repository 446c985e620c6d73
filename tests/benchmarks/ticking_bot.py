"""The bot's own process, which notes when its loop did not come round in time."""

import asyncio
import os
import sys
from pathlib import Path
from time import process_time

import discord.gateway
import discord.http
import yarl

from bot.clock import SystemClock
from bot.serving import serve
from bot.settings import load

EVERY = 0.005
"""Seconds between ticks."""


async def tick(notes: Path) -> None:
    """Write down each tick: when it came, how late it was, and what the process itself had worked since the last.

    In seconds; the first by the machine's monotonic clock. On a busy machine the last tells who held the loop: the bot
    (all of its threads), or other processes.
    """
    loop, worked = asyncio.get_running_loop(), process_time()
    due = loop.time()
    with notes.open("w", buffering=1) as lines:
        while True:
            now, work = loop.time(), process_time()
            lines.write(f"{now} {max(0.0, now - due)} {work - worked}\n")
            due, worked = now + EVERY, work
            await asyncio.sleep(EVERY)


async def run(folder: Path) -> int:
    ticking = asyncio.create_task(tick(folder / "ticks"))
    try:
        return await serve(load(folder / "config.toml"), os.environ, SystemClock())
    finally:
        ticking.cancel()


if __name__ == "__main__":
    address, place = sys.argv[1:]
    discord.http.Route.BASE = f"http://{address}/api/v10"
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://{address}/")
    sys.exit(asyncio.run(run(Path(place))))
