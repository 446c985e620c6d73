"""Endings that do not go as planned: the group sees it otherwise, the day is taken back, somebody closes too early."""

from tests.cogs.stage.staging import PEOPLE, answers, days, led, page, posts, set_ending, write
from tests.world import World, said

CLOSE = "We are close to one another"


async def test_what_the_group_says_in_view_of_its_last_day_outranks_the_day(world: World) -> None:
    await led(world)
    for name in PEOPLE:
        await answers(world, name, CLOSE)
    await days(world, 1)
    await set_ending(world, "in 9 days")
    here = world.channel.id
    assert "A day is set on which the group ends: **We are parting**" in await page(world, "Ada")
    assert world.live.known(here, here, world.env.now()) == {"separation"}
    for name in PEOPLE:
        await answers(world, name, CLOSE)
    assert f"Most of those who answered of late say: **{CLOSE}**" in await page(world, "Ada")
    assert world.live.known(here, here, world.env.now()) == {"intimacy"}


async def taken_back(world: World) -> None:
    await world.env.advance_time(60)
    shown = await world.manager.slash(world.channel, "group ending")
    await world.manager.click(said(shown), label="Take it back")
    await world.env.advance_time(60)


async def test_what_waits_for_a_day_that_was_taken_back_can_be_changed_and_taken_out(world: World) -> None:
    await led(world)
    await set_ending(world, "in 9 days")
    await write(world, "Ada", "Too early said")
    await write(world, "Ben", "Ben's words")
    await taken_back(world)
    (post,) = posts(world, "The group goes on")
    assert "still takes it out" in post.content
    assert "stays unread until there is one" in await write(world, "Ben", "Other words")
    assert "nothing of yours any more" in await write(world, "Ada", "")
    (ask,) = posts(world, "Our ending")
    refused = await world.person("Ada").click(ask, label="What I take along")
    assert "nothing to write for it now" in said(refused).content
    await set_ending(world, "in 3 days")
    await days(world, 4)
    (gathered,) = posts(world, "What we take along")
    assert "Other words" in gathered.content
    assert "Too early said" not in gathered.content


async def test_a_new_day_is_told_where_the_preview_says(world: World) -> None:
    await led(world)
    second = world.guild.create_text_channel("second")
    opened = await world.manager.slash(world.channel, "group edit")
    edited = await world.manager.click(said(opened), label="Change the form")
    entries = {"name": "Carers", "purpose": "We look after someone.", "zone": "UTC"}
    await world.manager.submit_modal(
        edited, entries | {"channels": [world.channel, second], "facilitators": [world.manager]}
    )
    await world.manager.click(said(opened), label="Save")
    await set_ending(world, "in 9 days")
    await taken_back(world)
    shown = await world.manager.slash(second, "group ending", day="in 20 days")
    assert f"told at once in <#{second.id}>" in said(shown).content
    await world.manager.click(said(shown), label="Set this day")
    assert [each for each in second.history() if "Our ending" in each.content]
    assert len(posts(world, "Our ending")) == 1


async def test_who_closes_a_group_before_its_ending_is_posted_is_told_what_is_lost(world: World) -> None:
    await led(world)
    shown = await world.manager.slash(world.channel, "group close")
    assert "take along" not in said(shown).content
    await set_ending(world, "in 3 days")
    shown = await world.manager.slash(world.channel, "group close")
    assert "What people take along is posted the morning after" in said(shown).content
    await days(world, 5)
    shown = await world.manager.slash(world.channel, "group close")
    assert "take along" not in said(shown).content
