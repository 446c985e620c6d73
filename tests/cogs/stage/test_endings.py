"""A group's ending: a day, what is said on the way to it, and what people take along."""

from bot.practice.ending import at_of
from bot.store.claims import Claim
from tests.cogs.rounds.telling import invitation
from tests.cogs.stage.staging import DAY, PEOPLE, answers, days, led, posts, set_ending, told, write
from tests.world import World, labels, said

# The world begins on 8 January 2026 at noon, UTC.
LAST = "30 January 2026"
UNSAID = "What is still unsaid"


async def test_everybody_is_told_of_the_day_and_on_the_way_to_it_once(world: World) -> None:
    await led(world)
    shown = await set_ending(world, LAST)
    assert "The day is set" in said(shown).content
    (first,) = posts(world, "Our ending")
    assert "This group ends on <t:" in first.content
    await days(world, 8)
    (two,) = posts(world, "Two more weeks together")
    assert UNSAID in two.content
    await world.restart()
    await days(world, 7)
    assert len(posts(world, "Two more weeks together")) == len(posts(world, "One more week together")) == 1
    await days(world, 7)
    (last,) = posts(world, "Our last day")
    assert labels(last) == ["What I take along", "Begin the last round"]
    await days(world, 1)
    assert len(posts(world, "What we take along")) == 1
    await days(world, 3)
    assert len(posts(world, "## 🍂")) == 5


async def test_facilitators_are_told_what_endings_want_and_then_that_nothing_closes_by_itself(
    world: World,
) -> None:
    staff = await led(world)
    await set_ending(world, LAST)
    assert len(told(staff, "Endings want time")) == 1
    await world.restart(away=23 * DAY)
    await world.env.advance_time(60)
    assert len(told(staff, "I close nothing by myself")) == 1
    assert world.live.group.charter.name == "Carers"


async def test_nobody_is_told_of_a_day_before_it_was_looked_at_once_more(world: World) -> None:
    await led(world)
    shown = await world.manager.slash(world.channel, "group ending", day=LAST)
    assert "everybody is told at once" in said(shown).content
    assert not posts(world, "Our ending")
    await world.manager.click(said(shown), label="Let it be")
    await days(world, 1)
    assert not posts(world, "## 🍂")


async def test_a_day_that_cannot_be_read_or_is_past_is_not_taken(world: World) -> None:
    await led(world)
    for typed in ("some day", "1 January 2026", "8.1.2026"):
        shown = await world.manager.slash(world.channel, "group ending", day=typed)
        assert "I can't read" in said(shown).content
    assert not posts(world, "## 🍂")


async def test_the_day_can_be_changed_and_all_are_told(world: World) -> None:
    await led(world)
    await set_ending(world, LAST)
    await world.env.advance_time(60)
    shown = await world.manager.slash(world.channel, "group ending")
    opened = await world.manager.click(said(shown), label="Change the day")
    preview = await world.manager.submit_modal(opened, {"day": "in 6 weeks"})
    await world.manager.click(said(preview), label="Set this day")
    assert len(posts(world, "The day has changed")) == 1
    await days(world, 24)
    assert not posts(world, "Our last day")


async def test_taken_back_the_group_goes_on_and_nothing_more_comes(world: World) -> None:
    await led(world)
    await set_ending(world, LAST)
    await world.env.advance_time(60)
    shown = await world.manager.slash(world.channel, "group ending")
    await world.manager.click(said(shown), label="Take it back")
    assert len(posts(world, "The group goes on")) == 1
    await days(world, 30)
    assert len(posts(world, "## 🍂")) == 1


async def test_what_is_past_when_the_day_is_set_is_left_out(world: World) -> None:
    await led(world)
    await set_ending(world, "in 3 days")
    await days(world, 4)
    assert not posts(world, UNSAID)
    assert len(posts(world, "Our last day")) == 1


async def test_members_cannot_set_a_day(world: World) -> None:
    await led(world)
    shown = await world.person("Ada").slash(world.channel, "group ending", day=LAST)
    assert "for the group's facilitators" in said(shown).content


