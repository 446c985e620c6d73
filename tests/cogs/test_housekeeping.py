"""The daily round, and groups whose server is gone."""

from datetime import datetime, timedelta
from pathlib import Path

from bot.store.daily import next_day
from tests.store.raw_files import found, raw
from tests.world import World

DAY = 86_400


async def to_the_next_round(world: World) -> None:
    """Go on until a minute after the round of the next day."""
    there = next_day(world.env.now()) + timedelta(minutes=1)
    await world.env.advance_time((there - world.env.now()).total_seconds())


async def round_of(world: World) -> str | None:
    return await world.bot.desk.store.facts.get("daily_round")


def old_copy(folder: Path, at: datetime) -> Path:
    copy = folder / f"multilogue-{at:%Y%m%d-%H%M%S}.db"
    copy.write_bytes(b"sealed")
    return copy


async def test_it_comes_every_day_and_takes_old_copies_along(world: World, tmp_path: Path) -> None:
    await world.group()
    await world.join("Ada")
    await world.talk(("Ada", "Good evening."))
    old = old_copy(tmp_path, world.env.now() - timedelta(days=29))
    young = old_copy(tmp_path, world.env.now())
    await to_the_next_round(world)
    assert await round_of(world) == "2026-01-09 done"
    assert old.exists()
    await to_the_next_round(world)
    assert not old.exists()
    assert young.exists()
    assert len(await world.traces()) == 1
    await world.restart(away=29 * DAY)
    assert await round_of(world) == "2026-02-08 done"
    assert await world.traces() == []


async def test_a_restart_on_the_same_day_does_not_make_it_again(world: World, tmp_path: Path) -> None:
    await to_the_next_round(world)
    copy = old_copy(tmp_path, world.env.now() - timedelta(days=40))
    await world.restart()
    assert copy.exists()
    await world.restart(away=3 * DAY)
    assert not copy.exists()


async def test_who_left_is_in_no_byte_and_neither_is_a_group_once_it_is_over(
    world: World, tmp_path: Path
) -> None:
    await world.group()
    await world.join("Ada", "Ben")
    group, key = world.live.group.id, world.bot.keyring
    ada, ben = (key.person(group, world.person(name).id) for name in ("Ada", "Ben"))
    guild, channel = key.guild(world.guild.id), key.channel(world.channel.id)
    assert set(found(raw(tmp_path), ada, ben, guild, channel)) == {ada, ben, guild, channel}
    await world.person("Ada").click(world.welcome(), label="Leave")
    assert set(found(raw(tmp_path), ada, ben)) == {ben}
    await world.manager.slash(world.channel, "group close")
    await world.bot.desk.directory.close(world.live, world.env.now())
    await world.restart(away=29 * DAY)
    assert found(raw(tmp_path), ben, guild)
    await world.restart(away=2 * DAY)
    assert not found(raw(tmp_path), ada, ben, guild, channel)


async def test_a_server_that_removed_the_bot_while_it_was_down_is_let_go_after_a_month(
    world: World, tmp_path: Path
) -> None:
    await world.group()
    await world.join("Ada")
    group = world.live.group.id
    ada = world.bot.keyring.person(group, world.person("Ada").id)
    await world.restart(away=40 * DAY)
    await to_the_next_round(world)
    assert world.live.group.id == group  # it is here again; that the bot was away so long is nobody's fault
    world.env.backend.guilds.pop(world.guild.id)
    await world.restart(away=28 * DAY)
    await to_the_next_round(world)
    assert world.live.group.id == group
    await world.restart(away=2 * DAY)
    await to_the_next_round(world)
    assert list(world.bot.desk.directory) == []
    assert found(raw(tmp_path), ada)
    await world.restart(away=31 * DAY)
    assert not found(raw(tmp_path), ada)
