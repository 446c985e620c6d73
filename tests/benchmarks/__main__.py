"""Prints every measure as a JSON line: `make bench`, with names as arguments for some of them."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from tests.benchmarks import line, path, replayed, rooms

Measure = Callable[[], Awaitable[Any]]


async def _room() -> dict[str, Any]:
    return rooms.busy_room()


MEASURES: dict[str, Measure] = {
    "path": path.over_vader,
    "line": line.over_empty,
    "room": _room,
    "groups": rooms.many_groups,
    "replay": replayed.over_vader,
    "million": path.after_many,
}


async def main(names: list[str]) -> None:
    """Measure what is asked for, all of it without a name."""
    for name in names or MEASURES:
        found = await MEASURES[name]()
        for each in found if isinstance(found, list) else [found]:
            print(json.dumps(each), flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
