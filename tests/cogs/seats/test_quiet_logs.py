"""What a host reads while everything is used and everything fails: nobody's words, names or ids."""

import io
import logging
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.logs import Discreet
from tests.cogs.checkins import arriving
from tests.cogs.seats.forging import Forger, tokens
from tests.cogs.seats.test_forged import very_busy
from tests.cogs.test_sealed import PEOPLE, WORDS, messages
from tests.world import World, world

MARK = "Quinquagesima"
TROUBLES = ((403, "*"), (500, "*"), (503, "/channels/*"))


@contextmanager
def written() -> Generator[io.StringIO]:
    """All that would be in the log, down to the least important."""
    out, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(out)
    handler.setFormatter(Discreet())
    before, level = root.handlers[:], root.level
    own = {each: each.level for each in root.manager.loggerDict.values() if isinstance(each, logging.Logger)}
    root.handlers = [handler]
    root.setLevel(logging.DEBUG)
    for each in own:  # whatever a start of the bot before has told them
        each.setLevel(logging.NOTSET)
    try:
        yield out
    finally:
        root.handlers = before
        root.setLevel(level)
        for each, told in own.items():
            each.setLevel(told)


async def use_everything(here: World) -> None:
    """Press, send off and type all there is, while Discord refuses, fails and is away, and the database is locked."""
    mara, ada, held = Forger(here, here.manager, here.channel), here.person(PEOPLE[0]), tokens(here)
    del held["groups"]  # to close it would be the end
    database = here.settings.database.url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        await arriving.arrive(here, PEOPLE[3], MARK)
        await here.manager.slash(here.channel, "group meets", when="every Monday at 7 pm")
    for status, path in TROUBLES:
        for name in ("checkin", "story-know", "report", "places-own", "round-start", "meeting", "group"):
            for method in ("POST", "PATCH", "DELETE"):
                here.env.inject_error(method, path, status=status, times=2)
            for token in held.values():
                await mara.send_off(name, token, f"{MARK} {status}")
        await ada.slash(here.channel, "checkin remind away", until=MARK)
        await here.talk((PEOPLE[0], MARK))


async def an_evening(folder: Path, ids: list[int]) -> None:
    """Live through it, and note the ids of who and what there was."""
    async with world(folder) as here:
        await very_busy(here)
        await use_everything(here)
        people = [each.id for each in here.people.values()]
        ids += [*people, here.guild.id, here.channel.id, *messages(here)]


async def test_no_word_name_or_id_reaches_the_log_whatever_goes_wrong(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    ids: list[int] = []
    with written() as log, pytest.raises(ExceptionGroup):  # what failed is told at the end, to us alone
        await an_evening(tmp_path, ids)
    told = log.getvalue() + "".join(capfd.readouterr())
    assert len(ids) > 40
    assert "handling an event failed" in told
    assert len(told.splitlines()) > 1000
    marked = [MARK, *PEOPLE, *WORDS, *map(str, ids)]
    assert [each for each in marked if each in told] == []
