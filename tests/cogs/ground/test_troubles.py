"""A board outlives deletions, restarts, refusals and leaving; what is gone from it is gone everywhere."""

import pytest_asyncio

from tests.cogs.ground.sharing import add, board, choose, me_too, mine, posts, standing, stands
from tests.cogs.seats.seated import read
from tests.world import World, labels, said

SLEEP, MONEY = "More sleep", "Money for the rent"


@pytest_asyncio.fixture(name="circle")
async def _circle(world: World) -> World:
    await world.group()
    await world.join("Ada", "Ben", "Cleo")
    return world


async def test_who_leaves_takes_lines_name_and_me_toos_along(circle: World) -> None:
    await stands(circle)
    await add(circle, "Ada", SLEEP, signed=True)
    await add(circle, "Ben", MONEY)
    await me_too(circle, "Ada", MONEY)
    assert f"<@{circle.person('Ada').id}>" in await standing(circle)
    await circle.person("Ada").click(circle.welcome(), label="Leave")
    (post,) = posts(circle)
    assert SLEEP not in post.content  # at once: not only with the next change
    assert str(circle.person("Ada").id) not in post.content
    await circle.join("Ada")
    assert "nothing on the board" in (await mine(circle, "Ada")).content


async def test_a_refused_renewal_after_leaving_is_tried_again(circle: World) -> None:
    await stands(circle)
    await add(circle, "Ada", SLEEP)
    await circle.env.advance_time(10)
    (post,) = posts(circle)
    circle.env.inject_error("PATCH", f"/channels/{circle.channel.id}/messages/{post.id}", status=403, times=2)
    await circle.person("Ada").click(circle.welcome(), label="Leave")
    await circle.env.advance_time(90)
    assert SLEEP not in await standing(circle)


async def test_a_deleted_board_comes_again_with_the_next_change_and_not_after_it_was_taken_down(
    circle: World,
) -> None:
    await stands(circle)
    await add(circle, "Ada", SLEEP)
    await circle.env.advance_time(10)
    (post,) = posts(circle)
    await post.delete()
    await circle.env.advance_time(60)
    assert posts(circle) == []
    await add(circle, "Ben", MONEY)
    assert SLEEP in await standing(circle)
    assert "stands nowhere now" in await stands(circle, "nowhere")
    assert posts(circle) == []
    await add(circle, "Ben", "A door")
    await circle.env.advance_time(10)
    assert posts(circle) == []
    assert "stood nowhere" in await stands(circle, "nowhere")


async def test_a_board_that_could_not_be_put_up_is_said_and_not_tried_behind_backs(circle: World) -> None:
    circle.env.inject_error("POST", f"/channels/{circle.channel.id}/messages", status=403, times=1)
    assert "cannot post in this channel" in await stands(circle)
    await add(circle, "Ada", SLEEP)
    await circle.env.advance_time(10)
    assert posts(circle) == []
    assert "board stands in" in await stands(circle)
    assert SLEEP in await standing(circle)
    await stands(circle)
    assert SLEEP in await standing(circle)  # there is one


async def test_one_that_was_posted_and_not_noted_is_found_again(circle: World) -> None:
    await stands(circle)
    await add(circle, "Ada", SLEEP)
    await circle.env.advance_time(10)
    (post,) = posts(circle)
    store, group = circle.bot.desk.store.ground, circle.live.group.id
    standing_at = await store.standing(group)
    assert standing_at is not None
    await store.stands(group, circle.channel.id, None, standing_at.at)  # a crash before it was noted
    await circle.restart(away=600)
    await add(circle, "Ben", MONEY)
    assert MONEY in await standing(circle)
    assert posts(circle)[0].id == post.id


async def test_buttons_and_the_board_go_on_after_a_restart(circle: World) -> None:
    await stands(circle)
    await add(circle, "Ada", SLEEP)
    await circle.env.advance_time(10)
    await circle.restart(away=3600)
    (post,) = posts(circle)
    ben = circle.person("Ben")
    shown = await ben.click(post, label="Read it")
    assert SLEEP in said(shown).content
    assert "Noted" in read(await choose(circle, "Ben", said(shown), "ground-too", SLEEP))
    opened = await ben.click(post, label="Add a line")
    await ben.submit_modal(opened, {"what": ["strength"], "words": "I cook", "signed": ["no"]})
    assert "💪 I cook" in await standing(circle)


async def test_a_closed_group_has_no_board(circle: World) -> None:
    await stands(circle)
    await add(circle, "Ada", SLEEP)
    await circle.env.advance_time(10)
    shown = await circle.manager.slash(circle.channel, "group close")
    await circle.manager.click(said(shown), label=labels(said(shown))[0])
    await circle.env.advance_time(10)
    assert posts(circle) == []
    assert await circle.bot.desk.store.ground.all_standing() == []


async def test_a_channel_that_the_group_gave_up_has_no_board(circle: World) -> None:
    await stands(circle)
    other = circle.guild.create_text_channel("other")
    opened = await circle.manager.slash(circle.channel, "group edit")
    edited = await circle.manager.click(said(opened), label="Change the form")
    entries = {"name": "Carers", "purpose": "We look after someone.", "zone": "UTC"}
    await circle.manager.submit_modal(
        edited, entries | {"channels": [other], "facilitators": [circle.manager]}
    )
    await circle.manager.click(said(opened), label="Save")
    await circle.env.advance_time(10)
    assert posts(circle) == []


async def test_a_form_sent_after_leaving_keeps_nothing_and_gives_the_words_back(circle: World) -> None:
    ada = circle.person("Ada")
    opened = await ada.slash(circle.channel, "ground add")
    await ada.click(circle.welcome(), label="Leave")
    answer = read(await ada.submit_modal(opened, {"what": ["need"], "words": "A rest", "signed": ["no"]}))
    assert "for people who joined" in answer
    assert "> A rest" in answer
    assert "Nothing stands here yet" in (await board(circle, "Ben")).content


async def test_a_newcomer_is_shown_what_is_shared_and_can_say_me_too(circle: World) -> None:
    asked = await circle.person("Dora").click(circle.welcome(), label="Join")
    first = await circle.person("Dora").submit_modal(asked, {"dms": ["nothing"]})
    assert labels(said(first)) == []  # nothing is there yet
    for number, word in enumerate("sleep money mother patience garden music".split()):
        for name in ("Ada", "Ben"):
            await add(circle, name, f"{word} {number} {name[0]}")
    asked = await circle.person("Emil").click(circle.welcome(), label="Join")
    joined = await circle.person("Emil").submit_modal(asked, {"dms": ["nothing"]})
    assert "The others have put up" in said(joined).content
    shown = said(await circle.person("Emil").click(said(joined), label="What we share here"))
    assert [line for line in shown.content.splitlines() if line.startswith("**")] == [
        "**Sleep**", "**Money**", "**Mother**", "**Patience**", "**Garden**",
    ]  # fmt: skip
    await choose(circle, "Emil", shown, "ground-too", "sleep 0 A", "mother 2 B")
    assert "You share 2 lines of others" in (await mine(circle, "Emil")).content
