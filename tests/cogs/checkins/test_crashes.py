"""A crash before, between and after: nothing is lost, nothing comes twice."""

from datetime import timedelta

import pytest

from bot.practice.checkin import CheckIn
from bot.store.claims import Claim
from cogs.checkins.views import check_in_view, summary_view
from tests.cogs.checkins.arriving import arrive, posts, thread, until, weekly
from tests.world import World, said


@pytest.fixture(name="due")
async def _due(world: World) -> World:
    """A group whose check-in comes in a quarter of an hour."""
    return await weekly(world, "Ada", "Ben", "Cleo", "Dee", "Mara", hours=6.5)


async def begun_elsewhere(world: World) -> tuple[CheckIn, Claim]:
    """Another process took the coming check-in on, at its time, and went down before it did anything."""
    store = world.bot.desk.store
    (coming,) = await store.schedules.of_group(world.live.group.id, "checkin")
    assert coming.next_due is not None
    due = coming.next_due
    new = CheckIn(
        0, "", world.live.group.id, coming.id, due, due + timedelta(hours=2), channel=world.channel.id
    )
    begun = await store.checkins.open(new, due)
    assert begun is not None
    return begun


async def test_what_was_claimed_and_not_posted_is_posted_by_another(due: World) -> None:
    await begun_elsewhere(due)
    await until(due, minutes=16)
    assert posts(due) == []  # it may still be on its way
    await until(due, minutes=4)
    assert len(posts(due)) == 1
    await arrive(due, "Ada", "Xylophone")
    assert "Xylophone" in thread(due)[-1].content


async def test_what_was_posted_and_not_noted_is_found_again(due: World) -> None:
    checkin, _claim = await begun_elsewhere(due)
    await until(due, minutes=15)
    await due.channel_object.send("## 🌿 Check-in", view=check_in_view(checkin.token))
    await until(due, minutes=30)
    assert len(posts(due)) == 1
    done = await arrive(due, "Ada", "Xylophone")
    assert "The group reads it" in said(done).content
    await until(due, 3)
    assert "has closed" in posts(due)[0].content


async def test_what_was_claimed_long_ago_is_skipped_and_told(due: World) -> None:
    await begun_elsewhere(due)
    await due.restart(away=80 * 60)
    await until(due, minutes=3)
    assert posts(due) == []
    assert "was skipped" in said(await due.manager.slash(due.channel, "checkin list")).content
    await until(due, days=7)
    assert len(posts(due)) == 1


async def test_a_crash_right_after_the_post_does_not_repeat_it(due: World) -> None:
    due.env.inject_error("POST", f"/channels/{due.channel.id}/messages", status=503, times=1)
    await until(due, minutes=16)
    await due.restart()
    await until(due, minutes=5)
    assert len(posts(due)) == 1


async def closed_elsewhere(world: World) -> tuple[CheckIn, Claim]:
    """Another process took the closing on a moment before its time, and went down."""
    store = world.bot.desk.store
    opened = await store.checkins.open_in(world.channel.id)
    assert opened is not None
    claim = await store.checkins.close(opened, world.env.now())
    assert claim is not None
    return opened, claim


async def test_a_summary_that_was_begun_and_not_posted_comes_once(due: World) -> None:
    await until(due, 1)
    await arrive(due, "Ada")
    await closed_elsewhere(due)
    await until(due, 3)
    assert len([each for each in due.channel.history() if "Thank you for arriving" in each.content]) == 1
    assert "has closed" in posts(due)[0].content


async def test_a_summary_that_was_posted_and_not_noted_is_not_repeated(due: World) -> None:
    await until(due, 1)
    await arrive(due, "Ada")
    opened, _claim = await closed_elsewhere(due)
    await due.channel_object.send("Thank you for arriving", view=summary_view(opened.token))
    await until(due, 3)
    assert len([each for each in due.channel.history() if "Thank you for arriving" in each.content]) == 1
    assert "has closed" in posts(due)[0].content


async def test_a_bot_away_over_the_end_closes_it_when_it_is_back(due: World) -> None:
    await until(due, 1)
    await arrive(due, "Ada")
    await due.restart(away=20 * 3600)
    assert "has closed" in posts(due)[0].content
    assert not any("Thank you for arriving" in each.content for each in due.channel.history())


async def test_what_a_member_wrote_survives_a_crash_of_the_thread(due: World) -> None:
    due.env.inject_error("POST", "/channels/*/threads", status=500, times=None)
    await until(due, 1)
    done = await arrive(due, "Ada", "Xylophone")
    assert "The group reads it" in said(done).content
    assert any("Xylophone" in each.content for each in due.channel.history())
