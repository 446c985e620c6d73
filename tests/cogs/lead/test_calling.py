"""The group is asked who would like to carry something: once a meeting; who offered themselves hears of it alone."""

import pytest

from tests.cogs.lead.leading import (
    gathered,
    hours,
    lead,
    letters,
    offer,
    posts,
    press,
    question,
    spoken,
    take,
)
from tests.cogs.seats.seated import read
from tests.world import World, labels

ALL = ["Process observer", "Round host", "Opener", "Closer", "Greeter"]


@pytest.fixture(name="circle")
async def _circle(world: World) -> World:
    """They meet on Thursdays at seven; it is Thursday noon. The bot may write to them."""
    return await gathered(world, meets="every Thursday at 19:00", dms="asked")


def questions(world: World) -> int:
    return sum("Who would like to carry a part" in each or "It is over" in each for each in spoken(world))


async def test_a_facilitator_asks_and_buttons_take_what_is_free(circle: World) -> None:
    await take(circle, "Ada", "host")
    assert "https://discord.com" in await lead(circle, "Mara", "ask")
    assert labels(question(circle)) == [each for each in ALL if each != "Round host"]
    assert f"<@{circle.person('Ada').id}>" not in question(circle).content  # it names nobody
    assert "is yours" in read(await press(circle, "Ben", "Opener"))
    await circle.env.advance_time(5)
    assert "Opener" not in labels(question(circle))
    assert "Opener" not in question(circle).content
    before = question(circle).id
    await lead(circle, "Mara", "ask")
    assert question(circle).id == before
    assert questions(circle) == 1


async def test_the_buttons_go_with_the_meeting_that_they_were_for(circle: World) -> None:
    await lead(circle, "Mara", "ask")
    await hours(circle, 13.2)  # ten past one at night: over
    await circle.env.advance_time(5)
    assert labels(question(circle)) == []
    assert "It is over" in question(circle).content


async def test_a_button_that_was_left_standing_takes_nothing_for_another_meeting(circle: World) -> None:
    await lead(circle, "Mara", "ask")
    circle.env.inject_error("PATCH", f"/channels/{circle.channel.id}/messages/*", status=403, times=1)
    await hours(circle, 13.2)
    assert "That meeting is over" in read(await press(circle, "Ada", "Opener"))
    assert "Opener** · free" in await lead(circle, "Ada", "list")


async def test_the_group_is_asked_before_each_meeting_where_it_wants_that(circle: World) -> None:
    assert "half an hour before" in await lead(circle, "Mara", "ask", each_meeting="on")
    await hours(circle, 6.4)
    assert questions(circle) == 0
    await hours(circle, 0.2)
    assert questions(circle) == 1
    await hours(circle, 7 * 24)
    assert questions(circle) == 2
    assert "no longer ask" in await lead(circle, "Mara", "ask", each_meeting="off")
    await hours(circle, 7 * 24)
    assert questions(circle) == 2


async def test_nobody_is_asked_where_all_is_taken_or_the_part_is_off(circle: World) -> None:
    await lead(circle, "Mara", "ask", each_meeting="on")
    for name, role in (
        ("Ada", "host"),
        ("Ada", "opener"),
        ("Ben", "closer"),
        ("Ben", "greeter"),
        ("Cleo", "observer"),
    ):
        await take(circle, name, role)
    await hours(circle, 7)
    assert questions(circle) == 0
    await circle.bot.desk.store.groups.do_without(circle.live.group.id, ["lead"])
    await circle.bot.desk.directory.refresh(circle.live)
    await hours(circle, 7 * 24)
    assert questions(circle) == 0


async def test_without_a_rhythm_the_bot_says_what_it_lacks(world: World) -> None:
    await gathered(world)
    assert "/group meets" in await lead(world, "Mara", "ask", each_meeting="on")


async def test_a_meeting_that_is_opened_out_of_its_time_is_asked_for_too(circle: World) -> None:
    await lead(circle, "Mara", "ask", each_meeting="on")
    await circle.manager.slash(circle.channel, "checkin now")
    opened = await circle.manager.slash(circle.channel, "checkin open-meeting")
    await circle.manager.submit_modal(opened, {"theme": "Nights"})
    await circle.env.advance_time(5)
    assert questions(circle) == 1
    assert "is yours at this meeting" in await take(circle, "Ada", "host")


