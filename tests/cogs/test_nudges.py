"""The nudge: who sees it, what it says, what each answer does."""

from datetime import timedelta

import pytest
import simcord

from tests.world import World, labels, maypole, menu, multilogue, said

MEMBERS = ("Ada", "Ben", "Cleo", "Dora")


async def begin(world: World, **choices: str) -> None:
    """A group led by Ines, everybody joined, Ines watching."""
    await world.group(facilitator=world.person("Ines"), **choices)
    await world.join("Ines", *MEMBERS, dms="nothing")
    await world.person("Ines").slash(world.channel, "watch")


async def test_a_maypole_is_whispered_to_the_watching_facilitator_alone(world: World) -> None:
    await begin(world)
    await world.talk(*maypole("Ines", *MEMBERS))
    (nudge,) = world.nudges("Ines")
    assert "exchanges went from member to member" in nudge.content
    assert "All 5 people who spoke have joined" in nudge.content
    assert "Something to try" in nudge.content
    assert f"https://discord.com/channels/{world.guild.id}/{world.channel.id}/" in nudge.content
    assert labels(nudge) == ["Helpful", "Not now", "Not so"]
    for other in MEMBERS:
        assert world.nudges(other) == []
        assert world.person(other).name not in nudge.content.lower()


async def test_the_nudge_says_how_much_of_the_talk_it_saw(world: World) -> None:
    await begin(world)
    turns = maypole("Ines", *MEMBERS)
    turns[3:3] = [("Stranger", "hello"), ("Ines", "welcome"), ("Other", "me too")]
    await world.talk(*turns)
    (nudge,) = world.nudges("Ines")
    assert "I saw 5 of the 7 people who spoke" in nudge.content


@pytest.mark.parametrize(
    ("button", "word"),
    [("Helpful", "Good luck"), ("Not now", "rest of this meeting"), ("Not so", "clearer signs")],
)
async def test_each_answer_is_thanked_and_ends_the_asking(world: World, button: str, word: str) -> None:
    await begin(world)
    await world.talk(*maypole("Ines", *MEMBERS))
    (nudge,) = world.nudges("Ines")
    await world.person("Ines").click(nudge, label=button)
    (after,) = world.nudges("Ines")
    assert word in after.content
    assert "Something to try" in after.content
    assert labels(after) == []
    await world.talk(*maypole("Ines", *MEMBERS))
    assert len(world.nudges("Ines")) == 1


async def test_buttons_work_after_a_restart(world: World) -> None:
    await begin(world)
    await world.talk(*maypole("Ines", *MEMBERS))
    (nudge,) = world.nudges("Ines")
    await world.restart()
    await world.person("Ines").click(nudge, label="Helpful")
    assert "Good luck" in world.nudges("Ines")[0].content


async def test_after_not_so_the_next_meeting_needs_clearer_signs(world: World) -> None:
    await begin(world)
    await world.talk(*maypole("Ines", *MEMBERS))
    await world.person("Ines").click(world.nudges("Ines")[0], label="Not so")
    (live,) = world.bot.desk.directory
    assert live.group.sensitivity["leader-centered"] > 0


async def test_one_of_a_kind_in_a_meeting_and_again_in_the_next(world: World) -> None:
    await begin(world)
    await world.talk(*maypole("Ines", *MEMBERS, rounds=10))
    assert len(world.nudges("Ines")) == 1
    await world.env.advance_time(timedelta(hours=2).total_seconds())
    await world.person("Ines").slash(world.channel, "watch")
    await world.talk(*maypole("Ines", *MEMBERS))
    assert len(world.nudges("Ines")) == 2


async def test_none_in_quiet_hours(world: World) -> None:
    await begin(world)
    await world.env.advance_time(timedelta(hours=11).total_seconds())
    await world.person("Ines").slash(world.channel, "watch")
    await world.talk(*maypole("Ines", *MEMBERS))
    assert world.nudges("Ines") == []


