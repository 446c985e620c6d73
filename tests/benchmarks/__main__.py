"""Prints every measure as a JSON line: `make bench`, with names as arguments for some of them."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from tests.benchmarks import digests, held, line, path, replayed, rooms, wisdom

Measure = Callable[[], Awaitable[list[dict[str, Any]]]]


def _one(measure: Callable[[], Awaitable[dict[str, Any]]]) -> Measure:
    async def measured() -> list[dict[str, Any]]:
        return [await measure()]

    return measured


async def _room() -> dict[str, Any]:
    return rooms.busy_room()


MEASURES: dict[str, Measure] = {
    "path": _one(path.over_vader),
    "line": _one(line.over_empty),
    "room": _one(_room),
    "groups": _one(rooms.many_groups),
    "replay": replayed.over_vader,
    "digest": digests.over_plain_pass,
    "held": _one(held.by_a_digest),
    "wisdom": _one(wisdom.searched),
    "million": _one(path.after_many),
}


async def main(names: list[str]) -> None:
    """Measure what is asked for, all of it without a name."""
    for name in names or MEASURES:
        for each in await MEASURES[name]():
            print(json.dumps(each), flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
