"""The end of a check-in: what the group gets to see, and the meeting that begins from it."""

from datetime import timedelta

import discord

from bot.dynamics.acts.gist import gist
from bot.dynamics.acts.terms import words_of
from tests.cogs.checkins.arriving import arrive, posts, schedule, thread, until, weekly
from tests.world import World, labels, maypole, questions, said

PEOPLE = ("Ada", "Ben", "Cleo", "Dee", "Eve", "Mara")


async def closed(world: World, *words: str, **more: object) -> discord.Message:
    """People arrive, each with words of their own, and the check-in closes; gives the summary."""
    await world.group()
    await schedule(world)
    await world.join(*PEOPLE)
    await until(world, 7)
    for name, text in zip(PEOPLE, words, strict=False):
        await arrive(world, name, text, **more)
    await until(world, 2)
    return world.channel.history()[-1]


async def test_the_summary_tells_what_people_have_in_common(world: World) -> None:
    summary = await closed(
        world, "waiting for the scan results", "the scan was yesterday", "no sleep, mum wandered",
        "so little sleep", "hello", like=["heard"],
    )  # fmt: skip
    assert "5 of you" in summary.content
    assert "scan" in summary.content
    assert "sleep" in summary.content
    assert "mum" not in summary.content
    assert "All of you would like to be heard" in summary.content
    assert not any(name in summary.content for name in PEOPLE)
    (picture,) = summary.attachments
    assert picture.filename == "check-in.png"
    assert "to be heard" not in (picture.description or "")
    assert "be heard (all)" in (picture.description or "")
    assert summary.reference is not None
    assert summary.reference.message_id == posts(world)[-1].id


async def test_below_the_groups_smallest_number_nothing_is_told(world: World) -> None:
    summary = await closed(world, "scan results", "scan results", "scan results", "scan results")
    assert summary.content == "The check-in has closed. Thank you for arriving."
    assert summary.attachments == []


async def test_what_was_not_for_the_group_changes_nothing_in_it(world: World) -> None:
    summary = await closed(world, *["the scan results"] * 6, readers=["me"])
    assert "scan" not in summary.content
    assert summary.attachments == []


async def test_nobody_can_count_who_kept_it_to_themselves(world: World) -> None:
    await weekly(world, *PEOPLE, hours=7)
    for name in PEOPLE:
        await arrive(world, name, readers=["me" if name == "Eve" else "group"])
    await until(world, 2)
    assert "5 of you" in world.channel.history()[-1].content
    assert posts(world)[-1].content.endswith("has closed. Thank you, everybody who arrived.")


async def test_missing_one_is_nothing(world: World) -> None:
    summary = await closed(world)
    assert "that is all right" in summary.content
    assert posts(world)[-1].content.endswith("This check-in has closed.")
    assert not any(name in summary.content for name in PEOPLE)


async def test_the_meeting_opens_from_what_people_brought(world: World) -> None:
    summary = await closed(
        world, "waiting for the scan results", "the scan was yesterday", "here", "hi", "hello", like=["heard"]
    )
    form = await world.manager.click(summary, label="Open the meeting (facilitators)")
    suggestion = questions(form)["theme"]["value"]
    assert "scan" in suggestion
    await world.manager.submit_modal(form, {"theme": "Waiting, and how we bear it at the hospital"})
    assert "The meeting begins" in world.channel.history()[-1].content
    assert "how we bear it" in world.channel.history()[-1].content
    hospital = gist(words_of("hospital"))
    assert world.live.purpose_in(world.channel.id, world.env.now()) & hospital
    await world.restart()
    assert world.live.purpose_in(world.channel.id, world.env.now()) & hospital
    later = world.env.now() + timedelta(hours=7)
    assert not world.live.purpose_in(world.channel.id, later) & hospital


async def test_the_meeting_opens_once_and_by_a_facilitator(world: World) -> None:
    summary = await closed(world, "hello")
    refused = await world.person("Ada").click(summary, label="Open the meeting (facilitators)")
    assert "for the group's facilitators" in said(refused).content
    form = await world.manager.slash(world.channel, "checkin open-meeting")
    other = await world.manager.click(summary, label="Open the meeting (facilitators)")
    await world.manager.submit_modal(form, {"theme": ""})
    again = await world.manager.submit_modal(other, {"theme": ""})
    assert "already" in said(again).content
    assert len([each for each in world.channel.history() if "The meeting begins" in each.content]) == 1


async def test_without_a_check_in_there_is_no_meeting_to_open(world: World) -> None:
    await world.group()
    refused = await world.manager.slash(world.channel, "checkin open-meeting")
    assert "no check-in yet" in said(refused).content


async def test_a_facilitator_who_answers_everybody_at_a_check_in_is_not_nudged(world: World) -> None:
    await world.group()
    await world.join("Ada", "Ben", "Cleo", "Dee", "Mara")
    await world.manager.slash(world.channel, "watch")
    await world.manager.slash(world.channel, "checkin now", open_for="3 hours")
    await world.talk(*maypole("Mara", "Ada", "Ben", "Cleo", "Dee", rounds=5))
    assert world.nudges("Mara") == []


async def test_the_same_talk_without_a_check_in_brings_its_nudge(world: World) -> None:
    await world.group()
    await world.join("Ada", "Ben", "Cleo", "Dee", "Mara")
    await world.manager.slash(world.channel, "watch")
    await world.talk(*maypole("Mara", "Ada", "Ben", "Cleo", "Dee", rounds=5))
    assert len(world.nudges("Mara")) == 1


async def test_a_group_that_speaks_german_is_spoken_to_in_german(world: World) -> None:
    await world.group(language="de")
    await schedule(world)
    await world.join("Ada")
    await until(world, 7)
    assert labels(posts(world)[-1]) == ["Ankommen"]
    opened = await world.person("Ada").click(posts(world)[-1], label="Ankommen")
    entries = {"arrive": "Müde", "feeling": "", "energy": ["2"], "like": [], "readers": ["group"]}
    await world.person("Ada").submit_modal(opened, entries)
    assert "Energie" in thread(world)[-1].content


async def test_opening_the_meeting_closes_the_check_in_and_an_old_one_opens_none(world: World) -> None:
    await world.group()
    await world.join("Ada")
    await world.manager.slash(world.channel, "checkin now")
    await arrive(world, "Ada")
    form = await world.manager.slash(world.channel, "checkin open-meeting")
    await world.manager.submit_modal(form, {"theme": "Waiting"})
    assert "has closed" in posts(world)[-1].content
    assert not any("Open the meeting (facilitators)" in labels(each) for each in world.channel.history())
    await world.manager.slash(world.channel, "checkin now")
    await until(world, days=1)
    late = await world.manager.slash(world.channel, "checkin open-meeting")
    assert "too long ago" in said(late).content
