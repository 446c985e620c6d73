"""Arriving, changing it, taking it back; who reads what."""

import sqlite3
from contextlib import closing

import pytest

from tests.cogs.checkins.arriving import arrive, posts, send_off, thread, until, weekly
from tests.world import World, below, labels, questions, said


@pytest.fixture(name="open_world")
async def _open_world(world: World) -> World:
    """A group whose check-in has just opened, on a Thursday evening."""
    return await weekly(world, "Ada", "Ben", "Cleo", "Dee", "Mara", hours=7)


async def test_the_form_has_five_questions_and_presumes_no_reader(open_world: World) -> None:
    asked = questions(await open_world.person("Ada").click(posts(open_world)[-1], label="Check in"))
    assert list(asked) == ["arrive", "feeling", "energy", "like", "readers"]
    assert not any(option.get("default") for option in asked["readers"]["options"])
    assert [asked[name].get("required", True) for name in asked] == [True, False, False, False, True]


async def test_what_is_shared_stands_in_the_thread_in_own_words_and_in_order(open_world: World) -> None:
    done = await arrive(open_world, "Ada", "Long day.\nStill here.", feeling="worn out", energy=["2"])
    assert done.ephemeral
    await arrive(open_world, "Ben", "Hello all", like=["hear"])
    first, second = thread(open_world)[-2:]
    assert "**Ada**\n> Long day.\n> Still here.\n-# feeling: worn out · energy: low" in first.content
    assert "**Ben**\n> Hello all\n-# today: hear others" in second.content
    assert labels(first) == ["With you"]


async def test_the_count_is_quiet_and_names_nobody(open_world: World) -> None:
    assert "arrived" not in posts(open_world)[-1].content
    await arrive(open_world, "Ada")
    await arrive(open_world, "Ben", readers=["me"])
    await until(open_world, minutes=1)
    assert posts(open_world)[-1].content.endswith("2 have arrived.")
    assert "Ada" not in posts(open_world)[-1].content


@pytest.mark.parametrize("readers", ["me", "facilitators"])
async def test_what_is_not_for_the_group_stands_nowhere(open_world: World, readers: str) -> None:
    before = len(thread(open_world))
    await arrive(open_world, "Ada", "Xylophone", readers=[readers])
    assert len(thread(open_world)) == before
    assert not any("Xylophone" in message.content for message in open_world.channel.history())


async def test_what_is_for_the_facilitators_is_read_by_them_alone(open_world: World) -> None:
    await arrive(open_world, "Ada", "Xylophone", readers=["facilitators"])
    listed = said(await open_world.manager.slash(open_world.channel, "checkin list")).content
    assert "`/checkin read`" in listed
    read = await open_world.manager.slash(open_world.channel, "checkin read")
    assert read.ephemeral
    assert "Xylophone" in said(read).content
    assert f"<@{open_world.person('Ada').id}>" in said(read).content
    refused = await open_world.person("Ben").slash(open_world.channel, "checkin read")
    assert "for them alone" in said(refused).content


async def test_managing_the_server_is_no_reason_to_read_it(world: World) -> None:
    await world.group(world.person("Lena"))
    await world.join("Ada")
    await world.manager.slash(world.channel, "checkin now")
    await arrive(world, "Ada", "Xylophone", readers=["facilitators"])
    refused = await world.manager.slash(world.channel, "checkin read")
    assert "for them alone" in said(refused).content


async def test_changing_it_changes_what_stands_there(open_world: World) -> None:
    done = await arrive(open_world, "Ada", "Tired")
    await arrive(open_world, "Ben", "Here")
    form = await open_world.person("Ada").click(said(done), label="Change")
    assert questions(form)["arrive"]["value"] == "Tired"
    again = await send_off(open_world, "Ada", form, "Less tired now")
    assert said(again).content.startswith("Changed.")
    own = [message.content for message in thread(open_world) if "Ada" in message.content]
    assert own == ["**Ada**\n> Less tired now"]
    assert len(thread(open_world)) == 2


