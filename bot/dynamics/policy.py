"""When to speak up: seldom, privately, about talk that goes on, and only of what has lasted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from bot.dynamics.dissent.values import Standing, Unanimity
from bot.dynamics.odds import odds, probability
from bot.dynamics.persistence import Persistence
from bot.dynamics.values import Drifted, Evidence, Observation, Pattern

Answer = Literal["helpful", "not_now", "not_so"]

Kind = Literal[
    Pattern,
    "dissent-ignored",
    "dissent-shut-down",
    "dissent-piled-on",
    "dissent-withdrawn",
    "dissent-removed",
    "no-dissent",
]

THRESHOLD: Mapping[Kind, float] = {
    "leader-centered": 0.7,
    "serial-casework": 0.7,
    "advice-drift": 0.8,
    "purpose-drift": 0.8,
    "dissent-ignored": 0.65,
    "dissent-shut-down": 0.6,
    "dissent-piled-on": 0.6,
    "dissent-withdrawn": 0.6,
    "dissent-removed": 0.6,
    "no-dissent": 0.8,
}
"""From which belief a kind counts, before answers moved it: of a pattern the low end; of a dissent both that it was
one and that it was met so. What is easily mistaken (nobody answered) must be surer."""

ALIKE: tuple[frozenset[Kind], ...] = (frozenset(("leader-centered", "serial-casework")),)
"""Kinds of which one in a meeting is enough: who was told of one knows what to do about the other."""

LASTING: Mapping[Pattern, int] = {
    "leader-centered": 6, "serial-casework": 10, "advice-drift": 4, "purpose-drift": 6,
}  # fmt: skip
"""How many looks a belief in each must hold, after the one where it first did: every turn for the shape of the talk,
every fifth for a drift."""

MOST_A_DAY = 2
OVER_AFTER = timedelta(minutes=5)

SHIFTS: Mapping[Answer, float] = {"helpful": -0.1, "not_now": 0.0, "not_so": 0.4}
"""How an answer moves the threshold, in log-odds. A wrong nudge costs more trust than a right one earns."""

LOWEST_SHIFT, HIGHEST_SHIFT = -0.5, 2.0


@dataclass(frozen=True, slots=True)
class Nudge:
    """Something to tell the facilitators. at, turn, message: the moment it is about; belief (0 to 1), evidence: why."""

    kind: Kind
    at: datetime
    turn: int
    message: int
    belief: float
    evidence: Evidence | Drifted | Standing | Unanimity

    @property
    def reach(self) -> tuple[int, int]:
        """The messages from which to which it looks."""
        if isinstance(self.evidence, Standing):
            return self.evidence.message, self.evidence.last
        return self.evidence.first_message, self.evidence.last_message

    @property
    def between_members(self) -> float | None:
        """The share of exchanges between members where it looked at that, 0 to 1."""
        return self.evidence.member_to_member if isinstance(self.evidence, Evidence) else None

    @property
    def not_only_to(self) -> frozenset[int]:
        """People who may not be the only ones to be told: whoever shut a dissent down."""
        return self.evidence.quelled_by if isinstance(self.evidence, Standing) else frozenset()

    @property
    def about(self) -> frozenset[int]:
        """People whom it is about: whoever differed, and whoever shut that down."""
        return (
            self.not_only_to | {self.evidence.owner} if isinstance(self.evidence, Standing) else frozenset()
        )


@dataclass(frozen=True, slots=True)
class Given:
    """A nudge that was given: when, in the meeting that began when, and how it was answered, if it was.

    place, message: where, and the newest message that it knew of; compared: whether what came after is known already.
    """

    kind: str
    at: datetime
    meeting: datetime
    answer: Answer | None = None
    place: int = 0
    message: int = 0
    compared: bool = False


LEDGER_REACHES = timedelta(days=2)
"""How far back given nudges matter: a local day at any zone, and a meeting that runs past midnight."""


class Ledger(NamedTuple):
    """What the policy must know of a group: the nudges of the last two days, and when it wants quiet.

    most_a_day: how many nudges may be given in a local day; zone: an IANA name; quiet_from, quiet_until:
    local times, where equal ones mean no quiet hours; shifts: by kind, how far answers moved its threshold,
    in log-odds.
    """

    given: tuple[Given, ...] = ()
    most_a_day: int = MOST_A_DAY
    zone: str = "UTC"
    quiet_from: time = time(0)
    quiet_until: time = time(0)
    shifts: Mapping[str, float] = MappingProxyType[str, float]({})


class NudgePolicy:
    """Decides on the observations of one room, in their order."""

    def __init__(self) -> None:
        self._lasting: dict[Pattern, Persistence] = {}

    def consider(self, observation: Observation, ledger: Ledger, now: datetime) -> Nudge | None:
        """Give a nudge if this is the moment for one.

        Every observation must come by here, also where no nudge could follow: what lasts is told by all of
        them. now is the present; in a replay, the time of the message that brought the observation.
        """
        kind = observation.pattern
        lasting = self._lasting.setdefault(kind, Persistence(LASTING[kind]))
        lasts = lasting.see(observation, threshold(kind, ledger.shifts.get(kind, 0.0)))
        over = now - observation.at > OVER_AFTER
        if not lasts or over or not may(kind, observation.meeting, ledger, now):
            return None
        return Nudge(
            kind=kind,
            at=observation.at,
            turn=observation.turn,
            message=observation.message,
            belief=observation.belief.probability,
            evidence=observation.evidence,
        )


@lru_cache(maxsize=256)
def threshold(kind: Kind, shift: float) -> float:
    """Give the belief from which a pattern counts, once answers moved it.

    >>> threshold("leader-centered", 0.0)
    0.7
    """
    return probability(odds(THRESHOLD[kind]) + min(HIGHEST_SHIFT, max(LOWEST_SHIFT, shift)))


def after(answer: Answer, shift: float) -> float:
    """Give the shift of a kind's threshold after an answer, within its bounds.

    >>> after("helpful", 0.0), after("not_so", 1.9), after("not_now", 0.3)
    (-0.1, 2.0, 0.3)
    """
    return min(HIGHEST_SHIFT, max(LOWEST_SHIFT, shift + SHIFTS[answer]))


def quiet(ledger: Ledger, now: datetime) -> bool:
    """Tell whether it is a quiet hour where the group lives; the end is not quiet any more."""
    local = now.astimezone(ZoneInfo(ledger.zone)).time()
    begin, end = ledger.quiet_from, ledger.quiet_until
    if begin <= end:
        return begin <= local < end
    return local >= begin or local < end


def may(kind: Kind, meeting: datetime, ledger: Ledger, now: datetime) -> bool:
    """Tell whether a nudge may be given in the meeting that began then: once of a kind, seldom, not in quiet hours."""
    so_far = [given for given in ledger.given if given.at >= meeting]
    alike = {kind}.union(*(each for each in ALIKE if kind in each))
    if any(given.kind in alike or given.answer == "not_now" for given in so_far):
        return False
    zone = ZoneInfo(ledger.zone)
    today = now.astimezone(zone).date()
    of_today = sum(given.at.astimezone(zone).date() == today for given in ledger.given)
    return of_today < ledger.most_a_day and not quiet(ledger, now)
