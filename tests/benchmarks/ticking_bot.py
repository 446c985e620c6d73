"""The bot's own process, which notes when its loop did not come round in time."""

import asyncio
import os
import sys
from pathlib import Path

import discord.gateway
import discord.http
import yarl

from bot.clock import SystemClock
from bot.serving import serve
from bot.settings import load

EVERY = 0.005
"""Seconds between ticks."""


async def tick(notes: Path) -> None:
    """Write down each tick: when it came (seconds of the machine's monotonic clock), and how late it was."""
    loop, due = asyncio.get_running_loop(), 0.0
    with notes.open("w", buffering=1) as lines:
        while True:
            now = loop.time()
            lines.write(f"{now} {max(0.0, now - due) if due else 0.0}\n")
            due = now + EVERY
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