async def test_choosing_other_readers_takes_the_words_down(open_world: World) -> None:
    done = await arrive(open_world, "Ada", "Xylophone")
    form = await open_world.person("Ada").click(said(done), label="Change")
    await send_off(open_world, "Ada", form, "Xylophone", readers=["me"])
    assert not any("Xylophone" in message.content for message in thread(open_world))


async def test_taking_it_back_leaves_nothing(open_world: World) -> None:
    done = await arrive(open_world, "Ada", "Xylophone")
    other = await open_world.person("Ada").click(posts(open_world)[-1], label="Check in")
    gone = await open_world.person("Ada").click(said(done), label="Take it back")
    assert "Taken back" in said(gone).content
    assert not any("Xylophone" in message.content for message in thread(open_world))
    assert await open_world.bot.desk.store.arrivals.count(1) == 0
    again = await open_world.person("Ada").click(said(other), label="Take it back")
    assert "taken back" in said(again).content


async def test_leaving_the_group_takes_the_words_along(open_world: World) -> None:
    await arrive(open_world, "Ada", "Xylophone")
    await open_world.person("Ada").click(open_world.welcome(), label="Leave")
    assert not any("Xylophone" in message.content for message in thread(open_world))
    assert await open_world.bot.desk.store.arrivals.count(1) == 0


async def test_pressing_again_shows_what_one_can_do(open_world: World) -> None:
    await arrive(open_world, "Ada")
    again = await open_world.person("Ada").click(posts(open_world)[-1], label="Check in")
    assert "You have arrived already" in said(again).content
    assert {"Change", "Take it back", "I'd like contact"} <= set(labels(said(again)))


async def test_that_one_may_be_reminded_is_said_on_the_first_arrival_alone(open_world: World) -> None:
    await open_world.person("Ben").slash(open_world.channel, "checkin remind me")
    assert "`/checkin remind me`" not in said(await arrive(open_world, "Ben")).content
    first = await arrive(open_world, "Ada")
    assert "`/checkin remind me`" in said(first).content
    form = await open_world.person("Ada").click(said(first), label="Change")
    assert "`/checkin remind me`" not in said(await send_off(open_world, "Ada", form, "Softer")).content
    await until(open_world, days=7)
    assert "`/checkin remind me`" not in said(await arrive(open_world, "Ada")).content


async def test_who_has_not_joined_is_offered_to(open_world: World) -> None:
    asked = await open_world.person("Zoe").click(posts(open_world)[-1], label="Check in")
    assert "people who joined" in said(asked).content
    form = await open_world.person("Zoe").click(said(asked), label="Join")
    await open_world.person("Zoe").submit_modal(form, {"dms": ["nothing"]})
    done = await arrive(open_world, "Zoe")
    assert "You have arrived" in said(done).content


async def test_after_the_end_it_says_when_the_next_one_is(open_world: World) -> None:
    ada, post = open_world.person("Ada"), posts(open_world)[-1]
    form = await ada.click(post, label="Check in")
    await until(open_world, 2)
    assert labels(posts(open_world)[-1]) == []
    late = await send_off(open_world, "Ada", form, "Xylophone was all I wanted to say")
    assert "closed while you were writing" in said(late).content
    assert "Xylophone was all I wanted to say" in said(late).content
    assert not any("Xylophone" in message.content for message in thread(open_world))


async def test_who_left_while_writing_gets_their_words_back(open_world: World) -> None:
    form = await open_world.person("Ada").click(posts(open_world)[-1], label="Check in")
    await open_world.person("Ada").click(open_world.welcome(), label="Leave")
    late = await send_off(open_world, "Ada", form, "I don't want to live any more. Xylophone")
    assert "not in the group any more" in said(late).content
    assert "> I don't want to live any more. Xylophone" in said(late).content
    assert "findahelpline" in below(late)
    assert thread(open_world) == []


