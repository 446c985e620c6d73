"""What befalls a round: people leave, threads vanish, the bot stops, Discord does not play along."""

from typing import Any

import discord
import pytest

from tests.cogs.rounds.telling import (
    begun,
    finish,
    invitation,
    invite,
    know,
    minutes,
    press,
    raise_hand,
    spoken,
    tell,
    teller,
)
from tests.world import World, labels, said


def real(world: World, place: int) -> discord.Thread:
    """A thread as the bot sees it."""
    thread = world.bot.get_channel(place)
    assert isinstance(thread, discord.Thread)
    return thread


async def test_a_young_group_leaves_beginning_to_its_facilitators_an_older_one_does_not(
    circle: World,
) -> None:
    refused = said(await circle.person("Ada").slash(circle.channel, "round start"))
    assert "For now the facilitators begin rounds" in refused.content
    await circle.restart(away=61 * 24 * 3600)
    await invite(circle, by="Ada")
    assert labels(invitation(circle))
    await circle.person("Ada").slash(circle.channel, "round close")
    await circle.manager.slash(circle.channel, "round customs", started_by="facilitators")
    refused = said(await circle.person("Ada").slash(circle.channel, "round start"))
    assert "For now the facilitators begin rounds" in refused.content


async def test_who_began_a_round_holds_it_and_others_do_not(circle: World) -> None:
    await circle.manager.slash(circle.channel, "round customs", started_by="members")
    await invite(circle, by="Ada")
    refused = said(await circle.person("Ben").slash(circle.channel, "round close"))
    assert "whoever began the round" in refused.content
    assert "come to its end" in said(await circle.person("Ada").slash(circle.channel, "round close")).content


async def test_one_round_a_channel(circle: World) -> None:
    await invite(circle)
    refused = said(await invite(circle, theme="Xylophone")).content
    assert "open here already" in refused
    assert "Xylophone" in refused


@pytest.mark.parametrize(
    ("entries", "answer"),
    [
        ({"minutes": "soon"}, "a number from 1 to 30"),
        ({"minutes": "90"}, "a number from 1 to 30"),
        ({"kind": ["difference"], "sides": "only one"}, "two to 5 sides"),
    ],
)
async def test_what_cannot_be_read_is_said_and_the_words_come_back(
    circle: World, entries: dict[str, Any], answer: str
) -> None:
    refused = said(await invite(circle, theme="Xylophone", **entries)).content
    assert answer in refused
    assert "Xylophone" in refused
    assert not await circle.bot.desk.store.rounds.open_ones()


async def test_who_has_not_joined_is_offered_to(circle: World) -> None:
    await invite(circle)
    asked = await circle.person("Zoe").click(invitation(circle), label="I have a story")
    assert labels(said(asked)) == ["Join"]


async def test_a_teller_who_leaves_takes_the_turn_along_and_the_round_goes_on(circle: World) -> None:
    await begun(circle, "Ada", "Ben")
    await circle.person("Ada").click(circle.welcome(), label="Leave")
    await minutes(circle, 9)
    assert teller(circle) == "Ben"
    assert [text for text in spoken(circle) if f"<@{circle.person('Ada').id}>" in text] == []


async def test_an_answer_goes_with_who_leaves(circle: World) -> None:
    await begun(circle, "Ada")
    await tell(circle, "Ada")
    await know(circle, "Ben", "Xylophone")
    await circle.person("Ben").click(circle.welcome(), label="Leave")
    assert not any("Xylophone" in text for text in spoken(circle))


async def test_a_restart_in_the_middle_of_a_turn_changes_nothing(circle: World) -> None:
    await begun(circle, "Ada", "Ben")
    await circle.person("Ada").send(circle.channel, "It began in March.")
    await minutes(circle, 0.1)
    before = spoken(circle)
    await circle.restart(away=120)
    await minutes(circle, 1)
    assert spoken(circle) == before
    await tell(circle, "Ada")
    await know(circle, "Cleo", "When I was there")
    await minutes(circle, 9)
    assert teller(circle) == "Ben"


async def test_a_round_waits_through_an_outage_and_goes_on(circle: World) -> None:
    await begun(circle, "Ada", "Ben")
    await tell(circle, "Ada")
    await circle.restart(away=3600)
    await minutes(circle, 9)
    assert teller(circle) == "Ben"


