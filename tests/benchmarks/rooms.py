"""What groups and rooms weigh, and how long many of them take to start."""

import gc
import secrets
import tracemalloc
from base64 import urlsafe_b64encode
from collections import deque
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from bot.app import build
from bot.clock import SystemClock
from bot.dynamics.acts.reading import reading_of
from bot.dynamics.cues import read
from bot.dynamics.names import enter
from bot.dynamics.policy import Ledger
from bot.dynamics.values import Utterance
from bot.live import Talk
from bot.practice.group import Charter
from bot.settings import Database, Key, Settings
from bot.store import migrate
from tests.benchmarks.texts import texts

REPLIES = 0.3
START = datetime(2026, 1, 8, 18, tzinfo=UTC)


def busy_room(people: int = 50, messages: int = 2_000) -> dict[str, Any]:
    """(4) Bytes of a room in which fifty people talk, with its policy and the names it knows."""
    words = texts(messages)
    _talked(words, people)  # what is made once for all rooms is no room's weight
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    talk = _talked(words, people)
    gc.collect()
    weight = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    del talk
    return {
        "what": f"bytes of a busy room of {people} people",
        "bytes": weight,
        "aim": "at most 65536",
        "talked": messages,
    }


def _talked(words: list[str], people: int) -> Talk:
    talk, chance = Talk(timedelta(minutes=45)), Random(7)
    for number, text in enumerate(words, 1):
        speaker = chance.randint(1, people)
        enter(talk.names, f"Person{speaker}", speaker)
        answers = number - chance.randint(1, 9) if chance.random() < REPLIES and number > 9 else None
        at = START + timedelta(seconds=8 * number)
        said = Utterance(
            message=_id(number),
            speaker=speaker,
            at=at,
            leads=speaker == 1,
            answers=None if answers is None else _id(answers),
            cues=read(text),
            reading=reading_of(text, talk.names),
        )
        heard = talk.room.hear(said)
        if heard is not None:
            deque(talk.policy.on_patterns(heard.observations, Ledger, at), maxlen=0)
            deque(talk.policy.on_dissent(heard.standings, at, Ledger, at, at), maxlen=0)
    return talk


def _id(number: int) -> int:
    return (number << 22) + 10**18


async def many_groups(groups: int = 1_000, people: int = 10) -> dict[str, Any]:
    """(4) Bytes of an idle group, and the start-up with many of them."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        url = f"sqlite:///{folder / 'multilogue.db'}"
        settings = Settings(database=Database(url=url, backups=folder), key=Key(file=folder / "key"))
        secret = {"MULTILOGUE_KEY": urlsafe_b64encode(secrets.token_bytes(32)).decode()}
        await migrate.upgrade(url, folder, START)
        bot = await build(settings, secret, SystemClock())
        await _fill(bot, groups, people)
        await bot.desk.store.close()

        gc.collect()
        bot = await build(settings, secret, SystemClock())
        tracemalloc.start()
        await bot.desk.directory.load(START)
        weight = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        await bot.desk.store.close()

        bot = await build(settings, secret, SystemClock())
        began = perf_counter()
        await bot.desk.directory.load(START)
        seconds = perf_counter() - began
        await bot.desk.store.close()
    return {
        "what": f"{groups:,} idle groups of {people}",
        "bytes_a_group": weight // groups,
        "seconds_to_load": round(seconds, 2),
    }


async def _fill(bot: Any, groups: int, people: int) -> None:
    for number in range(groups):
        charter = Charter(f"Group {number}", "We look after someone.", (10_000 + number,), (1,))
        live = await bot.desk.directory.create(7, charter, START)
        for person in range(people):
            await bot.desk.directory.join(live, 100 + person, START, "nothing")
