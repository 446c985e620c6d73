"""Running for real: the database brought up to date, a login, and a clean stop on SIGTERM or SIGINT."""

import asyncio
import gc
import logging
import signal
from collections.abc import Mapping

import aiohttp
import discord

from bot import logs
from bot.app import Multilogue, build
from bot.clock import Clock
from bot.settings import ConfigError, Settings, token_from
from bot.store import key_files, migrate, rekey

GARBAGE_EVERY = 20_000
"""Objects made beyond those let go before a search for cycles; Python's own value is 700."""

log = logging.getLogger(__name__)


async def serve(settings: Settings, env: Mapping[str, str], clock: Clock) -> int:
    """Run until told to stop; give the exit code. What has to be put right first raises its own sentence."""
    logs.setup(settings.logging.level)
    token = token_from(settings, env)
    await migrate.upgrade(settings.database.url, settings.database.backups, clock.now())
    if await rekey.has_key(settings.database.url):
        key_files.current(settings.key.file, env)  # a lost one is told, not made anew
    try:
        await _session(await build(settings, env, clock), token)
    except discord.PrivilegedIntentsRequired:
        log.warning(
            "Discord has not switched on an intent that config.toml asks for (Developer Portal, Bot, Privileged "
            "Gateway Intents). Going on without: structure works, cues from words are off."
        )
        plain = settings.without_privileged_intents()
        await _session(await build(plain, env, clock), token)
    except discord.LoginFailure as refused:
        raise ConfigError(
            ["discord: the token was refused. Copy it anew from the Developer Portal (Bot, Reset Token)."]
        ) from refused
    except aiohttp.ClientConnectionError as away:
        raise ConfigError(["discord: cannot be reached from here. Check this machine's network."]) from away
    return 0


def _collect_less_often() -> None:
    """Leave what was built at the start out of every later search for garbage.

    A message makes some hundred short-lived objects; looking for cycles every seven messages, through all of the
    libraries, took a tenth of its time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE_EVERY)


async def _session(app: Multilogue, token: str) -> None:
    loop = asyncio.get_running_loop()
    stopping: list[asyncio.Task[None]] = []

    def stop() -> None:
        log.info("stopping")
        stopping.append(asyncio.ensure_future(app.close()))

    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, stop)
    _collect_less_often()
    try:
        await app.start(token)
    finally:
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(each)
        await asyncio.gather(*stopping)
        await app.close()
