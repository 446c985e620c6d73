"""Unnamed dots in a circle, and lines between them: what every drawn shape of a talk is made of."""

from collections.abc import Iterable, Mapping, Sequence
from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING

from bot.pictures.theme import DOTS_AN_INCH, GROUND, INK, PAPER, mixed, sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

DOT, OF_THE_WAY = 0.075, 0.33
"""The radius of a dot where there is room for it, the circle's being 1; else this part of the way to the next one."""
THINNEST, THICKEST = 0.8, 7.0
"""Line widths in points; the thickest line of a picture is its most frequent exchange."""
FEW = 16
"""Up to so many lines may be as thick as that; more of them are thinner, or they would cover each other."""
FINEST = 0.5
"""Points: a line is never thinner, one pixel of the picture."""
POINTS = 72
"""Of an inch."""

Place = tuple[float, float]


def circle(inches: float, reach: float) -> tuple["Figure", "Axes"]:
    """Begin a square picture around the middle of the circle. reach: how far it goes from there, in radii."""
    figure = sheet(inches, inches)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(-reach, reach)
    axes.set_ylim(-reach, reach)
    axes.set_axis_off()
    return figure, axes


def seats(people: Sequence[int]) -> dict[int, Place]:
    """Put people around the circle, the first at the bottom."""
    step = 2 * pi / max(1, len(people))
    return {person: (sin(n * step), -cos(n * step)) for n, person in enumerate(people)}


def radius(people: int) -> float:
    """Give the radius of each dot among so many.

    >>> [round(radius(people), 3) for people in (0, 8, 60)]
    [0.075, 0.075, 0.035]
    """
    return min(DOT, OF_THE_WAY * 2 * sin(pi / people)) if people > 1 else DOT


def draw_exchanges(
    axes: "Axes", exchanges: Mapping[tuple[int, int], float], places: Mapping[int, Place]
) -> None:
    """Draw a line for each pair: the more they exchanged, the thicker and darker. Who has no place is left out.

    The weakest is still told from the paper: nothing is drawn transparent.
    """
    drawn = {pair: weight for pair, weight in exchanges.items() if weight > 0 and set(pair) <= set(places)}
    most = max(drawn.values(), default=1.0)
    scale = min(1.0, sqrt(FEW / max(1, len(drawn))), radius(len(places)) / DOT)
    thinnest, thickest = max(FINEST, THINNEST * scale), THICKEST * scale
    for (one, other), weight in sorted(drawn.items(), key=lambda item: item[1]):
        (x1, y1), (x2, y2) = places[one], places[other]
        strength = weight / most
        width = thinnest + (thickest - thinnest) * strength
        axes.plot(
            (x1, x2), (y1, y2), color=mixed(GROUND, INK, strength), linewidth=width, solid_capstyle="round", zorder=1,
        )  # fmt: skip


def draw_dots(
    axes: "Axes",
    places: Iterable[Place],
    size: float,
    *,
    fill: str = INK,
    edge: str = PAPER,
    line: float = 1.5,
) -> None:
    """Draw dots, one like the other. size: their radius, the circle's being 1; line: of their edge, in points."""
    there = list(places)
    left, right = axes.get_xlim()
    inch = (right - left) / (axes.bbox.width / DOTS_AN_INCH)
    axes.plot(
        [x for x, _y in there], [y for _x, y in there], linestyle="", marker="o", color=fill,
        markersize=2 * size / inch * POINTS, markeredgecolor=edge, markeredgewidth=line, zorder=3,
    )  # fmt: skip
