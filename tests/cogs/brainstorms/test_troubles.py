"""What goes wrong: posts and places are deleted, the bot is away, Discord refuses, the group is closed."""

from datetime import timedelta

import discord

from bot.practice.brainstorm.values import Brainstorm
from tests.cogs.brainstorms.thinking import (
    QUESTION,
    a_moment,
    begin,
    board,
    goes_on,
    press,
    public,
    read,
    settle_on,
    think,
    thread,
    told,
)
from tests.world import World, labels

HOUR = 3600


async def test_a_post_that_was_deleted_is_put_up_anew_with_all_ideas(circle: World) -> None:
    await begin(circle)
    await think(circle, "Ben", "Sleep in turns")
    await a_moment(circle)
    await circle.channel_object.get_partial_message(board(circle).id).delete()
    await a_moment(circle)
    assert "Sleep in turns" in board(circle).content
    assert "without your name" in await think(circle, "Cleo", "Ask the neighbours")


async def test_without_its_thread_it_goes_on_in_the_channel(circle: World) -> None:
    await begin(circle)
    await think(circle, "Ben", "Sleep in turns")
    there = circle.bot.get_channel(thread(circle).id)
    assert isinstance(there, discord.Thread)
    await there.delete()
    await a_moment(circle)
    await circle.env.advance_time(HOUR)
    assert "All ideas are here now" in told(circle, circle.channel)[-1]
    await settle_on(circle, "Ada", "We sleep in turns.")
    assert "> We sleep in turns." in told(circle, circle.channel)[-1]


async def test_without_its_channel_it_is_over_and_nobody_can_tell_whose_ideas_they_were(
    circle: World,
) -> None:
    await begin(circle)
    await think(circle, "Ben", "Sleep in turns")
    group = circle.live.group.id
    await circle.channel_object.delete()
    await a_moment(circle, 60)
    assert await circle.bot.desk.store.brainstorms.open_ones() == []
    (storm,) = await circle.bot.desk.store.brainstorms.history(group, 5)
    assert [each.person for each in storm.ideas] == [None]


async def test_a_gathering_that_ended_while_the_bot_was_away_ends_when_it_is_back(circle: World) -> None:
    await begin(circle, way=["private"])
    await think(circle, "Ben", "Sleep in turns", private=True)
    await circle.restart(away=3 * HOUR)
    await a_moment(circle, 30)
    assert "**1** Sleep in turns" in board(circle).content
    assert [each for each in told(circle) if "All ideas are here now" in each] == [told(circle)[-1]]


async def test_buttons_and_forms_outlive_a_restart(circle: World) -> None:
    await begin(circle)
    opened = await circle.person("Ben").click(board(circle), label="I have an idea")
    await circle.restart()
    filled = {"words": "Sleep in turns", "name": ["no"]}
    assert "without your name" in read(await circle.person("Ben").submit_modal(opened, filled))
    await a_moment(circle)
    assert "Sleep in turns" in board(circle).content


async def test_nothing_is_begun_where_the_bot_may_not_post_and_the_question_is_given_back(
    circle: World,
) -> None:
    circle.env.inject_error("POST", "*/channels/*/messages", status=403, times=1)
    refused = read(await begin(circle))
    assert "nothing was begun" in refused
    assert QUESTION in refused
    assert "The brainstorm is open" in read(await begin(circle))


async def test_what_discord_does_not_take_now_is_said_a_minute_later(circle: World) -> None:
    await begin(circle)
    await think(circle, "Ben", "Sleep in turns")
    await a_moment(circle)
    circle.env.inject_error("POST", f"*/channels/{thread(circle).id}/messages", status=503, times=4)
    assert "It goes on" in await goes_on(circle, "Ada", "End the gathering")
    await circle.env.advance_time(180)
    assert len([each for each in told(circle) if "All ideas are here now" in each]) == 1


async def test_a_closed_group_leaves_no_ideas_standing(circle: World) -> None:
    await begin(circle)
    await think(circle, "Ben", "Sleep in turns", named=True)
    await a_moment(circle)
    asked = await circle.manager.slash(circle.channel, "group close")
    assert asked.response is not None
    await circle.manager.click(asked.response, label=labels(asked.response)[0])
    await a_moment(circle)
    assert "Sleep in turns" not in public(circle)
    assert labels(board(circle)) == []
    assert await circle.bot.desk.store.brainstorms.open_ones() == []


async def test_the_monitor_knows_that_ideas_are_asked_for_where_they_are(circle: World) -> None:
    await begin(circle)
    now, place = circle.clock.now(), thread(circle).id
    assert circle.live.known(circle.channel.id, place, now) == {"brainstorm"}
    assert circle.live.known(circle.channel.id, circle.channel.id, now) == frozenset()
    await circle.restart()
    assert circle.live.known(circle.channel.id, place, now) == {"brainstorm"}
    await settle_on(circle, "Ada", "")
    assert circle.live.known(circle.channel.id, place, circle.clock.now()) == frozenset()


async def test_a_flood_of_one_ends_kindly(circle: World) -> None:
    await begin(circle, way=["private"])
    for number in range(50):
        await think(circle, "Ben", f"Idea {number}", private=True)
    answer = await think(circle, "Ben", "One more", private=True)
    assert "You have 50 ideas here" in answer
    assert "> One more" in answer
    await circle.env.advance_time(timedelta(hours=1).total_seconds() + 5)
    assert len(board(circle).content) <= 2000
    opened = await circle.person("Cleo").click(board(circle), label="And …")
    filled = {"which": "7", "words": "another one"}
    assert "without your name" in read(await circle.person("Cleo").submit_modal(opened, filled))
    await a_moment(circle)
    assert "and another one" in board(circle).content


async def test_one_that_was_never_posted_is_let_go_of(circle: World) -> None:
    now, store = circle.clock.now(), circle.bot.desk.store.brainstorms
    group, channel = circle.live.group.id, circle.channel.id
    until = now + timedelta(days=1)
    lost = Brainstorm(0, "", group, channel, channel, QUESTION, "open", now, until, now)
    assert await store.open(lost) is not None
    assert "is open here already" in read(
        await circle.person("Ben").slash(circle.channel, "brainstorm start")
    )
    await circle.restart(away=300)
    await a_moment(circle, 30)
    assert "The brainstorm is open" in read(await begin(circle))


async def test_a_thread_that_sleeps_is_woken_for_what_is_said_there(circle: World) -> None:
    await begin(circle)
    await settle_on(circle, "Ada", "We sleep in turns.")
    there = circle.bot.get_channel(thread(circle).id)
    assert isinstance(there, discord.Thread)
    (ending,) = (each for each in thread(circle).history() if each.content.startswith("## 🌱"))
    await there.edit(archived=True)
    await circle.person("Ben").click(ending, label="I'd like to take part")
    await a_moment(circle)
    assert f"With it: <@{circle.person('Ben').id}>" in public(circle)


async def test_two_who_end_the_gathering_end_it_once(circle: World) -> None:
    await begin(circle)
    await think(circle, "Ben", "Sleep in turns")
    mores = {name: await press(circle, name, "More") for name in ("Ada", "Mara")}
    for name, answer in (("Ada", "It goes on"), ("Mara", "done already")):
        more = mores[name].response
        assert more is not None
        assert answer in read(await circle.person(name).click(more, label="End the gathering"))
    assert len([each for each in told(circle) if "All ideas are here now" in each]) == 1
