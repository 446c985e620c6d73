"""Schedules: written in plain words, kept through everything, posted once."""

import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import simcord
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.app import build
from bot.practice.checkin import CheckIn
from tests.cogs.checkins.arriving import WEEKLY, arrive, plan, planned, posts, schedule, until
from tests.soaking import tries
from tests.world import NOON, World, labels, menu, said, world


def opened_at(here: World) -> list[datetime]:
    return [post.created_at for post in posts(here)]


async def group_in(here: World, zone: str) -> None:
    filled = await here.fill_in(zone=zone)
    await here.manager.click(said(filled), label="Create the group")


async def test_the_facilitator_sees_the_times_before_saving(world: World) -> None:
    await world.group()
    shown = said(await plan(world, "every other Thursday at 6:45 pm")).content
    assert "Every second week on Thursday at 18:45" in shown
    first = int(datetime(2026, 1, 8, 18, 45, tzinfo=UTC).timestamp())
    assert f"<t:{first}:F>, <t:{first + 14 * 86_400}:F>" in shown
    await until(world, days=20)
    assert posts(world) == []  # nothing is scheduled before Save


@pytest.mark.parametrize(
    ("entries", "sentence"),
    [
        ({"when": "Thorsday soon"}, "I cannot read “Thorsday soon” as a time"),
        ({"when": "15 minutes before we meet"}, "`/group meets`"),
        ({"length": "a while"}, "I cannot read “a while” as a length"),
        ({"channel": []}, "Choose one of the group's channels"),
    ],
)
async def test_what_cannot_be_read_is_said_and_nothing_is_lost(
    world: World, entries: dict[str, Any], sentence: str
) -> None:
    await world.group()
    shown = await plan(world, opening="Our own words", **entries)
    assert sentence in said(shown).content
    form = await world.manager.click(said(shown), label="Change the form")
    mended = await world.manager.submit_modal(form, planned(world) | {"opening": "Our own words"})
    saved = await world.manager.click(said(mended), label="Save")
    assert "Saved" in said(saved).content
    await until(world, 7)
    assert "> Our own words" in posts(world)[-1].content


async def test_a_member_cannot_schedule(world: World) -> None:
    await world.group()
    await world.join("Ada")
    for command in (
        "schedule",
        "list",
        "pause",
        "resume",
        "skip next",
        "remove",
        "preview",
        "now",
        "open-meeting",
    ):
        refused = await world.person("Ada").slash(world.channel, f"checkin {command}")
        assert "for the group's facilitators" in said(refused).content, command


async def test_list_pause_resume_skip_and_remove(world: World) -> None:
    await world.group()
    await schedule(world)

    async def use(command: str) -> simcord.InteractionResult:
        return await world.manager.slash(world.channel, f"checkin {command}")

    listed = said(await use("list")).content
    assert "**1.** Every Thursday at 18:45" in listed
    assert "open for 2 hours" in listed
    await use("pause")
    assert "Paused." in said(await use("list")).content
    await until(world, days=7)
    assert posts(world) == []
    await use("resume")
    skipped = said(await use("skip next")).content
    assert "is left out" in skipped
    await until(world, days=7)
    assert posts(world) == []
    await until(world, days=7)
    assert [at.date().isoformat() for at in opened_at(world)] == ["2026-01-29"] or len(posts(world)) == 1
    asked = await use("remove")
    await world.manager.click(said(asked), label="Remove it")
    await until(world, days=14)
    assert len(posts(world)) == 1
    assert "No check-in is scheduled" in said(await use("list")).content


async def test_which_one_has_to_be_said_where_there_are_two(world: World) -> None:
    await world.group()
    await schedule(world)
    await schedule(world, "Monday 9:00")
    asked = await world.manager.slash(world.channel, "checkin pause")
    assert "from 1 to 2" in said(asked).content
    await world.manager.slash(world.channel, "checkin pause", which=2)
    await until(world, days=7)
    assert {at.strftime("%A") for at in opened_at(world)} == {"Thursday"}


async def test_a_change_takes_effect_at_once(world: World) -> None:
    await world.group()
    await schedule(world)
    form = await world.manager.slash(world.channel, "checkin schedule", change=1)
    shown = await world.manager.submit_modal(form, planned(world, "Thursday 16:00"))
    await world.manager.click(said(shown), label="Save")
    await until(world, 8)
    assert [at.hour for at in opened_at(world)] == [16]


async def test_the_preview_is_what_comes(world: World) -> None:
    await world.group()
    await schedule(world)
    shown = await world.manager.slash(world.channel, "checkin preview")
    assert shown.ephemeral
    pressed = await world.manager.click(said(shown), label="Check in")
    assert "only how it will look" in said(pressed).content
    await until(world, 7)
    assert posts(world)[-1].content == said(shown).content
    assert labels(posts(world)[-1]) == labels(said(shown))


