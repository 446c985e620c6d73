"""The common-ground board in the database: what is the same is one, what is changed can be taken back."""

import asyncio
from datetime import timedelta

from sqlalchemy import select

from bot.practice.ground import tidying
from bot.practice.ground.gathering import Board
from bot.practice.ground.values import ALL_AT_MOST, MINE_AT_MOST, Said
from bot.store.ground import Added
from bot.store.retention import Periods
from bot.store.store import Store
from bot.store.tables import ground_heaps, ground_moves
from tests.store.examples import ADA, BEN, NOW, group

A_MONTH = timedelta(days=30)
PERIODS = Periods(A_MONTH, A_MONTH)


async def joined(store: Store, *users: int) -> tuple[int, list[int]]:
    made = await group(store)
    return made.id, [(await store.people.join(made.id, user, NOW, "nothing")).number for user in users]


async def put(store: Store, here: int, person: int, *words: str) -> list[Added]:
    found: list[Added] = []
    for each in words:
        added = await store.ground.add(here, person, Said(each), NOW)
        assert isinstance(added, Added)
        found.append(added)
    return found


async def heaps(store: Store, here: int) -> list[tuple[str, list[str]]]:
    board = await store.ground.board(here, "en")
    return [(heap.title, [each.first.said.words for each in heap.entries]) for heap in board.heaps]


async def test_the_same_line_again_is_a_me_too(store: Store) -> None:
    here, (ada, ben) = await joined(store, ADA, BEN)
    (first,) = await put(store, here, ada, "More sleep")
    again = await store.ground.add(here, ben, Said("more sleep!", "wish"), NOW)
    assert isinstance(again, Added)
    assert (again.line.id, again.me_too) == (first.line.id, True)
    assert await store.ground.add(here, ada, Said("MORE SLEEP"), NOW) == "mine"
    (entry,) = (await store.ground.board(here, "en")).entries
    assert entry.people == {ada, ben}


async def test_two_who_say_the_same_at_once_share_one_line(store: Store) -> None:
    here, (ada, ben) = await joined(store, ADA, BEN)
    both = await asyncio.gather(*(store.ground.add(here, each, Said("A door"), NOW) for each in (ada, ben)))
    assert sorted(each.me_too for each in both if isinstance(each, Added)) == [False, True]
    (entry,) = (await store.ground.board(here, "en")).entries
    assert entry.people == {ada, ben}


async def test_nobody_fills_the_board_alone_and_a_full_one_takes_no_more(store: Store) -> None:
    here, numbers = await joined(store, *range(1, 13))
    for person in numbers[: ALL_AT_MOST // MINE_AT_MOST]:
        await put(store, here, person, *(f"{person} line {each}" for each in range(MINE_AT_MOST)))
        assert await store.ground.add(here, person, Said("one more"), NOW) == "too many"
    assert await store.ground.add(here, numbers[-1], Said("one more"), NOW) == "full"
    assert await store.ground.add(here, 99, Said(f"{numbers[0]} line 1"), NOW) == "left"


async def test_other_words_are_shared_by_nobody_yet_and_the_same_ones_stay_shared(store: Store) -> None:
    here, (ada, ben) = await joined(store, ADA, BEN)
    (mine,) = await put(store, here, ada, "More sleep")
    assert await store.ground.share(here, ben, [mine.line.token, "no-such"], NOW) == 1
    assert await store.ground.change(mine.line, Said("More sleep.", signed=True))
    (entry,) = (await store.ground.board(here, "en")).entries
    assert (entry.people, entry.signed_by) == ({ada, ben}, ada)
    assert await store.ground.change(entry.first, Said("Less noise"))
    (entry,) = (await store.ground.board(here, "en")).entries
    assert entry.people == {ada}
    assert await store.ground.remove(entry.first)
    assert not await store.ground.change(entry.first, Said("Too late"))


async def test_a_change_is_taken_back_and_that_again(store: Store) -> None:
    here, (ada, ben) = await joined(store, ADA, BEN)
    await put(store, here, ada, "More sleep", "Money for rent", "Sleep at last")
    before = await heaps(store, here)
    assert before == [("Sleep", ["More sleep", "Sleep at last"]), ("", ["Money for rent"])]

    def rule(board: Board) -> tidying.Change | None:
        return tidying.join(board, board.entries[2], board.entries[0])

    moved = await store.ground_moves.arrange(here, "en", rule, NOW)
    assert moved == await store.ground_moves.last_move(here)
    after = await heaps(store, here)
    assert after != before
    undone = await store.ground_moves.undo(moved or "", here, NOW)
    assert await heaps(store, here) == before
    assert await store.ground_moves.undo(moved or "", here, NOW) is None
    await store.ground_moves.undo(undone or "", here, NOW)
    assert await heaps(store, here) == after
    assert await store.ground_moves.undo(undone or "", here + 1, NOW) is None
    assert ben


async def test_a_name_goes_with_whoever_gave_it_only_if_they_are_erased(store: Store) -> None:
    here, (ada, ben) = await joined(store, ADA, BEN)
    await put(store, here, ada, "More sleep", "Sleep at last")
    for person, name in ((ada, "Rest"), (ben, "Nights")):
        await store.ground_moves.arrange(
            here, "en", lambda board, name=name: tidying.call(board, board.entries[0], name), NOW, person
        )
    assert [title for title, _lines in await heaps(store, here)] == ["Nights"]
    assert await store.people.leave(here, BEN) == ben
    assert [title for title, _lines in await heaps(store, here)] == ["Nights"]
    again = (await store.people.join(here, BEN, NOW, "nothing")).number
    await store.ground_moves.arrange(
        here, "en", lambda board: tidying.call(board, board.entries[0], "Nights, again"), NOW, again
    )
    await store.people.erase(here, BEN)
    assert [title for title, _lines in await heaps(store, here)] == ["Sleep"]


async def test_what_nothing_lies_on_goes_with_the_changes_that_could_bring_it_back(store: Store) -> None:
    here, (ada,) = await joined(store, ADA)
    await put(store, here, ada, "More sleep", "Sleep at last")
    for name in ("Rest", "Nights"):
        await store.ground_moves.arrange(
            here, "en", lambda board, name=name: tidying.call(board, board.entries[0], name), NOW
        )
    await store.retention.prune(PERIODS, NOW + A_MONTH - timedelta(days=1))
    assert await store.ground_moves.last_move(here)
    await store.retention.prune(PERIODS, NOW + A_MONTH + timedelta(days=1))
    async with store.ground._database.read() as connection:  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  (what no method tells)
        assert len((await connection.execute(select(ground_heaps))).all()) == 1
        assert not (await connection.execute(select(ground_moves))).all()
    assert [title for title, _lines in await heaps(store, here)] == ["Nights"]
