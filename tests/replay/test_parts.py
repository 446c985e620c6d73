"""The parts that keep a replay of any length within bounds."""

import io
import json
import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dynamics.values import Patterns
from bot.replay.progress import ProgressBar
from bot.replay.rows import Row, Rows
from bot.replay.spool import Spool
from bot.replay.stream import PIECE, Stream
from bot.replay.stretches import stretches
from tests.replay.exports import START


@given(keys=st.lists(st.integers(0, 30)), run=st.integers(1, 7))
def test_a_spool_gives_each_key_once_in_order_the_first_that_came(keys: list[int], run: int) -> None:
    with Spool(size=3, key=1, run=run) as spool:
        for number, key in enumerate(keys):
            spool.add(bytes([key]) + number.to_bytes(2, "big"))
        found = list(spool)
    assert found == [bytes([key]) + keys.index(key).to_bytes(2, "big") for key in sorted(set(keys))]


def test_a_spool_holds_a_run_in_memory_not_the_whole() -> None:
    tracemalloc.start()
    with Spool(size=100, run=500) as spool:
        for number in range(20_000):
            spool.add((number * 7919 % 20_000).to_bytes(8, "big") + bytes(92))
        assert sum(1 for _ in spool) == 20_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 600_000  # two million bytes went through


class _Endless:
    """A list of values that was never in memory as a whole."""

    def __init__(self, values: int) -> None:
        self._pieces = self._write(values)

    def _write(self, values: int) -> Iterator[str]:
        yield "["
        for number in range(values):
            yield json.dumps({"id": number, "text": "word " * 200}) + ","

    def read(self, _size: int, /) -> str:
        return next(self._pieces, "")


def test_a_stream_holds_a_piece_in_memory_not_the_whole() -> None:
    tracemalloc.start()
    stream = Stream(_Endless(20_000))
    assert stream.take("[")
    count = 0
    while stream.peek():
        assert stream.value()["id"] == count
        assert stream.take(",")
        count += 1
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 20_000
    assert peak < 8 * PIECE


def row(turn: int, maypole: float) -> Row:
    patterns = Patterns(maypole, 0.0, 0.0, 1.0 - maypole)
    return Row(turn, START, 10 + turn, patterns, maypole, 0.5, 0.25, 0.5, 0.1)


def test_rows_come_back_as_they_were_and_again() -> None:
    with Rows() as rows:
        written = [row(turn, turn / 10) for turn in range(10)]
        for each in written:
            rows.add(each)
        assert list(rows) == written
        assert list(rows) == written
        assert len(rows) == 10


def test_what_passes_is_no_stretch_of_its_own() -> None:
    beliefs = [0.1] * 10 + [0.9] * 3 + [0.1] * 4 + [0.9] * 8
    found = list(stretches([row(turn, belief) for turn, belief in enumerate(beliefs, 1)]))
    assert [(each.pattern, each.first, each.last) for each in found] == [
        ("free-floating", 1, 17),
        ("maypole", 18, 25),
    ]
    assert found[1].belief == pytest.approx(0.9)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_is_drawn_on_a_terminal_only_and_taken_away() -> None:
    for out, drawn in ((_Terminal(), True), (io.StringIO(), False)):
        bar = ProgressBar(out)
        bar("Reading", 0.5)
        assert ("Reading  [" in out.getvalue()) == drawn
        assert (" 50%" in out.getvalue()) == drawn
        bar.clear()
        assert out.getvalue().endswith("\r") == drawn
