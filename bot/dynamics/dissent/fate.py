"""What became of a dissent, from how each person stood to it.

Who won does not count: being persuaded is no suppression.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from bot.dynamics.dissent.answers import Stance
from bot.dynamics.dissent.values import Fate
from bot.dynamics.values import SOMEONE

PILE, PILED = 3, 1.3
"""So many against, and so surely in sum, with nobody beside is a pile, whether or not each of them is kind."""

OPPOSES = 0.3
"""From here on somebody counts as one of them."""

SECOND = 0.5
"""How much a second who stands beside adds to the first; a third is no news."""

TAKEN_BACK = 0.7
"""From here on a dissent that its owner took back was withdrawn, unless somebody plainly stood beside it."""

LIKELY = 0.5

FAINT = 0.05
"""Stances fainter than this are none."""

REASONED = 0.9
"""How far a disagreement without contempt takes up what it disagrees with."""

MET = 0.6
"""Uptake from which a dissent was met with reasons, so that its owner's giving way is not withdrawing."""

FELL_SILENT = 0.9

PASSED_OVER = 6
"""Others' messages after which a dissent that nobody took up was passed over."""

MOST_PEOPLE = 12
"""People whose stances are kept apart in one case."""


@dataclass(slots=True)
class Tally:
    """What is known of a case.

    retraction: how far its owner took it back; silence: how unlikely their silence is at their own rate, 0 to 1;
    disliked: people who put a thumb down; heard: others' messages since; removed: how surely it was taken away.
    """

    stances: dict[int, Stance] = field(default_factory=dict[int, Stance])
    disliked: set[int] = field(default_factory=set[int])
    retraction: float = 0.0
    silence: float = 0.0
    heard: int = 0
    removed: float = 0.0

    def add(self, person: int, stance: Stance) -> None:
        """Take a stance in; somebody's strongest words of each kind count."""
        if max(stance) < FAINT:
            return
        known = self.stances.get(person)
        if known is not None:
            self.stances[person] = Stance(*map(max, known, stance))
        elif len(self.stances) < MOST_PEOPLE:
            self.stances[person] = stance

    @property
    def beside(self) -> float:
        """How surely somebody stood beside it."""
        sure = sorted(max(0.0, each.beside - 0.5 * each.shut) for each in self.stances.values())[-2:]
        return min(1.0, sure[-1] + (SECOND * sure[0] if len(sure) > 1 else 0.0)) if sure else 0.0

    @property
    def uptake(self) -> float:
        return max((_taken_up(each) for each in self.stances.values()), default=0.0)

    @property
    def shut(self) -> float:
        return max((each.shut for each in self.stances.values()), default=0.0)

    @property
    def opposing(self) -> dict[int, float]:
        """Who came out against it, in words or by a thumb down, and how surely."""
        spoke = {
            person: against
            for person, each in self.stances.items()
            if (against := each.against + each.shut + each.joins) >= OPPOSES and against > each.beside
        }
        return spoke | {person: 1.0 for person in self.disliked if not self._stood_beside(person)}

    @property
    def piled(self) -> bool:
        against = self.opposing.values()
        return len(against) >= PILE and sum(against) >= PILED

    @property
    def quelled_by(self) -> frozenset[int]:
        return frozenset(
            person for person, each in self.stances.items() if each.shut >= LIKELY and person != SOMEONE
        )

    @property
    def uptake_by_others(self) -> float:
        """Uptake by those who did not shut it down, or who came round to it afterwards."""
        quelled = self.quelled_by
        return max((_taken_up(each) for who, each in self.stances.items() if who not in quelled), default=0.0)

    def _stood_beside(self, person: int) -> bool:
        return person in self.stances and self.stances[person].beside >= LIKELY


class Outcome(NamedTuple):
    fate: Fate
    certainty: float


def outcome(tally: Tally) -> Outcome:
    """Weigh a case.

    >>> outcome(Tally(heard=9)).fate, outcome(Tally(heard=2)).fate
    ('ignored', 'open')
    >>> outcome(Tally({7: Stance(shut=0.9)}, heard=4)).fate
    'shut-down'
    """
    beside, shut = tally.beside, tally.shut
    if tally.removed >= LIKELY:
        return Outcome("removed", tally.removed)
    if tally.retraction >= TAKEN_BACK and beside < TAKEN_BACK and tally.uptake < MET:
        return Outcome("withdrawn", tally.retraction)
    if tally.piled and beside < TAKEN_BACK:
        return Outcome("piled-on", 1.0 - beside)
    if beside >= LIKELY:
        return Outcome("supported", beside)
    if shut >= LIKELY and tally.uptake_by_others < MET:
        return Outcome("shut-down", shut * (1.0 - beside))
    return _unopposed(tally)


def _unopposed(tally: Tally) -> Outcome:
    """Weigh a case that nobody plainly stood beside or against."""
    uptake = tally.uptake
    if tally.retraction >= LIKELY and uptake < MET:
        return Outcome("withdrawn", tally.retraction)
    if uptake >= LIKELY:
        return Outcome("engaged", uptake)
    if tally.silence >= FELL_SILENT:
        return Outcome("withdrawn", tally.silence)
    if tally.heard >= PASSED_OVER:
        return Outcome("ignored", 1.0 - uptake)
    return Outcome("open", 1.0 - uptake)


def _taken_up(each: Stance) -> float:
    return max(each.uptake, REASONED * each.against * (1.0 - each.shut))
