"""Gathering lines into heaps: where people put them, and else by the words they share.

What people put somewhere stays there. A line that nobody put anywhere goes to the heap of people's making that its
words touch most, or lies with others by their most shared word, which is what that heap is called: so anybody can see
why lines lie together. Nothing depends on the order in which lines are given.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.practice.ground.overlap import most_shared, spelled, stems
from bot.practice.ground.values import Entry, Heap, Line

MANY, THIRD = 9, 3
"""From so many loose entries on, a word that more than a third of them have gathers only what nothing else does."""

Found = Mapping[str, str]
"""The stems of an entry, each with how it is written."""


@dataclass(frozen=True, slots=True)
class Board:
    """All lines of a group, and the heaps they lie on, the oldest first."""

    heaps: tuple[Heap, ...] = ()

    @property
    def entries(self) -> list[Entry]:
        return [entry for heap in self.heaps for entry in heap.entries]

    @property
    def lines(self) -> list[Line]:
        return [line for entry in self.entries for line in entry.lines]

    def entry(self, token: str) -> Entry | None:
        """Find what a line is part of."""
        return next((each for each in self.entries if token in {line.token for line in each.lines}), None)

    def heap(self, entry: Entry) -> Heap:
        return next(heap for heap in self.heaps if entry in heap.entries)


def gather(lines: Iterable[Line], names: Mapping[int, str], language: str) -> Board:
    """Gather lines. names: of the heaps that people named; language: in which the lines are, BCP 47."""
    entries = _entries(lines)
    words = {entry.id: stems(entry.first.said.words, language) for entry in entries}
    put: defaultdict[int, list[Entry]] = defaultdict(list)
    loose: list[Entry] = []
    for entry in entries:
        if entry.first.heap is None:
            loose.append(entry)
        else:
            put[entry.first.heap].append(entry)
    signs = {heap: _signs(names.get(heap, ""), there, words, language) for heap, there in put.items()}
    alone: list[Entry] = []
    for entry in loose:
        touched = [(-len(words[entry.id].keys() & of_heap), heap) for heap, of_heap in signs.items()]
        most, heap = min(touched, default=(0, 0))
        (put[heap] if most else alone).append(entry)
    made = [
        Heap(heap, names.get(heap) or _title(there, words), _in_order(there)) for heap, there in put.items()
    ]
    made += [Heap(None, title, _in_order(there)) for title, there in _by_words(alone, words)]
    return Board(tuple(sorted(made, key=lambda heap: heap.entries[0].id)))


def _entries(lines: Iterable[Line]) -> list[Entry]:
    """Put together what stands as one; it lies where its oldest line does."""
    by_one: defaultdict[tuple[str, int], list[Line]] = defaultdict(list)
    for line in sorted(lines, key=lambda line: line.id):
        by_one[("alone", line.id) if line.one is None else ("one", line.one)].append(line)
    return sorted((Entry(tuple(each)) for each in by_one.values()), key=lambda entry: entry.id)


def _in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.id))


def _signs(name: str, there: Sequence[Entry], words: Mapping[int, Found], language: str) -> set[str]:
    """Give what draws others to a heap of people's making: its name, and what several of its lines share.

    One line put on a heap of its own draws nothing: whoever put it there took it away from others.
    """
    return set(stems(name, language)) | set(most_shared([words[entry.id] for entry in there]))


def _title(there: Sequence[Entry], words: Mapping[int, Found]) -> str:
    found = [words[entry.id] for entry in there]
    shared = most_shared(found)
    return spelled(shared[0], found) if shared else ""


def _by_words(alone: Sequence[Entry], words: Mapping[int, Found]) -> list[tuple[str, list[Entry]]]:
    """Lay together what shares a word, the most shared one first; what shares none is a heap by itself."""
    left = {entry.id: entry for entry in alone}
    too_many = len(alone) / THIRD if len(alone) >= MANY else len(alone)
    made: list[tuple[str, list[Entry]]] = []
    while stem := _next_stem(left, words, too_many):
        there = [entry for entry in left.values() if stem in words[entry.id]]
        made.append((spelled(stem, [words[entry.id] for entry in there]), there))
        for entry in there:
            del left[entry.id]
    return made + [("", [entry]) for entry in left.values()]


def _next_stem(left: Iterable[int], words: Mapping[int, Found], too_many: float) -> str | None:
    counted = Counter(stem for entry in left for stem in words[entry])
    shared = [stem for stem, count in counted.items() if count > 1]
    return min(shared, key=lambda stem: (counted[stem] > too_many, -counted[stem], stem), default=None)
