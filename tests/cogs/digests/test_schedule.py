"""Schedules of digests: one a group, written in plain words, kept through everything."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.cogs.digests.weekly import allow, change, led_channel, plan, posts, schedule, until
from tests.world import World, labels, questions, said

SUNDAY = datetime(2026, 1, 11, 18, 0, tzinfo=UTC)


async def group_in(here: World, zone: str) -> None:
    filled = await here.fill_in(zone=zone)
    await here.manager.click(said(filled), label="Create the group")


async def use(world: World, command: str, **options: Any) -> str:
    """What the manager reads after a command."""
    return said(await world.manager.slash(world.channel, f"digest {command}", **options)).content


async def scheduled(world: World) -> str:
    """What a facilitator reads of the schedule: the foot of a preview."""
    shown = await world.manager.slash(world.channel, "digest preview")
    return shown.followups[-1].content


def told_at(world: World, zone: str = "UTC") -> list[datetime]:
    return [post.created_at.astimezone(ZoneInfo(zone)) for post in posts(world)]


async def test_the_facilitator_sees_when_and_where_before_saving(world: World) -> None:
    await world.group()
    shown = said(await plan(world)).content
    first = int(SUNDAY.timestamp())
    assert f"Every Sunday at 18:00: for the group in <#{world.channel.id}>" in shown
    assert "for the facilitators nowhere" in shown
    assert f"<t:{first}:F>, <t:{first + 7 * 86_400}:F>" in shown
    await until(world, days=8)
    assert posts(world) == []  # nothing is scheduled before Save


@pytest.mark.parametrize(
    ("when", "sentence"),
    [
        ("Thorsday soon", "I cannot read “Thorsday soon” as a time"),
        ("Mondays and Thursdays at 18:00", "The digest comes once a week"),
        ("every other Sunday at 18:00", "The digest comes once a week"),
    ],
)
async def test_a_time_that_is_none_or_not_one_a_week_is_put_right_without_typing_anew(
    world: World, when: str, sentence: str
) -> None:
    await world.group()
    led = led_channel(world)
    shown = await plan(world, when, led_channel=[led])
    assert sentence in said(shown).content
    pressed = await world.manager.click(said(shown), label="Change the form")
    form = questions(pressed)
    assert form["when"]["value"] == when
    assert [int(each["id"]) for each in form["led_channel"]["default_values"]] == [led.id]
    mended = await world.manager.submit_modal(
        pressed, {"when": "Sundays at 6 pm", "channel": [world.channel], "led_channel": [led]}
    )
    assert "Saved" in said(await world.manager.click(said(mended), label="Save")).content
    await until(world, days=4)
    assert told_at(world) == [SUNDAY]
    assert len(posts(world, led)) == 1


async def test_save_cannot_be_pressed_while_something_lacks(world: World) -> None:
    await world.group()
    other = world.guild.create_text_channel("other")
    shown = await plan(world, channel=[other])
    assert f"choose one of its channels: <#{world.channel.id}>" in said(shown).content
    rows: list[dict[str, Any]] = list(said(shown).components)
    buttons = {each["label"]: each.get("disabled", False) for row in rows for each in row["components"]}
    assert buttons == {"Save": True, "Change the form": False, "Never mind": False}


async def test_a_channel_of_the_group_is_none_for_the_facilitators(world: World) -> None:
    await world.group()
    shown = said(await plan(world, led_channel=[world.channel])).content
    assert "choose a channel that is not the group's" in shown
    assert "Everybody in this server" not in shown


async def test_a_channel_that_everybody_can_read_is_none_for_the_facilitators(world: World) -> None:
    await world.group()
    everybodys = world.guild.create_text_channel("lobby")
    shown = await plan(world, led_channel=[everybodys])
    assert f"Everybody in this server can read <#{everybodys.id}>" in said(shown).content


async def test_a_channel_that_was_opened_to_everybody_before_saving_is_refused(world: World) -> None:
    await world.group()
    led = led_channel(world)
    shown = await plan(world, led_channel=[led])
    await allow(world, led, world.guild_object.default_role, view_channel=True)
    done = await world.manager.click(said(shown), label="Save")
    assert any("Everybody in this server can read" in each.content for each in done.followups)
    assert "No digest is scheduled" in await use(world, "pause")


async def test_missing_permissions_are_said_and_nothing_is_lost(world: World) -> None:
    await world.group()
    led = led_channel(world)
    bot = world.guild_object.me
    shown = await plan(world, led_channel=[led])
    await allow(world, led, bot, view_channel=True, attach_files=False)
    done = await world.manager.click(said(shown), label="Save")
    assert any("attach files" in each.content for each in done.followups)
    await allow(world, led, bot, view_channel=True, attach_files=True)
    assert "Saved" in said(await world.manager.click(said(shown), label="Save")).content


async def test_a_group_has_one_schedule_and_the_form_begins_with_it(world: World) -> None:
    await world.group()
    led = led_channel(world)
    await schedule(world, led_channel=[led])
    form = questions(await world.manager.slash(world.channel, "digest schedule"))
    assert form["when"]["value"] == "every Sunday at 18:00"
    assert [int(each["id"]) for each in form["led_channel"]["default_values"]] == [led.id]
    await schedule(world, "Monday 9:00", led_channel=[])
    await until(world, days=8)
    assert [f"{at:%a %H:%M}" for at in told_at(world)] == ["Mon 09:00"]
    assert posts(world, led) == []


async def test_two_forms_that_are_open_at_once_make_one_schedule(world: World) -> None:
    await world.group()
    shown = [await plan(world, when) for when in ("every Sunday at 18:00", "Monday 9:00")]
    for each in shown:
        await world.manager.click(said(each), label="Save")
    await until(world, days=8)
    assert [f"{at:%a %H:%M}" for at in told_at(world)] == ["Mon 09:00"]


async def test_never_mind_changes_nothing(world: World) -> None:
    await world.group()
    await schedule(world)
    shown = await plan(world, "Monday 9:00")
    dropped = await world.manager.click(said(shown), label="Never mind")
    assert "nothing was changed" in said(dropped).content
    assert labels(said(dropped)) == []
    await until(world, days=8)
    assert told_at(world) == [SUNDAY]


async def test_a_plan_outlives_a_restart_and_not_its_saving(world: World) -> None:
    await world.group()
    shown = await plan(world)
    await world.restart()
    pressed = await world.manager.click(said(shown), label="Change the form")
    late = await world.manager.click(said(shown), label="Change the form")
    mended = {"when": "Sundays at 17:00", "channel": [world.channel]}
    await world.manager.click(said(await world.manager.submit_modal(pressed, mended)), label="Save")
    refused = await world.manager.submit_modal(late, mended)
    assert "finished or too old" in said(refused).content
    await until(world, days=4)
    assert [f"{at:%a %H:%M}" for at in told_at(world)] == ["Sun 17:00"]


async def test_it_rests_and_goes_on(world: World) -> None:
    await world.group()
    assert "No digest is scheduled" in await use(world, "resume")
    await schedule(world)
    assert "It rests" in await use(world, "pause")
    await until(world, days=8)
    assert posts(world) == []
    assert f"Next <t:{int(SUNDAY.timestamp()) + 7 * 86_400}:F>" in await use(world, "resume")
    await until(world, days=7)
    assert len(posts(world)) == 1


async def test_what_is_scheduled_stands_under_every_preview(world: World) -> None:
    await world.group()
    assert "None is scheduled yet" in await scheduled(world)
    await schedule(world)
    assert "Every Sunday at 18:00" in await scheduled(world)
    await use(world, "pause")
    assert "It rests" in await scheduled(world)


async def test_members_neither_schedule_nor_pause_nor_tell(world: World) -> None:
    await world.group()
    await schedule(world)
    await world.join("Ada")
    for command in ("schedule", "pause", "resume", "preview", "now"):
        refused = await world.person("Ada").slash(world.channel, f"digest {command}")
        assert refused.ephemeral
        assert "for the group's facilitators" in said(refused).content, command
    await until(world, days=4)
    assert told_at(world) == [SUNDAY]


async def test_somebody_who_leads_no_more_cannot_save_what_they_began(world: World) -> None:
    await world.group(world.person("Ada"))
    ada = world.person("Ada")
    opened = await ada.slash(world.channel, "digest schedule")
    shown = await ada.submit_modal(opened, {"when": "Sundays at 18:00", "channel": [world.channel]})
    await change(world)
    refused = await ada.click(said(shown), label="Save")
    assert any("for the group's facilitators" in each.content for each in refused.followups)
    assert "No digest is scheduled" in await use(world, "pause")


async def test_another_zone_moves_what_is_to_come(world: World) -> None:
    await world.group()
    await schedule(world)
    await change(world, zone="New York")
    await until(world, days=4)
    assert [f"{at:%a %H:%M}" for at in told_at(world)] == ["Sun 23:00"]


async def test_the_night_of_the_clock_changes_is_settled_and_explained(world: World) -> None:
    await group_in(world, "Europe/Berlin")
    shown = said(await plan(world, "Sundays at 2:30")).content
    assert "the clocks go forward and 02:30 does not exist" in shown
    assert "02:30 comes twice" in shown
    await schedule(world, "Sundays at 2:30")
    for monday in (datetime(2026, 3, 23, 12, tzinfo=UTC), datetime(2026, 10, 19, 12, tzinfo=UTC)):
        await world.restart(away=(monday - world.env.now()).total_seconds())
        for _week in range(2):
            await until(world, days=7)
    local = told_at(world, "Europe/Berlin")
    assert [f"{at:%d.%m. %H:%M}" for at in local] == [
        "29.03. 03:30",
        "05.04. 02:30",
        "25.10. 02:30",
        "01.11. 02:30",
    ]
    assert told_at(world)[2].hour == 0  # the first 02:30, still in summer time
