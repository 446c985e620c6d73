"""Facilitators see how far they have worked themselves out of a job: their own share, and nobody else's."""

from datetime import timedelta

import pytest

from bot.week.values import RoleTotals, StoryTotals, TalkTotals, Totals
from tests.cogs.lead.leading import gathered, hours, lead, offer, take
from tests.world import World, multilogue, said

WEEK = timedelta(days=7)


@pytest.fixture(name="circle")
async def _circle(world: World) -> World:
    return await gathered(world)


async def looked_back_on(world: World, *shares: float | None) -> None:
    """Weeks that are over, with what the facilitators' share of the turns was."""
    store, starts = world.bot.desk.store.weeks, world.live.group.created
    for number, share in enumerate(shares):
        begins = starts + number * WEEK
        talk = TalkTotals(8, 240, 150, 0.6, 0.5, 0.92, led=share)
        stories = StoryTotals(1, None, None, None, "facilitators")
        week = await store.look(world.live.group.id, Totals(begins, begins + WEEK, talk, stories=stories))
        await store.close(week, begins + WEEK)
    await hours(world, 24 * 7 * len(shares))


async def test_the_share_of_each_week_is_drawn_and_said_with_what_comes_next(circle: World) -> None:
    await looked_back_on(circle, 0.6, 0.6, None, 0.5, 0.3, 0.2, 0.2)
    shown = said(await circle.manager.slash(circle.channel, "lead trend"))
    assert "about 6 in 10 were yours at first, and about 2 in 10 lately" in shown.content
    assert "your part of the talk has become smaller" in shown.content
    assert "next: the beginning." in shown.content
    (picture,) = shown.attachments
    assert picture.filename == "trend.png"
    assert picture.description is not None
    assert "A drawing of 7 weeks" in picture.description
    assert "the line falls" in picture.description


async def test_of_two_weeks_there_is_nothing_to_draw(circle: World) -> None:
    await looked_back_on(circle, 0.6, 0.6, None)
    assert "too little to draw" in await lead(circle, "Mara", "trend")


async def test_it_is_for_the_facilitators_alone(circle: World) -> None:
    await looked_back_on(circle, 0.6, 0.6, 0.6)
    assert "for the group's facilitators alone" in await lead(circle, "Ada", "trend")


async def test_what_members_took_on_stands_in_the_week_without_names(circle: World) -> None:
    await circle.join("Eli", "Fay")
    for name, role in (
        ("Ada", "host"),
        ("Ben", "opener"),
        ("Cleo", "closer"),
        ("Dee", "greeter"),
        ("Eli", "observer"),
    ):
        await take(circle, name, role)
    await circle.talk(*multilogue("Ada", "Ben", "Cleo", "Dee", "Eli", "Fay", "Mara", rounds=4))
    await hours(circle, 24 * 3)
    store, group = circle.bot.desk.store, circle.live.group.id
    taken = await store.week_facts.roles(group, circle.live.group.created, circle.env.now())
    assert len(taken) == 5
    await circle.manager.slash(circle.channel, "digest now")
    week = await store.weeks.last_told(group)
    assert week is not None
    assert week.totals is not None
    assert week.totals.roles == RoleTotals(5, ("observer", "host", "opener", "closer", "greeter"))
    (told,) = [each.content for each in circle.channel.history() if "What you carried" in each.content]
    assert "hosting rounds" in told
    assert f"<@{circle.person('Ada').id}>" not in told


async def test_what_somebody_took_on_or_offered_is_told_to_them_and_goes_with_them(circle: World) -> None:
    await take(circle, "Ada", "host")
    await offer(circle, "Ada", "closer")
    await lead(circle, "Mara", "invite", who=circle.person("Ada"))
    await circle.person("Ada").slash(circle.channel, "privacy")
    known = circle.whispers("Ada")[-1].content
    assert "took on a part of the leading at 1 meeting" in known
    assert "would like to take on" in known
    assert "asked to facilitate" in known
    store, group = circle.bot.desk.store, circle.live.group.id
    await circle.person("Ada").click(circle.welcome(), label="Leave")
    assert await store.roles.offered(group) == []
    assert await store.roles.since(circle.live.group.created, group) == []
    assert await store.lead_asks.to(group, circle.person("Ada").id, circle.env.now()) == []
