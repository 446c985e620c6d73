"""What a digest is made of, before it is said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.dynamics.dissent.values import Fate
from bot.practice.consensus.values import Outcome
from bot.practice.firsts import First
from bot.practice.stages import InForce
from bot.week.values import Totals

WEEKS = 12
"""Weeks that are looked back on, the one told included."""


@dataclass(frozen=True, slots=True)
class NudgeTotals:
    """A nudge, and what came after it.

    before, after: the share of exchanges between members in the window before and in the next one, 0 to 1; became: the
    fate of the dissent that it was about. None where not known.
    """

    at: datetime
    kind: str
    before: float | None
    after: float | None
    became: Fate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """How a proposal ended, and whether some saw it differently."""

    outcome: Outcome
    differently: bool


@dataclass(frozen=True, slots=True)
class GroundTotals:
    """What is new on the common-ground board. lines: how many, 0 where few put them there; heaps: titles that grew."""

    lines: int = 0
    heaps: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """One week of a group, with what came before.

    name: the group's; zone: IANA; smallest: its smallest number; before: earlier weeks, oldest first, at most eleven;
    exchanges: weights by pair of those who spoke, for the drawn network, empty where too few did: it is kept nowhere;
    speakers: whose they are; words: what several people brought to check-ins in the same words; ground: what is new on
    the board; nudges: for the facilitators; decided: the proposals that closed; stage: the one that is gone by now,
    None where nobody says any; firsts: those of that week, with when.
    """

    name: str
    zone: str
    smallest: int
    week: Totals
    before: Sequence[Totals] = ()
    exchanges: Mapping[tuple[int, int], float] = field(default_factory=dict[tuple[int, int], float])
    speakers: Sequence[int] = ()
    words: Sequence[str] = ()
    ground: GroundTotals = field(default_factory=GroundTotals)
    nudges: Sequence[NudgeTotals] = ()
    decided: Sequence[Decision] = ()
    stage: InForce | None = None
    firsts: Sequence[tuple[First, datetime]] = ()

    @property
    def weeks(self) -> list[Totals]:
        """Give all of them, oldest first."""
        return [*self.before, self.week]


@dataclass(frozen=True, slots=True)
class Said:
    """A digest in words: plain sentences first, numbers last.

    sections: heading (may be empty) and its sentences; numbers: short lines; invitation: for the next week.
    """

    title: str
    sections: Sequence[tuple[str, Sequence[str]]]
    invitation: str
    numbers: Sequence[str]
