"""One after another where it is about the same thing, side by side where it is not."""

import asyncio
from collections.abc import Hashable
from weakref import WeakValueDictionary


class Turns:
    """A lock for each thing, kept for as long as somebody holds it or waits for it; in the order of asking."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[Hashable, asyncio.Lock] = WeakValueDictionary()

    def at(self, thing: Hashable) -> asyncio.Lock:
        """Give the lock of a thing, for `async with`."""
        return self._locks.setdefault(thing, asyncio.Lock())

    def __len__(self) -> int:
        return len(self._locks)
