"""A board is filled, read and shared; it says how many and never who."""

import pytest_asyncio
import simcord

from bot.practice.parts import PARTS
from tests.cogs.ground.sharing import (
    add,
    board,
    choose,
    has_menu,
    me_too,
    mine,
    posts,
    standing,
    stands,
)
from tests.cogs.seats.seated import read
from tests.world import World, said

SLEEP, NIGHTS, MONEY = "More sleep", "I sleep badly since March", "Money for the rent"


@pytest_asyncio.fixture(name="circle")
async def _circle(world: World) -> World:
    """Mara facilitates and has not joined; a small group, where numbers from three on are told."""
    await world.group()
    await world.join("Ada", "Ben", "Cleo", "Dora", "Emil", "Fay")
    return world


async def test_what_overlaps_stands_together_in_the_channel(circle: World) -> None:
    assert "board stands in" in await stands(circle)
    assert "Nothing stands here yet" in await standing(circle)
    answer = await add(circle, "Ada", SLEEP)
    assert SLEEP in answer
    assert "Without your name" in answer
    await add(circle, "Ben", MONEY, "concern")
    await add(circle, "Cleo", NIGHTS, "concern", signed=True)
    shown = await standing(circle)
    assert (
        f"**Sleep**\n🌱 {SLEEP}\n🌧️ {NIGHTS} · <@{circle.person('Cleo').id}>\n**On their own**\n🌧️ {MONEY}"
        in shown
    )
    assert str(circle.person("Ada").id) not in shown


async def test_numbers_come_in_steps_and_names_never(circle: World) -> None:
    await stands(circle)
    await add(circle, "Ada", SLEEP)
    for name in ("Ben", "Cleo", "Dora"):
        assert "Noted: you share it" in await me_too(circle, name, SLEEP)
    assert "or more of us" not in await standing(circle)
    await me_too(circle, "Emil", SLEEP)
    assert f"{SLEEP} · 5 or more of us" in await standing(circle)
    await me_too(circle, "Fay", SLEEP)
    assert f"{SLEEP} · 5 or more of us" in await standing(circle)
    assert "mine, too" in (await board(circle, "Ben")).content
    assert not has_menu(await board(circle, "Ben"), "ground-too")


async def test_the_same_line_again_is_a_me_too_and_ones_own_is_not_taken_twice(circle: World) -> None:
    await add(circle, "Ada", SLEEP)
    assert "Somebody has said just that" in await add(circle, "Ben", "more sleep!")
    assert "already" in await add(circle, "Ada", SLEEP)
    assert (await board(circle, "Cleo")).content.lower().count("more sleep") == 1
    assert "You share 1 line of others" in (await mine(circle, "Ben")).content


async def test_a_line_is_changed_and_taken_back_by_its_writer_alone(circle: World) -> None:
    await stands(circle)
    await add(circle, "Ada", SLEEP)
    await me_too(circle, "Ben", SLEEP)
    own = said(await choose(circle, "Ada", await mine(circle, "Ada"), "ground-own", SLEEP))
    ada = circle.person("Ada")
    opened, again = await ada.click(own, label="Change it"), await ada.click(own, label="Change it")
    changed = await ada.submit_modal(opened, {"what": ["wish"], "words": "A door", "signed": ["yes"]})
    assert "begins anew" in read(changed)
    assert f"✨ A door · <@{ada.id}>" in await standing(circle)
    assert "nothing on the board" in (await mine(circle, "Ben")).content
    assert not has_menu(await mine(circle, "Ben"), "ground-own")
    await ada.click(own, label="Take it back")
    assert "Nothing stands here yet" in await standing(circle)
    late = await ada.submit_modal(again, {"what": ["wish"], "words": "Too late", "signed": ["no"]})
    assert "not on the board any more" in read(late)
    assert "> Too late" in read(late)


async def test_a_me_too_is_taken_back(circle: World) -> None:
    await add(circle, "Ada", SLEEP)
    await add(circle, "Ada", MONEY)
    await me_too(circle, "Ben", SLEEP, MONEY)
    shown = await mine(circle, "Ben")
    assert "You share 2 lines of others" in shown.content
    answer = await choose(circle, "Ben", shown, "ground-not", MONEY)
    assert "You share 1 line of others" in read(answer)


async def test_who_has_not_joined_may_join_first_and_facilitators_read_without(circle: World) -> None:
    await stands(circle)
    await circle.env.advance_time(10)
    (post,) = posts(circle)
    for label in ("Add a line", "Read it", "My lines"):
        answer = await circle.person("Otto").click(post, label=label)
        assert "for people who joined the group" in read(answer), label
    await add(circle, "Ada", SLEEP)
    seen = said(await circle.manager.slash(circle.channel, "ground board"))
    assert SLEEP in seen.content
    assert not has_menu(seen, "ground-too")


async def test_a_long_board_is_read_page_by_page(circle: World) -> None:
    await stands(circle)
    for person in ("Ada", "Ben", "Cleo"):
        for number in range(20):
            await add(circle, person, f"{person.lower()}{number} " + "*x_" * 20)
    assert "more lines on the board" not in await standing(circle)
    assert "**Read it** shows all of it" in await standing(circle)
    assert len(await standing(circle)) <= 2000
    assert "as many as one person can have" in await add(circle, "Ada", "One more")
    first, seen = await board(circle, "Dora"), set[str]()
    pages = int(first.content.partition("Page 1 of ")[2].split()[0])
    page: simcord.ResponseMessage = first
    for number in range(1, pages + 1):
        assert f"Page {number} of {pages}" in page.content
        assert len(page.content) <= 2000
        seen |= {
            line.split()[1] for line in page.content.splitlines() if line.startswith("🌱 ") and "\\" in line
        }
        if number < pages:
            page = said(await circle.person("Dora").click(page, label="Further"))
    assert len(seen) == 60


async def test_what_is_switched_off_begins_nothing_and_can_be_taken_back(circle: World) -> None:
    await stands(circle)
    await add(circle, "Ada", SLEEP)
    await circle.env.advance_time(10)
    shown = said(await circle.manager.slash(circle.channel, "group parts"))
    await circle.manager.select(shown, [part for part in PARTS if part != "ground"])
    await circle.env.advance_time(10)
    (post,) = posts(circle)
    assert SLEEP in post.content
    assert post.components == []
    for command in ("ground add", "ground tidy"):
        answer = read(await circle.person("Ben").slash(circle.channel, command))
        assert "does without this" in answer, command
    assert SLEEP in (await board(circle, "Ben")).content
    assert not has_menu(await board(circle, "Ben"), "ground-too")
    own = said(await choose(circle, "Ada", await mine(circle, "Ada"), "ground-own", SLEEP))
    await circle.person("Ada").click(own, label="Take it back")
    assert "Nothing stands here yet" in await standing(circle)
