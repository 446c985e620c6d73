"""The one place that asks for the time, and the one way to wait in the background."""

import asyncio
from collections.abc import Awaitable
from datetime import UTC, datetime
from typing import Protocol, TypeVar

T = TypeVar("T")


class Clock(Protocol):
    """Time as the house knows it: real in production, virtual in tests and in the practice room."""

    def now(self) -> datetime:
        """Tell this instant, aware, in UTC."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Come back after that many seconds of this clock's time."""
        ...

    async def wait(self, what: Awaitable[T], why: str) -> T:
        """Wait in the background for something that may never come.

        Simulated time stands still until nothing runs any more, so it must be told which waits are meant.
        """
        ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def wait(self, what: Awaitable[T], why: str) -> T:  # noqa: ARG002  (the reason is for simulated time)
        return await what