async def test_now_opens_one_at_once_and_only_one(world: World) -> None:
    await world.group()
    opened = await world.manager.slash(
        world.channel, "checkin now", open_for="30 minutes", words="Quick round"
    )
    assert "It is open" in said(opened).content
    assert "> Quick round" in posts(world)[-1].content
    again = await world.manager.slash(world.channel, "checkin now")
    assert "open here already" in said(again).content
    await until(world, minutes=31)
    assert "has closed" in posts(world)[-1].content
    refused = await world.manager.slash(world.channel, "checkin now", open_for="ages")
    assert "as a length" in said(refused).content


async def test_it_follows_the_meeting(world: World) -> None:
    await world.group()
    told = await world.manager.slash(world.channel, "group meets", when="Thursdays at 19:00")
    assert "every Thursday at 19:00" in said(told).content
    await schedule(world, "15 minutes before we meet")
    await until(world, 8)
    assert [f"{at:%H:%M}" for at in opened_at(world)] == ["18:45"]
    await world.manager.slash(world.channel, "group meets", when="Fridays at 20:00")
    await until(world, days=1, minutes=10)
    assert [f"{at:%a %H:%M}" for at in opened_at(world)] == ["Thu 18:45", "Fri 19:45"]
    refused = await world.manager.slash(world.channel, "group meets", when="whenever")
    assert "comes round" in said(refused).content


async def test_another_zone_moves_what_is_to_come(world: World) -> None:
    await world.group()
    await schedule(world)
    edited = await world.manager.slash(world.channel, "group edit")
    form = await world.manager.click(said(edited), label="Change the form")
    entries = {
        "name": "Carers", "purpose": "We look after someone.", "channels": [world.channel],
        "facilitators": [world.manager], "zone": "New York",
    }  # fmt: skip
    shown = await world.manager.submit_modal(form, entries)
    await world.manager.click(said(shown), label="Save")
    await until(world, 7)
    assert posts(world) == []
    await until(world, 5)
    assert [f"{at:%H:%M}" for at in opened_at(world)] == ["23:45"]


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York"][: tries(1)])
async def test_a_year_of_weeks_over_both_clock_changes(world: World, zone: str) -> None:
    await group_in(world, zone)
    await schedule(world, WEEKLY)
    begin = world.env.now()
    while world.env.now() < begin + timedelta(days=365):
        await until(world, days=7)
    local = [at.astimezone(ZoneInfo(zone)) for at in opened_at(world)]
    assert len(local) in (52, 53)
    assert {f"{at:%a %H:%M}" for at in local} == {"Thu 18:45"}
    assert max(Counter(at.date() for at in local).values()) == 1


async def test_the_night_of_the_clock_changes_is_settled_and_explained(world: World) -> None:
    await group_in(world, "Europe/Berlin")
    shown = said(await plan(world, "Sundays at 2:30")).content
    assert "the clocks go forward and 02:30 does not exist" in shown
    assert "02:30 comes twice" in shown
    await schedule(world, "Sundays at 2:30")
    for monday in (datetime(2026, 3, 23, tzinfo=UTC), datetime(2026, 10, 19, tzinfo=UTC)):
        await world.restart(away=(monday - world.env.now()).total_seconds())
        for _week in range(2):
            await until(world, days=7)
    local = [at.astimezone(ZoneInfo("Europe/Berlin")) for at in opened_at(world)]
    days = ["2026-03-29", "2026-04-05", "2026-10-25", "2026-11-01"]
    assert [at.date().isoformat() for at in local] == days
    odd = {at.date().isoformat(): f"{at:%H:%M}" for at in local if f"{at:%H:%M}" != "02:30"}
    assert odd == {"2026-03-29": "03:30"}
    autumn = [at for at in opened_at(world) if at.date().isoformat() == "2026-10-25"]
    assert [at.hour for at in autumn] == [0]  # the first 02:30, still in summer time


