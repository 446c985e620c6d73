"""The balance of turns, drawn: one's own part beside the group's middle."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.pictures.theme import BAND, INK, LINE, MARGIN, OWN, PAPER, SMALL, WIDTH, png, sheet, whole, write

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BAR, GAP = 0.2, 0.24
"""Inches: how high a bar is, and how far the parts are from each other."""
NARROWEST = 0.06
LEAST_TOP = 0.2
"""The scale of a share reaches at least so far, so that a small one does not look like much."""


@dataclass(frozen=True, slots=True)
class Part:
    """A share of mine and the middle half of the group, 0 to 1, each with the words that stand at it."""

    title: str
    own: float
    own_words: str
    low: float
    high: float
    middle_words: str


@dataclass(frozen=True, slots=True)
class Amount:
    """words say what it is, and how much."""

    words: str
    amount: float


def draw_mine(parts: Sequence[Part], amounts: Sequence[Amount]) -> bytes:
    """Draw one's own shares, and below them amounts as bars, as a PNG 800 pixels wide."""
    height = 2 * MARGIN + len(parts) * (3 * LINE + BAR + GAP) + len(amounts) * (LINE + BAR + GAP / 2)
    figure = sheet(WIDTH, height)
    axes = whole(figure)
    y = MARGIN
    top = max(LEAST_TOP, *(max(part.own, part.high) for part in parts)) if parts else 1.0
    for part in parts:
        y = _part(axes, part, y, top)
    most = max((each.amount for each in amounts), default=0.0) or 1.0
    for each in amounts:
        y = _amount(axes, each, y, most)
    return png(figure)


def _part(axes: "Axes", part: Part, y: float, top: float) -> float:
    """Draw a share: its title, my words over my mark, the scale with the group's band, the group's words."""
    broad = WIDTH - 2 * MARGIN
    own, low, high = (MARGIN + broad * value / top for value in (part.own, part.low, part.high))
    write(axes, MARGIN, y + LINE / 2, part.title, weight="bold")
    y += 2 * LINE
    side = "left" if own < WIDTH / 2 else "right"
    aside = -0.08 if side == "left" else 0.08
    write(axes, own + aside, y - LINE / 2, part.own_words, color=OWN, weight="bold", ha=side)
    middle = y + BAR / 2
    axes.plot((MARGIN, WIDTH - MARGIN), (middle, middle), color=INK, linewidth=1.2)
    band = max(NARROWEST, high - low)
    axes.fill_between(
        (low, low + band), y, y + BAR, facecolor=BAND, edgecolor=INK, hatch="///", linewidth=1, zorder=1
    )
    axes.plot([own], [middle], marker="D", markersize=12, color=OWN, markeredgecolor=PAPER, clip_on=False)
    y += BAR
    write(axes, MARGIN, y + LINE / 2, part.middle_words, fontsize=SMALL)
    return y + LINE + GAP


def _amount(axes: "Axes", each: Amount, y: float, most: float) -> float:
    write(axes, MARGIN, y + LINE / 2, each.words)
    y += LINE
    broad = (WIDTH - 2 * MARGIN) * each.amount / most
    if broad:
        axes.fill_between((MARGIN, MARGIN + broad), y, y + BAR, color=OWN, linewidth=0)
    return y + BAR + GAP / 2
