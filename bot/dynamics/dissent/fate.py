"""What became of a dissent, from how each person stood to it.

Who won does not count: being persuaded is no suppression.
"""

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import exp
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

PASSED_OVER = 6
"""Others' messages after which a dissent that nobody took up was passed over."""

MOST_PEOPLE = 12
"""People whose stances are kept apart in one case."""


@dataclass(slots=True)
class Tally:
    """What is known of a case.

    retraction: how far its owner took it back; silence: how unlikely their silence is at their own rate, 0 to 1;
    disliked: people who put a thumb down; heard: others' messages since; removed: how surely it was taken away;
    goes_on: how often its owner went on about it when somebody had spoken to them of it; answered, asked: replies to
    it or by its owner's name, and how many of them ask; holder_next: whether who holds the view differed from spoke
    next; own_words: logarithm of the words of what its owner said next, 0 where that was nothing.
    """

    stances: dict[int, Stance] = field(default_factory=dict[int, Stance])
    disliked: set[int] = field(default_factory=set[int])
    retraction: float = 0.0
    silence: float = 0.0
    heard: int = 0
    removed: float = 0.0
    goes_on: int = 0
    answered: int = 0
    asked: int = 0
    holder_next: bool = False
    own_words: float = 0.0

    def add(self, person: int, stance: Stance) -> None:
        """Take a stance in; somebody's strongest words of each kind count."""
        if max(stance) < FAINT:
            return
        known = self.stances.get(person)
        if known is not None:
            self.stances[person] = Stance(*map(max, known, stance))
        elif len(self.stances) < MOST_PEOPLE:
            self.stances[person] = stance

    def reweigh(self, person: int, factors: tuple[float, ...]) -> None:
        """Weigh somebody's stance anew: factors of the odds of each over passing by, in the order of a Stance."""
        known = self.stances.get(person)
        if known is None:
            return
        weighed = [factor * each for factor, each in zip(factors, known, strict=True)]
        total = max(0.0, 1.0 - sum(known)) + sum(weighed)
        scale = min(1.0, max(1.0, sum(known)) / total) if total else 0.0
        self.stances[person] = Stance(*(scale * each for each in weighed))

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
    def spoke_up(self) -> int:
        """How many may have come out against it: who did, and who stood to it without plainly taking it up."""
        doubtful = sum(
            each.against + each.shut + each.joins + each.beside >= OPPOSES and each.uptake < LIKELY
            for each in self.stances.values()
        )
        return doubtful + sum(person not in self.stances for person in self.disliked)

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


FATES: tuple[Fate, ...] = ("engaged", "supported", "shut-down", "piled-on", "withdrawn")
"""What is weighed against its having passed by without any of these."""


class Signs(NamedTuple):
    """What is weighed: the surest of each stance and their sums, and what is known of the exchange."""

    beside: float
    beside_sum: float
    uptake: float
    shut: float
    shut_sum: float
    against_sum: float
    opposing: float
    retraction: float
    silence: float
    goes_on: float
    answered: float
    asked: float
    holder_next: float
    own_words: float


MOST_SUM, MOST_TIMES = 2.0, 3
"""Sums and counts beyond which more tells nothing."""


def signs_of(tally: Tally) -> Signs:
    all_of = tally.stances.values()
    return Signs(
        beside=tally.beside,
        beside_sum=min(MOST_SUM, sum(each.beside for each in all_of)),
        uptake=max((each.uptake for each in all_of), default=0.0),
        shut=tally.shut,
        shut_sum=min(MOST_SUM, sum(each.shut for each in all_of)),
        against_sum=min(MOST_SUM, sum(each.against + each.joins for each in all_of)),
        opposing=min(MOST_TIMES, len(tally.opposing)),
        retraction=tally.retraction,
        silence=tally.silence,
        goes_on=min(MOST_TIMES, tally.goes_on),
        answered=min(MOST_TIMES, tally.answered),
        asked=min(MOST_TIMES, tally.asked),
        holder_next=float(tally.holder_next),
        own_words=tally.own_words,
    )


def outcome(tally: Tally) -> Outcome:
    """Weigh a case.

    >>> outcome(Tally(heard=9)).fate, outcome(Tally(heard=2)).fate
    ('ignored', 'open')
    >>> outcome(Tally({7: Stance(shut=0.9)}, heard=4)).fate
    'shut-down'
    """
    beside = tally.beside
    if tally.removed >= LIKELY:
        return Outcome("removed", tally.removed)
    if tally.retraction >= TAKEN_BACK and beside < TAKEN_BACK and tally.uptake < MET:
        return Outcome("withdrawn", tally.retraction)
    if tally.piled and beside < TAKEN_BACK:
        return Outcome("piled-on", 1.0 - beside)
    return _weighed(tally)


def _weighed(tally: Tally) -> Outcome:
    """Weigh a case that is not plain."""
    signs = signs_of(tally)
    chances: dict[Fate, float] = {}
    for fate, (bias, weights) in _weights().items():
        if _may(fate, tally):
            chances[fate] = exp(bias + sum(each * sign for each, sign in zip(weights, signs, strict=True)))
    passed: Fate = "ignored" if tally.heard >= PASSED_OVER else "open"
    chances[passed] = 1.0
    likeliest = max(chances, key=lambda fate: chances[fate])
    return Outcome(likeliest, chances[likeliest] / sum(chances.values()))


def _may(fate: Fate, tally: Tally) -> bool:
    """Tell whether what a fate is by its definition is there at all."""
    if fate == "piled-on":
        return tally.spoke_up >= PILE and tally.beside < TAKEN_BACK
    if fate == "shut-down":
        return tally.shut >= OPPOSES and tally.beside < TAKEN_BACK and tally.uptake_by_others < MET
    if fate == "withdrawn":
        return (tally.retraction >= OPPOSES or tally.silence >= LIKELY) and tally.uptake < MET
    return bool(tally.stances)


@cache
def _weights() -> dict[Fate, tuple[float, tuple[float, ...]]]:
    """Read the table: for each fate its bias and the weights of the signs."""
    text = files("bot.dynamics.dissent").joinpath("fate.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    columns = {rows[0][at]: {row[0]: float(row[at]) for row in rows[1:]} for at in range(1, len(rows[0]))}
    return {
        fate: (columns[fate]["bias"], tuple(columns[fate][sign] for sign in Signs._fields)) for fate in FATES
    }


def _taken_up(each: Stance) -> float:
    return max(each.uptake, REASONED * each.against * (1.0 - each.shut))
