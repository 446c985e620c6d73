"""Members put right how lines lie; it stays so, can be undone, and nobody reads whose hand it was."""

import pytest
import pytest_asyncio
import simcord

from bot.practice.ground.tidying import IN_AN_HOUR
from tests.cogs.ground.sharing import add, board, choose, standing, stands, tidied
from tests.cogs.seats.seated import read
from tests.world import World, said

SLEEP, NIGHTS, RENT, BILLS = "More sleep", "To sleep through", "The rent", "Bills and bills"


@pytest_asyncio.fixture(name="circle")
async def _circle(world: World) -> World:
    await world.group()
    await world.join("Ada", "Ben", "Cleo")
    await stands(world)
    for name, words in (("Ada", SLEEP), ("Ada", NIGHTS), ("Ben", RENT), ("Cleo", BILLS)):
        await add(world, name, words)
    return world


def order(text: str) -> list[str]:
    """The titles and lines of a board, in their order."""
    return [line.lstrip("🌱 ").strip("*") for line in text.splitlines() if line.startswith(("🌱 ", "**"))]


async def test_a_line_is_put_to_another_and_its_heap_gets_a_name(circle: World) -> None:
    done = await tidied(circle, "Ada", RENT, "ground-move", BILLS)
    assert "not who put it there" in read(done)
    assert order(await standing(circle)) == ["Sleep", SLEEP, NIGHTS, "Together", RENT, BILLS]
    which = said(await circle.person("Cleo").slash(circle.channel, "ground tidy"))
    shown = said(await choose(circle, "Cleo", which, "ground-which", BILLS))
    opened = await circle.person("Cleo").click(shown, label="Name its heap")
    await circle.person("Cleo").submit_modal(opened, {"words": "Money"})
    await add(circle, "Cleo", "No money worries")
    text = await standing(circle)
    assert order(text) == ["Sleep", SLEEP, NIGHTS, "Money", RENT, BILLS, "No money worries"]
    assert str(circle.person("Cleo").id) not in text


async def test_a_line_is_set_on_its_own_and_new_ones_do_not_draw_it_back(circle: World) -> None:
    await tidied(circle, "Ben", NIGHTS, "ground-move", "A heap of its own")
    await add(circle, "Cleo", "Sleep without pills")
    assert order(await standing(circle)) == [
        "Sleep",
        SLEEP,
        "Sleep without pills",
        "On their own",
        NIGHTS,
        RENT,
        BILLS,
    ]


async def test_two_lines_stand_as_one_and_come_apart_again(circle: World) -> None:
    await tidied(circle, "Ben", BILLS, "ground-join", RENT)
    assert order(await standing(circle)) == ["Sleep", SLEEP, NIGHTS, "On their own", RENT]
    which = said(await circle.person("Ada").slash(circle.channel, "ground tidy"))
    shown = said(await choose(circle, "Ada", which, "ground-which", RENT))
    assert "It stands for 2 lines" in shown.content
    await circle.person("Ada").click(shown, label="Take it apart again")
    assert order(await standing(circle))[-2:] == [RENT, BILLS]


@pytest.mark.parametrize("writer", ["Dee", "Eli"])
async def test_signed_lines_put_with_one_without_a_name_do_not_tell_whose_it_is(
    world: World, writer: str
) -> None:
    await world.group()
    await world.join("Ada", "Ben", "Cleo", "Dee", "Eli", "Fay")
    await stands(world)
    for name, words in (("Ada", "Bread"), ("Ben", "Chess"), ("Cleo", "Rivers"), ("Dee", "Trains")):
        await add(world, name, words, signed=True)
    await add(world, writer, "I am afraid here")
    for words in ("Chess", "Rivers", "Trains", "I am afraid here"):
        await tidied(world, "Fay", words, "ground-join", "Bread")
    text = await standing(world)
    assert order(text)[-1].startswith("Bread")
    assert "of us" not in text  # five people are behind it if it was Eli, and four if it was Dee


async def test_when_the_writer_goes_what_stood_as_one_with_it_stands_in_its_own_words(circle: World) -> None:
    await tidied(circle, "Ada", BILLS, "ground-join", RENT)
    await circle.person("Ben").click(circle.welcome(), label="Leave")
    assert order(await standing(circle))[-1] == BILLS


async def test_every_change_can_be_undone_and_redone_by_anybody(circle: World) -> None:
    before = await standing(circle)
    await tidied(circle, "Ada", RENT, "ground-move", "Sleep")
    after = await standing(circle)
    assert after != before
    which = said(await circle.person("Ben").slash(circle.channel, "ground tidy"))
    undone = await circle.person("Ben").click(which, label="Undo the last change")
    assert "Undone" in read(undone)
    assert await standing(circle) == before
    which = said(await circle.person("Cleo").slash(circle.channel, "ground tidy"))
    await circle.person("Cleo").click(which, label="Undo the last change")
    assert await standing(circle) == after
    late = await circle.person("Ben").click(said(undone), label="Undo the last change")
    assert "nothing to undo" in read(late)


async def test_what_lies_like_that_already_is_not_changed(circle: World) -> None:
    which = said(await circle.person("Ada").slash(circle.channel, "ground tidy"))
    shown = said(await choose(circle, "Ada", which, "ground-which", RENT))
    opened = await circle.person("Ada").click(shown, label="Name its heap")
    same = await circle.person("Ada").submit_modal(opened, {"words": ""})
    assert "like that already" in read(same)


async def test_nobody_pushes_what_others_did_out_of_what_can_be_undone(circle: World) -> None:
    done = await tidied(circle, "Ada", RENT, "ground-move", BILLS)
    for _time in range(IN_AN_HOUR - 1):
        done = await circle.person("Ada").click(said(done), label="Undo the last change")
    last = await circle.person("Ada").click(said(done), label="Undo the last change")
    assert "a great deal right within this hour" in read(last)
    assert "Undone" in read(
        await circle.person("Ben").click(await which(circle, "Ben"), label="Undo the last change")
    )
    await circle.env.advance_time(3600)
    assert "Done" in read(await tidied(circle, "Ada", SLEEP, "ground-move", "A heap of its own"))


async def which(world: World, name: str) -> simcord.ResponseMessage:
    return said(await world.person(name).slash(world.channel, "ground tidy"))


async def test_a_board_without_lines_has_nothing_to_put_right(world: World) -> None:
    await world.group()
    await world.join("Ada")
    await add(world, "Ada", SLEEP)
    assert "nothing to put together yet" in read(
        await world.person("Ada").slash(world.channel, "ground tidy")
    )
    assert SLEEP in (await board(world, "Ada")).content
