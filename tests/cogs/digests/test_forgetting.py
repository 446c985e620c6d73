"""What becomes of weeks when people leave, messages go, and time passes."""

import sqlite3
from contextlib import closing

import pytest

from tests.cogs.digests.weekly import FEW, before, circle, evening, led_channel, posts, schedule, until
from tests.world import World, labels, said

SIX = (*FEW, "Dee", "Eli", "Mara")


@pytest.fixture(name="talked")
async def _talked(world: World) -> World:
    """A group of six that talked on its first evening, and whose digest comes on Sundays."""
    await circle(world, *SIX)
    await schedule(world, led_channel=[led_channel(world)])
    await evening(world, *SIX)
    return world


async def leave(world: World, name: str) -> None:
    await world.person(name).click(world.welcome(), label="Leave")


async def weeks(world: World) -> list[tuple[str, int | None]]:
    """The day each kept week ended on, and how many people spoke in it."""
    kept = await world.bot.desk.store.weeks.back(world.live.group.id, world.env.now(), 12)
    return [(f"{each.ends:%a %d}", each.talk.people if each.talk else None) for each in kept]


async def test_a_week_that_goes_on_is_told_without_who_left(talked: World) -> None:
    await leave(talked, "Dee")
    await before(talked, days=-1)
    assert "5 people who joined spoke" in posts(talked)[0].content
    assert await weeks(talked) == [("Sun 11", 5)]


async def test_what_was_looked_at_with_them_is_not_told(talked: World) -> None:
    await talked.manager.slash(talked.channel, "digest preview")
    await leave(talked, "Dee")
    await evening(talked, "Ada", "Ben", "Cleo", "Eli", "Mara", rounds=1)
    await before(talked, days=-1)
    assert "5 people who joined spoke" in posts(talked)[0].content


async def test_a_digest_that_was_told_stays_as_it_is_when_somebody_leaves(talked: World) -> None:
    await before(talked, days=-1)
    (post,), kept = posts(talked), await weeks(talked)
    await leave(talked, "Dee")
    await evening(talked, "Ada", "Ben", "Cleo", "Eli", "Mara", rounds=1)
    await until(talked, days=1)
    (still,) = posts(talked)
    assert still.content == post.content
    assert still.edited_at is None
    assert await weeks(talked) == kept == [("Sun 11", 6)]
    shown = await talked.manager.slash(talked.channel, "digest preview", week="last")
    assert said(shown).content == post.content


async def test_lines_remain_when_the_traces_have_gone_and_go_after_their_time(talked: World) -> None:
    await before(talked, days=-1)
    await talked.manager.slash(talked.channel, "digest pause")
    await talked.restart(away=32 * 86_400)
    await until(talked, days=2)
    assert await talked.traces() == []
    assert ("Sun 11", 6) in await weeks(talked)
    exported = await talked.person("Ada").slash(talked.channel, "digest export")
    assert len(said(exported).attachments) == 3
    await talked.restart(away=3 * 366 * 86_400)
    await until(talked, days=2)
    assert ("Sun 11", 6) not in await weeks(talked)


async def test_messages_that_were_deleted_before_it_is_told_are_not_in_it(world: World) -> None:
    await circle(world, *SIX)
    await schedule(world)
    await evening(world, *SIX, rounds=1)
    for message in await world.talk(*[("Ben", "xylophone"), ("Dee", "Quetzalcoatl")] * 20):
        if message.author.name == "dee":
            await world.person("Dee").delete(message)
    for message in world.channel.history():
        if message.author.name == "dee":
            await world.person("Dee").delete(message)
    await before(world, days=-1)
    (post,) = posts(world)
    assert "5 people who joined spoke" in post.content
    assert "xylophone" not in post.content


async def test_nothing_is_told_of_a_group_that_was_closed_and_nothing_of_it_remains(talked: World) -> None:
    await talked.manager.slash(talked.channel, "digest preview")
    closing_ = await talked.manager.slash(talked.channel, "group close")
    await talked.manager.click(said(closing_), label=labels(said(closing_))[0])
    await until(talked, days=8)
    assert posts(talked) == []
    await talked.restart(away=40 * 86_400)
    await until(talked, days=2)
    path = talked.settings.database.url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path)) as database:
        for table in ("weeks", "schedules", "meetings"):
            assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table  # noqa: S608  (names above)
