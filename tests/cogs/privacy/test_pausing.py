"""Pausing: a member of the group still, and nobody notices them."""

from tests.cogs.checkins.arriving import until, weekly
from tests.cogs.privacy.asking import pause, resume
from tests.world import World, multilogue


def letters(world: World, name: str) -> list[str]:
    return [message.content for message in world.person(name).user.dm_channel.history()]


async def test_nothing_is_noticed_of_who_pauses_nor_to_whom_is_spoken(world: World) -> None:
    await world.group()
    await world.join("Ada", "Ben")
    await world.talk(("Ada", "one"), ("Ben", "two"))
    assert len(await world.traces()) == 2
    assert "until <t:" in await pause(world, "Ada")
    await world.talk(("Ada", "three"), ("Ben", f"{world.person('Ada').mention} four"), ("Ben", "Ada, five"))
    ada = world.live.number(world.person("Ada").id)
    kept = await world.traces()
    assert [trace.person == ada for trace in kept] == [True, False, False, False]
    assert not any(trace.to_person == ada for trace in kept[2:])
    await world.restart()
    await world.talk(("Ada", "six"))
    assert len(await world.traces()) == 4
    assert "is over" in await resume(world, "Ada")
    await world.talk(("Ada", "seven"))
    assert len(await world.traces()) == 5
    await world.restart()  # what was said in the pause is read anew, and stays unnoticed
    await world.env.advance_time(10)
    assert len(await world.traces()) == 5


async def test_a_pause_ends_by_itself(world: World) -> None:
    await world.group()
    await world.join("Ada")
    await pause(world, "Ada", "day")
    await world.talk(("Ada", "one"))
    assert await world.traces() == []
    await world.restart(away=25 * 3600)
    await world.talk(("Ada", "two"))
    assert len(await world.traces()) == 1


async def test_nobody_who_pauses_is_asked_in(world: World) -> None:
    people = ("Ines", "Ada", "Ben", "Cleo")
    await world.group(facilitator=world.person("Ines"))
    await world.join(*people, "Dora")
    await world.person("Dora").slash(world.channel, "balance invitations", ask_me_in="on")
    await pause(world, "Dora", "open")
    await world.talk(*multilogue(*people, rounds=3))
    await world.env.advance_time(6 * 60)
    assert letters(world, "Dora") == []
    await resume(world, "Dora")
    await world.talk(*multilogue(*people, rounds=3))
    await world.env.advance_time(6 * 60)
    assert len(letters(world, "Dora")) == 1


async def test_nobody_who_pauses_is_reminded(world: World) -> None:
    await weekly(world, "Ada", "Ben", hours=1)
    for name in ("Ada", "Ben"):
        await world.person(name).slash(world.channel, "checkin remind me")
    await pause(world, "Ada")
    await until(world, 6)
    assert letters(world, "Ada") == []
    assert len(letters(world, "Ben")) == 1