async def test_a_talk_that_recovers_by_itself_brings_none(world: World) -> None:
    await begin(world)
    await world.talk(*multilogue("Ines", *MEMBERS, rounds=2))
    await world.talk(*maypole("Ines", *MEMBERS, rounds=1))
    await world.talk(*multilogue("Ines", *MEMBERS, rounds=2))
    assert world.nudges("Ines") == []


async def test_a_nudge_that_met_nobody_waits_for_the_next_look(world: World) -> None:
    await world.group(facilitator=world.person("Ines"))
    await world.join("Ines", *MEMBERS)
    await world.talk(*maypole("Ines", *MEMBERS))
    assert world.nudges("Ines") == []
    await world.person("Ines").slash(world.channel, "watch")
    assert len(world.nudges("Ines")) == 1


async def with_a_staff_channel(world: World) -> simcord.ChannelHandle:
    """Begin a group whose nudges go to a facilitator channel; give that channel."""
    staff = world.guild.create_text_channel("staff")
    filled = await world.fill_in(facilitators=[world.person("Ines")])
    await world.manager.select(said(filled), ["channel"], custom_id=menu(said(filled), "nudges"))
    await world.manager.select(said(filled), [staff], custom_id=menu(said(filled), "nudge-channel"))
    await world.manager.click(said(filled), label="Create the group")
    await world.join("Ines", *MEMBERS)
    return staff


async def test_in_a_facilitator_channel(world: World) -> None:
    staff = await with_a_staff_channel(world)
    await world.talk(*maypole("Ines", *MEMBERS))
    posted = staff.last_message
    assert posted is not None
    assert "A quiet word" in posted.content
    refused = await world.person("Ada").click(posted, label="Not so")
    assert "for the group's facilitators" in said(refused).content
    await world.person("Ines").click(posted, label="Helpful")
    assert "Good luck" in staff.history()[-1].content


async def test_a_dropped_post_in_the_facilitator_channel_is_made_once(world: World) -> None:
    staff = await with_a_staff_channel(world)
    world.env.inject_error("POST", f"/channels/{staff.id}/messages", status=503, times=2)
    await world.talk(*maypole("Ines", *MEMBERS))
    await world.env.advance_time(30)
    assert len([message for message in staff.history() if "A quiet word" in message.content]) == 1


async def test_by_direct_message_only_to_those_who_chose_it(world: World) -> None:
    filled = await world.fill_in(facilitators=[world.person("Ines"), world.person("Ivo")])

    await world.manager.select(said(filled), ["dm"], custom_id=menu(said(filled), "nudges"))
    await world.manager.click(said(filled), label="Create the group")
    await world.join("Ines", "Ada", dms="nudges")
    await world.join("Ivo", "Ben", "Cleo", "Dora")
    await world.talk(*maypole("Ines", *MEMBERS))
    sent = [entry for entry in world.env.http_requests if entry.path.endswith("/users/@me/channels")]
    assert len(sent) == 1
    (message,) = world.person("Ines").user.dm_channel.history()
    assert "A quiet word" in message.content
    await world.person("Ines").user.click(message, label="Helpful")
    (message,) = world.person("Ines").user.dm_channel.history()
    assert "Good luck" in message.content


async def test_by_direct_message_to_those_who_facilitate_by_a_role(world: World) -> None:
    hosts = world.guild.create_role("Hosts")
    ines = world.person("Ines", hosts)
    filled = await world.fill_in(facilitators=[hosts])
    await world.manager.select(said(filled), ["dm"], custom_id=menu(said(filled), "nudges"))
    await world.manager.click(said(filled), label="Create the group")
    await world.join("Ines", "Ada", dms="nudges")
    await world.join("Ben", "Cleo", "Dora")
    await world.talk(*maypole("Ines", *MEMBERS))
    sent = [entry for entry in world.env.http_requests if entry.path.endswith("/users/@me/channels")]
    assert len(sent) == 1
    assert "A quiet word" in ines.user.dm_channel.history()[0].content
