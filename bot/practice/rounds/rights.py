"""Who may begin a round: shared leadership grows with the group, unless the group chose otherwise."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, Self, get_args

StartedBy = Literal["grows", "members", "facilitators"]
"""Facilitators at first and every member once the group has found its feet; every member; facilitators alone."""

FOUND_ITS_FEET = timedelta(days=60)
"""The age from which members of a group begin rounds, where it chose nothing: after its second month."""


@dataclass(frozen=True, slots=True)
class Customs:
    """How a group holds its rounds. least_first: who told least lately is offered the word first."""

    started_by: StartedBy = "grows"
    least_first: bool = True

    def members_start(self, created: datetime, now: datetime) -> bool:
        """Whether a member may begin one.

        >>> from datetime import UTC
        >>> made = datetime(2026, 1, 1, tzinfo=UTC)
        >>> [Customs().members_start(made, made + timedelta(days=days)) for days in (59, 60)]
        [False, True]
        """
        if self.started_by == "grows":
            return now - created >= FOUND_ITS_FEET
        return self.started_by == "members"

    def dump(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def load(cls, told: dict[str, Any]) -> Self:
        return cls(**told)


STARTED_BY: tuple[StartedBy, ...] = get_args(StartedBy)
