"""A view that differs, from the form to where it stands: seen before, placed once, and telling of nobody."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import discord
import pytest

from bot.store.types import to_micro
from tests.cogs.differ.differing import NINE_MINUTES, WORDS, circle, differ, mine, placed, press, write
from tests.cogs.resources.hard_words import rows
from tests.cogs.seats.forging import Forger, tokens
from tests.cogs.seats.seated import read
from tests.world import World, labels, questions, said


@pytest.fixture(name="here")
async def _here(world: World) -> World:
    await circle(world)
    return world


async def test_one_without_a_name_is_seen_before_and_stands_minutes_later_as_an_answer(here: World) -> None:
    (message,) = await here.talk(("Ada", "Everybody here should write a diary."))
    shown = await write(here, "Ben", message)
    assert shown.ephemeral
    told = said(shown)
    assert str(message.id) in told.content
    for promise in ("no facilitator", "one to eight minutes", "fourteen days", "destroyed", "could find out"):
        assert promise in told.content
    preview = told.embeds[0].description
    assert labels(told) == ["Place it without my name", "Change it", "Never mind"]
    assert placed(here) == []
    assert "one to eight minutes" in await press(here, "Ben", shown)
    await here.env.advance_time(50)
    assert placed(here) == []
    await here.env.advance_time(NINE_MINUTES)
    (view,) = placed(here)
    assert view.content == preview
    assert view.content.startswith("**Somebody sees it differently:**\n> With us")
    assert "Ben" not in view.content
    assert str(here.person("Ben").id) not in view.content
    assert view.reference is not None
    assert view.reference.message_id == message.id
    assert pinged(here, view) == []


async def test_one_with_a_name_stands_at_once_and_pings_nobody(here: World) -> None:
    (message,) = await here.talk(("Ada", "Everybody here should write a diary."))
    shown = await write(here, "Ben", message, signed=True, words="@everyone I don't, and you don't have to.")
    assert "write it there yourself" in said(shown).content
    assert "fourteen days" not in said(shown).content
    await press(here, "Ben", shown, signed=True)
    (view,) = placed(here)
    assert view.content.startswith(f"**<@{here.person('Ben').id}> sees it differently:**")
    assert pinged(here, view) == []
    assert not view.mention_everyone


async def test_to_the_talk_as_such_it_answers_nobody(here: World) -> None:
    await differ(here, "Ben")
    (view,) = placed(here)
    assert view.content.startswith("**Somebody sees something differently:**")
    assert view.reference is None


async def test_it_can_be_changed_and_let_go_of_before(here: World) -> None:
    shown = await write(here, "Ben")
    asked = await here.person("Ben").click(said(shown), label="Change it")
    assert questions(asked)["words"]["value"] == WORDS
    again = await here.person("Ben").submit_modal(asked, {"words": "Other words.", "name": ["no"]})
    assert "Other words" in (said(again).embeds[0].description or "")
    dropped = await here.person("Ben").click(said(again), label="Never mind")
    assert "nothing of it is kept" in said(dropped).content
    await here.env.advance_time(NINE_MINUTES)
    assert placed(here) == []
    assert rows(here, "views") == []


async def test_pressed_twice_it_is_placed_once(here: World) -> None:
    shown = await write(here, "Ben")
    await press(here, "Ben", shown)
    again = await Forger(here, here.person("Ben"), here.channel).press("view-place", tokens(here)["views"])
    assert "placed already" in read(again)
    await here.env.advance_time(NINE_MINUTES)
    assert len(placed(here)) == 1


async def test_a_restart_while_it_waits_places_it_once(here: World) -> None:
    await press(here, "Ben", await write(here, "Ben"))
    await here.restart(away=NINE_MINUTES)
    await here.env.advance_time(5)
    assert len(placed(here)) == 1
    await here.restart()
    await here.env.advance_time(NINE_MINUTES)
    assert len(placed(here)) == 1


async def test_one_that_was_posted_and_never_noted_is_found_and_not_posted_again(here: World) -> None:
    await differ(here, "Ben")
    due = to_micro(here.clock.now() + timedelta(minutes=2))
    path = here.settings.database.url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE views SET state = 'placing', due = ?, post = NULL", (due,))
    await here.restart(away=180)
    await here.env.advance_time(5)
    assert len(placed(here)) == 1
    (row,) = await here.bot.desk.store.views.in_group(here.live.group.id)
    assert (row.state, row.post) == ("stands", (here.channel.id, placed(here)[0].id))


async def test_what_discord_refuses_for_a_while_is_placed_later_and_once(here: World) -> None:
    await press(here, "Ben", await write(here, "Ben"))
    here.env.inject_error("POST", "/channels/*/messages", status=503, times=6)
    await here.env.advance_time(NINE_MINUTES)
    await here.env.advance_time(NINE_MINUTES)
    assert len(placed(here)) == 1


async def test_what_discord_refuses_for_good_is_let_go_of_and_its_writer_finds_that(here: World) -> None:
    await press(here, "Ben", await write(here, "Ben"))
    here.env.inject_error("POST", "/channels/*/messages", status=403, times=1)
    await here.env.advance_time(NINE_MINUTES)
    assert placed(here) == []
    assert "not placed" in said(await mine(here, "Ben")).content


async def test_under_a_message_that_is_deleted_meanwhile_nothing_is_placed(here: World) -> None:
    (message,) = await here.talk(("Ada", "Everybody here should write a diary."))
    await press(here, "Ben", await write(here, "Ben", message))
    await here.person("Ada").delete(message)
    await here.env.advance_time(NINE_MINUTES)
    assert placed(here) == []
    assert "not placed" in said(await mine(here, "Ben")).content


async def test_in_a_thread_it_stands_there_also_when_that_has_gone_to_sleep(here: World) -> None:
    thread = await here.channel_object.create_thread(name="Diaries", type=discord.ChannelType.public_thread)
    (there,) = here.channel.threads
    who = here.person("Ben")
    opened = await who.slash(there, "differ write")
    shown = await who.submit_modal(opened, {"words": WORDS, "name": ["no"]})
    await who.click(said(shown), label="Place it without my name")
    await thread.edit(archived=True)
    await here.env.advance_time(NINE_MINUTES)
    assert [each.content.split("\n")[0] for each in placed(here, there)] == [
        "**Somebody sees something differently:**"
    ]
    assert placed(here) == []


async def test_in_a_private_thread_that_few_read_it_can_only_be_with_a_name(here: World) -> None:
    ben, private = here.person("Ben"), discord.ChannelType.private_thread.value
    thread = here.env.backend.create_thread(here.channel.id, "aside", ben.id, type=private)
    thread.thread_members[here.bot.user.id if here.bot.user else 0] = here.env.backend.now_iso()
    (there,) = here.channel.threads
    opened = await ben.slash(there, "differ write")
    assert set(questions(opened)) == {"words"}
    shown = await ben.submit_modal(opened, {"words": WORDS})
    assert labels(said(shown))[0] == "Place it with my name"
    await press(here, "Ben", shown, signed=True)
    assert len(placed(here, there)) == 1


async def test_a_group_that_is_closed_or_does_without_it_has_nothing_placed_any_more(here: World) -> None:
    await press(here, "Ben", await write(here, "Ben"))
    await here.manager.slash(here.channel, "differ settings", unsigned=False)
    await here.env.advance_time(NINE_MINUTES)
    assert placed(here) == []
    refused = await here.person("Cleo").slash(here.channel, "differ write")
    assert set(questions(refused)) == {"words"}
    await here.manager.slash(here.channel, "differ settings", unsigned=True)
    await press(here, "Cleo", await write(here, "Cleo"))
    closing = await here.manager.slash(here.channel, "group close")
    await here.manager.click(said(closing), label=labels(said(closing))[0])
    await here.env.advance_time(NINE_MINUTES)
    assert placed(here) == []


async def test_switched_off_it_says_so_and_what_stands_can_still_be_taken_back(here: World) -> None:
    await differ(here, "Ben")
    await here.bot.desk.store.groups.do_without(here.live.group.id, ["differ"])
    await here.bot.desk.directory.refresh(here.live)
    answer = await here.person("Cleo").slash(here.channel, "differ write")
    assert "does without this for now" in said(answer).content
    shown = await mine(here, "Ben")
    await here.person("Ben").click(said(shown), label="Take back 1")
    await here.env.advance_time(5)
    assert placed(here) == []


async def test_who_has_not_joined_is_offered_to_and_nobody_differs_from_themselves(here: World) -> None:
    (message,) = await here.talk(("Ada", "Everybody here should write a diary."))
    answer = await here.person("Zoe").context_menu(here.channel, "I see it differently", message)
    assert labels(said(answer)) == ["Join"]
    answer = await here.person("Ada").context_menu(here.channel, "I see it differently", message)
    assert "That message is yours" in said(answer).content


async def test_somebody_who_has_not_joined_can_be_differed_from_and_so_can_the_bot(here: World) -> None:
    (message,) = await here.talk(("Zoe", "Everybody here should write a diary."))
    await differ(here, "Ben", message)
    (view,) = placed(here)
    await differ(here, "Cleo", view)
    first, second = placed(here)
    assert [each.reference.message_id for each in (first, second) if each.reference] == [message.id, view.id]


async def test_in_a_group_of_too_few_it_can_only_be_with_a_name(world: World) -> None:
    await world.group()
    await world.join("Ada", "Ben")
    opened = await world.person("Ben").slash(world.channel, "differ write")
    assert set(questions(opened)) == {"words"}
    shown = await world.person("Ben").submit_modal(opened, {"words": WORDS})
    assert labels(said(shown))[0] == "Place it with my name"


async def test_when_too_many_have_left_meanwhile_it_is_not_placed_without_a_name(here: World) -> None:
    shown = await write(here, "Ben")
    await here.person("Cleo").click(here.welcome(), label="Leave")
    refused = await here.person("Ben").click(said(shown), label="Place it without my name")
    assert "would soon have one" in said(refused).content
    assert labels(said(refused)) == ["Change it", "Never mind"]
    asked = await here.person("Ben").click(said(refused), label="Change it")
    again = await here.person("Ben").submit_modal(asked, {"words": WORDS})
    await press(here, "Ben", again, signed=True)
    assert len(placed(here)) == 1


async def test_an_hour_a_week_and_the_group_s_day_are_the_bounds(here: World) -> None:
    await differ(here, "Ben")
    shown = await write(here, "Ben")
    assert "within the last hour" in said(shown).content
    for _more in range(2):
        await here.env.advance_time(3600)
        await differ(here, "Ben")
    await here.env.advance_time(3600)
    assert "three placed without your name within a week" in said(await write(here, "Ben")).content
    assert len(placed(here)) == 3
    await differ(here, "Ben", signed=True)
    assert len(placed(here)) == 4
    await here.env.advance_time(timedelta(days=7).total_seconds())
    await differ(here, "Ben")
    assert len(placed(here)) == 5


async def test_under_one_message_no_more_than_three_stand(here: World) -> None:
    (message,) = await here.talk(("Ada", "Everybody here should write a diary."))
    for name in ("Ben", "Cleo", "Dee"):
        await differ(here, name, message)
    refused = said(await write(here, "Mara", message)).content
    assert "I cannot place this under that message. I never say why" in refused
    assert len(placed(here)) == 3


async def test_what_is_taken_back_stands_no_more_and_counts_still(here: World) -> None:
    await differ(here, "Ben")
    shown = await mine(here, "Ben")
    assert "without your name" in said(shown).content
    assert "no view here" in said(await mine(here, "Cleo")).content
    await here.person("Ben").click(said(shown), label="Take back 1")
    await here.env.advance_time(5)
    assert placed(here) == []
    assert "within the last hour" in said(await write(here, "Ben")).content
    assert "no view here" in said(await mine(here, "Ben")).content


async def test_nobody_places_changes_or_takes_back_what_another_wrote(here: World) -> None:
    shown = await write(here, "Ben")
    cleo, token = Forger(here, here.person("Cleo"), here.channel), tokens(here)["views"]
    for name in ("view-place", "view-change", "view-drop", "view-back"):
        assert "too old" in read(await cleo.press(name, token)), name
    assert "too old" in read(await cleo.send_off("view", token, "Mine"))
    await press(here, "Ben", shown)
    assert "too old" in read(await cleo.press("view-back", token))
    await here.env.advance_time(NINE_MINUTES)
    assert "too old" in read(await cleo.press("view-back", token))
    assert [each.content.split("\n")[1] for each in placed(here)] == [f"> {WORDS}"]


def pinged(here: World, view: discord.Message) -> list[int]:
    return here.env.backend.get_message(view.channel.id, view.id).ping_user_ids
