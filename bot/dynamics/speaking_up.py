"""All policies of one room together: what they would say about what was just heard."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from bot.dynamics.dissent.policy import DissentPolicy
from bot.dynamics.dissent.values import Standing, Unanimity
from bot.dynamics.policy import THRESHOLD, Ledger, Nudge, NudgePolicy, may
from bot.dynamics.values import Evidence, Observation


def on_unanimity(unanimity: Unanimity, seen: Observation, ledger: Ledger, now: datetime) -> Nudge | None:
    """Give the nudge that nobody has differed for weeks, in a meeting that is well under way."""
    if not may("no-dissent", seen.meeting, ledger, now) or not isinstance(seen.evidence, Evidence):
        return None
    first, last = seen.evidence.first_message, seen.evidence.last_message
    return Nudge(
        kind="no-dissent",
        at=seen.at,
        turn=seen.turn,
        message=seen.message,
        belief=THRESHOLD["no-dissent"],
        evidence=unanimity._replace(first_message=first, last_message=last),
    )


class SpeakingUp:
    """Considers everything that a room saw, in order; live and in a replay alike."""

    def __init__(self) -> None:
        self._patterns = NudgePolicy()
        self._dissent = DissentPolicy()

    def on_patterns(
        self, observations: Iterable[Observation], ledger: Callable[[], Ledger], now: datetime
    ) -> Iterator[Nudge]:
        """Give nudges as they come; ledger is asked anew after each, so that one given counts for the next."""
        known: Ledger | None = None
        for observation in observations:
            known = known or ledger()
            nudge = self._patterns.consider(observation, known, now)
            if nudge is not None:
                known = None
                yield nudge

    def on_dissent(
        self,
        standings: Iterable[Standing],
        meeting: datetime,
        ledger: Callable[[], Ledger],
        seen: datetime,
        now: datetime,
    ) -> Iterator[Nudge]:
        """The same for dissents. seen: when what tells of them was said or done."""
        known: Ledger | None = None
        for standing in standings:
            known = known or ledger()
            nudge = self._dissent.consider(standing, meeting, known, seen, now)
            if nudge is not None:
                known = None
                yield nudge
