"""What a part of a meeting lets its holder do, at that meeting and at no other."""

from typing import Any

import pytest

from cogs.lead.greeting import LETTERS_AT_MOST
from tests.cogs.lead.leading import gathered, hours, lead, letters, press, spoken, take
from tests.cogs.rounds.telling import invite
from tests.cogs.seats.seated import read
from tests.world import World, below, maypole, multilogue, said

DAY = 24.0


@pytest.fixture(name="circle")
async def _circle(world: World) -> World:
    """Nobody has told when they meet: what is taken is for now."""
    return await gathered(world)


async def typed(world: World, name: str, command: str, **options: Any) -> str:
    return read(await world.person(name).slash(world.channel, command, **options))


# The host, the closer


async def test_the_host_begins_rounds_and_keeps_those_of_others(circle: World) -> None:
    assert "facilitators begin rounds" in await typed(circle, "Ada", "round start")
    await take(circle, "Ada", "host")
    assert "stands" in said(await invite(circle, "Ada")).content
    assert "rests" in await typed(circle, "Ada", "round pause")
    assert "This is for whoever began the round" in await typed(circle, "Ben", "round resume")
    await hours(circle, 6.1)
    assert "facilitators begin rounds" in await typed(circle, "Ada", "round start")


async def test_the_closer_ends_a_round_and_does_nothing_else_with_it(circle: World) -> None:
    await invite(circle, "Mara")
    assert "A good end is announced" in await take(circle, "Ben", "closer")
    assert "This is for whoever began the round" in await typed(circle, "Ben", "round pause")
    assert "This is for whoever began the round" in await typed(circle, "Cleo", "round close")
    assert "come to its end" in await typed(circle, "Ben", "round close")


# The opener


async def test_the_opener_opens_the_check_in_that_is_planned_and_the_meeting(circle: World) -> None:
    assert "for the group's facilitators" in await typed(circle, "Ada", "checkin now")
    await take(circle, "Ada", "opener")
    assert "no check-in planned" in await typed(circle, "Ada", "checkin now")
    opened = await circle.manager.slash(circle.channel, "checkin schedule")
    plan = {
        "when": "daily at 20:00",
        "length": "30 minutes",
        "channel": [circle.channel],
        "opening": "Come in, all.",
    }
    shown = await circle.manager.submit_modal(opened, plan)
    await circle.manager.click(said(shown), label="Save")
    assert "It is open" in await typed(circle, "Ada", "checkin now")
    assert any("Come in, all." in each for each in spoken(circle))
    form = await circle.person("Ada").slash(circle.channel, "checkin open-meeting")
    assert "The meeting is open" in read(await circle.person("Ada").submit_modal(form, {"theme": "Nights"}))
    assert "for the group's facilitators" in await typed(circle, "Ada", "checkin skip next")
    await hours(circle, 6.1)
    assert "for the group's facilitators" in await typed(circle, "Ada", "checkin now")


# The observer


async def test_the_observer_sees_the_room_live_and_what_the_group_shares(circle: World) -> None:
    assert "for the group's facilitators" in await typed(circle, "Dee", "watch")
    await take(circle, "Dee", "observer")
    shown = await typed(circle, "Dee", "watch")
    assert "You are the observer" in shown
    await circle.env.advance_time(1)
    assert "Too few people" in circle.whispers("Dee")[-1].content
    await circle.talk(*maypole("Mara", "Ada", "Ben", "Cleo", "Dee", rounds=4), every=15)
    seen = [each.content for each in circle.whispers("Dee")]
    assert any("runs through the facilitator" in each and "As of" in each for each in seen)
    (nudge,) = [each for each in circle.whispers("Dee") if "Something I notice" in each.content]
    assert "as the observer" in nudge.content
    assert nudge.components == []
    assert circle.nudges("Dee") == []
    assert circle.nudges("Ada") == []


async def test_a_nudge_that_only_the_observer_saw_waits_for_the_facilitators(circle: World) -> None:
    await take(circle, "Dee", "observer")
    await typed(circle, "Dee", "watch")
    await circle.talk(*maypole("Mara", "Ada", "Ben", "Cleo", rounds=5), every=15)
    assert [each for each in circle.whispers("Dee") if "Something I notice" in each.content]
    await circle.manager.slash(circle.channel, "watch")
    assert len(circle.nudges("Mara")) == 1


async def test_the_facilitators_choose_what_the_observer_gets(circle: World) -> None:
    shown = await circle.manager.slash(circle.channel, "lead share")
    assert "the talk is running through the facilitator" in said(shown).content
    assert (
        "differently" not in said(shown).content
    )  # how a difference was met is not shared unless it is chosen
    token = circle.live.group.token
    chosen = await circle.manager.select(said(shown), ["no-dissent"], custom_id=f"pick:lead-share:{token}")
    assert "running through" not in said(chosen).content
    await circle.restart()
    await take(circle, "Dee", "observer")
    await typed(circle, "Dee", "watch")
    await circle.talk(*maypole("Mara", "Ada", "Ben", "Cleo", rounds=5), every=15)
    assert not [each for each in circle.whispers("Dee") if "Something I notice" in each.content]
    assert "for the group's facilitators" in await lead(circle, "Ada", "share")


