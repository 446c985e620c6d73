"""What is new on a board in a stretch of time, told of no fewer people than the group allows."""

from collections.abc import Collection
from datetime import datetime

from bot.practice.ground.gathering import Board

HEAPS_TOLD = 3


def new_lines(board: Board, since: datetime, until: datetime, smallest: int) -> int:
    """Count the lines that came from `since` on and before `until`; 0 where too few people put them there."""
    new = [line for line in board.lines if since <= line.at < until]
    return len(new) if len({line.person for line in new}) >= smallest else 0


def grown_heaps(
    board: Board, shared: Collection[int], since: datetime, until: datetime, smallest: int
) -> tuple[str, ...]:
    """Give the titles of heaps that at least so many share and that grew. shared: lines with a new “me too”, by id."""
    grown = [
        heap
        for heap in board.heaps
        if heap.title
        and len(heap.people) >= smallest
        and any(
            line.id in shared or since <= line.at < until for entry in heap.entries for line in entry.lines
        )
    ]
    return tuple(heap.title for heap in grown[:HEAPS_TOLD])
