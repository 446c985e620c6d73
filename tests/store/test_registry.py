"""Every table that holds a person lets go of them, and tells them what it holds."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest_asyncio
from sqlalchemy import select

from bot.practice.arriving import Entry
from bot.practice.brainstorm import rules as brainstorm_rules
from bot.practice.brainstorm.values import Brainstorm
from bot.practice.checkin import CheckIn
from bot.practice.differing import Told as ViewTold
from bot.practice.facilitating import Ask
from bot.practice.floor import Floor, raise_hand
from bot.practice.ground import tidying
from bot.practice.ground.values import Said
from bot.practice.inviting import BalanceWish
from bot.practice.line import Hand
from bot.practice.reminding import Reminder
from bot.practice.reporting import Told, Way
from bot.practice.roles import Meeting, Offer, Take
from bot.practice.rounds import rules
from bot.practice.rounds.values import Round
from bot.practice.wisdom import Given
from bot.store import migrate
from bot.store.engine import Database
from bot.store.holding import Whom
from bot.store.keys import Keyring
from bot.store.registry import HOLDINGS, erase, export
from bot.store.rounds import Rule
from bot.store.store import Store
from bot.store.tables import metadata
from tests.store.deciding import answers, closes, proposed, takes
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
    await a_role(store, group, number, other)
    await on_the_board(store, group, number, other)
    await store.stages.answer(group, number, "intimacy", NOW)
    ending = await store.endings.begin(group, 1, NOW)
    await store.endings.take_along(ending, number, f"words of {number}", NOW, signed=True)
    await a_view(store, group, number, other)
    await store.wisdom.keep(group, number, Given(f"words of {number}"), NOW)
    await store.wisdom_asks.begin(group, (number, other), (7, number), NOW)
    await a_round(store, group, number, other)
    await two_proposals(store, group, number, other)


async def two_proposals(store: Store, group: int, number: int, other: int) -> None:
    """Somebody signs what they think of a proposal that is over, and has a concern in one that is open."""
    over, still = await proposed(store, group, number), await proposed(store, group, number)
    await takes(store, over, number, "for", f"words of {number}", signed=True)
    step = await takes(store, over, other, "concern")
    await answers(store, over, number, step.after.concerns[0].id, f"words of {number}")
    await closes(store, over)
    await takes(store, still, number, "concern", f"words of {number}")
    await store.proposal_wishes.wish(still, number, on=True)


async def a_role(store: Store, group: int, number: int, other: int) -> None:
    """Somebody offers themselves, holds a role at a meeting of their own and out to another, and asks them more."""
    await store.roles.offer(Offer(group, number, frozenset(("host",)), NOW))
    begins = NOW + timedelta(days=number % 1000)
    taken = await store.roles.take(group, number, "host", Meeting(begins, begins + timedelta(hours=1)), NOW)
    assert isinstance(taken, Take)
    await store.roles.hold_out(taken, other)
    await store.lead_asks.ask(Ask(0, "", group, "beside", number, other, NOW))


async def on_the_board(store: Store, group: int, number: int, other: int) -> None:
    """Somebody puts a line on the board, names its heap, and says “me too” to the other's."""
    said = Said(f"words of {number}", "wish", signed=True)
    added = await store.ground.add(group, number, said, NOW)
    assert not isinstance(added, str)
    await store.ground_moves.arrange(
        group,
        "fr",
        lambda board: tidying.call(board, board.entries[-1], f"name by {number}"),
        NOW,
        number,
    )
    theirs = await store.ground.add(group, other, Said(f"also words of {other}"), NOW)
    assert not isinstance(theirs, str)
    await store.ground.share(group, number, [theirs.line.token], NOW)
    await store.ground.stands(group, 7, 8, NOW)
    await a_brainstorm(store, group, number)


async def a_view(store: Store, group: int, number: int, other: int) -> None:
    """Somebody has a view placed without their name and one with it, and begins another; the other keeps apart."""
    for signed in (None, number):
        told = ViewTold(f"view of {number}", place=number, to=other, signed=signed)
        view = await store.views.begin(group, number, told, NOW)
        assert await store.views.confirm(view, number, NOW, NOW)
        (view,) = [each for each in await store.views.due(NOW) if each.id == view.id]
        assert await store.views.claim(view, NOW + timedelta(minutes=2))
        assert await store.views.stands(view, (7, (number << 30) + bool(signed)))
        if signed is None:
            assert await store.views.ward(view, other)
    await store.views.begin(group, number, ViewTold(f"draft of {number}", place=number), NOW)


async def a_report(store: Store, group: int, user: int, other: int) -> None:
    """Somebody reports another, to themselves, and sees to it."""
    new = await store.reports.begin(group, user, Told(f"words of {user}", about=other), NOW)
    await store.reports.send(new, user, Way("people", people=(user, other), kept_from=(other,)), NOW)
    await store.reports.arrived(new)
    await store.lead_asks.ask(Ask(0, "", group, "beside", user, other, NOW))
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


