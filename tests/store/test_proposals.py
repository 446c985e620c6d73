"""Proposals in the store: joined to people while they are open, and to nobody afterwards, in no byte of the files."""

import re
import sqlite3
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.practice.consensus import rules
from bot.practice.consensus.rules import Cannot
from bot.practice.consensus.values import MOST_REPLIES, POSITIONS, Position, Proposal
from bot.store import migrate
from bot.store.engine import Database
from bot.store.holding import Whom
from bot.store.keys import Keyring
from bot.store.registry import export
from bot.store.retention import Periods
from bot.store.store import Store
from bot.store.tables import ballots, concerns, metadata, stances, voters
from tests.store.deciding import DUE, answers, closes, proposed, settles, takes
from tests.store.examples import ADA, BEN, NOW, SECOND, group
from tests.store.raw_files import found, person, raw

PEOPLE = tuple(82_000_000_000_000_100 + each for each in range(9))


async def _joined(store: Store, group: int) -> list[int]:
    return [(await store.people.join(group, user, NOW, "nothing")).number for user in PEOPLE]


async def test_each_person_has_one_position_and_the_last_one_counts(store: Store) -> None:
    made = await group(store)
    ada, ben, *_more = await _joined(store, made.id)
    one = await proposed(store, made.id, ada)
    for position in POSITIONS:
        step = await takes(store, one, ada, position, f"I think {position}")
        assert [each.position for each in step.after.ballots] == [position]
    await takes(store, one, ben, "live")
    await settles(store, one, ada)
    over = await closes(store, one)
    assert over.after.outcome == "differs"  # one against, one who carries it
    kept = await store.proposals.stances(one.id)
    assert sorted(each.position for each in kept) == ["live", "not"]


async def test_it_counts_the_groups_own_and_not_too_many_at_once(store: Store) -> None:
    made, other = await group(store), await group(store, channels=(SECOND,))
    ada, ben, cleo, *_more = await _joined(store, made.id)
    numbers = [(await proposed(store, made.id, who)).number for who in (ada, ben, ada, ada)]
    assert numbers == [1, 2, 3, 4]
    new = Proposal(0, "", made.id, 0, ada, "More", "consent", 2, 5, NOW, DUE, DUE)
    assert await store.proposals.open(new) == "yours"
    for who in (ben, ben, cleo, cleo):
        await proposed(store, made.id, who)
    new = Proposal(0, "", made.id, 0, cleo, "More", "consent", 2, 5, NOW, DUE, DUE)
    assert await store.proposals.open(new) == "many"
    assert (await proposed(store, other.id, None)).number == 1


async def test_what_is_told_of_it_is_taken_on_once(store: Store) -> None:
    made = await group(store)
    ada, ben, *_more = await _joined(store, made.id)
    one = await proposed(store, made.id, ada)
    for who in (ada, ben):
        await takes(store, one, who, "for")
    first, second = await closes(store, one), await closes(store, one, DUE + timedelta(hours=1))
    assert first.claim is not None
    assert second.claim is None
    assert second.before == second.after
    assert second.after.closed == DUE


async def test_a_position_that_comes_after_the_end_is_refused(store: Store) -> None:
    made = await group(store)
    ada, ben, *_more = await _joined(store, made.id)
    one = await proposed(store, made.id, ada)
    for who in (ada, ben):
        await takes(store, one, who, "for")
    await closes(store, one)
    with pytest.raises(Cannot, match="closed"):
        await takes(store, one, ada, "not")
    assert sorted(each.position for each in await store.proposals.stances(one.id)) == ["for", "for"]