async def test_what_people_take_along_is_unread_until_it_is_posted_together(world: World) -> None:
    await led(world)
    await set_ending(world, LAST)
    assert "without your name" in await write(world, "Ada", "That I am not the only one")
    assert "with your name" in await write(world, "Ben", "Cleo's laugh", signed=True)
    assert not posts(world, "not the only one")
    await days(world, 23)
    (post,) = posts(world, "What we take along")
    assert "> That I am not the only one" in post.content
    assert f"> Cleo's laugh\n— <@{world.person('Ben').id}>" in post.content
    assert str(world.person("Ada").id) not in post.content


async def test_the_order_of_what_people_take_along_tells_nothing_of_them(world: World) -> None:
    await led(world)
    await set_ending(world, LAST)
    for name, words in zip(PEOPLE, ("Delta", "Bravo", "Echo", "Alpha", "Charlie"), strict=True):
        await write(world, name, words, signed=name in ("Ada", "Cleo"))
    await days(world, 23)
    (post,) = posts(world, "What we take along")
    stands = [line.removeprefix("> ") for line in post.content.splitlines() if line.startswith("> ")]
    assert stands == ["Alpha", "Bravo", "Charlie", "Delta", "Echo"]


async def test_it_can_be_changed_and_taken_out_until_then(world: World) -> None:
    await led(world)
    await set_ending(world, LAST)
    await write(world, "Ada", "One thing")
    await write(world, "Ada", "Another thing")
    await write(world, "Ben", "This goes")
    assert "nothing of yours any more" in await write(world, "Ben", "")
    await days(world, 23)
    (post,) = posts(world, "What we take along")
    assert "Another thing" in post.content
    assert "One thing" not in post.content
    assert "This goes" not in post.content


async def test_who_writes_too_late_gets_their_words_back(world: World) -> None:
    await led(world)
    await set_ending(world, LAST)
    (ask,) = posts(world, "Our ending")
    opened = await world.person("Ada").click(ask, label="What I take along")
    await days(world, 23)
    late = await world.person("Ada").submit_modal(opened, {"words": "I was too slow", "signed": ["no"]})
    assert "came too late" in said(late).content
    assert "> I was too slow" in said(late).content


async def test_who_leaves_takes_their_words_along_out_of_what_stands(world: World) -> None:
    await led(world)
    await set_ending(world, LAST)
    await write(world, "Ada", "Ada's words")
    await write(world, "Ben", "Ben's words")
    await days(world, 23)
    await world.person("Ada").click(world.welcome(), label="Leave")
    await world.env.advance_time(60)
    (post,) = posts(world, "What we take along")
    assert "Ada's words" not in post.content
    assert "Ben's words" in post.content


async def test_much_that_is_taken_along_fills_several_pages(world: World) -> None:
    names = [f"Person{number}" for number in range(9)]
    await led(world, *names)
    await set_ending(world, LAST)
    for name in names:
        await write(world, name, f"{name} " + "*" * 380)
    await days(world, 23)
    pages = posts(world, "Person")
    assert len(pages) > 1
    assert all(len(page.content) <= 2000 for page in pages)
    for name in names:
        assert sum(name in page.content for page in pages) == 1


async def test_the_last_round_begins_on_the_last_day_alone(world: World) -> None:
    await led(world)
    await set_ending(world, LAST)
    await days(world, 22)
    (last,) = posts(world, "Our last day")
    begun = await world.person("Ada").click(last, label="Begin the last round")
    assert "The invitation stands" in said(begun).content
    assert "> What I take along" in invitation(world).content
    again = await world.person("Ben").click(last, label="Begin the last round")
    assert "open here already" in said(again).content
    await days(world, 1)
    late = await world.person("Ben").click(last, label="Begin the last round")
    assert "was for that day" in said(late).content


async def test_a_group_that_ends_is_expected_to_part(world: World) -> None:
    await led(world)
    await set_ending(world, LAST)
    here = world.channel.id
    assert not world.live.known(here, here, world.env.now())
    await days(world, 9)
    assert world.live.known(here, here, world.env.now()) == {"separation"}
    shown = await answers(world, "Ada", "We are close to one another")
    assert "A day is set on which the group ends" in said(shown).content


async def test_a_post_that_discord_refuses_for_a_while_comes_once(world: World) -> None:
    await led(world)
    await set_ending(world, LAST)
    world.env.inject_error("POST", f"/channels/{world.channel.id}/messages", status=503, times=8)
    await days(world, 8)
    await world.env.advance_time(600)
    assert len(posts(world, "Two more weeks together")) == 1


