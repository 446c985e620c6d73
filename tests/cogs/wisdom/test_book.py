"""The book: words are given, found, shown with leave, changed, and taken out wherever they were shown."""

from typing import Any

import pytest

from tests.cogs.digests import weekly
from tests.cogs.privacy import asking
from tests.cogs.resources.hard_words import files, rows
from tests.cogs.seats.forging import Forger
from tests.cogs.seats.seated import read
from tests.cogs.wisdom.book import WORDS, add, filled, search, shown_in, switch_off, typed
from tests.world import World, labels, menu_of, questions, said

DAY = 86_400


@pytest.fixture(name="circle")
async def _circle(world: World) -> World:
    """Mara facilitates; Mara, Ada, Ben and Cleo joined."""
    await world.group()
    await world.join("Mara", "Ada", "Ben", "Cleo")
    return world


async def show(world: World, name: str, words: str) -> str:
    """Search, and show the first of what is found."""
    who = world.person(name)
    found = said(await who.slash(world.channel, "wisdom search", words=words))
    value = next(
        item["options"][0]["value"]
        for row in found.components
        for item in row["components"]
        if item.get("options")
    )
    return read(await who.select(found, [value], custom_id=menu_of(found)))


async def own(world: World, name: str) -> Any:
    """Take up the first of one's own."""
    who = world.person(name)
    listed = said(await who.slash(world.channel, "wisdom mine"))
    value = listed.components[0]["components"][0]["options"][0]["value"]
    return said(await who.select(listed, [value], custom_id=menu_of(listed)))


async def test_what_somebody_gives_all_who_joined_find_and_nobody_else(circle: World) -> None:
    given = await add(circle, "Ada", theme="asking for help")
    assert "without your name" in given.content
    assert "not shown in the channel" in given.content
    for words in ("sister", "SIST hard", "help"):
        assert WORDS in await search(circle, "Ben", words), words
    assert "Nothing in the book" in await search(circle, "Ben", "sister quetzal")
    assert "for people who joined" in await search(circle, "Zoe", "sister")
    assert WORDS in await typed(circle, "Cleo", "random")
    browsed = said(await circle.person("Cleo").slash(circle.channel, "wisdom browse"))
    chosen = await circle.person("Cleo").select(browsed, ["asking for help"])
    assert WORDS in read(chosen)
    assert WORDS.encode() not in files(circle)
    assert b"sister" not in files(circle)


async def test_the_group_s_themes_are_offered_to_the_next(circle: World) -> None:
    await add(circle, "Ada", theme="nights")
    opened = await circle.person("Ben").slash(circle.channel, "wisdom add")
    assert [each["value"] for each in questions(opened)["themes"]["options"]] == ["nights"]
    await circle.person("Ben").submit_modal(opened, filled("Tea at four.", themes=["nights"]))
    found = await search(circle, "Ben", "nights")
    assert WORDS in found
    assert "Tea at four." in found


async def test_many_finds_come_in_pages_and_what_was_taken_out_is_missing(circle: World) -> None:
    for number in range(12):
        await add(circle, "Ada", f"Rest, as I learned it the hard way, {number}. A little rest is rest.")
    ben = circle.person("Ben")
    first = said(await ben.slash(circle.channel, "wisdom search", words="rest"))
    assert "1 to 5 of 12" in first.content
    assert labels(first) == ["On"]
    second = said(await ben.click(first, label="On"))
    assert "6 to 10 of 12" in second.content
    assert labels(second) == ["Back", "On"]
    third = said(await ben.click(second, label="On"))
    assert "way, 0." in third.content
    assert labels(third) == ["Back"]
    for entry in await circle.bot.desk.store.wisdom.all_of(circle.live.group.id):
        await circle.bot.desk.store.wisdom.withdraw(entry)
    assert "not in the book any more" in said(await ben.click(third, label="Back")).content
    await circle.restart()
    assert "look again" in read(await ben.click(first, label="On"))


async def test_long_words_are_read_to_their_end_by_whoever_finds_them(circle: World) -> None:
    for number in range(4):
        await add(circle, "Ada", f"Rest {number}. " + "So it was. " * 80 + f"The end of {number}.")
    ben = circle.person("Ben")
    page = said(await ben.slash(circle.channel, "wisdom search", words="rest"))
    read_so_far = page.content
    while "On" in labels(page):
        page = said(await ben.click(page, label="On"))
        assert len(page.content) <= 2000
        read_so_far += page.content
    assert all(read_so_far.count(f"The end of {number}.") == 1 for number in range(4))
    assert "Rest 3. " in said(await ben.click(page, label="Back")).content


async def test_only_what_its_writer_lets_be_shown_is_and_not_again_and_again(circle: World) -> None:
    await add(circle, "Ada")
    found = said(await circle.person("Ben").slash(circle.channel, "wisdom search", words="sister"))
    assert not found.components
    changed = await circle.person("Ada").click(await own(circle, "Ada"), label="May be shown in the channel")
    assert "It may be shown in the channel" in read(changed)
    assert "stands in the channel now" in await show(circle, "Ben", "sister")
    (post,) = shown_in(circle)
    assert WORDS in post.content
    assert "<@" not in post.content
    assert "already" in await show(circle, "Cleo", "sister")
    await circle.env.advance_time(DAY + 60)
    assert "stands in the channel now" in await show(circle, "Cleo", "sister")


