"""Setting right how lines are gathered. Every rule gives what changes, None where nothing does.

What somebody touched stays as they left it: both heaps, the one that a line left and the one it came to, are from then
on people's own, and new lines never take them apart.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bot.practice.ground.gathering import Board
from bot.practice.ground.values import Change, Entry, Heap, Line, Place

HERE, THERE = -1, -2
"""New heaps: the one that is put somewhere, and the one it was taken from."""
ONE = -1
LEAST = 2
"""Lines from which there is something to put right."""


IN_AN_HOUR = 20
"""So many changes one person may make within an hour: more would push those of others out of what can be undone."""


class Moved(NamedTuple):
    """Where a line lay before a change, and after it."""

    before: Place
    after: Place


def move(board: Board, entry: Entry, to: Entry | None) -> Change | None:
    """Put an entry on the heap of another, or, without one, on a heap of its own."""
    left = board.heap(entry)
    if to is None:
        if len(left.entries) == 1:
            return None
        return Change(heaps=_put([entry], HERE) | _stay(left, entry))
    heap = board.heap(to)
    if heap is left:
        return None
    where = HERE if heap.id is None else heap.id
    return Change(heaps=_stay(left, entry) | _put([*heap.entries, entry], where))


def join(board: Board, entry: Entry, to: Entry) -> Change | None:
    """Let an entry and another stand as one, in the words of the older, on the heap of the other."""
    if entry == to:
        return None
    moved = move(board, entry, to) or Change(heaps=_pinned(board.heap(to), [entry, to]))
    one = next((line.one for each in (to, entry) for line in each.lines if line.one is not None), ONE)
    return Change(heaps=moved.heaps, ones={line.id: one for each in (to, entry) for line in each.lines})


def apart(board: Board, entry: Entry) -> Change | None:
    """Let the lines of an entry stand for themselves again, on the heap where they are."""
    if len(entry.lines) == 1:
        return None
    heap = board.heap(entry)
    where = HERE if heap.id is None else heap.id
    return Change(heaps=_put(heap.entries, where), ones={line.id: None for line in entry.lines})


def call(board: Board, entry: Entry, name: str) -> Change | None:
    """Give the heap of an entry a name; an empty one lets it be called by what its lines share."""
    heap = board.heap(entry)
    if heap.title == name or not (name or heap.id):
        return None
    return Change(heaps=_put(heap.entries, HERE), names={HERE: name})


def moves(lines: Iterable[Line], change: Change) -> dict[int, Moved]:
    """Give by line what a change comes to, of those that it moves."""
    every = {line.id: line.place for line in lines}
    after = {
        line: Place(change.heaps.get(line, place.heap), change.ones.get(line, place.one))
        for line, place in every.items()
    }
    return {line: Moved(every[line], place) for line, place in after.items() if place != every[line]}


def back(lines: Iterable[Line], moved: Mapping[int, Moved]) -> Change:
    """Take a change back, as far as nobody has touched its lines since and they are still there."""
    still = {line.id: moved[line.id].before for line in lines if line.id in moved and _same(line, moved)}
    return Change(
        heaps={line: place.heap for line, place in still.items()},
        ones={line: place.one for line, place in still.items()},
    )


def _same(line: Line, moved: Mapping[int, Moved]) -> bool:
    return line.place == moved[line.id].after


def _pinned(heap: Heap, entries: Iterable[Entry]) -> dict[int, int | None]:
    """Keep entries on the heap of people's making that they lie on; on another their words keep them."""
    return {} if heap.id is None else _put(entries, heap.id)


def _stay(left: Heap, gone: Entry) -> dict[int, int | None]:
    """Let what is left of a heap lie together as it did; what is left alone may go by its words."""
    rest = [entry for entry in left.entries if entry != gone]
    if left.id is not None:
        return _put(rest, left.id)
    return _put(rest, THERE) if len(rest) > 1 else {}


def _put(entries: Iterable[Entry], where: int) -> dict[int, int | None]:
    return {line.id: where for entry in entries for line in entry.lines}
