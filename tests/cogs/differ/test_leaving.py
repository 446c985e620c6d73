"""Leaving, and being erased: what bears a name goes with it, what bears none does not tell whose it was."""

from datetime import timedelta

import pytest

from tests.cogs.differ.differing import NINE_MINUTES, WORDS, circle, differ, placed, press, write
from tests.cogs.privacy import asking
from tests.cogs.resources.hard_words import rows
from tests.world import World

A_DAY = timedelta(days=1).total_seconds()


@pytest.fixture(name="here")
async def _here(world: World) -> World:
    await circle(world)
    return world


async def twice(here: World) -> None:
    """Ben has one placed without his name, and one with it."""
    await differ(here, "Ben")
    await differ(here, "Ben", words="Named words.", signed=True)


async def leave(here: World, name: str) -> None:
    await here.person(name).click(here.welcome(), label="Leave")
    await here.env.advance_time(5)


async def test_at_leave_only_what_bears_their_name_goes(here: World) -> None:
    await twice(here)
    assert len(placed(here)) == 2
    await leave(here, "Ben")
    assert [WORDS in each.content for each in placed(here)] == [True]
    await here.env.advance_time(2 * A_DAY)
    assert [WORDS in each.content for each in placed(here)] == [True]


async def test_what_waits_goes_with_who_leaves(here: World) -> None:
    await twice(here)
    await press(here, "Cleo", await write(here, "Cleo"))
    await leave(here, "Cleo")
    await here.env.advance_time(NINE_MINUTES)
    assert len(placed(here)) == 2


async def test_erased_it_is_taken_down_within_a_day_but_not_together_with_the_rest(here: World) -> None:
    await twice(here)
    await asking.erase(here, "Ben")
    assert [WORDS in each.content for each in placed(here)] == [True]
    await here.env.advance_time(A_DAY + 60)
    assert placed(here) == []
    assert rows(here, "views") == []


async def test_erased_it_is_taken_down_also_after_a_restart_and_when_discord_refuses_at_first(
    here: World,
) -> None:
    await differ(here, "Ben")
    await asking.erase(here, "Ben")
    await here.restart()
    assert len(placed(here)) == 1
    here.env.inject_error("DELETE", "/channels/*/messages/*", status=403, times=1)
    await here.env.advance_time(A_DAY + 2 * 3600)
    assert placed(here) == []


async def test_what_is_exported_tells_that_there_was_one_and_how_long_it_can_be_found(here: World) -> None:
    await twice(here)
    files = await asking.export(here, "Ben")
    assert "2 different views of yours" in files["multilogue.html"]
    assert "cannot be found any more" in files["multilogue.html"]
    (group,) = asking.held(files)
    assert [each["named"] for each in group["held"]["views"]] == [False, True]
    (others,) = asking.held(await asking.export(here, "Ada"))
    assert others["held"]["views"] == []
