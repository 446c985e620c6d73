"""The shape of the talk: unnamed dots in a circle, lines between those who answered each other."""

from collections.abc import Mapping, Sequence
from math import cos, pi, sin
from random import Random

from matplotlib.axes import Axes
from matplotlib.patches import Circle

from bot.pictures.theme import INK, OWN, PAPER, png, sheet

INCHES = 3.2
DOT, RING = 0.075, 0.125
THINNEST, THICKEST = 0.8, 9.0
"""Line widths in points; the thickest line of a picture is its most frequent exchange."""


def draw_room(
    exchanges: Mapping[tuple[int, int], float], people: Sequence[int], me: int | None, *, mark: str, seed: int
) -> bytes:
    """Draw the exchanges (weight by pair) among people as a PNG of 512 by 512 pixels.

    me: the viewer's own dot, None if they have none; mark: the word under it ("you").
    The viewer's dot is at the bottom and ringed; the others come in an order drawn by `seed`, so that two
    pictures cannot be laid on each other to follow a dot from one evening to the next.
    """
    others = [person for person in people if person != me]
    Random(seed).shuffle(others)  # noqa: S311  (an arrangement, no secret)
    seats = _seats([*([me] if me is not None else []), *others])
    figure = sheet(INCHES, INCHES)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(-1.3, 1.3)
    axes.set_ylim(-1.3, 1.3)
    axes.set_axis_off()
    _lines(axes, exchanges, seats)
    for person, (x, y) in seats.items():
        _dot(axes, x, y, mark if person == me else None)
    return png(figure)


def _seats(people: Sequence[int]) -> dict[int, tuple[float, float]]:
    """Put people around a circle, the first at the bottom."""
    step = 2 * pi / max(1, len(people))
    return {person: (sin(n * step), -cos(n * step)) for n, person in enumerate(people)}


def _lines(
    axes: Axes, exchanges: Mapping[tuple[int, int], float], seats: Mapping[int, tuple[float, float]]
) -> None:
    drawn = {pair: weight for pair, weight in exchanges.items() if weight > 0 and set(pair) <= set(seats)}
    most = max(drawn.values(), default=1.0)
    for (one, other), weight in sorted(drawn.items(), key=lambda item: item[1]):
        (x1, y1), (x2, y2) = seats[one], seats[other]
        strength = weight / most
        axes.plot(
            (x1, x2),
            (y1, y2),
            color=INK,
            alpha=0.3 + 0.6 * strength,
            linewidth=THINNEST + (THICKEST - THINNEST) * strength,
            solid_capstyle="round",
            zorder=1,
        )


def _dot(axes: Axes, x: float, y: float, mark: str | None) -> None:
    if mark is None:
        axes.add_patch(Circle((x, y), DOT, facecolor=INK, edgecolor=PAPER, linewidth=1.5, zorder=3))
        return
    axes.add_patch(Circle((x, y), RING, facecolor=PAPER, edgecolor=OWN, linewidth=2.5, zorder=2))
    axes.add_patch(Circle((x, y), DOT, facecolor=OWN, edgecolor=PAPER, linewidth=1.5, zorder=3))
    axes.text(x, y - RING - 0.05, mark, color=OWN, fontsize=9, weight="bold", ha="center", va="top")
