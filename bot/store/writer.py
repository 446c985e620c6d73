"""The queue between hearing and keeping: traces are written in batches that grow under load."""

import asyncio
import logging

from sqlalchemy.exc import DBAPIError

from bot.clock import Clock
from bot.store.traces import Gone, Trace, Traces

log = logging.getLogger(__name__)

EVERY = 1.0
"""Seconds that a trace waits at most when nothing else is going on."""

MOST_AT_ONCE = 5_000
"""Traces in one transaction; a busy minute is written in few of them, and other writers get their turn."""

MOST_WAITING = 500_000
"""Traces kept in memory while the database cannot be written to; beyond, the oldest are let go."""

PAUSES = (0.5, 1.0, 2.0, 5.0)
"""Seconds between tries while the database is locked or away; the last one is repeated."""


class TraceWriter:
    """Takes traces without waiting and writes them a second later. What is not written yet can still change."""

    def __init__(self, traces: Traces, clock: Clock) -> None:
        self._traces = traces
        self._clock = clock
        self._waiting: dict[bytes, Trace | Gone] = {}
        self._armed: asyncio.Task[None] | None = None
        self._one = asyncio.Lock()

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, trace: Trace) -> None:
        self._waiting.pop(trace.message, None)
        self._waiting[trace.message] = trace
        self._arm()

    def delete(self, gone: Gone) -> None:
        """Let go of a message's trace, written or not."""
        self._waiting.pop(gone.message, None)
        self._waiting[gone.message] = gone
        self._arm()

    def forget(self, group: int, person: int) -> None:
        """Someone left: what waits of them is dropped (the store skips what is on its way)."""
        for message, trace in list(self._waiting.items()):
            if isinstance(trace, Gone) or trace.group != group:
                continue
            if trace.person == person:
                del self._waiting[message]
            elif trace.to_person == person:
                self._waiting[message] = trace._replace(to_person=None)

    async def drain(self) -> None:
        """Write all that waits, now, however often it has to be tried."""
        if self._armed is not None:
            self._armed.cancel()
            self._armed = None
        await self._write_all()

    def _arm(self) -> None:
        if len(self._waiting) > MOST_WAITING:
            self._waiting.pop(next(iter(self._waiting)))
        if self._armed is None or self._armed.done():
            self._armed = asyncio.create_task(self._later(), name="write traces")

    async def _later(self) -> None:
        # again, if one came in after the last look at the queue: it found this task running and armed none
        while self._waiting:
            await self._clock.wait(self._clock.sleep(EVERY), "writing traces")
            # from here on a cancelled wait must not take a batch with it
            await asyncio.shield(asyncio.ensure_future(self._write_all()))

    async def _write_all(self) -> None:
        async with self._one:
            tries = 0
            while self._waiting:
                batch = dict(list(self._waiting.items())[:MOST_AT_ONCE])
                try:
                    await self._write(batch)
                except (DBAPIError, OSError):  # OSError: PostgreSQL does not answer
                    pause = PAUSES[min(tries, len(PAUSES) - 1)]
                    tries += 1
                    log.warning("the database cannot be written to; %d traces wait", len(self._waiting))
                    await self._clock.wait(self._clock.sleep(pause), "the database to be free")
                else:
                    tries = 0
                    self._done(batch)

    async def _write(self, batch: dict[bytes, Trace | Gone]) -> None:
        puts = [each for each in batch.values() if isinstance(each, Trace)]
        deletes = [each for each in batch.values() if isinstance(each, Gone)]
        await self._traces.write(puts, deletes)

    def _done(self, batch: dict[bytes, Trace | Gone]) -> None:
        """Take out what was written, unless it has changed since."""
        for message, written in batch.items():
            if message in self._waiting and self._waiting[message] is written:
                del self._waiting[message]
