"""The timeline of a replay as a picture."""

from pathlib import Path

from bot.pictures.timeline import Timeline, draw_timeline
from bot.replay.errors import ReplayError
from bot.replay.hearing import Told
from bot.replay.report import caption

MET = ("engaged", "supported")

POINTS = 600
"""Points drawn at most; more turns than these are averaged."""


def draw(told: Told, path: Path) -> None:
    """Draw what was heard into a PNG. Raises ReplayError where it cannot be written."""
    picture = draw_timeline(_timeline(told))
    try:
        path.write_bytes(picture)
    except OSError as error:
        raise ReplayError(f"The picture cannot be written to {path}: {error.strerror}.") from error


def _timeline(told: Told) -> Timeline:
    each = max(1, -(-len(told.rows) // POINTS))
    timeline = Timeline(
        caption=_caption(told), nudges=[nudge.turn for nudge in told.nudges], dissents=_dissents(told)
    )
    sums, count = [0.0] * 8, 0
    for number, row in enumerate(told.rows, 1):
        values = (
            row.turn,
            *(belief for _, belief in row.patterns.each()),
            row.leader_centered,
            row.hub_share,
            row.chance,
        )
        sums = [total + value for total, value in zip(sums, values, strict=True)]
        count += 1
        if count == each or number == len(told.rows):
            timeline.add(*(total / count for total in sums))
            sums, count = [0.0] * 8, 0
    return timeline


def _dissents(told: Told) -> list[tuple[int, bool]]:
    return [(each.turn, each.fate in MET) for each in told.dissents.values() if each.fate != "open"]


def _caption(told: Told) -> str:
    nudges = {0: "No nudge", 1: "One nudge"}.get(len(told.nudges), f"{len(told.nudges):,} nudges")
    differed = len(_dissents(told))
    dissents = {0: "", 1: " One dissent."}.get(differed, f" {differed:,} dissents.")
    return f"{caption(told)}{dissents} {nudges}."