@settings(max_examples=tries(2), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
async def test_restarts_at_any_instant_neither_lose_nor_repeat_one(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    chance = random.Random(seed)
    async with world(tmp_path_factory.mktemp("restarts")) as here:
        await here.group()
        await schedule(here, "daily at 18:45")
        await here.join("Ada")
        end = NOON + timedelta(days=3, hours=12)
        while here.env.now() < end:
            await here.env.advance_time(chance.choice((1, 60, 600, 7_200, 30_000)) * chance.random())
            if chance.random() < 0.3:
                await here.restart()
        due = [NOON.replace(hour=18, minute=45) + timedelta(days=day) for day in range(5)]
        at = opened_at(here)
        assert len(at) == sum(each <= here.env.now() for each in due)
        assert all(abs(one - other) < timedelta(minutes=1) for one, other in zip(at, due, strict=False))
        assert all("arrived" not in post.content for post in posts(here))


async def test_two_bots_by_mistake_post_once(world: World) -> None:
    await world.group()
    await schedule(world)
    second = await build(world.settings, world.secret, world.clock)
    live = world.live
    found = await second.desk.store.schedules.of_group(live.group.id, "checkin")
    await until(world, 7)
    assert found[0].next_due is not None
    due = found[0].next_due
    late = CheckIn(0, "", live.group.id, found[0].id, due, due + timedelta(hours=1), world.channel.id + 1)
    assert await second.desk.store.checkins.open(late, world.env.now()) is None
    await second.desk.store.close()
    assert len(posts(world)) == 1


async def test_after_a_short_absence_it_comes_late_and_says_so(world: World) -> None:
    await world.group()
    await schedule(world)
    await until(world, 6.5)
    await world.restart(away=40 * 60)
    assert len(posts(world)) == 1
    assert "I'm late with this" in posts(world)[-1].content


async def test_one_that_comes_late_is_open_for_a_while_all_the_same(world: World) -> None:
    await world.group()
    await world.join("Ada")
    await schedule(world, length="20 minutes")
    await until(world, 6.5)
    await world.restart(away=50 * 60)
    await until(world, minutes=15)
    assert "You have arrived" in said(await arrive(world, "Ada")).content
    await until(world, minutes=10)
    assert "has closed" in posts(world)[-1].content


async def test_after_a_long_absence_it_is_skipped_and_the_facilitator_hears_of_it(world: World) -> None:
    await world.group()
    await schedule(world)
    await until(world, 6.5)
    await world.restart(away=100 * 60)
    assert posts(world) == []
    listed = said(await world.manager.slash(world.channel, "checkin list")).content
    assert "was skipped" in listed
    once = said(await world.manager.slash(world.channel, "checkin list")).content
    assert "was skipped" not in once
    await until(world, days=7)
    assert len(posts(world)) == 1


async def test_a_facilitator_channel_hears_of_it_at_once(world: World) -> None:
    staff = world.guild.create_text_channel("staff")
    await world.group()
    edited = await world.manager.slash(world.channel, "group edit")
    shown = await world.manager.select(said(edited), ["channel"], custom_id=menu(said(edited), "nudges"))
    chosen = await world.manager.select(said(shown), [staff], custom_id=menu(said(shown), "nudge-channel"))
    await world.manager.click(said(chosen), label="Save")
    await schedule(world)
    await until(world, 6.5)
    await world.restart(away=100 * 60)
    assert [message for message in staff.history() if "was skipped" in message.content]


async def test_a_channel_closed_to_the_bot_is_told_once_and_the_schedule_kept(world: World) -> None:
    await world.group()
    await schedule(world, "daily at 18:45")
    world.env.inject_error("POST", f"/channels/{world.channel.id}/messages", status=403, times=2)
    await until(world, 7)
    await until(world, days=1)
    listed = said(await world.manager.slash(world.channel, "checkin list")).content
    assert listed.count("could not post the check-in") == 1
    assert posts(world) == []
    await until(world, days=1)
    assert len(posts(world)) == 1


@pytest.mark.parametrize("status", [500, 503])
async def test_trouble_on_discords_side_is_got_over(world: World, status: int) -> None:
    await world.group()
    await schedule(world)
    world.env.inject_error("POST", f"/channels/{world.channel.id}/messages", status=status, times=9)
    await until(world, 7)
    await until(world, minutes=20)
    assert len(posts(world)) == 1


async def test_other_words_leave_the_rhythm_and_what_is_skipped_alone(world: World) -> None:
    await world.group()
    await schedule(world, "every other Thursday at 18:45")
    await world.manager.slash(world.channel, "checkin skip next")
    form = await world.manager.slash(world.channel, "checkin schedule", change=1)
    entries = planned(world, "every other Thursday at 18:45") | {"opening": "Our own words"}
    shown = await world.manager.submit_modal(form, entries)
    await world.manager.click(said(shown), label="Save")
    await until(world, days=13)
    assert posts(world) == []
    await until(world, days=2)
    assert "Our own words" in posts(world)[-1].content


async def test_one_that_was_left_out_can_be_held_after_all(world: World) -> None:
    await world.group()
    await schedule(world)
    skipped = [said(await world.manager.slash(world.channel, "checkin skip next")) for _week in range(2)]
    await world.restart()
    held = await world.manager.click(skipped[1], label="Hold it after all")
    second = int(datetime(2026, 1, 15, 18, 45, tzinfo=UTC).timestamp())
    assert said(held).content == f"It is held after all. Next <t:{second}:F>."
    await until(world, days=8)
    assert [at.date().isoformat() for at in opened_at(world)] == ["2026-01-15"]
    late = await world.manager.click(skipped[0], label="Hold it after all")
    assert [each.content for each in late.followups if "too late" in each.content]
    await until(world, days=7)
    assert len(posts(world)) == 2
