"""When to speak up: seldom, privately, about talk that goes on, and only of what has lasted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from types import MappingProxyType
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from bot.dynamics.belief import odds, probability
from bot.dynamics.persistence import Persistence
from bot.dynamics.values import Belief, Evidence, Observation, Pattern

Answer = Literal["helpful", "not_now", "not_so"]

THRESHOLD: Mapping[Pattern, float] = {"leader-centered": 0.7}
"""The low end of the belief from which a pattern counts, before answers moved it."""

MOST_A_DAY = 2
OVER_AFTER = timedelta(minutes=5)

SHIFTS: Mapping[Answer, float] = {"helpful": -0.1, "not_now": 0.0, "not_so": 0.4}
"""How an answer moves the threshold, in log-odds. A wrong nudge costs more trust than a right one earns."""

LOWEST_SHIFT, HIGHEST_SHIFT = -0.5, 2.0


@dataclass(frozen=True, slots=True)
class Nudge:
    """Something to tell the facilitators. at, turn, message: the moment it is about; belief, evidence: why."""

    kind: Pattern
    at: datetime
    turn: int
    message: int
    belief: Belief
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Given:
    """A nudge that was given: when, in the meeting that began when, and how it was answered, if it was."""

    kind: str
    at: datetime
    meeting: datetime
    answer: Answer | None = None


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
        lasting = self._lasting.setdefault(kind, Persistence())
        lasts = lasting.see(observation, threshold(kind, ledger.shifts.get(kind, 0.0)))
        if not lasts or now - observation.at > OVER_AFTER or not _may(observation, ledger, now):
            return None
        return Nudge(
            kind=kind,
            at=observation.at,
            turn=observation.turn,
            message=observation.message,
            belief=observation.belief,
            evidence=observation.evidence,
        )


def threshold(kind: Pattern, shift: float) -> float:
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


def _may(observation: Observation, ledger: Ledger, now: datetime) -> bool:
    meeting = [given for given in ledger.given if given.at >= observation.meeting]
    if any(given.kind == observation.pattern or given.answer == "not_now" for given in meeting):
        return False
    zone = ZoneInfo(ledger.zone)
    today = now.astimezone(zone).date()
    of_today = sum(given.at.astimezone(zone).date() == today for given in ledger.given)
    return of_today < ledger.most_a_day and not quiet(ledger, now)
