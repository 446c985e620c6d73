"""How a board is read: heap by heap, in messages of a length that Discord takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.practice.ground.gathering import Board
from bot.practice.ground.values import Entry, at_least
from bot.words import _
from cogs.common.wording import plain
from cogs.ground.words import SIGNS, or_more

PAGE, ENTRIES = 1_500, 25
"""Signs and entries of a page; Discord takes 25 in a menu, and what stands around them needs room, too."""
SHORT = 60


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom it is said. users: Discord ids by number; me: their own number, None where everybody reads it."""

    users: Mapping[int, int]
    smallest: int
    me: int | None = None


class Shelf(NamedTuple):
    """A heap as it is read, or all those that lie for themselves. shared: how many share it, as it is told."""

    title: str
    shared: int
    entries: Sequence[Entry]


class Page(NamedTuple):
    text: str
    entries: tuple[Entry, ...]


def shelves(board: Board, smallest: int) -> list[Shelf]:
    """Put heaps in order: what at least so many share first, else the oldest; what lies for itself last."""
    heaps = [heap for heap in board.heaps if heap.title or len(heap.entries) > 1]
    told = [
        Shelf(heap.title or _("Together"), at_least(heap.shared, smallest), heap.entries) for heap in heaps
    ]
    told.sort(key=lambda shelf: -shelf.shared)
    alone = [heap.entries[0] for heap in board.heaps if heap not in heaps]
    if alone:
        alone.sort(key=lambda entry: -at_least(entry.shared, smallest))
        told.append(Shelf(_("On their own") if told else "", 0, alone))
    return told


def pages(told: Sequence[Shelf], reader: Reader) -> list[Page]:
    """Cut it into pages; a heap that goes on says its title again. There is at least one page."""
    made: list[Page] = []
    text, entries = "", list[Entry]()
    for shelf in told:
        heading = _heading(shelf)
        for at, entry in enumerate(shelf.entries):
            line = said(entry, reader)
            if entries and (len(text) + len(heading) + len(line) > PAGE or len(entries) == ENTRIES):
                made.append(Page(text, tuple(entries)))
                text, entries = "", []
            if heading and (at == 0 or not text):
                text += f"{heading}\n"
            text += f"{line}\n"
            entries.append(entry)
    return [*made, Page(text, tuple(entries))]


def _heading(shelf: Shelf) -> str:
    if not shelf.title:
        return ""
    title = plain(shelf.title)
    return f"**{title}** · {or_more(shelf.shared)}" if shelf.shared else f"**{title}**"


def said(entry: Entry, reader: Reader) -> str:
    """Say an entry: its words, who signed it, how many share it, and to a reader that they do."""
    line, parts = entry.first.said, list[str]()
    user = reader.users.get(entry.signed_by or 0)
    if user:
        parts.append(f"<@{user}>")
    if shared := at_least(entry.shared, reader.smallest):
        parts.append(or_more(shared))
    if reader.me is not None and reader.me in entry.people:
        parts.append(_("mine, too"))
    return " · ".join([f"{SIGNS[line.kind]} {plain(line.words)}", *parts])
