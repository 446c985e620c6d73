"""Every table that holds a person lets go of them, and tells them what it holds."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import select

from bot.practice.arriving import Entry
from bot.practice.checkin import CheckIn
from bot.practice.floor import Floor, raise_hand
from bot.practice.inviting import BalanceWish
from bot.practice.line import Hand
from bot.practice.reminding import Reminder
from bot.practice.reporting import Told, Way
from bot.practice.rounds import rules
from bot.practice.rounds.values import Round
from bot.practice.wisdom import Given
from bot.store import migrate
from bot.store.engine import Database
from bot.store.keys import Keyring
from bot.store.registry import HOLDINGS, Whom, erase, export
from bot.store.rounds import Rule
from bot.store.store import Store
from bot.store.tables import metadata
from tests.store.examples import ADA, BEN, GUILD, NOW, group, standing, trace


def test_every_table_that_holds_a_person_answers() -> None:
    holding = {
        table.name for table in metadata.tables.values() if any(column.info for column in table.columns)
    }
    assert {each.table.name for each in HOLDINGS} == holding


async def everything(store: Store, group: int, number: int, other: int) -> None:
    """Let somebody do all that can be done at a check-in, in a round and about the balance; their own."""
    new = CheckIn(0, "", group, None, NOW, NOW + timedelta(hours=1), channel=number)
    opened = await store.checkins.open(new, NOW)
    assert opened is not None
    entry = Entry(f"words of {number}", readers="group")
    arrival = await store.arrivals.put(opened[0], number, entry, NOW)
    await store.arrivals.be_with(arrival, number, NOW, named=True)
    wish = await store.contact.wish(opened[0], number, NOW)
    assert wish is not None
    await store.contact.offer(wish, number, NOW)
    floor = await store.floors.open(Floor(0, "", group, number, number, NOW, NOW + timedelta(hours=1)))
    assert floor is not None
    await store.floors.change(floor.id, lambda floor: raise_hand(floor, number, NOW))
    await store.reminders.put(Reminder(group, number, 0, None, "UTC"))
    await store.cares.change(group, number, lambda care: replace(care, by_dm=True, shown=NOW.date()))
    await store.balance.put(BalanceWish(group, number, ask_me_in=True, mirror=False, at=NOW))
    await store.blocks.put(group, number, other, NOW)
    await store.wisdom.keep(group, number, Given(f"words of {number}"), NOW)
    await store.wisdom_asks.begin(group, (number, other), (7, number), NOW)
    await a_round(store, group, number, other)


async def a_report(store: Store, group: int, user: int, other: int) -> None:
    """Somebody reports another, to themselves, and sees to it."""
    new = await store.reports.begin(group, user, Told(f"words of {user}", about=other), NOW)
    await store.reports.send(new, user, Way("people", people=(user, other), kept_from=(other,)), NOW)
    await store.reports.arrived(new)
    await store.reports.hand(new, user, "on", NOW)
    await store.safety.settle(group, None, [user])
    await store.safety.agree(group, user, NOW)


def _raises(person: int) -> Rule:
    return partial(rules.raise_hand, hand=Hand(person, NOW), now=NOW)


async def a_round(store: Store, group: int, number: int, other: int) -> None:
    """Somebody begins a round, tells a story and keeps it, and raises the hand again."""
    new = Round(0, "", group, 1, number, "story", "Nights", NOW, host=number)
    opened = await store.rounds.open(new, held_in=number)
    assert opened is not None
    for rule in _raises(number), partial(rules.begin, now=NOW), partial(rules.done, person=number, now=NOW):
        step = await store.rounds.change(opened.id, rule)
        assert step is not None
        opened = step.after
    await store.rounds.change(opened.id, _raises(number))
    assert opened.story is not None
    await store.answers.put(opened, opened.story, number, "know", words=f"words of {number}", now=NOW)
    await store.keepsakes.keep(opened, opened.story, f"words of {number}", "group", NOW)
    await store.pairings.choose(opened, number, [other], NOW)
    await store.posts.note(group, (7, number << 30), [number])


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
    await store.people.pause(made.id, ADA, NOW, NOW)
    await store.drafts.save(None, GUILD, {"facilitators": [ADA]}, NOW)
    await store.traces.write([trace(made, 1, ada, ben), trace(made, 2, ben, ada), trace(made, 3, ben)])
    await store.noticed.keep({(made.id, 1): standing(1, ada)})
    await store.noticed.keep({(made.id, 2): standing(2, ben)})
    for number, other in ((ada, ben), (ben, ada)):
        await everything(store, made.id, number, other)
    for user, other in ((ADA, BEN), (BEN, ADA)):
        await a_report(store, made.id, user, other)
    whom = Whom(made.id, ADA, keyring.person(made.id, ADA), ada, harm=keyring.harm(made.id, ADA))
    async with database.read() as connection:
        told = await export(connection, whom)
    assert {name: len(rows) for name, rows in told.items()} == {
        "dissents": 1, "traces": 1, "offers": 1, "wishes": 1, "resonances": 1, "arrivals": 1, "floor_hands": 1,
        "reminders": 1,
        "hands": 1, "keepsakes": 1, "pairings": 1, "rounds": 1, "stories": 1, "story_answers": 1, "balance_wishes": 1,
        "cares": 1, "blocks": 1, "report_hands": 1, "reports": 1, "safety_people": 1,
        "wisdom": 1, "wisdom_asks": 1,
        "people": 1, "facilitators": 1, "drafts": 1, "post_people": 1,
    }  # fmt: skip
    assert told["arrivals"][0]["entry"]["arrive"] == f"words of {ada}"
    assert told["cares"] == [{"kept": {"declined": 0, "by_dm": 1, "shown": "2026-01-08"}}]
    assert told["people"] == [
        {
            "who": ADA,
            "joined": NOW,
            "dms": "asked",
            "unreached": NOW,
            "paused_since": NOW,
            "paused_until": NOW,
        }
    ]
    assert str(BEN) not in repr(told)
    assert str(ben) not in repr(told)
    async with database.write() as connection:
        await erase(connection, whom)
    async with database.read() as connection:
        assert not any((await export(connection, whom)).values())
        left = (await connection.execute(select(metadata.tables["traces"]))).all()
        dissents = (await connection.execute(select(metadata.tables["dissents"]))).all()
        for name in (
            "arrivals",
            "wishes",
            "reminders",
            "hands",
            "stories",
            "keepsakes",
            "balance_wishes",
            "floor_hands",
            "cares",
            "post_people",
            "wisdom",
        ):
            (kept,) = (await connection.execute(select(metadata.tables[name]))).all()
            assert kept.person == ben
        hosts = {row.host for row in (await connection.execute(select(metadata.tables["rounds"]))).all()}
        for name in ("pairings", "blocks"):
            assert not (await connection.execute(select(metadata.tables[name]))).all()
        (report,) = (await connection.execute(select(metadata.tables["reports"]))).all()
    assert hosts == {None, ben}
    assert (report.told, report.way, report.about_lookup) == (
        None,
        None,
        None,
    )  # of whom it was is gone from it
    assert report.lookup == keyring.harm(made.id, BEN)
    assert len(dissents) == 1
    assert [(row.person, row.to_person) for row in left] == [(ben, None), (ben, None)]
    await store.close()
    await database.close()