async def test_a_change_is_seen_wherever_it_was_shown(circle: World) -> None:
    await add(circle, "Ada", shown=["yes"], name=["yes"])
    await show(circle, "Ben", "sister")
    ada = circle.person("Ada")
    assert f"<@{ada.id}>" in shown_in(circle)[0].content
    opened = await ada.click(await own(circle, "Ada"), label="Change it")
    assert questions(opened)["words"]["value"] == WORDS
    await ada.submit_modal(opened, filled("I ask early now.", shown=["yes"]))
    (post,) = shown_in(circle)
    assert "I ask early now." in post.content
    assert f"<@{ada.id}>" not in post.content
    await ada.click(await own(circle, "Ada"), label="Only in the book")
    assert shown_in(circle) == []


async def test_what_is_taken_out_goes_at_once_from_the_book_and_the_channel(circle: World) -> None:
    await add(circle, "Ada", shown=["yes"])
    await show(circle, "Ben", "sister")
    taken = await circle.person("Ada").click(await own(circle, "Ada"), label="Take it out")
    assert "wherever I showed it" in read(taken)
    assert shown_in(circle) == []
    assert "Nothing in the book" in await search(circle, "Ben", "sister")
    assert rows(circle, "wisdom") == []


async def test_what_discord_does_not_let_go_of_is_said_and_tried_again(circle: World) -> None:
    await add(circle, "Ada", shown=["yes"])
    await show(circle, "Ben", "sister")
    (post,) = shown_in(circle)
    path = f"/channels/{circle.channel.id}/messages/{post.id}"
    circle.env.inject_error("DELETE", path, status=403, times=1)
    taken = await circle.person("Ada").click(await own(circle, "Ada"), label="Take it out")
    assert "I go on trying" in read(taken)
    assert "Nothing in the book" in await search(circle, "Ben", "sister")
    await circle.env.advance_time(5 * 60)
    assert shown_in(circle) == []


@pytest.mark.parametrize("how", ["Leave", "Erase"])
async def test_who_goes_takes_their_words_along_signed_or_not(circle: World, how: str) -> None:
    await add(circle, "Ada", shown=["yes"], name=["yes"])
    await add(circle, "Ben", "My sister calls me.")
    await show(circle, "Ben", "hard")
    if how == "Leave":
        await circle.person("Ada").click(circle.welcome(), label="Leave")
    else:
        await asking.erase(circle, "Ada")
    await circle.env.advance_time(5)
    assert shown_in(circle) == []
    found = await search(circle, "Ben", "sister")
    assert "My sister calls me." in found
    assert WORDS not in found


async def test_nobody_can_change_or_take_out_what_is_another_s(circle: World) -> None:
    await add(circle, "Ada")
    (entry,) = await circle.bot.desk.store.wisdom.all_of(circle.live.group.id)
    ben = Forger(circle, circle.person("Ben"), circle.channel)
    for name in ("wisdom-change", "wisdom-open", "wisdom-out"):
        assert "not in the book" in read(await ben.press(name, entry.token)), name
    assert "not in the book" in read(await ben.send_off("wisdom-edit", entry.token, "Ben's"))
    assert await circle.bot.desk.store.wisdom.all_of(circle.live.group.id) == [entry]
    assert "None of your words" in await typed(circle, "Cleo", "mine")


async def test_rough_words_ping_nobody_and_close_nothing(circle: World) -> None:
    rough = f"@everyone <@{circle.person('Zoe').id}> [bank](https://evil.example)\n# Loud"
    await add(circle, "Ada", rough, theme="@here", shown=["yes"])
    await show(circle, "Ben", "loud")
    (post,) = shown_in(circle)
    assert not post.mention_everyone
    assert post.mentions == []
    assert "](https" not in post.content.replace("\\]", "")
    empty = await add(circle, "Ada", " \u200b ")
    assert "no words in it" in empty.content


async def test_a_form_that_comes_when_the_book_is_switched_off_gives_the_words_back(circle: World) -> None:
    opened = await circle.person("Ada").slash(circle.channel, "wisdom add")
    await switch_off(circle)
    late = read(await circle.person("Ada").submit_modal(opened, filled()))
    assert "does without this" in late
    assert WORDS in late
    assert rows(circle, "wisdom") == []


async def test_a_week_closes_with_words_that_may_be_shown_and_not_with_the_same_again(circle: World) -> None:
    await add(circle, "Ada", shown=["yes"])
    await add(circle, "Ben", "Read me in the book alone.")
    await weekly.schedule(circle)
    await weekly.until(circle, days=4)
    await weekly.until(circle, days=7)
    assert len(weekly.posts(circle)) == 2
    closing = [each for each in circle.channel.history() if "for the week to come" in each.content]
    assert len(closing) == 1
    assert WORDS in closing[0].content
    await circle.person("Ada").click(await own(circle, "Ada"), label="Take it out")
    assert not [each for each in circle.channel.history() if "for the week to come" in each.content]