async def test_who_leaves_and_comes_back_has_one_position_still(store: Store) -> None:
    made = await group(store)
    ada, ben, *_more = await _joined(store, made.id)
    one = await proposed(store, made.id, ada)
    await takes(store, one, ben, "for")
    step = await takes(store, one, ada, "concern", "It is too late for me.")
    await store.people.leave(made.id, PEOPLE[0])
    (left,) = (await store.proposals.open_ones(made.id))[0].ballots
    assert left.person == ben
    now = await store.proposals.get(one.id)
    assert now is not None
    assert now.author is None
    assert [each.standing for each in now.concerns] == [False]
    assert now.concerns[0].words == ""
    assert now.concerns[0].id == step.after.concerns[0].id  # its message has to be found still
    again = (await store.people.join(made.id, PEOPLE[0], NOW, "nothing")).number
    await takes(store, one, again, "for")
    over = await closes(store, one)
    assert over.after.outcome == "passed"
    assert len(await store.proposals.stances(one.id)) == 2


async def test_a_new_wording_lets_go_of_what_was_said_to_the_old_one(store: Store) -> None:
    made = await group(store)
    ada, ben, *_more = await _joined(store, made.id)
    one = await proposed(store, made.id, ada)
    step = await takes(store, one, ben, "concern", "Not at eight.")
    await store.proposals.shows(step.after.concerns[0], 77, "x")
    await answers(store, one, ada, step.after.concerns[0].id, "At nine?")
    rule = partial(rules.amend, wording="We meet at nine.", until=DUE, token="another", now=NOW)
    changed = await store.proposals.change(one.id, rule, NOW, erases=True)
    assert changed is not None
    assert changed.claim is not None
    assert await store.proposals.by_token(one.token) is None
    anew = await store.proposals.by_token("another")
    assert anew is not None
    assert (anew.ballots, anew.concerns, anew.before) == ((), (), "We meet at eight.")
    assert await store.proposals.replies(one.id) == []
    assert await store.proposals.with_buttons(one.id) == [77]
    await store.proposals.without_button(one.id, 77)
    assert await store.proposals.with_buttons(one.id) == []


async def test_replies_stay_with_the_concern_that_they_were_given_to(store: Store) -> None:
    made = await group(store)
    ada, ben, cleo, dee, *_more = await _joined(store, made.id)
    one = await proposed(store, made.id, ada)
    for who, words in ((ada, "too early"), (ben, "too late")):
        await takes(store, one, who, "concern", words)
    last = await takes(store, one, dee, "for")
    said = {each.words: each.id for each in last.after.concerns}
    await answers(store, one, cleo, said["too early"], "we could begin slowly")
    await answers(store, one, cleo, said["too late"], "we could end in time")
    await closes(store, one)
    kept = {each.id: each for each in await store.proposals.stances(one.id)}
    replied = {kept[each.concern].words: each.words for each in await store.proposals.replies(one.id)}
    assert replied == {"too early": "we could begin slowly", "too late": "we could end in time"}
    assert not set(kept) & set(said.values())  # under ids that stood nowhere before


async def test_nobody_fills_a_record_with_replies(store: Store) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "nothing")).number
    ben = (await store.people.join(made.id, BEN, NOW, "nothing")).number
    one = await proposed(store, made.id, ada)
    concern = (await takes(store, one, ada, "concern", "Too late for me")).after.concerns[0].id
    for number in range(MOST_REPLIES):
        await answers(store, one, ben, concern, f"reply {number}")
    with pytest.raises(Cannot) as cannot:
        await answers(store, one, ben, concern, "one more")
    assert cannot.value.why == "enough"
    assert len(await store.proposals.replies(one.id)) == MOST_REPLIES


async def test_what_came_to_nothing_goes_in_a_year_and_a_decision_stays(store: Store) -> None:
    made = await group(store)
    ada, ben, *_more = await _joined(store, made.id)
    few, decided = await proposed(store, made.id, ada), await proposed(store, made.id, ada)
    for who in (ada, ben):
        await takes(store, decided, who, "for")
    for one in (few, decided):
        await closes(store, one)
    assert await store.proposals.ended(made.id, NOW, DUE + timedelta(days=1)) == [("passed", False)]
    await store.retention.prune(Periods(timedelta(days=30), timedelta(days=365)), DUE + timedelta(days=370))
    assert [each.id for each in await store.proposals.history(made.id)] == [decided.id]


