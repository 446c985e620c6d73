"""Weeks that are told: once each, to the group and to its facilitators, late if need be."""

import re
import sqlite3
from contextlib import closing

import pytest

from bot.app import build
from tests.cogs.digests.weekly import (
    EIGHT,
    FEW,
    before,
    circle,
    evening,
    led_channel,
    nudges_go,
    posts,
    schedule,
    until,
)
from tests.world import World, labels, said

GROUPS, LEADS = "The week of Carers", "For facilitators: the week of Carers"


@pytest.fixture(name="talked")
async def _talked(world: World) -> World:
    """A group of eight that talked on its first evening, and whose digest comes on Sundays."""
    await circle(world, *EIGHT)
    await schedule(world)
    await evening(world, *EIGHT)
    return world


async def test_a_week_is_told_once_to_the_group_and_once_to_its_facilitators(world: World) -> None:
    await circle(world, *EIGHT)
    led = led_channel(world)
    await schedule(world, led_channel=[led])
    await evening(world, *EIGHT)
    await until(world, days=4)
    (post,), (private,) = posts(world), posts(world, led)
    assert GROUPS in post.content
    assert "How the talk flowed" in post.content
    assert "8 people who joined spoke" in post.content
    assert LEADS in private.content
    assert "were yours, taken together" in private.content
    assert "yours" not in post.content
    assert labels(post) == labels(private) == ["How this comes about"]
    assert post.attachments
    assert all(each.description for each in post.attachments)
    assert not any(name in post.content + private.content for name in EIGHT)


async def test_every_week_has_its_own_digest(talked: World) -> None:
    for _week in range(3):
        await until(talked, days=7)
        await evening(talked, *EIGHT, rounds=2)
    await until(talked, days=7)
    at = [f"{post.created_at:%a %d %H:%M}" for post in posts(talked)]
    assert at == ["Sun 11 18:00", "Sun 18 18:00", "Sun 25 18:00", "Sun 01 18:00"]
    assert "your first mirror" in posts(talked)[0].content
    assert not any("your first mirror" in post.content for post in posts(talked)[1:])


async def test_without_a_private_place_the_facilitators_digest_is_posted_nowhere(talked: World) -> None:
    await until(talked, days=4)
    assert [GROUPS in post.content for post in posts(talked)] == [True]
    assert talked.whispers("Mara") == [each for each in talked.whispers("Mara") if LEADS not in each.content]
    shown = await talked.manager.slash(talked.channel, "digest preview", whom="facilitators", week="last")
    assert LEADS in said(shown).content


async def test_it_goes_where_nudges_go(talked: World) -> None:
    led = led_channel(talked)
    await nudges_go(talked, "channel", led)
    await until(talked, days=4)
    (private,) = posts(talked, led)
    assert LEADS in private.content
    assert labels(private) == ["How this comes about"]


async def test_it_comes_by_direct_message_to_facilitators_who_agreed_to_nudges(world: World) -> None:
    await world.group()
    await world.join(*EIGHT[:-1])
    await world.join("Mara", dms="nudges")
    await nudges_go(world, "dm")
    await schedule(world)
    await evening(world, *EIGHT)
    await until(world, days=4)
    written = world.manager.user.dm_channel.history()
    assert [LEADS in each.content for each in written if "the week of" in each.content] == [True]
    assert world.people["Ada"].user.dm_channel.history() == []


async def test_a_week_with_little_talk_gets_two_kind_sentences_and_no_figure(world: World) -> None:
    await circle(world, *FEW)
    led = led_channel(world)
    await schedule(world, led_channel=[led])
    await world.talk(("Ada", "Is anybody here?"), ("Ben", "I am."))
    await until(world, days=4)
    for post in (*posts(world), *posts(world, led)):
        _title, sentences = post.content.split("\n\n")
        assert len(re.findall(r"[.!?](?:\s|$)", sentences)) == 2
        assert not re.search(r"\d", sentences)
        assert post.attachments == []
    assert len(posts(world, led)) == len(posts(world)) == 1


async def test_a_bot_that_was_away_for_two_hours_tells_it_late(talked: World) -> None:
    await before(talked, hours=2)
    await talked.restart(away=4 * 3600)
    assert len(posts(talked)) == 1
    await until(talked, days=6)
    assert len(posts(talked)) == 1


async def test_one_that_is_two_days_late_is_skipped_and_can_be_told_at_once(talked: World) -> None:
    await before(talked, hours=2)
    await talked.restart(away=50 * 3600)
    await until(talked, minutes=5)
    assert posts(talked) == []
    shown = await talked.manager.slash(talked.channel, "digest preview")
    assert "was skipped: I was away for more than a day" in shown.followups[-1].content
    told = await talked.manager.slash(talked.channel, "digest now")
    assert "Here it is" in said(told).content
    (post,) = posts(talked)
    assert "8 people who joined spoke" in post.content
    await until(talked, days=6)
    assert [f"{each.created_at:%a %H:%M}" for each in posts(talked)][1:] == ["Sun 18:00"]


async def test_what_was_said_while_the_bot_was_away_counts(world: World) -> None:
    await circle(world, *EIGHT)
    await schedule(world)
    await before(world, hours=2)
    async with world.lost_session():
        await evening(world, *EIGHT)
        await until(world, hours=3)
    (post,) = posts(world)
    assert "8 people who joined spoke" in post.content


async def test_another_process_on_the_same_rows_tells_nothing_again(talked: World) -> None:
    store = talked.bot.desk.store
    (coming,) = await store.schedules.of_group(talked.live.group.id, "digest")
    await until(talked, days=4)
    second = await build(talked.settings, talked.secret, talked.clock)
    try:
        await second.desk.store.schedules.move_on(coming, coming.next_due)  # as if it had not seen it told
    finally:
        await second.desk.store.close()
    await until(talked, minutes=5)
    await talked.restart()
    await until(talked, days=2)
    assert len(posts(talked)) == 1


async def test_a_locked_database_only_delays_it(talked: World) -> None:
    await before(talked, seconds=1)
    path = talked.settings.database.url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        await talked.env.advance_time(2)
        assert posts(talked) == []
    await until(talked, minutes=5)
    assert len(posts(talked)) == 1


async def test_weeks_are_closed_on_mondays_without_a_schedule_so_that_there_is_something_to_look_back_on(
    world: World,
) -> None:
    await circle(world, *EIGHT)
    await evening(world, *EIGHT)
    await until(world, days=12)
    weeks = await world.bot.desk.store.weeks.back(world.live.group.id, world.env.now(), 12)
    assert [(f"{each.starts:%a %H}", f"{each.ends:%a %H}") for each in weeks] == [
        ("Thu 12", "Mon 00"),
        ("Mon 00", "Mon 00"),
    ]
    assert posts(world) == []
    await schedule(world)
    await evening(world, *EIGHT)
    await until(world, days=6)
    (post,) = posts(world)
    assert "your first mirror" not in post.content