async def test_a_round_in_a_thread_goes_on_in_the_channel_when_the_thread_is_deleted(circle: World) -> None:
    await invite(circle, where=["thread"])
    (thread,) = circle.channel.threads
    for name in ("Ada", "Ben"):
        await raise_hand(circle, name)
        await circle.env.advance_time(1)
    await press(circle, "Ada", "Let's begin")
    assert "here is room" in thread.history()[-1].content
    await real(circle, thread.id).delete()
    await minutes(circle, 0.1)
    assert teller(circle) == "Ada"


async def test_a_round_may_be_begun_in_a_thread_that_is_there(circle: World) -> None:
    await circle.channel_object.create_thread(name="Nights", type=discord.ChannelType.public_thread)
    (thread,) = circle.channel.threads
    form = await circle.manager.slash(thread, "round start")
    entries = {"kind": ["story"], "theme": "Nights", "minutes": "", "sides": "", "where": ["here"]}
    await circle.manager.submit_modal(form, entries)
    (post,) = [message for message in thread.history() if message.content.startswith("## 📖")]
    await circle.person("Ada").click(post, label="I have a story")
    await circle.person("Ada").click(post, label="Let's begin")
    await minutes(circle, 1)
    assert "here is room" in thread.history()[-1].content
    await circle.restart()
    await circle.person("Ada").send(thread, "I was alone that night.")
    await minutes(circle, 42)
    assert "What of this do you know" in thread.history()[-1].content


async def test_a_thread_that_fell_asleep_is_woken(circle: World) -> None:
    await invite(circle, where=["thread"])
    (thread,) = circle.channel.threads
    await real(circle, thread.id).edit(archived=True)
    await raise_hand(circle, "Ada")
    await press(circle, "Ada", "Let's begin")
    assert "here is room" in thread.history()[-1].content


async def test_a_round_whose_channel_is_deleted_is_over(circle: World) -> None:
    await begun(circle, "Ada")
    await circle.channel_object.delete()
    await minutes(circle, 1)
    assert not await circle.bot.desk.store.rounds.open_ones()


@pytest.mark.parametrize("status", [500, 503])
async def test_a_passing_fault_delays_a_turn_and_loses_none(circle: World, status: int) -> None:
    await invite(circle)
    await raise_hand(circle, "Ada")
    circle.env.inject_error("POST", "*/messages", status=status, times=6)
    await press(circle, "Ada", "Let's begin")
    await minutes(circle, 3)
    assert teller(circle) == "Ada"
    assert sum("here is room" in text for text in spoken(circle)) == 1


async def test_where_it_may_not_write_the_round_rests_and_the_facilitators_hear_of_it(circle: World) -> None:
    await begun(circle, "Ada", "Ben")
    await tell(circle, "Ada")
    await minutes(circle, 1.1)
    circle.env.inject_error("POST", "*/messages", status=403, times=1)
    await press(circle, "Dee", "Go on")
    (resting,) = await circle.bot.desk.store.rounds.open_ones()
    assert resting.paused
    await circle.manager.slash(circle.channel, "round resume")
    assert teller(circle) == "Ben"


async def test_two_presses_at_once_end_one_story(circle: World) -> None:
    await begun(circle, "Ada", "Ben", "Cleo")
    await circle.person("Ada").send(circle.channel, "It began in March.")
    await finish(circle, "Ada")
    await minutes(circle, 1.1)
    before = len(spoken(circle))
    await press(circle, "Dee", "Go on")
    refused = await press(circle, "Cleo", "Go on")
    assert "has the word already" in said(refused).content
    assert len(spoken(circle)) == before + 1
    assert teller(circle) == "Ben"


async def test_a_round_and_a_floor_keep_out_of_each_others_way(circle: World) -> None:
    await circle.manager.slash(circle.channel, "floor open")
    assert "A floor is open here" in said(await invite(circle)).content
    await circle.manager.slash(circle.channel, "floor let-go")
    await invite(circle)
    refused = said(await circle.manager.slash(circle.channel, "floor open"))
    assert "A round is under way here" in refused.content


async def test_several_rounds_in_several_places_do_not_touch(circle: World) -> None:
    await begun(circle, "Ada")
    await invite(circle, where=["thread"], theme="Mornings")
    first, second = await circle.bot.desk.store.rounds.open_ones()
    assert first.telling
    assert second.telling is None
    (thread,) = circle.channel.threads
    await circle.person("Ada").send(thread, "Not in the round of the channel")
    (again, _other) = await circle.bot.desk.store.rounds.open_ones()
    assert again.telling
    assert not again.telling.spoke
