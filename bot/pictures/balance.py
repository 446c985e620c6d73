"""The balance of turns, drawn: one's own part beside the group's middle, and the group's weeks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from bot.pictures.theme import INK, OWN, PAPER, png, sheet

WIDTH, MARGIN = 5.0, 0.3
"""Inches: 800 pixels, half of them on a phone."""
WORDS, SMALL = 14.0, 12.5
"""Points: letters stay readable at half their size."""
LINE, BAR, GAP = 0.3, 0.2, 0.24
"""Inches: how high a line of words and a bar are, and how far the parts are from each other."""
BAND, NARROWEST = "#b9c4cd", 0.06
LEAST_TOP = 0.2
"""The scale of a share reaches at least so far, so that a small one does not look like much."""

WEEKS_HIGH = 3.3
STYLES = ((OWN, "-", "o"), (INK, (0, (4, 2)), "s"))
"""Colour, line and mark: told apart by any one of them."""


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
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    y = MARGIN
    top = max(LEAST_TOP, *(max(part.own, part.high) for part in parts)) if parts else 1.0
    for part in parts:
        y = _part(axes, part, y, top)
    most = max((each.amount for each in amounts), default=0.0) or 1.0
    for each in amounts:
        y = _amount(axes, each, y, most)
    return png(figure)


def _part(axes: Axes, part: Part, y: float, top: float) -> float:
    """Draw a share: its title, my words over my mark, the scale with the group's band, the group's words."""
    broad = WIDTH - 2 * MARGIN
    own, low, high = (MARGIN + broad * value / top for value in (part.own, part.low, part.high))
    _write(axes, MARGIN, y + LINE / 2, part.title, weight="bold")
    y += 2 * LINE
    side = "left" if own < WIDTH / 2 else "right"
    aside = -0.08 if side == "left" else 0.08
    _write(axes, own + aside, y - LINE / 2, part.own_words, color=OWN, weight="bold", ha=side)
    middle = y + BAR / 2
    axes.plot((MARGIN, WIDTH - MARGIN), (middle, middle), color=INK, linewidth=1.2)
    band = max(NARROWEST, high - low)
    axes.add_patch(Rectangle((low, y), band, BAR, facecolor=BAND, edgecolor=INK, hatch="///", linewidth=1))
    axes.plot([own], [middle], marker="D", markersize=12, color=OWN, markeredgecolor=PAPER, clip_on=False)
    y += BAR
    _write(axes, MARGIN, y + LINE / 2, part.middle_words, fontsize=SMALL)
    return y + LINE + GAP


def _amount(axes: Axes, each: Amount, y: float, most: float) -> float:
    _write(axes, MARGIN, y + LINE / 2, each.words)
    y += LINE
    broad = (WIDTH - 2 * MARGIN) * each.amount / most
    if broad:
        axes.add_patch(Rectangle((MARGIN, y), broad, BAR, color=OWN))
    return y + BAR + GAP / 2


def _write(axes: Axes, x: float, y: float, words: str, *, color: str = INK, **look: Any) -> None:
    looks: dict[str, Any] = {"fontsize": WORDS, "va": "center", "parse_math": False} | look
    axes.text(x, y, words, color=color, **looks)


def draw_weeks(
    lines: Sequence[tuple[str, Sequence[float | None]]], ends: tuple[str, str], scale: tuple[str, str]
) -> bytes:
    """Draw up to two lines over weeks (label, and a value from 0 to 1 or None for each), as a PNG 800 pixels wide.

    ends: words under the first week and the last; scale: words for 0 and 1.
    """
    legend = len(lines) * LINE
    height = WEEKS_HIGH + legend
    figure = sheet(WIDTH, height)
    axes = figure.add_axes((0.19, 0.5 / height, 0.75, (WEEKS_HIGH - 0.7) / height))
    for (_label, values), (colour, dashes, mark) in zip(lines, STYLES, strict=False):
        told = [float("nan") if value is None else value for value in values]
        axes.plot(
            range(len(told)), told, color=colour, linestyle=dashes, linewidth=2.6, marker=mark, markersize=9,
            markeredgecolor=PAPER, clip_on=False,
        )  # fmt: skip
    _scale(axes, len(lines[0][1]), ends, scale)
    words = figure.add_axes((0, 1 - (legend + 0.15) / height, 1, legend / height))
    words.set_xlim(0, WIDTH)
    words.set_ylim(legend, 0)
    words.set_axis_off()
    for number, ((label, _values), (colour, dashes, mark)) in enumerate(zip(lines, STYLES, strict=False)):
        y = (number + 0.5) * LINE
        words.plot(
            (MARGIN, MARGIN + 0.3, MARGIN + 0.6), (y, y, y), color=colour, linestyle=dashes, linewidth=2.6,
            marker=mark, markevery=[1], markersize=9, markeredgecolor=PAPER,
        )  # fmt: skip
        _write(words, MARGIN + 0.75, y, label)
    return png(figure)


def _scale(axes: Axes, weeks: int, ends: tuple[str, str], scale: tuple[str, str]) -> None:
    axes.set_facecolor(PAPER)
    axes.set_xlim(-0.15, weeks - 0.85)
    axes.set_ylim(0, 1.04)
    axes.set_yticks((0, 0.5, 1), (scale[0], "", scale[1]), fontsize=SMALL, color=INK)
    axes.set_xticks(range(weeks), ["", *[""] * (weeks - 2), ""])
    axes.text(0, -0.1, ends[0], color=INK, fontsize=SMALL, ha="left", va="top")
    axes.text(weeks - 1, -0.1, ends[1], color=INK, fontsize=SMALL, ha="right", va="top")
    axes.axhline(0.5, color=BAND, linewidth=1)
    axes.tick_params(colors=INK)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
