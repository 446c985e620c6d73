"""How every picture of the house looks. matplotlib is loaded when the first one is begun: it takes a second."""

import io
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

PAPER, INK = "#fbfaf7", "#22303c"
OWN = "#c2410c"
"""One warm colour against one cool ink: told apart by brightness alone, too."""
GROUND = "#7d8892"
"""For frames, and for lines that step back."""
BAND = "#b9c4cd"
"""For surfaces; always with an edge and hatched."""

DOTS_AN_INCH = 160
WIDTH, MARGIN = 5.0, 0.3
"""Inches: 800 pixels, half of them on a phone."""
WORDS, SMALL = 14.0, 12.5
"""Points: letters stay readable at half their size."""
LINE = 0.3
"""Inches: how high a line of words is."""


def sheet(width: float, height: float) -> "Figure":
    """Begin a picture, in inches. It brings its own paper, so that a dark client does not swallow the ink."""
    from matplotlib.figure import Figure  # noqa: PLC0415  (it takes a second, and many a start never draws)

    return Figure(figsize=(width, height), dpi=DOTS_AN_INCH, facecolor=PAPER)


def whole(figure: "Figure") -> "Axes":
    """Give the whole sheet to write and draw on, in inches from the upper left."""
    width, height = figure.get_size_inches()
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    return axes


def write(axes: "Axes", x: float, y: float, words: str, *, color: str = INK, **look: Any) -> None:
    """Write words, from their left edge and the middle of their line where not asked for otherwise."""
    looks: dict[str, Any] = {"fontsize": WORDS, "va": "center", "parse_math": False} | look
    axes.text(x, y, words, color=color, **looks)


def png(figure: "Figure", description: str | None = None) -> bytes:
    """Give the finished picture, without the data about its making that a PNG can carry; says what it shows."""
    out = io.BytesIO()
    metadata = {"Software": None, "Description": description}
    figure.savefig(out, format="png", facecolor=PAPER, metadata=metadata)
    return out.getvalue()


def mixed(one: str, other: str, part: float) -> str:
    """Mix a colour with a part of another, 0 to 1.

    >>> mixed("#000000", "#ffffff", 0.2)
    '#333333'
    """
    both = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + "".join(f"{round(first + (second - first) * part):02x}" for first, second in both)


def in_shades(picture: bytes, *colours: str) -> bytes:
    """Give a PNG anew in few shades between these colours, 16 from each to the next: a quarter as large.

    Many thin lines make a large file, for every pixel at their edges has a shade of its own.
    """
    from PIL import Image  # noqa: PLC0415  (it comes with matplotlib, and is as seldom needed)

    steps = [mixed(one, other, step / 16) for one, other in pairwise(colours) for step in range(16)]
    shades = Image.new("P", (1, 1))
    shades.putpalette(bytes.fromhex("".join(each[1:] for each in (*steps, colours[-1]))))
    out = io.BytesIO()
    few = Image.open(io.BytesIO(picture)).convert("RGB").quantize(palette=shades, dither=Image.Dither.NONE)
    few.save(out, format="png", optimize=True)
    return out.getvalue()
