"""How people arrive, drawn: what they would like, and their energy, as soft bands that are longer for more of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from textwrap import wrap
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.patches import FancyBboxPatch

from bot.pictures.theme import GROUND, INK, png, sheet
from bot.practice.arriving import Share

LEAF = "#2f6b4f"
"""One calm colour for every band: what it stands for is told by its length and the words at it."""

WIDTH, MARGIN = 5.0, 0.32
"""Inches: 800 pixels, half of them on a phone."""
TITLE, WORDS = 16.0, 14.0
"""Points: letters stay readable at half their size."""
LINE = 0.3
"""How high a line of words is, in inches."""
LETTERS = {TITLE: 26, WORDS: 34}
"""How many fit into a line, wide ones too."""
GAP = 0.18
LONGEST, THICK, FADES = 3.0, 0.2, 0.4
"""Inches: a band of everybody, how thick one is, and over how much its end fades: no ruler finds one person there."""
LENGTHS: dict[Share, float] = {"none": 0.0, "some": 0.3, "many": 0.5, "most": 0.75, "all": 1.0}
STEPS = 60
"""Shades along a band."""


class Band(NamedTuple):
    """label: what people chose; told: the word for how many did, as it stands beside the band."""

    label: str
    told: str
    share: Share


class Part(NamedTuple):
    title: str
    bands: Sequence[Band]


class Text(NamedTuple):
    """Words, from their left edge and the middle of their line."""

    x: float
    y: float
    words: str
    size: float = WORDS


@dataclass(slots=True)
class Layout:
    """Where everything goes, in inches from the upper left. bands: the upper edge of each, and how long it is."""

    height: float = MARGIN
    texts: list[Text] = field(default_factory=list[Text])
    bands: list[tuple[float, float]] = field(default_factory=list[tuple[float, float]])

    def say(self, words: str, size: float = WORDS) -> None:
        """Put words below what there is, in as many lines as they need."""
        for line in wrap(words, LETTERS[size]):
            self.texts.append(Text(MARGIN, self.height + LINE / 2, line, size))
            self.height += LINE

    def draw(self, band: Band) -> None:
        """Put a band below what there is, with the word for its length beside it."""
        self.say(band.label)
        self.bands.append((self.height, LENGTHS[band.share] * LONGEST))
        self.texts.append(Text(MARGIN + LONGEST + GAP, self.height + THICK / 2, band.told))
        self.height += THICK + GAP


def draw_gathering(parts: Sequence[Part]) -> bytes:
    """Draw it, as a PNG 800 pixels wide and as high as it needs."""
    laid = lay_out(parts)
    figure = sheet(WIDTH, laid.height)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    for text in laid.texts:
        weight = "bold" if text.size == TITLE else "normal"
        axes.text(
            text.x, text.y, text.words, color=INK, fontsize=text.size, weight=weight, va="center", parse_math=False,
        )  # fmt: skip
    for top, length in laid.bands:
        _band(axes, top, length)
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(laid.height, 0)
    return png(figure)


def lay_out(parts: Sequence[Part]) -> Layout:
    """Find a place for every band and word. A part without bands is left out."""
    laid = Layout()
    for part in parts:
        if not part.bands:
            continue
        laid.height += GAP if laid.texts else 0
        laid.say(part.title, TITLE)
        laid.height += GAP / 3
        for band in part.bands:
            laid.draw(band)
    laid.height += MARGIN - GAP / 2
    return laid


def _band(axes: Axes, top: float, length: float) -> None:
    """Draw the frame of everybody, and in it how many these are: full at the left, fading to its end."""
    style = f"round,pad=0,rounding_size={THICK / 2}"
    place = ((MARGIN, top), LONGEST, THICK)
    frame = FancyBboxPatch(
        *place, boxstyle=style, facecolor="none", edgecolor=GROUND, linewidth=1.4, zorder=2
    )
    axes.add_patch(frame)
    if length:
        shades = axes.imshow(
            [[to_rgba(LEAF, alpha) for alpha in _shades(length)]],
            extent=(MARGIN, MARGIN + length, top + THICK, top), aspect="auto", interpolation="bilinear", zorder=1,
        )  # fmt: skip
        shades.set_clip_path(frame)


def _shades(length: float) -> list[float]:
    """Give how dense a band is along its length; one of everybody does not fade."""
    if length >= LONGEST:
        return [1.0] * STEPS
    left = [length * (1 - (step + 0.5) / STEPS) for step in range(STEPS)]
    return [min(1.0, each / FADES) for each in left]
