"""When to speak up about a dissent: when it was met badly, and nobody has mended it meanwhile."""

from collections.abc import Mapping
from datetime import datetime

from bot.dynamics.dissent.values import Fate, Standing
from bot.dynamics.policy import OVER_AFTER, Kind, Ledger, Nudge, may, threshold

KINDS: Mapping[Fate, Kind] = {
    "ignored": "dissent-ignored",
    "shut-down": "dissent-shut-down",
    "piled-on": "dissent-piled-on",
    "withdrawn": "dissent-withdrawn",
    "removed": "dissent-removed",
}
"""The fates that are spoken of. Engaged and supported ones are what a group is for."""

WAITS: Mapping[Fate, int] = {"ignored": 6, "shut-down": 3, "piled-on": 2, "withdrawn": 3, "removed": 0}
"""Messages that must have come by since, without anybody mending it."""


MOST_FOLLOWED = 16
"""Dissents kept count of; one that is followed no more without a word makes room in the end."""


class DissentPolicy:
    """Decides on how the dissents of one room stand, in the order in which they are told."""

    def __init__(self) -> None:
        self._since: dict[int, tuple[Fate, int]] = {}

    def consider(
        self, standing: Standing, meeting: datetime, ledger: Ledger, seen: datetime, now: datetime
    ) -> Nudge | None:
        """Give a nudge if this is the moment for one. seen: when the newest message was written."""
        fate, kind = standing.fate, KINDS.get(standing.fate)
        known, count = self._since.pop(standing.message, (fate, -1))
        count = count + 1 if known == fate else 0
        if not standing.settled:
            self._since[standing.message] = (fate, count)
            if len(self._since) > MOST_FOLLOWED:
                del self._since[next(iter(self._since))]
        if kind is None or count < WAITS[fate] or now - seen > OVER_AFTER:
            return None
        belief = min(standing.belief, standing.certainty)
        if belief < threshold(kind, ledger.shifts.get(kind, 0.0)) or not may(kind, meeting, ledger, now):
            return None
        return Nudge(
            kind=kind,
            at=seen,
            turn=standing.turn,
            message=standing.message,
            belief=belief,
            evidence=standing,
        )