async def test_a_group_that_was_closed_meanwhile_gives_the_words_back(open_world: World) -> None:
    form = await open_world.person("Ada").click(posts(open_world)[-1], label="Check in")
    asked = await open_world.manager.slash(open_world.channel, "group close")
    await open_world.manager.click(said(asked), label="Close the group")
    late = await send_off(open_world, "Ada", form, "Xylophone")
    assert "> Xylophone" in said(late).content


async def test_the_button_works_after_a_restart(open_world: World) -> None:
    post = posts(open_world)[-1]
    form = await open_world.person("Ada").click(post, label="Check in")
    await open_world.restart()
    await send_off(open_world, "Ada", form, "Still counts")
    await open_world.person("Ben").click(post, label="Check in")
    assert any("Still counts" in message.content for message in thread(open_world))


async def test_the_same_form_sent_off_twice_counts_once(open_world: World) -> None:
    ada = open_world.person("Ada")
    one = await ada.click(posts(open_world)[-1], label="Check in")
    other = await ada.click(posts(open_world)[-1], label="Check in")
    await send_off(open_world, "Ada", one, "First")
    await send_off(open_world, "Ada", other, "Second")
    assert [message.content for message in thread(open_world) if "Ada" in message.content] == [
        "**Ada**\n> Second"
    ]


async def test_invisible_words_are_asked_for_again(open_world: World) -> None:
    done = await arrive(open_world, "Ada", "\u202e\u2066 ")
    assert "in a few words" in said(done).content
    assert await open_world.bot.desk.store.arrivals.count(1) == 0


async def test_a_link_in_disguise_or_a_call_to_everyone_is_only_words(open_world: World) -> None:
    await arrive(open_world, "Ada", "# [free money](https://evil.example) @everyone")
    shown = thread(open_world)[-1]
    assert "\\[free money\\]" in shown.content
    assert "\\# " in shown.content
    assert not shown.mention_everyone


async def test_words_of_crisis_bring_places_to_turn_to_the_writer_alone(open_world: World) -> None:
    done = await arrive(open_world, "Ada", "I don't want to live any more", readers=["me"])
    assert "findahelpline" in below(done)
    assert done.ephemeral
    everywhere = [*open_world.channel.history(), *thread(open_world)]
    assert not any("findahelpline" in message.content for message in everywhere)
    calm = await arrive(open_world, "Ben", "Dying to see you all")
    assert "findahelpline" not in said(calm).content + below(calm)


async def test_a_thread_that_was_deleted_does_not_stop_anybody(open_world: World) -> None:
    (place,) = open_world.channel_object.threads
    await place.delete()
    done = await arrive(open_world, "Ada", "Xylophone")
    assert "You have arrived" in said(done).content
    assert any("Xylophone" in message.content for message in open_world.channel.history())


async def test_words_that_cannot_be_put_up_are_kept_and_it_is_said(open_world: World) -> None:
    open_world.env.inject_error("POST", f"/channels/{posts(open_world)[-1].id}/messages", status=403, times=1)
    done = await arrive(open_world, "Ada", "Xylophone")
    assert "closed to me" in said(done).content
    assert await open_world.bot.desk.store.arrivals.count(1) == 1


async def test_a_locked_database_loses_no_words(open_world: World) -> None:
    path = open_world.settings.database.url.removeprefix("sqlite:///")
    form = await open_world.person("Ada").click(posts(open_world)[-1], label="Check in")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        done = await send_off(open_world, "Ada", form, "Xylophone")
    assert "nobody has read it" in said(done).content
    assert "Xylophone" in said(done).content


async def test_here_opens_the_same_form(open_world: World) -> None:
    opened = await open_world.person("Ada").slash(open_world.channel, "checkin here")
    assert "arrive" in questions(opened)
    await until(open_world, 2)
    closed = await open_world.person("Ada").slash(open_world.channel, "checkin here")
    assert "The next one opens <t:" in said(closed).content