async def test_watching_ends_with_a_press_or_with_the_part(circle: World) -> None:
    await take(circle, "Dee", "observer")
    await typed(circle, "Dee", "watch")
    await lead(circle, "Dee", "pass")
    before = len(circle.whispers("Dee"))
    await circle.talk(*maypole("Mara", "Ada", "Ben", "Cleo", rounds=5), every=15)
    after = [each.content for each in circle.whispers("Dee")[before:]]
    assert not [each for each in after if "Something I notice" in each]
    assert "for the group's facilitators" in await typed(circle, "Dee", "watch")


async def test_what_the_observer_saw_is_shared_once_in_their_words(circle: World) -> None:
    assert "whoever was the observer" in await lead(circle, "Dee", "observation")
    await take(circle, "Dee", "observer")
    opened = await circle.person("Dee").slash(circle.channel, "lead observation")
    other = await circle.person("Dee").slash(circle.channel, "lead observation")
    words = "We waited for one another. [x](https://evil.example) @everyone"
    assert "stands in the channel" in read(await circle.person("Dee").submit_modal(opened, {"words": words}))
    (told,) = [each for each in spoken(circle) if "What the observer saw" in each]
    assert "We waited for one another." in told
    assert f"<@{circle.person('Dee').id}>" in told
    assert "](https" not in told.replace("\\]", "")
    again = read(await circle.person("Dee").submit_modal(other, {"words": "Once more."}))
    assert "already" in again
    assert "Once more." in again
    await circle.person("Dee").click(circle.welcome(), label="Leave")
    await circle.env.advance_time(5)
    assert not [each for each in spoken(circle) if "What the observer saw" in each]


async def test_words_that_discord_refuses_come_back_and_can_be_sent_again(circle: World) -> None:
    await take(circle, "Dee", "observer")
    opened = await circle.person("Dee").slash(circle.channel, "lead observation")
    circle.env.inject_error("POST", f"/channels/{circle.channel.id}/messages", status=403, times=1)
    refused = read(await circle.person("Dee").submit_modal(opened, {"words": "We laughed."}))
    assert "We laughed." in refused
    opened = await circle.person("Dee").slash(circle.channel, "lead observation")
    assert "stands" in read(await circle.person("Dee").submit_modal(opened, {"words": "We laughed."}))


async def test_a_day_after_the_meeting_there_is_nothing_to_share_any_more(circle: World) -> None:
    await take(circle, "Dee", "observer")
    opened = await circle.person("Dee").slash(circle.channel, "lead observation")
    await hours(circle, 6.2 + DAY)
    late = read(await circle.person("Dee").submit_modal(opened, {"words": "We laughed."}))
    assert "not open to you any more" in late
    assert "We laughed." in late
    assert "whoever was the observer" in await lead(circle, "Dee", "observation")


# The greeter


async def test_the_greeter_hears_that_somebody_is_new_and_who_only_from_them(world: World) -> None:
    await gathered(world, dms="asked")
    await take(world, "Ada", "greeter")
    await world.join("Zoe")
    (told,) = letters(world, "Ada")
    assert "Somebody joined the group" in told
    assert "Good that you're here" in told
    zoe = world.person("Zoe").id
    assert str(zoe) not in told
    await press(world, "Zoe", "They may know it's me")
    assert f"<@{zoe}> is new" in letters(world, "Ada")[-1]
    await world.person("Zoe").click(world.welcome(), label="Leave")
    await world.env.advance_time(5)
    assert not [each for each in letters(world, "Ada") if str(zoe) in each]


async def test_a_greeter_who_is_not_written_to_hears_of_it_when_they_look_in(circle: World) -> None:
    await take(circle, "Ada", "greeter")
    await circle.env.advance_time(60)
    await circle.join("Zoe")
    assert letters(circle, "Ada") == []
    await lead(circle, "Ada", "list")
    told = [each.content for each in circle.whispers("Ada") if "Somebody joined the group" in each.content]
    assert len(told) == 1
    await lead(circle, "Ada", "list")
    assert len([each for each in circle.whispers("Ada") if "Somebody joined" in each.content]) == 1


async def test_who_joins_and_leaves_all_the_time_does_not_fill_a_greeter_s_letters(world: World) -> None:
    await gathered(world, dms="asked")
    await take(world, "Ada", "greeter")
    for _time in range(LETTERS_AT_MOST + 3):
        await world.join("Zoe")
        await world.person("Zoe").click(world.welcome(), label="Leave")
        await world.env.advance_time(5)
    assert len([each for each in letters(world, "Ada") if "Somebody joined" in each]) == LETTERS_AT_MOST
    await world.join("Zoe")
    await lead(world, "Ada", "list")
    assert [each for each in world.whispers("Ada") if "joined the group" in each.content]


async def test_without_a_greeter_whoever_joins_is_asked_nothing(circle: World) -> None:
    await circle.join("Zoe")
    assert not [each for each in circle.whispers("Zoe") if "welcomes whoever is new" in each.content]


async def test_free_talk_leaves_the_observer_in_peace(circle: World) -> None:
    await take(circle, "Dee", "observer")
    watching = await circle.person("Dee").slash(circle.channel, "watch")
    assert below(watching) != ""
    await circle.talk(*multilogue("Mara", "Ada", "Ben", "Cleo", rounds=6), every=15)
    assert not [each for each in circle.whispers("Dee") if "Something I notice" in each.content]
