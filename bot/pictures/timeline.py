"""How the talk went, turn by turn."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from bot.pictures.theme import INK, OWN, PAPER, png, sheet

WIDTH, HEIGHT = 9.0, 5.6  # inches

BANDS = (
    ("maypole", "#c2410c", ""),
    ("hot seat", "#f0a868", "///"),
    ("round robin", "#8d99a6", "..."),
    ("free-floating", "#dbe4ea", ""),
)
"""Patterns with their colour and hatching: told apart by brightness and by hatching alone, too."""


@dataclass(slots=True)
class Timeline:
    """Columns of equal length, a value a point. turns: where on the line; all beliefs and shares are 0 to 1."""

    caption: str
    nudges: Sequence[int] = ()
    dissents: Sequence[tuple[int, bool]] = ()
    """Turns at which somebody differed, with whether that was met (taken up, or stood beside)."""
    turns: list[float] = field(default_factory=list[float])
    patterns: tuple[list[float], ...] = field(default_factory=lambda: ([], [], [], []))
    leader_centered: list[float] = field(default_factory=list[float])
    hub_share: list[float] = field(default_factory=list[float])
    chance: list[float] = field(default_factory=list[float])

    def add(self, turn: float, *values: float) -> None:
        """Add a point: the four patterns, the belief in leader-centered talk, the hub's share and its chance."""
        columns = (*self.patterns, self.leader_centered, self.hub_share, self.chance)
        self.turns.append(turn)
        for column, value in zip(columns, values, strict=True):
            column.append(value)


def draw_timeline(timeline: Timeline) -> bytes:
    """Draw the shares above and the patterns below, as a PNG of 1440 by 896 pixels with its caption."""
    figure = sheet(WIDTH, HEIGHT)
    above = figure.add_axes((0.075, 0.47, 0.72, 0.44))
    below = figure.add_axes((0.075, 0.2, 0.72, 0.2), sharex=above)
    _shares(above, timeline)
    _patterns(below, timeline)
    for axes in (above, below):
        _plain(axes)
    for turn in timeline.nudges:
        above.axvline(turn, color=OWN, linewidth=1.2, linestyle=(0, (4, 3)))
        above.plot([turn], [1.05], marker="v", color=OWN, markersize=7, clip_on=False)
        above.text(turn, 1.09, "nudge", color=OWN, fontsize=8, ha="center", va="bottom")
    _dissents(below, timeline)
    figure.text(0.075, 0.035, timeline.caption, fontsize=8.5, color=INK, va="bottom", wrap=True)
    return png(figure, description=timeline.caption)


def _shares(axes: Axes, timeline: Timeline) -> None:
    axes.plot(timeline.turns, timeline.leader_centered, color=OWN, linewidth=2.4)
    axes.plot(timeline.turns, timeline.hub_share, color=INK, linewidth=1.6)
    axes.plot(timeline.turns, timeline.chance, color=INK, linewidth=1.2, linestyle=":")
    axes.set_ylim(0, 1.02)
    ends = {
        "belief in\nleader-centered talk": (timeline.leader_centered, OWN, "bold"),
        "share of exchanges through\nthe facilitator": (timeline.hub_share, INK, "normal"),
        "the same by chance": (timeline.chance, INK, "normal"),
    }
    last = {label: column[-1] if column else 0.0 for label, (column, _, _) in ends.items()}
    heights = _apart(last, least=0.17)
    for label, (_, colour, weight) in ends.items():
        axes.annotate(
            label, (1.01, heights[label]), xycoords="axes fraction", color=colour, weight=weight,
            fontsize=8, va="center", annotation_clip=False,
        )  # fmt: skip
    axes.tick_params(labelbottom=False)


def _apart(wanted: dict[str, float], least: float) -> dict[str, float]:
    """Push labels that would lie on each other apart, upwards, then back below the top."""
    placed: dict[str, float] = {}
    height = -least
    for label, at in sorted(wanted.items(), key=lambda item: item[1]):
        height = placed[label] = max(at, height + least)
    over = max(0.0, height - 1.0)
    return {label: at - over for label, at in placed.items()}


def _patterns(axes: Axes, timeline: Timeline) -> None:
    axes.set_ylim(0, 1)
    axes.set_yticks((0, 0.5, 1))
    axes.set_xlabel("turn", fontsize=8.5, color=INK)
    below = [0.0] * len(timeline.turns)
    for number, ((label, colour, hatch), column) in enumerate(zip(BANDS, timeline.patterns, strict=True)):
        top = [under + value for under, value in zip(below, column, strict=True)]
        axes.fill_between(
            timeline.turns, below, top, facecolor=colour, edgecolor=PAPER, hatch=hatch, linewidth=0
        )
        below = top
        height = 0.08 + 0.28 * number
        axes.annotate("■", (1.01, height), xycoords="axes fraction", color=colour, fontsize=11, va="center",
                      annotation_clip=False)  # fmt: skip
        axes.annotate(label, (1.04, height), xycoords="axes fraction", color=INK, fontsize=8, va="center",
                      annotation_clip=False)  # fmt: skip


def _dissents(axes: Axes, timeline: Timeline) -> None:
    """Mark dissents over the patterns: open where they were met, full where they were not."""
    for turn, met in timeline.dissents:
        axes.plot(
            [turn], [1.1], marker="D", markersize=6, markeredgecolor=INK, markerfacecolor=PAPER if met else INK,
            clip_on=False,
        )  # fmt: skip
    if timeline.dissents:
        axes.annotate("◇ differed, was met\n◆ differed, was not", (1.01, 1.24), xycoords="axes fraction", color=INK,
                      fontsize=8, va="center", annotation_clip=False)  # fmt: skip


def _plain(axes: Axes) -> None:
    axes.set_facecolor(PAPER)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.tick_params(colors=INK, labelsize=8)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
