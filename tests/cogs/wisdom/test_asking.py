"""Keep this: whose words they are is asked, and without their yes nothing is kept."""

import pytest

from tests.cogs.privacy.asking import pause
from tests.cogs.resources.hard_words import rows
from tests.cogs.seats.seated import read
from tests.cogs.wisdom.book import (
    WORDS,
    answer,
    asked,
    filled,
    keep,
    question,
    questions_in,
    search,
    switch_off,
    typed,
)
from tests.world import World, labels, questions, said

DAY = 86_400


@pytest.fixture(name="circle")
async def _circle(world: World) -> World:
    """Mara facilitates; Mara, Ada, Ben and Cleo joined."""
    await world.group()
    await world.join("Mara", "Ada", "Ben", "Cleo")
    return world


async def test_only_whose_words_they_are_is_asked_and_with_their_yes_all_find_them(circle: World) -> None:
    (message,) = await circle.talk(("Ada", WORDS))
    assert "I ask whoever wrote it" in await asked(circle, "Ben", message)
    ask = question(circle)
    assert [each.id for each in ask.mentions] == [circle.person("Ada").id]
    assert "Ben" not in ask.content
    assert f"<@{circle.person('Ben').id}>" not in ask.content
    assert WORDS not in ask.content
    assert rows(circle, "wisdom") == []
    assert "for whoever wrote those words" in await answer(circle, "Ben", "Yes, with my name")
    assert "in the wisdom book now" in await answer(circle, "Ada", "Yes, with my name")
    assert questions_in(circle) == []
    found = await search(circle, "Cleo", "sister")
    assert WORDS in found
    assert f"<@{circle.person('Ada').id}>" in found


async def test_without_a_name_nobody_reads_whose_it_is(circle: World) -> None:
    (message,) = await circle.talk(("Ada", WORDS))
    await asked(circle, "Ben", message)
    await answer(circle, "Ada", "Yes, without my name")
    found = await search(circle, "Ben", "sister")
    assert WORDS in found
    assert "<@" not in found
    assert WORDS in await typed(circle, "Ada", "mine")


async def test_a_no_leaves_nothing_and_is_not_asked_again(circle: World) -> None:
    (message,) = await circle.talk(("Ada", WORDS))
    await asked(circle, "Ben", message)
    assert "nobody is told" in await answer(circle, "Ada", "No, thank you")
    assert questions_in(circle) == []
    assert rows(circle, "wisdom") == []
    assert "asked for already" in await asked(circle, "Cleo", message)
    assert questions_in(circle) == []


async def test_words_are_read_as_they_stand_when_their_writer_says_yes(circle: World) -> None:
    (message,) = await circle.talk(("Ada", "I tell my sister"))
    await asked(circle, "Ben", message)
    await circle.person("Ada").edit(message, f"{WORDS} <@{circle.person('Cleo').id}> knows.")
    kept = await answer(circle, "Ada", "Yes, without my name")
    assert f"{WORDS} … knows." in kept
    assert "<@" not in kept


async def test_a_message_that_was_deleted_can_still_be_put_in_own_words(circle: World) -> None:
    (message,) = await circle.talk(("Ada", WORDS))
    await asked(circle, "Ben", message)
    await circle.person("Ada").delete(message)
    assert "cannot read that message" in await answer(circle, "Ada", "Yes, with my name")
    ada = circle.person("Ada")
    opened = await ada.click(question(circle), label="In my own words")
    assert not questions(opened)["words"].get("value")
    sent = await ada.submit_modal(opened, filled("Ask early.", theme="asking", name=["yes"]))
    assert "Ask early." in read(sent)
    assert questions_in(circle) == []
    assert "Ask early." in await search(circle, "Ben", "asking")


async def test_more_than_the_book_holds_is_chosen_from(circle: World) -> None:
    (message,) = await circle.talk(("Ada", "long " * 300))
    await asked(circle, "Ben", message)
    assert "In my own words" in await answer(circle, "Ada", "Yes, with my name")
    opened = await circle.person("Ada").click(question(circle), label="In my own words")
    assert len(questions(opened)["words"]["value"]) <= 1000


async def test_a_second_yes_or_a_late_form_keeps_nothing_twice(circle: World) -> None:
    (message,) = await circle.talk(("Ada", WORDS))
    await asked(circle, "Ben", message)
    ada = circle.person("Ada")
    await ada.slash(circle.channel, "wisdom mine")
    opened = await ada.click(circle.whispers("Ada")[-1], label="In my own words")
    await answer(circle, "Ada", "Yes, with my name")
    late = read(await ada.submit_modal(opened, filled("Something else of mine")))
    assert "not asked any more" in late
    assert "Something else of mine" in late  # what was typed is not lost
    assert len(rows(circle, "wisdom")) == 1


async def test_own_words_open_the_form_at_once_with_them_in_it(circle: World) -> None:
    (message,) = await circle.talk(("Ada", WORDS))
    opened = await keep(circle, "Ada", message)
    assert questions(opened)["words"]["value"] == WORDS
    assert "in the wisdom book now" in read(await circle.person("Ada").submit_modal(opened, filled()))
    assert questions_in(circle) == []
    assert "asked for already" in await asked(circle, "Ben", message)


