"""Lines to gather."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.practice.ground.gathering import Board, gather
from bot.practice.ground.tidying import moves
from bot.practice.ground.values import Change, Kind, Line, Said

SEVEN = datetime(2026, 3, 3, 19, tzinfo=UTC)


def line(number: int, words: str, kind: Kind = "need", **more: Any) -> Line:
    """Make a line by the person of the same number."""
    given: dict[str, Any] = {"person": number, "said": Said(words, kind), "at": SEVEN}
    given |= {"id": number, "token": f"line-{number}"}
    return Line(**(given | more))


def board(*words: str, language: str = "en") -> Board:
    """Gather lines that come one after another, from 1 on."""
    return gather([line(number, each) for number, each in enumerate(words, 1)], {}, language)


def heaps(board: Board) -> list[tuple[str, list[int]]]:
    """Give the heaps by title and the lines that are read there."""
    return [(heap.title, [entry.id for entry in heap.entries]) for heap in board.heaps]


class Kept:
    """Lines and heap names, changed as the store does it."""

    def __init__(self, *words: str) -> None:
        self.lines = [line(number, each) for number, each in enumerate(words, 1)]
        self.names: dict[int, str] = {}
        self.next = 1000

    @property
    def board(self) -> Board:
        return gather(self.lines, self.names, "en")

    def change(self, change: Change | None) -> dict[int, Any]:
        """Change them; gives what was moved, so that it can be taken back."""
        if change is None:
            return {}
        new = {number: self.next - number for number in range(-9, 0)}
        self.next += 10
        self.names |= {new[heap]: name for heap, name in change.names.items()}
        settled = Change(
            {each: new.get(heap or 0, heap) for each, heap in change.heaps.items()},
            {each: new.get(one or 0, one) for each, one in change.ones.items()},
        )
        moved = moves(self.lines, settled)
        self.lines = [
            replace(each, heap=moved[each.id].after.heap, one=moved[each.id].after.one)
            if each.id in moved
            else each
            for each in self.lines
        ]
        return moved
