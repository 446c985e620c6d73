"""Taking turns."""

import asyncio

from hypothesis import given
from hypothesis import strategies as st

from cogs.common.turns import Turns


@given(st.lists(st.integers(0, 3), max_size=20))
def test_the_same_thing_is_done_one_after_another_in_the_order_of_asking_and_nothing_stays(
    things: list[int],
) -> None:
    begun: list[tuple[int, int]] = []
    under_way: set[int] = set()

    async def do(turns: Turns, number: int, thing: int) -> None:
        async with turns.at(thing):
            assert thing not in under_way
            under_way.add(thing)
            begun.append((thing, number))
            await asyncio.sleep(0)
            under_way.discard(thing)

    async def all_at_once() -> None:
        turns = Turns()
        await asyncio.gather(*(do(turns, number, thing) for number, thing in enumerate(things)))
        assert len(turns) == 0

    asyncio.run(all_at_once())
    for thing in set(things):
        asked = [number for number, each in enumerate(things) if each == thing]
        assert [number for each, number in begun if each == thing] == asked


async def test_different_things_do_not_wait_for_each_other() -> None:
    turns = Turns()
    async with turns.at("one"), asyncio.timeout(1), turns.at("other"):
        assert len(turns) == 2