# What the files say, also to who has the key

SAID: list[tuple[Position, str]] = [
    ("for", "I am glad about it, kingfisher"),
    ("live", "If need be, woodpecker"),
    ("concern", "I could not come any more, bumblebee"),
    ("aside", "I move away in spring, nightingale"),
    ("not", "This was promised otherwise, quetzal"),
    ("for", ""),
    ("for", ""),
    ("live", ""),
    ("concern", "It is dark by then, chaffinch"),
]


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    return tmp_path / "multilogue.db"


async def _an_election(file: Path, keyring: Keyring) -> tuple[Store, int, Proposal, list[int]]:
    """Nine people say one thing each, and their concerns are answered; signed by nobody."""
    await migrate.upgrade(f"sqlite:///{file}", file.parent, NOW)
    store = await Store.open(f"sqlite:///{file}", keyring)
    made = await group(store)
    numbers = await _joined(store, made.id)
    while any(each < 2**23 for each in numbers):  # too small to be told from chance, once in 256
        for user in PEOPLE:
            await store.people.leave(made.id, user)
        numbers = await _joined(store, made.id)
    one = await proposed(store, made.id, None)
    for number, (position, words) in zip(numbers, SAID, strict=True):
        await takes(store, one, number, position, words)
    for each in (await store.proposals.open_ones())[-1].concerns:
        await store.proposals.shows(each, each.id, "shown")
        await answers(store, one, numbers[0], each.id, "We heard you")
    return store, made.id, one, numbers


