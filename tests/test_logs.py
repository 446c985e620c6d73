"""The log tells what happened, and nothing that anyone wrote, is called or is numbered by."""

import asyncio
import gc
import io
import logging
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.logs import Discreet

WORDS = "I miss him every single day"
SOMEBODY = 1458792352972800004


@pytest.fixture(name="log")
def _log() -> Iterator[io.StringIO]:
    """What a host would read."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(Discreet())
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    root.handlers, root.level = [handler], logging.DEBUG
    yield out
    root.handlers, root.level = before, level


def test_our_own_sentences_are_written_with_their_numbers(log: io.StringIO) -> None:
    logging.getLogger("bot.store.writer").warning("the database is busy; %d traces wait", 12)
    assert "WARNING bot.store.writer: the database is busy; 12 traces wait" in log.getvalue()


def test_ids_are_masked_in_ours_too(log: io.StringIO) -> None:
    logging.getLogger("cogs.room").info("member %d", SOMEBODY)
    assert str(SOMEBODY) not in log.getvalue()


def test_of_libraries_only_the_template_is_kept(log: io.StringIO) -> None:
    logging.getLogger("discord.http").debug("POST %s with %s", "/x", WORDS)
    logging.getLogger("aiosqlite").debug(f"executing {WORDS}")  # noqa: G004  (as some libraries write)
    logging.getLogger("discord.gateway").debug("For Shard ID %s: WebSocket Event: %s", 0, {"content": WORDS})
    assert WORDS not in log.getvalue()
    assert "POST … with …" in log.getvalue()
    assert "WebSocket Event: …" in log.getvalue()


def test_of_an_error_kind_and_place_are_kept_but_not_its_text(log: io.StringIO) -> None:
    try:
        try:
            raise KeyError(WORDS)
        except KeyError as inner:
            raise ValueError(f"{WORDS} by {SOMEBODY}") from inner
    except ValueError:
        logging.getLogger("bot.app").exception("handling an event failed")
    told = log.getvalue()
    assert "ValueError" in told
    assert "test_logs.py" in told
    assert WORDS not in told
    assert str(SOMEBODY) not in told


def test_of_a_task_that_failed_unheard_only_that_is_told(log: io.StringIO) -> None:
    async def fail() -> None:
        raise ValueError(WORDS)

    async def nobody_listens() -> None:
        task = asyncio.ensure_future(fail())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        del task
        gc.collect()
        asyncio.get_running_loop().call_soon(int, WORDS)  # fails, and asyncio writes out the call
        await asyncio.sleep(0)

    asyncio.run(nobody_listens())
    told = log.getvalue()
    assert "Task exception was never retrieved" in told
    assert "Exception in callback…" in told
    assert WORDS not in told


def test_warnings_of_python_do_not_carry_texts(log: io.StringIO) -> None:
    logging.getLogger("py.warnings").warning("%s", f"/x.py:1: UserWarning: {WORDS}")
    assert WORDS not in log.getvalue()


@given(st.text(), st.integers(min_value=10**14, max_value=10**20 - 1))
def test_one_record_is_one_line_whatever_is_in_it(text: str, number: int) -> None:
    record = logging.LogRecord("bot.x", logging.INFO, "", 1, "%s %d", (text, number), None)
    line = Discreet().format(record)
    assert len(line.splitlines()) == 1
    assert str(number) not in line


@given(
    st.text(min_size=4), st.sampled_from(["discord.http", "sqlalchemy.engine", "asyncio", "aiohttp.access"])
)
def test_no_value_of_a_library_comes_through(text: str, name: str) -> None:
    record = logging.LogRecord(name, logging.INFO, "", 1, "saw %s", (f"«{text}»",), None)
    assert f"«{text}»" not in Discreet().format(record)


def test_a_template_that_does_not_fit_its_values_is_no_error() -> None:
    record = logging.LogRecord("discord.http", logging.INFO, "", 1, "saw %s and %s", ("one",), None)
    assert Discreet().format(record).endswith("saw … and …")
