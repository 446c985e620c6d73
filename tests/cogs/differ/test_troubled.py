"""What can be done about a view without a name: keeping apart, a reason in its place, closing the way; never who."""

from datetime import timedelta

import discord
import pytest

from tests.cogs.differ.differing import (
    WORDS,
    circle,
    differ,
    mine,
    placed,
    press,
    troubled,
    write,
)
from tests.cogs.reports.reporting import closed_channel, report, reports_in, settle
from tests.world import World, labels, said

APART, NEAR = "Keep apart from this writer", "Don't keep apart any more"
SHUT, OPEN, DOWN = (
    "Close the way for this writer",
    "Open the way for this writer",
    "Take it down, with a reason",
)
CANNOT = "I cannot place this under that message. I never say why"
AN_HOUR, A_DAY = 3600, timedelta(days=1).total_seconds()


@pytest.fixture(name="here")
async def _here(world: World) -> World:
    await circle(world)
    return world


async def said_by(world: World, name: str, text: str = "Everybody here should write a diary.") -> object:
    return (await world.talk((name, text)))[0]


async def test_each_seat_is_offered_what_it_may_do_and_nobody_is_told_who(here: World) -> None:
    await differ(here, "Ben")
    (view,) = placed(here)
    for name, offered in {"Zoe": [], "Ada": [APART], "Ben": [APART], "Mara": [APART, DOWN, SHUT]}.items():
        shown = said(await troubled(here, name, view))
        assert labels(shown) == offered, name
        assert "I tell nobody who" in shown.content
        assert str(here.person("Ben").id) not in shown.content
        assert "Ben" not in shown.content


async def test_who_keeps_apart_from_a_writer_reads_no_more_of_theirs_and_others_do(here: World) -> None:
    await differ(here, "Ben", await said_by(here, "Ada"))
    (view,) = placed(here)
    kept = await here.person("Ada").click(said(await troubled(here, "Ada", view)), label=APART)
    assert "They are not told" in said(kept).content
    await here.env.advance_time(A_DAY)
    adas, cleos = await said_by(here, "Ada"), await said_by(here, "Cleo")
    assert CANNOT in said(await write(here, "Ben", adas)).content
    assert labels(said(await write(here, "Ben", adas))) == ["Change it", "Never mind"]
    await differ(here, "Dee", adas)
    await differ(here, "Ben", cleos)
    assert len(placed(here)) == 3
    lifted = await here.person("Ada").click(said(await troubled(here, "Ada", view)), label=NEAR)
    assert "don't keep apart" in said(lifted).content
    await here.env.advance_time(AN_HOUR)
    await differ(here, "Ben", adas)
    assert len(placed(here)) == 4


@pytest.mark.parametrize(("who", "whom"), [("Ada", "Ben"), ("Ben", "Ada")])
@pytest.mark.parametrize("signed", [True, False])
async def test_between_two_who_keep_apart_nothing_is_placed_and_it_reads_like_too_many(
    here: World, who: str, whom: str, *, signed: bool
) -> None:
    message = await said_by(here, "Ada")
    await here.person(who).slash(here.channel, "block person", person=here.person(whom))
    refused = said(await write(here, "Ben", message, signed=signed)).content
    other = await said_by(here, "Cleo")
    for name in ("Ada", "Dee", "Mara"):
        await differ(here, name, other)
    assert said(await write(here, "Ben", other, signed=signed)).content == refused
    assert CANNOT in refused
    assert len(placed(here)) == 3


async def test_what_somebody_told_by_a_form_is_spared_like_what_they_wrote(here: World) -> None:
    told = await here.channel_object.send(f"<@{here.person('Ada').id}> told:\n> I write a diary.")
    (message,) = [each for each in here.channel.history() if each.id == told.id]
    await here.person("Ada").slash(here.channel, "block person", person=here.person("Ben"))
    for signed in (True, False):
        assert CANNOT in said(await write(here, "Ben", message, signed=signed)).content
    await differ(here, "Cleo", message, signed=True)
    assert len(placed(here)) == 1


async def test_nobody_finds_a_writer_by_keeping_apart_from_all_the_others(here: World) -> None:
    message = await said_by(here, "Ada")
    for other in ("Cleo", "Dee", "Mara"):
        await here.person("Ada").slash(here.channel, "block person", person=here.person(other))
    assert CANNOT in said(await write(here, "Ben", message)).content
    await differ(here, "Ben", message, signed=True)
    await differ(here, "Ben")
    assert len(placed(here)) == 2


async def test_the_way_can_be_closed_for_a_writer_who_reads_that_and_stays_unknown(here: World) -> None:
    await differ(here, "Ben")
    (view,) = placed(here)
    closed = await here.manager.click(said(await troubled(here, "Mara", view)), label=SHUT)
    assert "Who it is I tell nobody" in said(closed).content
    await here.env.advance_time(A_DAY)
    refused = said(await write(here, "Ben"))
    assert "The facilitators have closed this way" in refused.content
    await differ(here, "Cleo")
    await differ(here, "Ben", signed=True)
    assert len(placed(here)) == 3
    await here.manager.click(said(await troubled(here, "Mara", view)), label=OPEN)
    await differ(here, "Ben")
    assert len(placed(here)) == 4


