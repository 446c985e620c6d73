"""Posts that change often, renewed seldom: Discord takes five edits in five seconds."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Hashable

from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from cogs.common.posting import CannotPost

log = logging.getLogger(__name__)

AFTER = 3.0
"""Seconds that a renewal waits for the next change."""


class Soon:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._tasks: dict[Hashable, asyncio.Task[None]] = {}

    def renew(self, what: Hashable, renewing: Callable[[], Awaitable[object]]) -> None:
        """Renew something in a moment, once for all that changes until then; what fails waits for the next change."""
        if what not in self._tasks:
            self._tasks[what] = asyncio.create_task(self._renew(what, renewing), name="renew a post")

    def close(self) -> None:
        for task in self._tasks.values():
            task.cancel()

    async def _renew(self, what: Hashable, renewing: Callable[[], Awaitable[object]]) -> None:
        try:
            await self._clock.wait(self._clock.sleep(AFTER), "renewing a post")
        finally:
            self._tasks.pop(what, None)
        try:
            await renewing()
        except (CannotPost, SQLAlchemyError, OSError):
            log.warning("a post could not be renewed")
