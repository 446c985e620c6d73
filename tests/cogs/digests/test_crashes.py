"""A crash before, between and after the two posts, and troubles on the way: nothing is lost, nothing comes twice."""

from datetime import datetime

import pytest

from bot.app import build
from bot.store.claims import Claim
from bot.store.weeks import TOLD, Week
from bot.week.values import Totals
from cogs.digests.views import digest_view
from tests.cogs.digests.weekly import (
    DUE,
    allow,
    before,
    change,
    led_channel,
    nudges_go,
    posts,
    schedule,
    until,
)
from tests.world import World, said


@pytest.fixture(name="due")
async def _due(world: World) -> World:
    """A quiet group, a quarter of an hour before its digest; its facilitators have a channel."""
    await world.group()
    await schedule(world, led_channel=[led_channel(world)])
    await before(world, minutes=15)
    return world


async def begun_elsewhere(world: World, at: datetime = DUE) -> Week:
    """Another process took the coming digest on, and went down before it posted anything."""
    store, group = world.bot.desk.store, world.live.group.id
    (coming,) = await store.schedules.of_group(group, "digest")
    looked = await store.weeks.look(group, Totals(world.live.group.created, DUE))
    claim = await store.weeks.close_to_tell(looked, Claim(group, TOLD, coming.id, DUE, at))
    assert claim is not None
    return (await store.weeks.get(looked.id)) or looked


def both(world: World) -> tuple[int, int]:
    """How many digests stand in the group's channel and in the facilitators'."""
    return len(posts(world)), len(posts(world, world.guild.channels["leading"]))


async def test_what_was_claimed_and_not_posted_is_posted_by_another(due: World) -> None:
    await begun_elsewhere(due)
    await until(due, minutes=16)
    assert both(due) == (0, 0)  # it may still be on its way
    await until(due, minutes=4)
    assert both(due) == (1, 1)
    await until(due, days=1)
    assert both(due) == (1, 1)


async def test_what_was_posted_and_not_noted_is_found_again(due: World) -> None:
    week = await begun_elsewhere(due)
    await until(due, minutes=15)
    await due.channel_object.send("## 🪞 The week", view=digest_view(week, "group", "en"))
    await until(due, minutes=10)
    assert both(due) == (1, 1)
    shown = await due.manager.slash(due.channel, "digest now")
    assert "let a day go by" in said(shown).content


async def test_a_crash_between_the_two_posts_leaves_the_second_to_another(due: World) -> None:
    due.env.inject_error(
        "POST", f"/channels/{due.guild.channels['leading'].id}/messages", status=503, times=None
    )
    await until(due, minutes=16)
    assert both(due) == (1, 0)
    due.env.backend.faults.clear()
    await due.restart(away=3600)
    await until(due, minutes=3)
    assert both(due) == (1, 1)


async def test_a_crash_right_after_does_not_repeat_them(due: World) -> None:
    await until(due, minutes=16)
    await due.restart()
    await until(due, minutes=5)
    await due.restart(away=600)
    await until(due, minutes=5)
    assert both(due) == (1, 1)


async def test_what_was_claimed_two_days_ago_is_skipped_and_said(due: World) -> None:
    await begun_elsewhere(due)
    await due.restart(away=50 * 3600)
    await until(due, minutes=5)
    assert len(posts(due)) == 0
    shown = await due.manager.slash(due.channel, "digest preview", week="last")
    assert "was skipped" in shown.followups[-1].content
    assert "Here it is" in said(await due.manager.slash(due.channel, "digest now")).content
    assert both(due) == (1, 1)


@pytest.mark.parametrize("status", [500, 503])
async def test_trouble_on_discords_side_is_got_over(due: World, status: int) -> None:
    due.env.inject_error("POST", f"/channels/{due.channel.id}/messages", status=status, times=9)
    await until(due, minutes=40)
    assert both(due) == (1, 1)


async def test_a_channel_closed_to_the_bot_is_said_once_and_the_week_told_when_it_is_open(due: World) -> None:
    await due.manager.slash(due.channel, "digest preview")  # the week will end where it was looked at last
    due.env.inject_error("POST", f"/channels/{due.channel.id}/messages", status=403, times=2)
    await until(due, minutes=20)
    assert both(due) == (0, 1)  # each where it can go
    shown = await due.manager.slash(due.channel, "digest preview", week="last")
    assert "I could not post the digest" in shown.followups[-1].content
    refused = await due.manager.slash(due.channel, "digest now")
    assert "I could not post in" in said(refused).content
    told = await due.manager.slash(due.channel, "digest now")
    assert "Here it is" in said(told).content
    await until(due, minutes=10)
    assert both(due) == (1, 1)


