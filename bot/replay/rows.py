"""The timeline of a replay: a row a turn, kept in a file without a name so that its length costs no memory."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from struct import Struct
from typing import NamedTuple

from bot.dynamics.values import Evidence, Observation, Patterns
from bot.replay.unnamed import Unnamed

_START = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_FORM = Struct(">QqQ9d")
_AT_ONCE = 1_000


class Row(NamedTuple):
    """What the room saw after a turn. message: the turn's last; all shares and beliefs are 0 to 1."""

    turn: int
    at: datetime
    message: int
    patterns: Patterns
    leader_centered: float
    hub_share: float
    chance: float
    member_to_member: float
    member_hub: float


def row_of(seen: Observation, member_hub: float) -> Row | None:
    """Give the row of an observation that tells of the patterns; None of the others."""
    if seen.patterns is None or not isinstance(seen.evidence, Evidence):
        return None
    return Row(
        turn=seen.turn,
        at=seen.at,
        message=seen.message,
        patterns=seen.patterns,
        leader_centered=seen.belief.probability,
        hub_share=seen.evidence.hub_share,
        chance=seen.evidence.hub_by_chance,
        member_to_member=seen.evidence.member_to_member,
        member_hub=member_hub,
    )


class Rows(Unnamed):
    """Rows in the order they were added; can be read any number of times."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, row: Row) -> None:
        micro = (row.at - _START) // _MICROSECOND
        patterns = [belief for _, belief in row.patterns.each()]
        shares = (row.leader_centered, row.hub_share, row.chance, row.member_to_member, row.member_hub)
        self._file.write(_FORM.pack(row.turn, micro, row.message, *patterns, *shares))
        self._count += 1

    def __iter__(self) -> Iterator[Row]:
        self._file.seek(0)
        while piece := self._file.read(_FORM.size * _AT_ONCE):
            for turn, micro, message, *values in _FORM.iter_unpack(piece):
                at = _START + timedelta(microseconds=micro)
                yield Row(turn, at, message, Patterns(*values[:4]), *values[4:])
