"""What time does to a floor: silence, its end, a bot that was away."""

from tests.cogs.floor.raising import (
    DONE,
    DOWN,
    PASS,
    RAISE,
    after,
    called,
    calls,
    mention,
    opened,
    post,
    posts,
    press,
    shown,
)
from tests.world import World, labels, said


async def begun(world: World, *names: str, **options: int) -> World:
    """A floor where these people have their hands up, the first its turn."""
    await opened(world, *names, **options)
    for name in names:
        await press(world, name)
    return world


async def test_who_says_nothing_while_others_wait_goes_later_and_keeps_the_hand(world: World) -> None:
    await opened(world, "Ada", "Ben", minutes=30)
    await press(world, "Ada")
    await after(world, 10)
    assert called(world) == ["Ada"]  # nobody else waits
    await press(world, "Ben")
    assert called(world) == ["Ben"]
    assert "Thank you" not in calls(world)[0].content  # nothing was said
    assert mention(world, "Ada") not in calls(world)[0].content + await shown(world)
    await press(world, "Ben", DONE)
    assert called(world) == []  # she is not called into the void again
    await world.person("Ada").send(world.channel, "Sorry, the door bell.")
    assert called(world) == ["Ada"]


async def test_who_speaks_is_left_to_until_they_fall_silent_and_no_message_is_touched(world: World) -> None:
    await begun(world, "Ada", "Ben")
    for _each in range(3):
        await after(world, 4)
        await world.person("Ada").send(world.channel, "And then …")
    await world.person("Ben").send(world.channel, "I know that so well.")
    await after(world, 5.9)
    assert called(world) == ["Ada"]
    await after(world, 0.1)
    assert called(world) == ["Ben"]
    assert "Thank you so far" in calls(world)[0].content
    assert len([each for each in world.channel.history() if "And then" in each.content]) == 3
    await press(world, "Ada")
    assert "Next: " + mention(world, "Ada") in await shown(world)


async def test_it_ends_by_itself_and_names_kindly_who_still_waits(world: World) -> None:
    await begun(world, "Ada", "Ben", "Cleo", minutes=5)
    await press(world, "Cleo", PASS)
    await world.person("Ada").send(world.channel, "I begin.")
    stale = post(world)
    await after(world, 2.5)
    await world.person("Ada").send(world.channel, "I go on.")
    await after(world, 2.5)
    assert "The floor is open again: just talk." in post(world).content
    assert f"Still had a hand up: {mention(world, 'Ben')}." in post(world).content
    assert labels(post(world)) == []
    assert calls(world) == []
    assert stale.id == post(world).id
    refused = said(await world.manager.slash(world.channel, "floor let-go"))
    assert "No floor is open here" in refused.content


async def test_a_floor_goes_on_after_a_restart_where_silence_counts_anew_and_ends_after_a_long_one(
    world: World,
) -> None:
    await begun(world, "Ada", "Ben", "Cleo")
    await press(world, "Cleo", PASS)
    await world.restart(away=10 * 60)
    assert called(world) == ["Ada"]
    await after(world, 5.9)
    assert called(world) == ["Ada"]
    await after(world, 0.1)
    assert called(world) == ["Ben"]
    await press(world, "Ben", DONE)
    assert called(world) == ["Cleo"]
    assert len(posts(world)) == 1


async def test_while_a_floor_is_open_it_is_known_until_it_is_let_go(world: World) -> None:
    await begun(world, "Ada", "Ben")
    here = world.channel.id

    def known() -> frozenset[str]:
        return world.live.known(here, here, world.env.now())

    assert known() == {"floor"}
    await world.restart()
    assert known() == {"floor"}
    assert "just talk" in said(await world.manager.slash(world.channel, "floor let-go")).content
    assert known() == frozenset()
    assert "The floor is open again" in post(world).content
    assert calls(world) == []
    await world.manager.slash(world.channel, "checkin now")
    await world.manager.slash(world.channel, "floor open", minutes=10)
    assert known() == {"check-in", "floor"}
    assert len(posts(world)) == 2
    assert labels(post(world)) == [RAISE, PASS, DOWN]
    await after(world, 10)
    assert known() == {"check-in"}
