"""The parts a group may do without. What it always has are the talk itself, joining, and everybody's own rights."""

from collections.abc import Iterable
from typing import Literal, get_args

Part = Literal["stage", "lead", "ground", "brainstorm", "consensus", "differ", "wisdom"]

PARTS: tuple[Part, ...] = get_args(Part)


def known_parts(names: Iterable[str]) -> frozenset[Part]:
    """Give those names that are parts; others are of another version, or forged.

    >>> sorted(known_parts(["wisdom", "horoscope"]))
    ['wisdom']
    """
    wanted = set(names)
    return frozenset(part for part in PARTS if part in wanted)
