"""A private reminder, for who asks for one and for nobody else."""

from datetime import UTC, datetime

from tests.cogs.checkins.arriving import arrive, schedule, until, weekly
from tests.world import World, said


def direct(world: World, name: str) -> list[str]:
    """What the bot wrote to somebody by direct message."""
    return [message.content for message in world.person(name).user.dm_channel.history()]


async def remind(world: World, name: str, command: str, **more: str) -> str:
    used = await world.person(name).slash(world.channel, f"checkin remind {command}", **more)
    assert used.ephemeral
    return said(used).content


async def test_nobody_is_reminded_who_did_not_ask(world: World) -> None:
    await world.group()
    await schedule(world)
    await world.join("Ada", dms="asked")
    await until(world, days=15)
    assert direct(world, "Ada") == []


async def test_one_is_reminded_when_it_opens_with_the_way_there(world: World) -> None:
    await world.group()
    await schedule(world)
    await world.join("Ada")
    told = await remind(world, "Ada", "me")
    assert "the next time is <t:" in told
    assert "from now on it is: only what you ask for" in told
    await until(world, 7)
    (message,) = direct(world, "Ada")
    assert "is checking in: https://discord.com/channels/" in message
    await until(world, days=7)
    assert len(direct(world, "Ada")) == 2


async def test_a_time_of_ones_own_in_ones_own_zone(world: World) -> None:
    await world.group()
    await schedule(world)
    await world.join("Ada")
    await remind(world, "Ada", "me", at="8:00", zone="New York")  # 13:00 in the group's zone
    await until(world, minutes=70)
    (message,) = direct(world, "Ada")
    opens = int(datetime(2026, 1, 8, 18, 45, tzinfo=UTC).timestamp())
    assert f"checks in <t:{opens}:R>" in message  # as everybody's own clock shows it, whatever the clocks do
    await until(world, 8)
    assert len(direct(world, "Ada")) == 1


async def test_what_cannot_be_read_is_said(world: World) -> None:
    await world.group()
    await world.join("Ada")
    assert "time of day" in await remind(world, "Ada", "me", at="soonish")
    assert "Did you mean Europe/Berlin" in await remind(world, "Ada", "me", zone="Berlinn")
    assert "`/checkin remind me`" in await remind(world, "Ada", "away", until="Friday")
    assert "none is scheduled yet" in await remind(world, "Ada", "me")
    assert "as a day to come" in await remind(world, "Ada", "away", until="the twelfth of never")
    assert "people who joined" in await remind(world, "Zoe", "me")


async def test_it_can_rest_and_end(world: World) -> None:
    await world.group()
    await schedule(world)
    await world.join("Ada")
    await remind(world, "Ada", "me")
    await remind(world, "Ada", "pause")
    await until(world, days=7)
    assert direct(world, "Ada") == []
    await remind(world, "Ada", "resume")
    await until(world, days=7)
    assert len(direct(world, "Ada")) == 1
    await remind(world, "Ada", "stop")
    await until(world, days=7)
    assert len(direct(world, "Ada")) == 1


async def test_being_away_until_a_day(world: World) -> None:
    await world.group()
    await schedule(world)
    await world.join("Ada")
    await remind(world, "Ada", "me")
    assert "Be well" in await remind(world, "Ada", "away", until="2026-01-22")
    await until(world, days=13)
    assert direct(world, "Ada") == []
    await until(world, days=2)
    assert len(direct(world, "Ada")) == 1


async def test_a_check_in_that_is_skipped_reminds_nobody(world: World) -> None:
    await world.group()
    await schedule(world)
    await world.join("Ada")
    await remind(world, "Ada", "me")
    await world.manager.slash(world.channel, "checkin skip next")
    await until(world, 8)
    assert direct(world, "Ada") == []


async def test_a_restart_neither_loses_nor_repeats_it(world: World) -> None:
    await world.group()
    await schedule(world)
    await world.join("Ada")
    await remind(world, "Ada", "me")
    await world.restart()
    await until(world, 7)
    await world.restart()
    await until(world, 1)
    assert len(direct(world, "Ada")) == 1


async def test_who_leaves_is_not_reminded(world: World) -> None:
    await world.group()
    await schedule(world)
    await world.join("Ada")
    await remind(world, "Ada", "me")
    await world.person("Ada").click(world.welcome(), label="Leave")
    await until(world, 8)
    assert direct(world, "Ada") == []


async def test_closed_direct_messages_disturb_nothing(world: World) -> None:
    await world.group()
    await schedule(world)
    await world.join("Ada")
    await remind(world, "Ada", "me")
    world.env.inject_error("POST", "/users/@me/channels", status=403, code=50007, times=1)
    await until(world, days=7, hours=7)
    assert len(direct(world, "Ada")) == 1
    assert "could not reach you" not in await remind(world, "Ada", "me")  # the last one did


async def test_whom_a_direct_message_did_not_reach_is_told_so_once(world: World) -> None:
    await weekly(world, "Ada", "Ben", hours=1)
    for name in ("Ada", "Ben"):
        await remind(world, name, "me")
    world.env.inject_error("POST", "/users/@me/channels", status=403, code=50007, times=2)
    await until(world, 6)
    assert direct(world, "Ada") == direct(world, "Ben") == []
    told = await remind(world, "Ada", "me")
    assert "⚠️ On <t:" in told
    assert "Privacy Settings" in told
    assert "could not reach you" not in await remind(world, "Ada", "me")
    assert "could not reach you" in said(await arrive(world, "Ben")).content
    assert "could not reach you" not in said(await arrive(world, "Ada")).content


async def test_who_chooses_never_to_be_written_to_is_not_reminded(world: World) -> None:
    await world.group()
    await schedule(world)
    await world.join("Ada")
    await remind(world, "Ada", "me")
    await world.join("Ada", dms="nothing")
    await until(world, 8)
    assert direct(world, "Ada") == []


async def test_who_is_there_already_is_not_reminded(world: World) -> None:
    await world.group()
    await world.join("Ada")
    await schedule(world, length="2 hours")
    await remind(world, "Ada", "me", at="19:30")
    await until(world, 7)
    await arrive(world, "Ada")
    await until(world, 1)
    assert direct(world, "Ada") == []