async def _everything(file: Path, keyring: Keyring) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, opened with the key."""
    database = Database(f"sqlite:///{file}", keyring)
    async with database.read() as connection:
        rows = {
            table.name: [tuple(row) for row in await connection.execute(select(table))]
            for table in metadata.sorted_tables
        }
    await database.close()
    return rows


async def test_while_it_is_open_the_key_is_needed_to_read_who_thinks_what(
    file: Path, keyring: Keyring
) -> None:
    store, _group, one, numbers = await _an_election(file, keyring)
    assert not found(raw(file.parent), *(words for _position, words in SAID if words))
    rows = await _everything(file, keyring)
    assert {row[2] for row in rows["ballots"]} == set(numbers)
    assert "quetzal" in repr(rows["ballots"])
    assert await store.proposals.get(one.id)
    await store.close()


async def test_when_it_is_over_no_byte_joins_a_ballot_to_a_person(file: Path, keyring: Keyring) -> None:
    store, _group, one, numbers = await _an_election(file, keyring)
    before = await _everything(file, keyring)
    known = [each.id for each in (await store.proposals.open_ones())[0].concerns]
    tokens = [each.token for each in (await store.proposals.open_ones())[0].concerns]
    with closing(sqlite3.connect(file)) as plain:
        sealed = [
            row[0] for row in plain.execute("SELECT said FROM ballots UNION ALL SELECT said FROM concerns")
        ]
    assert found(raw(file.parent), *sealed, *tokens)
    assert (await closes(store, one)).after.outcome == "passed"
    left = raw(file.parent)
    assert not found(left, *sealed, *tokens)
    assert not [each for each in known if each.to_bytes(8, "big") in left]
    after = await _everything(file, keyring)
    assert after["ballots"] == after["concerns"] == after["proposal_wishes"] == []
    assert len(after["stances"]) == len(SAID)
    for name, rows in after.items():  # whoever is named in a row, no word or position of a ballot is in it
        for row in rows:
            named = set(numbers) & {each for each in row if isinstance(each, int)}
            words = [said for _position, said in SAID if said and said in repr(row)]
            assert not (named and words), name
    assert {row[2] for row in after["voters"]} == set(numbers)
    assert not {row[0] for row in after["stances"]} & set(known)
    assert len(before["ballots"]) == len(after["voters"]) == len(after["stances"])
    await store.close()


async def test_neither_the_order_of_the_rows_nor_their_ids_tell_who_came_when(
    file: Path, keyring: Keyring
) -> None:
    """Nine stand in the order of voting once in 362880 times; both orders at once never twice."""
    orders: set[tuple[int, ...]] = set()
    store, group_, one, numbers = await _an_election(file, keyring)
    for _each in range(3):
        await closes(store, one)
        with closing(sqlite3.connect(file)) as plain:
            ids = [row[0] for row in plain.execute("SELECT id FROM stances WHERE proposal_id = ?", (one.id,))]
            people = [
                row[0]
                for row in plain.execute(
                    "SELECT person FROM voters WHERE proposal_id = ? ORDER BY rowid", (one.id,)
                )
            ]
        kept = {
            each.id: SAID.index((each.position, each.words)) for each in await store.proposals.stances(one.id)
        }
        orders.add(tuple(kept[each] for each in ids))
        assert people == sorted(numbers)
        one = await proposed(store, group_, None)
        for number, (position, words) in zip(numbers, SAID, strict=True):
            await takes(store, one, number, position, words)
        for each in (await store.proposals.open_ones())[-1].concerns:
            await answers(store, one, numbers[0], each.id, "We heard you")
    assert len(orders) == 3
    await store.close()


async def test_nobody_votes_again_by_rejoining_when_it_is_over(file: Path, keyring: Keyring) -> None:
    store, group_, one, numbers = await _an_election(file, keyring)
    await closes(store, one)
    await store.people.leave(group_, PEOPLE[2])
    again = (await store.people.join(group_, PEOPLE[2], NOW, "nothing")).number
    with pytest.raises(Cannot, match="closed"):
        await takes(store, one, again, "not")
    rows = await _everything(file, keyring)
    assert len(rows["stances"]) == len(SAID)
    assert {row[2] for row in rows["voters"]} == set(numbers) - {numbers[2]}
    await store.close()


async def test_what_was_signed_goes_with_its_name_and_the_number_stays(store: Store) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "nothing")).number
    ben = (await store.people.join(made.id, BEN, NOW, "nothing")).number
    one = await proposed(store, made.id, ben)
    await takes(store, one, ada, "aside", "I move away.", signed=True)
    await takes(store, one, ben, "not", "unsigned words")
    await settles(store, one, ben)
    await closes(store, one)
    kept = {each.position: each for each in await store.proposals.stances(one.id)}
    assert (kept["aside"].person, kept["not"].person) == (ada, None)
    await store.people.erase(made.id, ADA)
    kept = {each.position: each for each in await store.proposals.stances(one.id)}
    assert (kept["aside"].person, kept["aside"].words) == (None, "")
    assert kept["not"].words == "unsigned words"
    await store.people.erase(made.id, BEN)
    over = await store.proposals.get(one.id)
    assert over is not None
    assert over.wording == "…"  # it was not agreed on, and who worded it wants nothing left
    assert len(await store.proposals.stances(one.id)) == 2


async def test_somebody_is_told_what_they_think_while_it_is_open_and_that_they_took_part_after(
    file: Path, keyring: Keyring
) -> None:
    store, group_, one, numbers = await _an_election(file, keyring)
    whom = Whom(group_, PEOPLE[4], keyring.person(group_, PEOPLE[4]), numbers[4])
    database = Database(f"sqlite:///{file}", keyring)
    async with database.read() as connection:
        told = await export(connection, whom)
    assert told["ballots"] == [{"position": "not", "words": SAID[4][1]}]
    await closes(store, one)
    async with database.read() as connection:
        told = await export(connection, whom)
        assert not (await connection.execute(select(ballots))).all()
        assert not (await connection.execute(select(concerns))).all()
        assert len((await connection.execute(select(stances))).all()) == len(SAID)
        assert len((await connection.execute(select(voters))).all()) == len(SAID)
    assert told["ballots"] == told["stances"] == []
    assert told["voters"] == [{"proposal_id": one.id}]
    assert not re.search("quetzal", repr(told))
    assert person(numbers[4]) in raw(file.parent)
    await database.close()
    await store.close()