async def test_who_offered_themselves_is_told_alone_and_once_a_week(circle: World) -> None:
    assert "You would like: Round host, Closer" in await offer(circle, "Ada", "host", "closer")
    await offer(circle, "Ben", "greeter")
    await take(circle, "Cleo", "greeter")
    await lead(circle, "Mara", "ask")
    (told,) = letters(circle, "Ada")
    assert "Round host" in told
    assert "Closer" in told
    assert "Opener" not in told
    assert letters(circle, "Ben") == []  # what they would like is taken
    assert not [each for each in spoken(circle) if f"<@{circle.person('Ada').id}>" in each]
    await hours(circle, 5 * 24)
    await circle.manager.slash(circle.channel, "group meets", when="daily at 19:00")
    await lead(circle, "Mara", "ask")
    assert len(letters(circle, "Ada")) == 1
    await hours(circle, 3 * 24)
    await lead(circle, "Mara", "ask")
    assert len(letters(circle, "Ada")) == 2


async def test_who_has_had_it_is_not_told_again(circle: World) -> None:
    await offer(circle, "Ada", "host")
    await take(circle, "Ada", "host")
    await hours(circle, 7 * 24)
    await lead(circle, "Mara", "ask")
    assert letters(circle, "Ada") == []


async def test_an_offer_for_the_next_meeting_ends_with_it(circle: World) -> None:
    assert "for the next meeting" in await offer(circle, "Ada", "host", when="next")
    await hours(circle, 24)
    assert "Choose what you would like" in await lead(circle, "Ada", "offer")
    await lead(circle, "Mara", "ask")
    assert letters(circle, "Ada") == []


async def test_an_offer_is_taken_back_by_choosing_nothing(circle: World) -> None:
    await offer(circle, "Ada", "host")
    assert "Choose what you would like" in await offer(circle, "Ada")
    await lead(circle, "Mara", "ask")
    assert letters(circle, "Ada") == []


async def test_offering_is_agreeing_to_be_written_to(world: World) -> None:
    await gathered(world, meets="every Thursday at 19:00")
    assert "only what you ask for" in await offer(world, "Ada", "host")
    await lead(world, "Mara", "ask")
    assert len(letters(world, "Ada")) == 1


async def test_a_question_that_discord_refuses_is_told_to_the_facilitators(circle: World) -> None:
    await lead(circle, "Mara", "ask", each_meeting="on")
    circle.env.inject_error("POST", f"/channels/{circle.channel.id}/messages", status=403, times=1)
    await hours(circle, 7)
    assert questions(circle) == 0
    assert "I could not ask in" in read(await circle.manager.slash(circle.channel, "watch"))
    await lead(circle, "Mara", "ask")
    assert questions(circle) == 1


async def test_a_question_whose_post_got_lost_is_asked_after_all_and_once(circle: World) -> None:
    await lead(circle, "Mara", "ask", each_meeting="on")
    circle.env.inject_error("POST", f"/channels/{circle.channel.id}/messages", status=503, times=9)
    await hours(circle, 6.6)
    await hours(circle, 0.2)
    assert questions(circle) == 1
    await circle.restart(away=600)
    await hours(circle, 0.2)
    assert questions(circle) == 1


async def test_after_a_long_absence_nobody_is_asked_for_what_is_over(circle: World) -> None:
    await lead(circle, "Mara", "ask", each_meeting="on")
    await circle.restart(away=15 * 3600)
    await circle.env.advance_time(60)
    assert questions(circle) == 0
    await hours(circle, 7 * 24 - 8)
    assert questions(circle) == 1


async def test_a_closed_group_has_no_question_left_standing(circle: World) -> None:
    await lead(circle, "Mara", "ask")
    shown = await circle.manager.slash(circle.channel, "group close")
    assert shown.response is not None
    await circle.manager.click(shown.response, label="Close the group")
    await circle.env.advance_time(5)
    assert [labels(each) for each in posts(circle) if "It is over" in each.content] == [[]]
