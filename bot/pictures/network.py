"""The exchanges of a group's week, drawn: who answered whom, without who they are."""

from collections.abc import Collection, Mapping
from random import Random
from typing import TYPE_CHECKING

from bot.pictures.dots import circle, draw_dots, draw_exchanges, radius, seats
from bot.pictures.theme import GROUND, INK, PAPER, WIDTH, in_shades, png

if TYPE_CHECKING:
    from matplotlib.figure import Figure

REACH = 1.15


def draw_network(exchanges: Mapping[tuple[int, int], float], people: Collection[int], *, seed: int) -> bytes:
    """Draw the exchanges (weight by pair) among people as a PNG of 800 by 800 pixels. Nobody is marked.

    The order around the circle is drawn by `seed`, so that a dot cannot be followed from week to week.
    """
    return in_shades(png(sketch(exchanges, people, seed=seed)), PAPER, GROUND, INK)


def sketch(exchanges: Mapping[tuple[int, int], float], people: Collection[int], *, seed: int) -> "Figure":
    """Draw it, before it is made a PNG."""
    order = sorted(people)
    Random(seed).shuffle(order)  # noqa: S311  (an arrangement, no secret)
    places = seats(order)
    figure, axes = circle(WIDTH, REACH)
    draw_exchanges(axes, exchanges, places)
    draw_dots(axes, places.values(), radius(len(places)))
    return figure
