"""What overlaps lies together, in whatever order it came, and what people put right stays so."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.practice.ground import tidying
from bot.practice.ground.gathering import gather
from bot.practice.ground.overlap import says_the_same, stems
from bot.practice.ground.values import Entry, at_least
from tests.practice.ground.lines import Kept, board, heaps, line

WORDS = ("sleep", "nights", "money", "mother", "the", "patience", "sleeping", "")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)


def test_what_shares_a_word_lies_together_under_it() -> None:
    told = board("More sleep", "Patience with my mother", "I am worried that I sleep too little", "Sun")
    assert heaps(told) == [("Sleep", [1, 3]), ("", [2]), ("", [4])]


def test_a_german_group_is_gathered_by_german_stems() -> None:
    told = board("Mehr Schlaf", "Ich brauche Hilfe", "Ich kann gut schlafen", "Hilfe!", language="de")
    assert heaps(told) == [("Schlaf", [1, 3]), ("", [2]), ("", [4])]


def test_words_that_say_what_kind_of_line_it_is_gather_nothing() -> None:
    assert heaps(board("I need rest", "I need money", "I'm worried for Ben")) == [
        ("", [1]),
        ("", [2]),
        ("", [3]),
    ]


def test_of_an_unknown_language_nothing_is_gathered_by_words() -> None:
    assert heaps(board("plus de sommeil", "mon sommeil", language="fr")) == [("", [1]), ("", [2])]


def test_a_word_in_nearly_every_line_gathers_only_what_nothing_else_does() -> None:
    told = board(*(f"mother {word}" for word in "sleep sleep money money rain wind sun snow fog".split()))
    assert heaps(told)[:2] == [("Sleep", [1, 2]), ("Money", [3, 4])]


def test_a_line_is_the_same_however_it_is_set() -> None:
    assert says_the_same("More sleep …", "more sleep")
    assert not says_the_same("Less sleep", "more sleep")
    assert not says_the_same("🙂", "🙃")
    assert says_the_same("🙂", "🙂")


def test_links_and_mentions_gather_nothing() -> None:
    assert stems("<@123> https://example.org/sleep rest", "en") == {"rest": "rest"}


def test_a_line_moved_stays_there_and_what_it_left_stays_together() -> None:
    kept = Kept("More sleep", "Sleep at night", "Sleep, and money", "Money for rent", "Sun")
    told = kept.board
    assert heaps(told) == [("Sleep", [1, 2, 3]), ("", [4]), ("", [5])]
    kept.change(tidying.move(told, told.entries[2], told.entry("line-4")))
    assert heaps(kept.board) == [("Sleep", [1, 2]), ("Money", [3, 4]), ("", [5])]
    kept.lines += [line(6, "money money"), line(7, "Sleep and sun"), line(8, "Sun and rain")]
    assert heaps(kept.board) == [("Sleep", [1, 2, 7]), ("Money", [3, 4, 6]), ("Sun", [5, 8])]


def test_a_line_on_a_heap_of_its_own_draws_nothing_but_by_a_name() -> None:
    kept = Kept("More sleep", "Sleep at night", "Sleep alone")
    alone = kept.board.entry("line-3")
    assert alone is not None
    kept.change(tidying.move(kept.board, alone, None))
    assert heaps(kept.board) == [("Sleep", [1, 2]), ("", [3])]
    alone = kept.board.entries[2]
    kept.change(tidying.call(kept.board, alone, "Rooms of our own"))
    kept.lines.append(line(4, "A room with a door"))
    assert heaps(kept.board) == [("Sleep", [1, 2]), ("Rooms of our own", [3, 4])]
    named = kept.board.entry("line-4")
    assert named is not None
    assert tidying.call(kept.board, named, "Rooms of our own") is None


def test_joined_lines_are_read_as_the_oldest_and_count_each_person_once() -> None:
    kept = Kept("More sleep", "Quiet")
    kept.lines[0] = line(1, "More sleep", sharers=frozenset({2, 7}))
    first, second = kept.board.entries
    moved = kept.change(tidying.join(kept.board, second, first))
    (joined,) = kept.board.entries
    assert (joined.first.said.words, joined.people) == ("More sleep", {1, 2, 7})
    kept.lines.append(line(3, "Quiet nights"))
    kept.change(tidying.back(kept.lines, moved))
    assert heaps(kept.board) == [("", [1]), ("Quiet", [2, 3])]


def test_when_the_oldest_of_joined_lines_goes_the_others_stand_as_one() -> None:
    kept = Kept("More sleep", "Quiet", "No noise")
    for token in ("line-2", "line-3"):
        told = kept.board
        entry = told.entry(token)
        assert entry is not None
        kept.change(tidying.join(told, entry, told.entries[0]))
    kept.lines = kept.lines[1:]
    (left,) = kept.board.entries
    assert [each.id for each in left.lines] == [2, 3]


def test_numbers_of_people_are_told_in_steps() -> None:
    assert [at_least(people, 5) for people in (4, 5, 9, 10)] == [0, 5, 5, 10]


@given(st.lists(TEXTS, max_size=14), st.randoms())
@settings(max_examples=60)
def test_the_order_in_which_lines_are_given_changes_nothing(texts: list[str], chance: Any) -> None:
    lines = [line(number, each) for number, each in enumerate(texts, 1)]
    told = gather(lines, {}, "en")
    chance.shuffle(lines)
    assert gather(lines, {}, "en") == told


class Tidied(RuleBasedStateMachine):
    """People add lines, take them back, and set right how they lie, in any order."""

    @initialize(texts=st.lists(TEXTS, min_size=2, max_size=6))
    def begin(self, texts: list[str]) -> None:
        self.kept = Kept(*texts)
        self.added = len(texts)
        self.last: dict[int, Any] = {}

    def _pick(self, data: Any) -> Entry:
        return data.draw(st.sampled_from(self.kept.board.entries))

    def _made(self) -> dict[int, set[int]]:
        """The heaps of people's making, by the lines that people put there."""
        found: dict[int, set[int]] = {}
        for each in self.kept.lines:
            if each.heap is not None:
                found.setdefault(each.heap, set()).add(each.id)
        return found

    @rule(text=TEXTS)
    def add(self, text: str) -> None:
        before = self._made()
        self.added += 1
        self.kept.lines.append(line(self.added, text))
        assert self._made() == before
        for heap, there in before.items():
            (now,) = [each for each in self.kept.board.heaps if each.id == heap]
            assert there <= {each.id for entry in now.entries for each in entry.lines}

    @precondition(lambda self: len(self.kept.lines) > 1)
    @rule(data=st.data())
    def take_back(self, data: Any) -> None:
        self.kept.lines.remove(data.draw(st.sampled_from(self.kept.lines)))

    @rule(data=st.data())
    def move(self, data: Any) -> None:
        entry, to = self._pick(data), self._pick(data)
        self.last = self.kept.change(tidying.move(self.kept.board, entry, to))
        assert self._heap_of(entry) == self._heap_of(to)

    @rule(data=st.data())
    def set_apart(self, data: Any) -> None:
        entry = self._pick(data)
        self.last = self.kept.change(tidying.move(self.kept.board, entry, None))
        lines = {each.id for each in entry.lines}
        if self.last:
            assert self._heap_of(entry) == lines

    @rule(data=st.data())
    def join(self, data: Any) -> None:
        entry, to = self._pick(data), self._pick(data)
        before = self._heap_of(to)
        self.last = self.kept.change(tidying.join(self.kept.board, entry, to))
        token = entry.first.token
        joined = self.kept.board.entry(token)
        assert joined is not None
        assert {each.id for each in joined.lines} == {each.id for both in (entry, to) for each in both.lines}
        assert self._heap_of(joined) >= {each.id for each in to.lines} & before

    @rule(data=st.data())
    def take_apart(self, data: Any) -> None:
        entry = self._pick(data)
        before = self._heap_of(entry)
        self.last = self.kept.change(tidying.apart(self.kept.board, entry))
        assert self._heap_of(entry) >= before
        assert not self.last or all(len(each.lines) == 1 for each in self._entries(entry))

    @rule(data=st.data(), name=st.sampled_from(["", "Rest", "Money"]))
    def call(self, data: Any, name: str) -> None:
        entry = self._pick(data)
        self.last = self.kept.change(tidying.call(self.kept.board, entry, name))
        if self.last and name:
            assert [heap.title for heap in self.kept.board.heaps if self._has(heap.entries, entry)] == [name]

    @precondition(lambda self: self.last)
    @rule()
    def undo(self) -> None:
        there = {each.id: each.place for each in self.kept.lines}
        self.kept.change(tidying.back(self.kept.lines, self.last))
        for each in self.kept.lines:
            if each.id in self.last and there[each.id] == self.last[each.id].after:
                assert each.place == self.last[each.id].before
            else:
                assert each.place == there[each.id]
        self.last = {}

    @invariant()
    def every_line_is_read_in_one_place(self) -> None:
        if hasattr(self, "kept"):
            lines = [each.id for each in self.kept.board.lines]
            assert sorted(lines) == sorted(each.id for each in self.kept.lines)

    def _entries(self, entry: Entry) -> list[Entry]:
        found = [self.kept.board.entry(each.token) for each in entry.lines]
        return [each for each in found if each is not None]

    def _has(self, entries: tuple[Entry, ...], entry: Entry) -> bool:
        return entry.id in {each.id for there in entries for each in there.lines}

    def _heap_of(self, entry: Entry) -> set[int]:
        for heap in self.kept.board.heaps:
            if self._has(heap.entries, entry):
                return {each.id for there in heap.entries for each in there.lines}
        return set()


TestTidied = Tidied.TestCase
TestTidied.settings = settings(max_examples=60, stateful_step_count=20)
