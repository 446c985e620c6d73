"""Simulated time for everything that asks for it: our clock, and the scheduler's own."""

import asyncio
import importlib
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from datetime import datetime, tzinfo
from typing import Any, TypeVar

import simcord
from discord.ext import commands

T = TypeVar("T")

_SCHEDULER_MODULES = (
    "apscheduler.schedulers.base",
    "apscheduler.triggers.interval",
    "apscheduler.triggers.date",
    "apscheduler.executors.base",
)
"""Where APScheduler reads `datetime.now` for itself; it has no clock to hand in (measured with 3.11)."""


LOOKS_EVERY = 0.002
"""Seconds between the simulation's looks whether the bot has come to rest. Its own 50 ms make an evening of
a hundred messages, each waiting for the database's thread, three times as long (measured: 9.7 s, 2.8 s)."""


def simulate(bot: commands.AutoShardedBot, clock: "SimulatedClock", **options: Any) -> simcord.Env:
    """Make a simulated Discord for a bot, whose clock then tells its time."""
    settle: Any = simcord.Env._settle_internal  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    settle.__kwdefaults__["idle"] = LOOKS_EVERY
    clock.env = simcord.Env(bot, **options)
    clock.env.backend.bot_user.name = "Multilogue"
    return clock.env


class SimulatedClock:
    """The clock of a simulated Discord. It has to exist before the simulation does, which needs the bot."""

    def __init__(self) -> None:
        self.env: simcord.Env | None = None

    def now(self) -> datetime:
        return self._running().now()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def wait(self, what: Awaitable[T], why: str) -> T:
        return await self._running().external_wait(what, reason=why)

    def _running(self) -> simcord.Env:
        if self.env is None:
            raise RuntimeError("the simulation has not begun")
        return self.env


@contextmanager
def scheduler_time(now: Callable[[], datetime]) -> Generator[None]:
    """Let APScheduler see simulated time, by giving its modules a `datetime` whose `now` is ours."""

    class Simulated(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Any:
            return now().astimezone(tz)

    modules: list[Any] = [importlib.import_module(name) for name in _SCHEDULER_MODULES]
    before = [module.datetime for module in modules]
    for module in modules:
        module.datetime = Simulated
    try:
        yield
    finally:
        for module, own in zip(modules, before, strict=True):
            module.datetime = own