async def test_words_that_discord_does_not_take_down_are_not_said_to_be_gone(open_world: World) -> None:
    done = await arrive(open_world, "Ada", "Xylophone")
    where = f"/channels/{posts(open_world)[-1].id}/messages/*"
    open_world.env.inject_error("DELETE", where, status=403, times=1)
    refused = await open_world.person("Ada").click(said(done), label="Take it back")
    assert "nothing was changed" in said(refused).content or refused.followups
    assert any("Xylophone" in message.content for message in thread(open_world))
    gone = await open_world.person("Ada").click(said(done), label="Take it back")
    assert "Taken back" in said(gone).content
    assert not any("Xylophone" in message.content for message in thread(open_world))


async def test_what_was_shared_with_the_facilitators_is_readable_after_the_next_check_in(
    open_world: World,
) -> None:
    await arrive(open_world, "Ada", "Xylophone", readers=["facilitators"])
    await until(open_world, 3)
    await open_world.manager.slash(open_world.channel, "checkin now")
    read = await open_world.manager.slash(open_world.channel, "checkin read")
    assert "Xylophone" in said(read).content
    await until(open_world, days=8)
    late = await open_world.manager.slash(open_world.channel, "checkin read")
    assert "Xylophone" not in said(late).content


async def test_words_of_crisis_that_come_too_late_bring_places_to_turn_as_well(open_world: World) -> None:
    form = await open_world.person("Ada").click(posts(open_world)[-1], label="Check in")
    await until(open_world, 2)
    late = await send_off(open_world, "Ada", form, "I don't want to live any more")
    assert "findahelpline" in below(late)


async def test_two_links_in_disguise_are_only_words_too(open_world: World) -> None:
    await arrive(open_world, "Ada", "[x] [your bank](https://evil.example) **b** ||s||")
    assert "> \\[x\\] \\[your bank\\]\\(https://evil.example\\)" in thread(open_world)[-1].content


async def test_after_the_end_one_comes_back_to_ones_own_words(open_world: World) -> None:
    await arrive(open_world, "Ada", "Xylophone")
    words = thread(open_world)[-1]
    await until(open_world, 3)
    again = await open_world.person("Ada").slash(open_world.channel, "checkin here")
    assert "Take it back" in labels(said(again))
    pressed = await open_world.person("Ada").click(words, label="With you")
    gone = await open_world.person("Ada").click(said(pressed), label="Take it back")
    assert "Xylophone" in said(gone).content  # in case it was a slip
    assert not any("Xylophone" in message.content for message in thread(open_world))


async def test_words_can_be_taken_back_from_a_group_that_is_closed(open_world: World) -> None:
    done = await arrive(open_world, "Ada", "Xylophone")
    asked = await open_world.manager.slash(open_world.channel, "group close")
    await open_world.manager.click(said(asked), label="Close the group")
    gone = await open_world.person("Ada").click(said(done), label="Take it back")
    assert "Taken back" in said(gone).content
    assert not any("Xylophone" in message.content for message in thread(open_world))
    await open_world.group()
    opened = await open_world.manager.slash(open_world.channel, "checkin now")
    assert "It is open" in said(opened).content


async def test_leaving_says_what_discord_did_not_take_down(open_world: World) -> None:
    await arrive(open_world, "Ada", "Xylophone")
    where = f"/channels/{posts(open_world)[-1].id}/messages/*"
    open_world.env.inject_error("DELETE", where, status=403, times=1)
    left = await open_world.person("Ada").click(open_world.welcome(), label="Leave")
    assert "still stand" in said(left).content


async def test_an_edit_that_discord_refuses_leaves_no_old_words(open_world: World) -> None:
    done = await arrive(open_world, "Ada", "Xylophone")
    form = await open_world.person("Ada").click(said(done), label="Change")
    where = f"/channels/{posts(open_world)[-1].id}/messages/*"
    open_world.env.inject_error("PATCH", where, status=403, times=1)
    again = await send_off(open_world, "Ada", form, "Softer")
    assert "could not put it up" in said(again).content
    assert not any("Xylophone" in message.content for message in thread(open_world))