async def test_asking_again_while_discord_is_in_trouble_tells_it_once(due: World) -> None:
    due.env.inject_error("POST", f"/channels/{due.channel.id}/messages", status=503, times=4)
    await due.manager.slash(due.channel, "digest now")
    await until(due, minutes=1)  # it tries for a while before it answers
    assert "try again by myself" in due.whispers("Mara")[-1].content
    again = await due.manager.slash(due.channel, "digest now")
    assert "at this very moment" in said(again).content
    await until(due, minutes=10)
    assert both(due) == (1, 1)


async def test_facilitators_whose_channel_is_gone_hear_of_it_and_the_group_has_its_digest(due: World) -> None:
    led = due.guild_object.get_channel(due.guild.channels["leading"].id)
    assert led is not None
    await led.delete()
    await until(due, minutes=20)
    assert len(posts(due)) == 1
    shown = await due.manager.slash(due.channel, "digest preview", week="last")
    assert "could not post the facilitators' digest" in shown.followups[-1].content


async def test_what_discord_did_not_take_where_nudges_go_comes_later(world: World) -> None:
    await world.group()
    led = led_channel(world)
    await nudges_go(world, "channel", led)
    await schedule(world)
    await before(world, minutes=1)
    world.env.inject_error("POST", f"/channels/{led.id}/messages", status=503, times=9)
    await until(world, minutes=20)
    assert both(world) == (1, 1)


async def test_a_channel_that_was_opened_to_others_gets_no_digest_of_the_facilitators(due: World) -> None:
    led = due.guild.channels["leading"]
    await allow(due, led, due.guild_object.default_role, view_channel=True)
    await until(due, minutes=20)
    assert both(due) == (1, 0)
    shown = await due.manager.slash(due.channel, "digest preview", whom="facilitators", week="last")
    assert f"<#{led.id}> is read by others, too" in shown.followups[-1].content
    await allow(due, led, due.guild_object.default_role, view_channel=False)
    await until(due, days=7)
    assert both(due) == (2, 1)


async def test_a_channel_that_became_the_groups_gets_no_digest_of_the_facilitators(due: World) -> None:
    led = due.guild.channels["leading"]
    await change(due, channels=[due.channel, led])
    await until(due, minutes=20)
    assert both(due) == (1, 0)


async def test_a_channel_that_is_gone_is_said_and_another_takes_its_place(due: World) -> None:
    other = due.guild.create_text_channel("other")
    await change(due, channels=[other])
    await until(due, minutes=20)
    assert both(due) == (0, 0)
    refused = await due.manager.slash(other, "digest now")
    assert "`/digest schedule` names another" in said(refused).content
    opened = await due.manager.slash(other, "digest schedule")
    planned = await due.manager.submit_modal(opened, {"when": "every Sunday at 18:00", "channel": [other]})
    await due.manager.click(said(planned), label="Save")
    assert "Here it is" in said(await due.manager.slash(other, "digest now")).content
    assert len(posts(due, other)) == 1


async def test_two_processes_at_the_same_instant_tell_it_once(due: World) -> None:
    """The other process looked at the same rows, and comes to claiming a moment later."""
    store, group = due.bot.desk.store, due.live.group.id
    (coming,) = await store.schedules.of_group(group, "digest")
    second = await build(due.settings, due.secret, due.clock)
    try:
        await until(due, minutes=16)
        looked = await second.desk.store.weeks.latest(group)
        assert looked is not None
        late = Claim(group, TOLD, coming.id, DUE, due.env.now())
        assert await second.desk.store.weeks.close_to_tell(looked, late) is None
    finally:
        await second.desk.store.close()
    assert both(due) == (1, 1)


async def test_asked_for_at_the_instant_it_is_due_it_is_told_once(due: World) -> None:
    looked = await due.bot.desk.store.weeks.look(
        due.live.group.id, Totals(due.live.group.created, due.env.now())
    )
    assert looked.closed is None
    await before(due, seconds=0.01)
    told = await due.manager.slash(due.channel, "digest now")
    assert "Here it is" in said(told).content
    await until(due, minutes=10)
    assert both(due) == (1, 1)
