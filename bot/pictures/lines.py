"""Weeks of a group, drawn: one line below the other, each beside what is usual for the group."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from bot.pictures.theme import (
    BAND,
    GROUND,
    INK,
    LINE,
    MARGIN,
    OWN,
    PAPER,
    SMALL,
    WIDTH,
    png,
    sheet,
    whole,
    write,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

HIGH, GAP = 1.25, 0.26
"""Inches: how high the field of a line is, and how far the parts are from each other."""
LEFT, RIGHT = 1.3, WIDTH - 0.45
"""Inches from the left: between where the fields lie."""
SWATCH = 0.6
"""Inches: how broad the sample beside the words for what is usual is."""
TITLE, SCALE = 32, 10
"""How many letters fit into a line of a title, and beside a field."""
NARROWEST = 0.05
"""A range is drawn at least so high, so that it can be seen."""
HATCH = "///"


@dataclass(frozen=True, slots=True)
class Panel:
    """A line over weeks, oldest first, each from 0 to 1 or None where it is not told.

    usual: from where to where the group's earlier weeks mostly lay, None where not known; low, high: words for 0 and 1.
    """

    title: str
    values: Sequence[float | None]
    usual: tuple[float, float] | None
    low: str
    high: str


def draw_lines(panels: Sequence[Panel], ends: tuple[str, str], usual_words: str) -> bytes:
    """Draw panels of equally many weeks as a PNG 800 pixels wide, and as high as it needs.

    ends: words under the first week and the last; usual_words: what the hatched range is.
    """
    return png(sketch(panels, ends, usual_words))


def sketch(panels: Sequence[Panel], ends: tuple[str, str], usual_words: str) -> "Figure":
    """Draw it, before it is made a PNG."""
    explained = wrap(usual_words, TITLE - 2) if any(panel.usual for panel in panels) else []
    titles = [wrap(panel.title, TITLE) for panel in panels]
    lines = sum(map(len, titles)) + len(explained) + 1
    height = 2 * MARGIN + lines * LINE + len(panels) * (HIGH + 2 * GAP) - GAP + (GAP if explained else 0)
    figure = sheet(WIDTH, height)
    words = whole(figure)
    y = MARGIN
    for panel, title in zip(panels, titles, strict=True):
        y = _lines_of_words(words, MARGIN, y, title, weight="bold") + GAP / 2
        axes = figure.add_axes((LEFT / WIDTH, 1 - (y + HIGH) / height, (RIGHT - LEFT) / WIDTH, HIGH / height))
        _field(axes, panel)
        for at, told, edge in ((y - 0.1, panel.high, "top"), (y + HIGH + 0.1, panel.low, "bottom")):
            beside = "\n".join(wrap(told, SCALE))
            write(words, LEFT - 0.15, at, beside, fontsize=SMALL, ha="right", va=edge)
        y += HIGH + 1.5 * GAP
    y -= GAP / 2
    write(words, LEFT, y, ends[0], fontsize=SMALL)
    write(words, RIGHT + 0.15, y, ends[1], fontsize=SMALL, ha="right")
    if explained:
        _explain(words, y + LINE / 2 + GAP, explained)
    return figure


def _lines_of_words(axes: "Axes", x: float, y: float, lines: Sequence[str], **look: Any) -> float:
    """Write lines below each other, and give where they end."""
    for line in lines:
        write(axes, x, y + LINE / 2, line, **look)
        y += LINE
    return y


def _explain(words: "Axes", y: float, lines: Sequence[str]) -> None:
    words.fill_between(
        (MARGIN, MARGIN + SWATCH),
        y + 0.03,
        y + LINE - 0.03,
        facecolor=BAND,
        edgecolor=GROUND,
        hatch=HATCH,
        linewidth=1,
    )
    _lines_of_words(words, MARGIN + SWATCH + 0.15, y, lines, fontsize=SMALL)


def _field(axes: "Axes", panel: Panel) -> None:
    weeks = len(panel.values)
    _ground(axes, weeks)
    if panel.usual:
        low, high = _seen(*panel.usual)
        axes.axhspan(low, high, facecolor=BAND, edgecolor=GROUND, hatch=HATCH, linewidth=1.2, zorder=1)
    told = [float("nan") if value is None else value for value in panel.values]
    # Paper below the line keeps it apart from the hatching.
    axes.plot(
        range(weeks), told, color=PAPER, linewidth=5.5, marker="o", markersize=10, clip_on=False, zorder=2
    )
    axes.plot(range(weeks), told, color=INK, linewidth=2.6, marker="o", markersize=7, clip_on=False, zorder=3)
    axes.plot(
        [weeks - 1], told[-1:], color=OWN, linestyle="", marker="D", markersize=12, markeredgecolor=PAPER,
        markeredgewidth=0.8, clip_on=False, zorder=4,
    )  # fmt: skip


def _seen(low: float, high: float) -> tuple[float, float]:
    """Widen a range that would be too narrow to be seen, within 0 to 1.

    >>> _seen(0.2, 0.5), _seen(1.0, 1.0)
    ((0.2, 0.5), (0.95, 1.0))
    """
    if high - low >= NARROWEST:
        return low, high
    low = min(max(0.0, (low + high - NARROWEST) / 2), 1 - NARROWEST)
    return low, low + NARROWEST


def _ground(axes: "Axes", weeks: int) -> None:
    """Draw the scale: a mark for each week, and for nothing, half and all."""
    axes.set_facecolor(PAPER)
    axes.set_xlim(-0.03 * weeks, weeks - 1 + 0.03 * weeks)
    axes.set_ylim(0, 1)
    axes.set_xticks(range(weeks), [""] * weeks)
    axes.set_yticks((0, 0.5, 1), ("", "", ""))
    axes.tick_params(color=INK)
    for side, spine in axes.spines.items():
        spine.set_visible(side in ("left", "bottom"))
        spine.set_color(INK)
