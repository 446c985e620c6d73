"""Somebody presses all that can be pressed, while others leave: what is told never tells of one of them."""

import simcord

from tests.cogs.checkins.arriving import arrive
from tests.cogs.checkins.arriving import schedule as schedule_checkins
from tests.cogs.digests.weekly import EIGHT, circle, evening, posts, until
from tests.world import World, said

TOO_LITTLE = "There is too little new to look at."
SIX = ("Ada", "Ben", "Cleo", "Dee", "Eli", "Mara")


async def preview(world: World, **which: str) -> list[simcord.ResponseMessage]:
    """What the facilitator sees of it: the digest, and the foot below."""
    shown = await world.manager.slash(world.channel, "digest preview", **which)
    return [said(shown), *shown.followups]


async def leave(world: World, name: str) -> None:
    await world.person(name).click(world.welcome(), label="Leave")


async def test_looks_before_and_after_somebody_leaves_cannot_be_subtracted(world: World) -> None:
    await circle(world, *EIGHT)
    await evening(world, *EIGHT)
    (first, *_foot), (again, *_foot) = await preview(world), await preview(world)
    assert first.content == again.content
    assert not first.attachments
    assert not any(sign.isdigit() for sign in first.content)
    await leave(world, "Ada")
    await evening(world, "Ben", "Mara", rounds=1)
    assert TOO_LITTLE in (await preview(world))[0].content
    await evening(world, *EIGHT[1:], rounds=1)
    assert "How the talk flowed" in (await preview(world))[0].content
    await world.manager.slash(world.channel, "digest now")
    (told, *_led) = posts(world)
    assert "7 people who joined spoke" in told.content
    assert "network.png" not in [each.filename for each in told.attachments]


async def test_a_look_stays_when_somebody_leaves_who_said_nothing(world: World) -> None:
    await circle(world, *EIGHT, "Hal")
    await evening(world, *EIGHT)
    (before, *_foot) = await preview(world)
    await leave(world, "Hal")
    (after, *_foot) = await preview(world)
    assert after.content == before.content


async def test_the_network_of_a_week_is_not_drawn_without_who_left(world: World) -> None:
    await circle(world, *EIGHT, "Hal")
    await evening(world, *EIGHT, "Hal")
    await until(world, days=5)
    (before, *_foot) = await preview(world, week="last")
    assert "network.png" in [each.filename for each in before.attachments]
    await leave(world, "Hal")
    (after, *_foot) = await preview(world, week="last")
    assert after.content == before.content
    assert "network.png" not in [each.filename for each in after.attachments]


async def test_a_check_in_is_not_told_again_without_who_left(world: World) -> None:
    await circle(world, *SIX)
    await schedule_checkins(world)
    await until(world, hours=7)
    for name in SIX:
        await arrive(world, name, like=["ideas" if name == "Ada" else "heard"])
    await until(world, hours=2)
    assert any("6 of you told the group how you arrive" in each.content for each in world.channel.history())
    await evening(world, *SIX)
    await leave(world, "Ada")
    await world.manager.slash(world.channel, "digest now")
    (told, *_led) = posts(world)
    assert "There was one check-in. What was brought there stays with those who were there." in told.content
    assert "to be heard" not in told.content
