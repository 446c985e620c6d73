"""Every table that holds a person lets go of them, and tells them what it holds."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from bot.practice.arriving import Entry
from bot.practice.checkin import CheckIn
from bot.practice.reminding import Reminder
from bot.store import migrate
from bot.store.engine import Database
from bot.store.keys import Keyring
from bot.store.registry import HOLDINGS, Whom, erase, export
from bot.store.store import Store
from bot.store.tables import metadata
from tests.store.examples import ADA, BEN, GUILD, NOW, group, standing, trace


def test_every_table_that_holds_a_person_answers() -> None:
    holding = {
        table.name for table in metadata.tables.values() if any(column.info for column in table.columns)
    }
    assert {each.table.name for each in HOLDINGS} == holding


async def everything(store: Store, group: int, number: int) -> None:
    """Let somebody do all that can be done at a check-in; what they answer is their own."""
    new = CheckIn(0, "", group, None, NOW, NOW + timedelta(hours=1), channel=number)
    opened = await store.checkins.open(new, NOW)
    assert opened is not None
    entry = Entry(f"words of {number}", readers="group")
    arrival = await store.arrivals.put(opened[0], number, entry, NOW)
    await store.arrivals.be_with(arrival, number, NOW, named=True)
    wish = await store.contact.wish(opened[0], number, NOW)
    assert wish is not None
    await store.contact.offer(wish, number, NOW)
    await store.reminders.put(Reminder(group, number, 0, None, "UTC"))


async def test_a_person_is_told_what_is_held_of_them_and_of_nobody_else(
    tmp_path: Path, keyring: Keyring
) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    await migrate.upgrade(url, tmp_path, NOW)
    store, database = await Store.open(url, keyring), Database(url, keyring)
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "asked")).number
    ben = (await store.people.join(made.id, BEN, NOW, "nothing")).number
    await store.people.not_reached(made.id, ada, NOW)
    await store.drafts.save(None, GUILD, {"facilitators": [ADA]}, NOW)
    await store.traces.write([trace(made, 1, ada, ben), trace(made, 2, ben, ada), trace(made, 3, ben)])
    await store.noticed.keep({(made.id, 1): standing(1, ada)})
    await store.noticed.keep({(made.id, 2): standing(2, ben)})
    for number in (ada, ben):
        await everything(store, made.id, number)
    whom = Whom(made.id, ADA, keyring.person(made.id, ADA), ada)
    async with database.read() as connection:
        told = await export(connection, whom)
    assert {name: len(rows) for name, rows in told.items()} == {
        "dissents": 1, "traces": 1, "offers": 1, "wishes": 1, "resonances": 1, "arrivals": 1, "reminders": 1,
        "people": 1, "facilitators": 1, "drafts": 1,
    }  # fmt: skip
    assert told["arrivals"][0]["entry"]["arrive"] == f"words of {ada}"
    assert told["people"] == [{"who": ADA, "joined": NOW, "dms": "asked", "unreached": NOW}]
    assert str(BEN) not in repr(told)
    assert str(ben) not in repr(told)
    async with database.write() as connection:
        await erase(connection, whom)
    async with database.read() as connection:
        assert not any((await export(connection, whom)).values())
        left = (await connection.execute(select(metadata.tables["traces"]))).all()
        dissents = (await connection.execute(select(metadata.tables["dissents"]))).all()
        for name in ("arrivals", "wishes", "reminders"):
            (kept,) = (await connection.execute(select(metadata.tables[name]))).all()
            assert kept.person == ben
    assert len(dissents) == 1
    assert [(row.person, row.to_person) for row in left] == [(ben, None), (ben, None)]
    await store.close()
    await database.close()
