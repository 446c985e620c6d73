"""Timing two things in turn, so that a machine whose speed drifts is fair to both."""

import gc
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Paired:
    """Medians of seconds, and of the ratios pair by pair."""

    one: float
    other: float
    ratio: float


async def paired(one: Callable[[], Awaitable[None]], other: Callable[[], None], pairs: int = 7) -> Paired:
    """Run both once to warm up, then in turn."""
    await one()
    other()
    gc.collect()
    gc.freeze()  # what stands around is nobody's cost
    seconds: list[tuple[float, float]] = []
    for _ in range(pairs):
        began = perf_counter()
        await one()
        between = perf_counter()
        other()
        seconds.append((between - began, perf_counter() - between))
    gc.unfreeze()
    return Paired(
        one=median(a for a, _ in seconds),
        other=median(b for _, b in seconds),
        ratio=median(a / b for a, b in seconds),
    )


async def in_turn(
    things: Mapping[str, Callable[[], Awaitable[float]]], rounds: int
) -> dict[str, list[float]]:
    """Do all of them once to warm up, then in turn; each tells the seconds that it took."""
    for do in things.values():
        await do()
    gc.collect()
    gc.freeze()  # as the bot does once it has started
    seconds: dict[str, list[float]] = {name: [] for name in things}
    for _ in range(rounds):
        for name, do in things.items():
            seconds[name].append(await do())
    gc.unfreeze()
    return seconds