async def test_a_facilitator_s_words_are_kept_when_somebody_else_asks(circle: World) -> None:
    (message,) = await circle.talk(("Mara", WORDS))
    assert "You facilitate this group" in await asked(circle, "Mara", message)
    assert "You facilitate this group" in await typed(circle, "Mara", "add")
    await asked(circle, "Ben", message)
    assert "in the wisdom book now" in await answer(circle, "Mara", "Yes, with my name")


async def test_the_bot_s_words_and_those_of_who_has_not_joined_are_none_of_the_book_s(circle: World) -> None:
    assert "none of their messages" in await asked(circle, "Ben", circle.welcome())
    (message,) = await circle.talk(("Zoe", WORDS))
    assert "has not joined" in await asked(circle, "Ben", message)
    assert rows(circle, "wisdom_asks") == []


async def test_who_is_kept_apart_sees_what_everybody_sees_and_calls_nobody(circle: World) -> None:
    await circle.person("Ada").slash(circle.channel, "block person", person=circle.person("Ben"))
    message, other = await circle.talk(("Ada", WORDS), ("Ada", "Another day."))
    kept_apart = await asked(circle, "Ben", message), await asked(circle, "Ben", message)
    assert kept_apart == (await asked(circle, "Cleo", other), await asked(circle, "Cleo", other))
    by_ben, by_cleo = questions_in(circle)
    assert (by_ben.content, labels(by_ben)) == (by_cleo.content, labels(by_cleo))
    assert "I ask whoever wrote it" not in await asked(circle, "Cleo", message)
    assert "Ben" not in await typed(circle, "Ada", "mine")
    called = [
        circle.env.backend.get_message(each.channel.id, each.id).ping_user_ids for each in (by_ben, by_cleo)
    ]
    assert called == [[], [circle.person("Ada").id]]


async def test_nobody_is_called_more_than_three_times_and_the_rest_waits_where_they_look(
    circle: World,
) -> None:
    told = await circle.talk(*[("Ada", f"What I learned, part {number}") for number in range(5)])
    for message in told:
        assert "I ask whoever wrote it" in await asked(circle, "Ben", message)
    assert len(questions_in(circle)) == 3
    ada = circle.person("Ada")
    before = len(circle.whispers("Ada"))
    await ada.slash(circle.channel, "wisdom mine")
    waiting = [each for each in circle.whispers("Ada")[before:] if "May we?" in each.content]
    assert len(waiting) == 5
    assert "part 4" in read(await ada.click(waiting[4], label="Yes, without my name"))


async def test_who_pauses_is_not_called_and_finds_the_question_where_they_look(circle: World) -> None:
    (message,) = await circle.talk(("Ada", WORDS))
    await pause(circle, "Ada")
    assert "I ask whoever wrote it" in await asked(circle, "Ben", message)
    assert questions_in(circle) == []
    await circle.person("Ada").slash(circle.channel, "wisdom mine")
    assert "May we?" in circle.whispers("Ada")[-1].content


async def test_a_message_without_words_asks_nobody(circle: World) -> None:
    (message,) = await circle.talk(("Ada", f"<@{circle.person('Cleo').id}>"))
    assert "no words in that message" in await asked(circle, "Ben", message)
    assert questions_in(circle) == []


async def test_what_is_not_answered_goes_away_after_a_week_also_over_a_restart(circle: World) -> None:
    (message,) = await circle.talk(("Ada", WORDS))
    await asked(circle, "Ben", message)
    ask = question(circle)
    await circle.restart(away=8 * DAY)
    await circle.env.advance_time(5)
    assert questions_in(circle) == []
    assert rows(circle, "wisdom_asks") == []
    assert labels(ask)[0] == "Yes, with my name"


async def test_a_post_that_discord_refuses_is_said_and_can_be_asked_for_again(circle: World) -> None:
    (message,) = await circle.talk(("Ada", WORDS))
    circle.env.inject_error("POST", f"/channels/{circle.channel.id}/messages", status=403, times=1)
    assert "nothing was asked" in await asked(circle, "Ben", message)
    assert "I ask whoever wrote it" in await asked(circle, "Ben", message)
    assert len(questions_in(circle)) == 1


@pytest.mark.parametrize("name", ["Ada", "Ben"])
async def test_who_leaves_takes_their_questions_along(circle: World, name: str) -> None:
    (message,) = await circle.talk(("Ada", WORDS))
    await asked(circle, "Ben", message)
    await circle.person(name).click(circle.welcome(), label="Leave")
    await circle.env.advance_time(5)
    assert len(questions_in(circle)) == (1 if name == "Ben" else 0)
    assert len(rows(circle, "wisdom_asks")) == (1 if name == "Ben" else 0)


async def test_a_closed_group_asks_nothing_any_more(circle: World) -> None:
    (message,) = await circle.talk(("Ada", WORDS))
    await asked(circle, "Ben", message)
    shown = await circle.manager.slash(circle.channel, "group close")
    await circle.manager.click(said(shown), label="Close the group")
    await circle.env.advance_time(5)
    assert questions_in(circle) == []


async def test_a_group_without_the_book_neither_asks_nor_keeps(circle: World) -> None:
    (message,) = await circle.talk(("Ada", WORDS))
    await asked(circle, "Ben", message)
    await switch_off(circle)
    assert "does without this" in await answer(circle, "Ada", "Yes, with my name")
    assert "does without this" in await asked(circle, "Cleo", message)
    assert "does without this" in await search(circle, "Cleo", "sister")
    assert "None of your words" in await typed(circle, "Ada", "mine")
    assert "nobody is told" in await answer(circle, "Ada", "No, thank you")