async def test_a_post_that_somebody_took_on_and_never_made_is_made_by_another(world: World) -> None:
    await led(world)
    await set_ending(world, LAST)
    store, now = world.bot.desk.store, world.env.now()
    ending = await store.endings.of_group(world.live.group.id)
    assert ending is not None
    at = at_of(ending, "two-weeks", "UTC")
    assert at is not None
    assert await store.claims.claim(Claim(ending.group, "ending-two-weeks", ending.id, at, now))
    await world.restart(away=8 * DAY)
    await world.env.advance_time(300)
    assert len(posts(world, "Two more weeks together")) == 1


async def test_where_nothing_may_be_posted_the_facilitators_hear_of_it(world: World) -> None:
    staff = await led(world)
    await set_ending(world, LAST)
    world.env.inject_error("POST", f"/channels/{world.channel.id}/messages", status=403, times=1)
    await days(world, 8)
    assert len(told(staff, "I could not post about the group's ending")) == 1


async def test_a_long_absence_leaves_out_what_is_too_late_and_posts_what_people_wrote(world: World) -> None:
    await led(world)
    await set_ending(world, LAST)
    await write(world, "Ada", "Ada's words")
    await world.restart(away=40 * DAY)
    await world.env.advance_time(60)
    assert not posts(world, UNSAID)
    assert not posts(world, "Our last day")
    (post,) = posts(world, "What we take along")
    assert "Ada's words" in post.content


async def test_a_closed_group_ends_without_another_word(world: World) -> None:
    await led(world)
    await set_ending(world, LAST)
    (ask,) = posts(world, "Our ending")
    shown = await world.manager.slash(world.channel, "group close")
    await world.manager.click(said(shown), label="Close the group")
    await days(world, 30)
    assert not posts(world, UNSAID)
    pressed = await world.person("Ada").click(ask, label="What I take along")
    assert "has been closed" in said(pressed).content


async def test_who_has_not_joined_is_offered_to(world: World) -> None:
    await led(world)
    await set_ending(world, LAST)
    (ask,) = posts(world, "Our ending")
    pressed = await world.person("Otto").click(ask, label="What I take along")
    assert labels(said(pressed)) == ["Join"]


async def keepsake(world: World, name: str) -> str:
    answer = said(await world.person(name).slash(world.channel, "group keepsake"))
    (file,) = answer.attachments
    return (await file.read()).decode()


async def test_the_keepsake_holds_what_was_posted_and_nothing_before(world: World) -> None:
    await led(world)
    await set_ending(world, LAST)
    await write(world, "Ada", "A <b>bold</b> word")
    await write(world, "Ben", "Ben's words", signed=True)
    assert "Ben's words" not in await keepsake(world, "Cleo")
    await days(world, 23)
    page = await keepsake(world, "Cleo")
    assert "Carers" in page
    assert "We look after someone." in page
    assert "A &lt;b&gt;bold&lt;/b&gt; word" in page
    assert "<bdi>Ben</bdi>" in page
    assert "Ada" not in page
    assert "Stories before advice" in page
    assert "default-src 'none'" in page.replace("&#x27;", "'")


async def test_the_keepsake_is_for_who_joined(world: World) -> None:
    await led(world)
    answer = said(await world.person("Otto").slash(world.channel, "group keepsake"))
    assert "for people who joined" in answer.content


async def test_the_keepsake_holds_what_the_group_has_in_common_and_has_learned(world: World) -> None:
    await led(world)
    ben = world.person("Ben")
    line = await ben.slash(world.channel, "ground add")
    await ben.submit_modal(line, {"what": ["need"], "words": "Sleep, at last", "signed": ["no"]})
    for words, shown in (("I tell my sister early.", "yes"), ("Only for the book.", "no")):
        opened = await ben.slash(world.channel, "wisdom add")
        filled = {"words": words, "theme": "", "name": ["no"], "shown": [shown]}
        await ben.submit_modal(opened, filled)
    page = await keepsake(world, "Cleo")
    assert "Sleep, at last" in page
    assert "I tell my sister early." in page
    assert "Only for the book." not in page
    assert "Ben" not in page