async def test_after_its_days_nothing_of_it_holds_any_more_and_nothing_is_offered_but_to_take_it_down(
    here: World,
) -> None:
    await differ(here, "Ben", await said_by(here, "Ada"))
    (view,) = placed(here)
    await here.person("Ada").click(said(await troubled(here, "Ada", view)), label=APART)
    await here.manager.click(said(await troubled(here, "Mara", view)), label=SHUT)
    for _day in range(16):
        await here.env.advance_time(A_DAY)
    shown = said(await troubled(here, "Ada", view))
    assert labels(shown) == []
    assert "cannot be told after fourteen days" in shown.content
    assert "no view here" in said(await mine(here, "Ben")).content
    await differ(here, "Ben", await said_by(here, "Ada"))
    assert len(placed(here)) == 2
    assert labels(said(await troubled(here, "Mara", view))) == [DOWN]


async def test_it_is_taken_down_only_with_a_reason_that_stands_in_its_place(here: World) -> None:
    await differ(here, "Ben")
    (view,) = placed(here)
    asked = await here.manager.click(said(await troubled(here, "Mara", view)), label=DOWN)
    done = await here.manager.submit_modal(asked, {"words": "It told of @everyone by name."})
    assert "your reason stands in its place" in said(done).content
    (left,) = [each for each in here.channel.history() if each.id == view.id]
    assert "taken down by the facilitators" in left.content
    assert "It told of" in left.content
    assert WORDS not in left.content
    assert "Mara" not in left.content
    assert str(here.manager.id) not in left.content
    assert labels(left) == []
    assert not left.mention_everyone
    assert "taken down by the facilitators" in said(await mine(here, "Ben")).content


async def test_when_discord_does_not_let_it_be_changed_it_stands_and_they_read_that(here: World) -> None:
    await differ(here, "Ben")
    (view,) = placed(here)
    asked = await here.manager.click(said(await troubled(here, "Mara", view)), label=DOWN)
    here.env.inject_error("PATCH", "/channels/*/messages/*", status=403, times=1)
    refused = await here.manager.submit_modal(asked, {"words": "A reason."})
    assert "still stands" in said(refused).content
    assert "Take back 1" in labels(said(await mine(here, "Ben")))


async def test_deleted_on_discord_without_a_reason_that_is_said_in_its_place(here: World) -> None:
    await differ(here, "Ben")
    (view,) = placed(here)
    moderates = here.guild.create_role("Moderators", permissions=discord.Permissions(manage_messages=True))
    await here.person("Moe", moderates).delete(view)
    await here.env.settle()
    (note,) = [each for each in here.channel.history() if "no reason was given" in each.content]
    assert WORDS not in note.content
    assert "taken down by the facilitators" in said(await mine(here, "Ben")).content


async def test_taken_back_by_its_writer_nothing_is_said_in_its_place(here: World) -> None:
    await differ(here, "Ben")
    await here.person("Ben").click(said(await mine(here, "Ben")), label="Take back 1")
    await here.env.advance_time(5)
    assert [each for each in here.channel.history() if "without a name" in each.content] == []


async def test_only_facilitators_close_the_way_for_the_group(here: World) -> None:
    refused = await here.person("Ada").slash(here.channel, "differ settings", unsigned=False)
    assert "This is for the group's facilitators" in said(refused).content
    told = await here.manager.slash(here.channel, "differ settings")
    assert "Nobody here can see who wrote one" in said(told).content
    told = await here.manager.slash(here.channel, "differ settings", unsigned=False)
    assert "No views without a name are placed" in said(told).content


async def test_while_the_form_is_open_the_way_can_close_and_its_words_are_not_lost(here: World) -> None:
    shown = await write(here, "Ben")
    await here.manager.slash(here.channel, "differ settings", unsigned=False)
    refused = said(await here.person("Ben").click(said(shown), label="Place it without my name"))
    assert "places no views without a name" in refused.content
    assert WORDS in (refused.embeds[0].description or "")


async def test_a_report_of_one_goes_by_the_message_and_is_about_nobody(here: World) -> None:
    keepers = here.guild.create_role("Keepers")
    channel = closed_channel(here, "safety", keepers, here.manager)
    await settle(here, channel)
    await differ(here, "Mara")  # a facilitator's; nobody can know that
    (view,) = placed(here)
    assert "It stands in" in await report(here, "Ada", message=view)
    (posted,) = reports_in(channel)
    assert f"/{view.channel.id}/{view.id}" in posted.content
    assert "About" not in posted.content
    assert str(here.bot.user.id if here.bot.user else 0) not in posted.content
    assert str(here.manager.id) not in posted.content


async def test_with_a_name_it_says_what_anybody_can_do_about_a_message(here: World) -> None:
    await press(here, "Ben", await write(here, "Ben", signed=True), signed=True)
    (view,) = placed(here)
    shown = said(await troubled(here, "Mara", view))
    assert "`/block person`" in shown.content
    assert labels(shown) == []