async def a_brainstorm(store: Store, group: int, number: int) -> None:
    """Somebody begins a brainstorm, has an idea that most would try, and marks; another of theirs came to something."""
    later = NOW + timedelta(hours=1)
    new = Brainstorm(0, "", group, number, number, "How might we rest?", "open", NOW, later, NOW, host=number)
    for over in (True, False):
        opened = await store.brainstorms.open(new)
        assert opened is not None

        def done(storm: Brainstorm, *, over: bool = over) -> Brainstorm:
            rules = brainstorm_rules
            storm = rules.add(storm, number, f"idea of {number}", signed=True)
            storm = rules.choose(rules.end_gathering(storm, NOW, Random(1)), NOW)
            storm = rules.mark(storm, number, [1])
            if not over:
                return storm
            storm = rules.close(storm, NOW, Random(1), outcome="We try it.", settled=number)
            return replace(rules.help_along(storm, number, NOW), ideas=())

        await store.brainstorms.change(opened.id, done)


class Two(NamedTuple):
    """Two people who did all that can be done; whom: the first of them."""

    database: Database
    whom: Whom
    ada: int
    ben: int


@pytest_asyncio.fixture(name="two")
async def _two(tmp_path: Path, keyring: Keyring) -> AsyncIterator[Two]:
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
    yield Two(database, whom, ada, ben)
    await store.close()
    await database.close()


async def test_a_person_is_told_what_is_held_of_them_and_of_nobody_else(two: Two) -> None:
    async with two.database.read() as connection:
        told = await export(connection, two.whom)
    assert {name: len(rows) for name, rows in told.items()} == {
        "dissents": 1, "traces": 1, "offers": 1, "wishes": 1, "resonances": 1, "arrivals": 1, "floor_hands": 1,
        "reminders": 1, "hands": 1, "keepsakes": 1, "pairings": 1, "rounds": 1, "stories": 1, "story_answers": 1,
        "balance_wishes": 1, "role_offers": 1, "role_takes": 1, "lead_asks": 2, "ground_lines": 2,
        "ground_shares": 1, "ground_heaps": 1, "brainstorms": 2, "brainstorm_ideas": 1, "brainstorm_marks": 1,
        "brainstorm_helpers": 1, "cares": 1, "blocks": 1, "report_hands": 1, "reports": 1, "safety_people": 1,
        "proposals": 2, "ballots": 1, "stances": 1, "voters": 2, "replies": 1, "proposal_wishes": 1,
        "stage_answers": 1, "take_alongs": 1, "unsigned_wards": 1, "views": 3, "people": 1, "facilitators": 1,
        "drafts": 1, "post_people": 1, "wisdom": 1, "wisdom_asks": 1,
    }  # fmt: skip
    assert told["arrivals"][0]["entry"]["arrive"] == f"words of {two.ada}"
    assert told["cares"] == [{"kept": {"declined": 0, "by_dm": 1, "shown": "2026-01-08"}}]
    assert told["people"] == [
        {
            "who": ADA,
            "joined": NOW,
            "dms": "asked",
            "unreached": NOW.replace(hour=12),  # of the day alone
            "paused_since": NOW,
            "paused_until": NOW,
        }
    ]
    assert str(BEN) not in repr(told)
    assert str(two.ben) not in repr(told)


async def test_erased_of_somebody_nothing_is_left_and_of_the_other_all(two: Two, keyring: Keyring) -> None:
    async with two.database.write() as connection:
        await erase(connection, two.whom)
    async with two.database.read() as connection:
        assert not any((await export(connection, two.whom)).values())
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
            "role_offers",
            "role_takes",
            "stage_answers",
            "take_alongs",
            "post_people",
            "ballots",
            "replies",
            "proposal_wishes",
            "brainstorm_ideas",
            "brainstorm_marks",
            "brainstorm_helpers",
            "wisdom",
        ):
            (kept,) = (await connection.execute(select(metadata.tables[name]))).all()
            assert kept.person == two.ben
        lines = (await connection.execute(select(metadata.tables["ground_lines"]))).all()
        heaps = (await connection.execute(select(metadata.tables["ground_heaps"]))).all()
        hosts = {row.host for row in (await connection.execute(select(metadata.tables["rounds"]))).all()}
        for name in ("pairings", "blocks", "ground_shares"):
            assert not (await connection.execute(select(metadata.tables[name]))).all()
        (report,) = (await connection.execute(select(metadata.tables["reports"]))).all()
    assert hosts == {None, two.ben}
    assert [each.person for each in lines] == [two.ben, two.ben]
    assert {(each.person, each.name) for each in heaps} == {
        (None, f"name by {two.ada}"),
        (two.ben, f"name by {two.ben}"),
    }
    assert (report.told, report.way, report.about_lookup) == (
        None,
        None,
        None,
    )  # of two.whom it was is gone from it
    assert report.lookup == keyring.harm(two.whom.group, BEN)
    assert len(dissents) == 1
    assert [(row.person, row.to_person) for row in left] == [(two.ben, None), (two.ben, None)]
