"""How people arrive, drawn: what they would like in rows, and their energy in columns, one unnamed dot a person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil, sqrt
from textwrap import wrap
from typing import Literal

from matplotlib.patches import Circle

from bot.pictures.theme import INK, PAPER, png, sheet

LEAF = "#2f6b4f"
"""One calm colour for every dot: what a dot stands for is told by its place and the words at it."""
GROUND = "#7d8892"

WIDTH, MARGIN = 5.0, 0.32
"""Inches: 800 pixels, half of them on a phone."""
TITLE, WORDS = 16.0, 14.0
"""Points: letters stay readable at half their size."""
LINE = 0.3
"""How high a line of words is, in inches."""
LETTERS = {TITLE: 26, WORDS: 34}
"""How many fit into a line, wide ones too."""
GAP = 0.18
PITCH, LEAST_PITCH, RADIUS = 0.25, 0.09, 0.41
"""Inches from one dot to the next; the radius is a share of them."""
COMFORTABLE = 30
"""Dots in one place up to which they have their full size."""
STACK = 6
"""Dots upon each other before a column of energy grows broader."""
LEVELS, BETWEEN = 5, 0.1
LEAST_ENERGIES = 3


@dataclass(frozen=True, slots=True)
class Captions:
    """The words in the picture: a title over each part, and the two ends of the energy."""

    likes: str
    energy: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Text:
    x: float
    y: float
    words: str
    size: float = WORDS
    align: Literal["left", "right"] = "left"


@dataclass(slots=True)
class Layout:
    """Where everything goes, in inches from the upper left. dots: their middles. grounds: from where to where."""

    pitch: float
    height: float = MARGIN
    texts: list[Text] = field(default_factory=list[Text])
    dots: list[tuple[float, float]] = field(default_factory=list[tuple[float, float]])
    grounds: list[tuple[float, float, float]] = field(default_factory=list[tuple[float, float, float]])

    def say(self, words: str, size: float = WORDS) -> None:
        """Put words below what there is, in as many lines as they need."""
        for line in wrap(words, LETTERS[size]):
            self.texts.append(Text(MARGIN, self.height + LINE / 2, line, size))
            self.height += LINE


def draw_gathering(likes: Sequence[tuple[str, int]], energy: Sequence[int], captions: Captions) -> bytes:
    """Draw what people would like (label and how many) and how their energy lies (five counts, low to high).

    The energy is left out where fewer than three gave one. A PNG 800 pixels wide, as high as it needs.
    """
    laid = lay_out(likes, energy, captions)
    figure = sheet(WIDTH, laid.height)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(laid.height, 0)
    axes.set_axis_off()
    for text in laid.texts:
        weight = "bold" if text.size == TITLE else "normal"
        axes.text(
            text.x, text.y, text.words, color=INK, fontsize=text.size, weight=weight, ha=text.align, va="center",
            parse_math=False,
        )  # fmt: skip
    for left, right, y in laid.grounds:
        axes.plot((left, right), (y, y), color=GROUND, linewidth=1.6, solid_capstyle="round")
    for middle in laid.dots:
        axes.add_patch(Circle(middle, RADIUS * laid.pitch, facecolor=LEAF, edgecolor=PAPER, linewidth=0.8))
    return png(figure)


def lay_out(likes: Sequence[tuple[str, int]], energy: Sequence[int], captions: Captions) -> Layout:
    """Find a place for every dot and word. A like that nobody chose has none."""
    most = max((*(count for _label, count in likes), *energy, 1))
    laid = Layout(pitch=max(LEAST_PITCH, PITCH * min(1.0, sqrt(COMFORTABLE / most))))
    chosen = [(label, count) for label, count in likes if count > 0]
    if chosen:
        laid.say(captions.likes, TITLE)
    for label, count in chosen:
        laid.height += GAP / 2
        laid.say(label)
        _row(laid, count)
    if sum(energy) >= LEAST_ENERGIES:
        laid.height += 2 * GAP if chosen else 0
        laid.say(captions.energy, TITLE)
        _columns(laid, energy, captions)
    laid.height += MARGIN
    return laid


def _row(laid: Layout, count: int) -> None:
    abreast = int((WIDTH - 2 * MARGIN) / laid.pitch)
    for number in range(count):
        line, place = divmod(number, abreast)
        laid.dots.append((MARGIN + (place + RADIUS) * laid.pitch, laid.height + (line + 0.5) * laid.pitch))
    laid.height += ceil(count / abreast) * laid.pitch


def _columns(laid: Layout, energy: Sequence[int], captions: Captions) -> None:
    """Stack the dots on five grounds, with words at both ends."""
    left, right = MARGIN, WIDTH - MARGIN
    broad = (right - left - (LEVELS - 1) * BETWEEN) / LEVELS
    abreast = min(int(broad / laid.pitch), ceil(max(energy) / STACK))
    ground = laid.height + GAP + ceil(max(energy) / abreast) * laid.pitch
    for level, count in enumerate(energy):
        at = left + level * (broad + BETWEEN)
        laid.dots.extend(_stack(at + broad / 2, ground, count, abreast, laid.pitch))
        laid.grounds.append((at, at + broad, ground + 0.04))
    below = ground + 0.08 + LINE / 2
    laid.texts.append(Text(left, below, captions.low))
    laid.texts.append(Text(right, below, captions.high, align="right"))
    laid.height = below + LINE / 2


def _stack(
    middle: float, ground: float, count: int, abreast: int, pitch: float
) -> Iterator[tuple[float, float]]:
    """Give the dots of a column from the ground up, each line of them in the middle."""
    for number in range(count):
        line, place = divmod(number, abreast)
        beside = min(abreast, count - line * abreast)
        yield middle + (place - (beside - 1) / 2) * pitch, ground - (line + 0.5) * pitch
