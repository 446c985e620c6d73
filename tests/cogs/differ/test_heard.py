"""How a view that the bot placed is met: followed like any other, and known to nobody as anybody's."""

import discord
import pytest

from tests.cogs.differ.differing import NINE_MINUTES, differ, placed, press, write
from tests.cogs.resources.hard_words import rows
from tests.cogs.test_dissent import BRUSHED_ASIDE, ELSEWHERE, VIEW, begin, kept
from tests.world import World, said

SEES = "When I play along I feel I'm burying him early. I tell him the truth, softly."
TAKES_UP = "I hadn't thought of it that way. What happens when you tell him the truth?"


@pytest.fixture(name="here")
async def _here(world: World) -> World:
    await begin(world)
    return world


async def placed_under(here: World, *, signed: bool = False) -> discord.Message:
    """Bea says how it is; Eli has it placed that he sees it differently."""
    first, _second = await here.talk(*VIEW)
    shown = await write(here, "Eli", first, words=SEES, signed=signed)
    await press(here, "Eli", shown, signed=signed)
    await here.env.advance_time(NINE_MINUTES)
    (view,) = placed(here)
    return view


async def test_passed_over_it_is_told_to_the_facilitator_as_somebodys(here: World) -> None:
    view = await placed_under(here)
    await here.talk(*ELSEWHERE, *ELSEWHERE)
    (nudge,) = here.nudges("Ines")
    assert "differently" in nudge.content
    assert str(view.id) in nudge.content
    assert "Eli" not in nudge.content
    assert await kept(here) == ["ignored"]


async def test_taken_up_it_is_left_to_the_group(here: World) -> None:
    view = await placed_under(here)
    await here.env.advance_time(20)
    await here.person("Bea").send(here.channel, TAKES_UP, reply_to=view)
    await here.talk(*ELSEWHERE, *ELSEWHERE)
    assert here.nudges("Ines") == []
    assert await kept(here) == ["engaged"]


async def test_no_trace_of_it_is_kept_and_nobody_more_is_counted(here: World) -> None:
    await placed_under(here)
    await here.talk(*ELSEWHERE)
    eli = here.live.number(here.person("Eli").id)
    assert len(await here.traces()) == len(VIEW) + len(ELSEWHERE)
    assert eli not in {trace.person for trace in await here.traces()}
    shape = here.live.talk(here.channel.id).room.shape()
    assert (shape.spoke, shape.joined) == (3, 3)


async def test_after_a_restart_it_is_followed_on(here: World) -> None:
    await placed_under(here)
    await here.talk(*ELSEWHERE[:2])
    await here.restart()
    await here.person("Ines").slash(here.channel, "watch")
    await here.talk(*ELSEWHERE[2:], *ELSEWHERE)
    assert len(here.nudges("Ines")) == 1
    assert await kept(here) == ["ignored"]


async def test_taken_down_by_the_facilitators_it_is_asked_about_as_removed(here: World) -> None:
    view = await placed_under(here)
    shown = said(await here.person("Ines").click(view, label="If this troubles you"))
    asked = await here.person("Ines").click(shown, label="Take it down, with a reason")
    await here.person("Ines").submit_modal(asked, {"words": "It named somebody."})
    assert await kept(here) == ["removed"]


async def test_with_a_name_it_counts_as_said_by_them(here: World) -> None:
    await placed_under(here, signed=True)
    await here.talk(("Amir", BRUSHED_ASIDE), *ELSEWHERE)
    eli = here.live.number(here.person("Eli").id)
    assert [trace.person for trace in await here.traces()].count(eli) == 1
    (nudge,) = here.nudges("Ines")
    assert "brushed aside" in nudge.content
    await here.person("Eli").click(here.welcome(), label="Leave")
    await here.env.settle()
    assert placed(here) == []
    assert rows(here, "dissents") == []


async def test_in_another_language_it_is_followed_too_since_nothing_has_to_be_recognised(
    world: World,
) -> None:
    await world.group(facilitator=world.person("Ines"), language="de")
    await world.join("Ines", "Bea", "Chidi", "Dana", "Eli", "Amir", "Fay")
    await world.person("Ines").slash(world.channel, "watch")
    opened = await world.person("Eli").slash(world.channel, "differ write")
    shown = await world.person("Eli").submit_modal(
        opened, {"words": "Bei uns war es anders.", "name": ["no"]}
    )
    await world.person("Eli").click(said(shown), custom_id=_place(said(shown)))
    await world.env.advance_time(NINE_MINUTES)
    await world.talk(*ELSEWHERE, *ELSEWHERE)
    assert await kept(world) == ["ignored"]


def _place(message: object) -> str:
    rows: list[dict[str, list[dict[str, str]]]] = getattr(message, "components", [])
    return rows[0]["components"][0]["custom_id"]


async def test_its_words_stay_in_no_memory_once_it_stands(here: World) -> None:
    await differ(here, "Eli", words=SEES)
    (row,) = await here.bot.desk.store.views.in_group(here.live.group.id)
    assert row.told.words == ""
    assert row.told.signed is None
