"""The timeline in long strokes: from where to where the talk followed one pattern."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.dynamics.policy import LASTING
from bot.dynamics.values import Interaction
from bot.replay.rows import Row


@dataclass(slots=True)
class Stretch:
    """Consecutive turns of one pattern. belief: the mean belief in it over these turns."""

    pattern: Interaction
    began: datetime
    first: int
    last: int
    rows: int
    total: float

    @property
    def belief(self) -> float:
        return self.total / self.rows


def stretches(rows: Iterable[Row], least: int = LASTING["leader-centered"]) -> Iterator[Stretch]:
    """Give the stretches in order; what passes within fewer than `least` turns belongs to what was before it."""
    current: Stretch | None = None
    passing: list[Row] = []
    for row in rows:
        if current is None:
            current = _begun([row])
        elif row.patterns.likeliest == current.pattern:
            _take(current, [*passing, row])
            passing = []
        else:
            if passing and passing[-1].patterns.likeliest != row.patterns.likeliest:
                _take(current, passing)
                passing = []
            passing.append(row)
            if len(passing) == least:
                yield current
                current, passing = _begun(passing), []
    if current is not None:
        _take(current, passing)
        yield current


def _begun(rows: list[Row]) -> Stretch:
    first = rows[0]
    stretch = Stretch(first.patterns.likeliest, first.at, first.turn, first.turn, 0, 0.0)
    _take(stretch, rows)
    return stretch


def _take(stretch: Stretch, rows: list[Row]) -> None:
    for row in rows:
        stretch.last = row.turn
        stretch.rows += 1
        stretch.total += dict(row.patterns.each())[stretch.pattern]
