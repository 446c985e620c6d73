"""What goes wrong around a proposal: people leave, messages go, Discord refuses, the bot stops in the middle."""

import asyncio
import sqlite3
from contextlib import closing
from functools import partial

import pytest

from bot.practice.consensus import rules
from tests.cogs.consensus.deciding import (
    CONCERN,
    DAY,
    FOR,
    LIVE,
    NOT,
    WORDING,
    concern_post,
    days,
    draft,
    in_thread,
    letters_of,
    mine,
    post,
    posts,
    press,
    propose,
    record,
    records,
    reply,
    say,
    store,
    text,
    thread,
    whole,
)
from tests.world import World, below, labels, said


async def gone(world: World, name: str) -> None:
    asked = await world.person(name).click(world.welcome(), label="Leave")
    if asked.response is not None and labels(asked.response):
        await world.person(name).click(said(asked), label=labels(said(asked))[0])
    assert world.live.number(world.person(name).id) is None


async def test_a_concern_goes_with_who_leaves_and_nobody_is_named(circle: World) -> None:
    await propose(circle)
    for name in ("Ada", "Ben", "Mara"):
        await press(circle, name, FOR)
    await say(circle, "Cleo", NOT, "I could not come any more.")
    await gone(circle, "Cleo")
    await press(circle, "Dee", LIVE)
    stands = concern_post(circle).content
    assert "I could not come" in stands  # gone together with Cleo, it would tell that it was hers
    assert "1 concern stands" in text(post(circle))
    await days(circle, 1.1)
    assert not any("I could not come" in each.content for each in in_thread(circle))
    assert any("was taken back" in each.content for each in in_thread(circle))
    assert "Concerns" not in text(post(circle))
    await days(circle, 2)
    assert "✅ Agreed" in record(circle)
    assert "can't accept it: 0" in record(circle)


async def test_a_concern_of_who_left_goes_also_when_it_closes_before(circle: World) -> None:
    await propose(circle, until="2 hours")
    for name in ("Ada", "Ben", "Mara"):
        await press(circle, name, FOR)
    await say(circle, "Cleo", NOT, "I could not come any more.")
    await circle.env.advance_time(2 * 3600 - 60)
    await gone(circle, "Cleo")
    await circle.env.advance_time(120)
    assert "✅ Agreed" in record(circle)
    assert not any("I could not come" in each.content for each in in_thread(circle))


async def test_where_all_have_to_take_a_position_it_means_those_who_are_still_there(circle: World) -> None:
    await propose(circle, turnout="all")
    assert "At least 5 people" in text(post(circle))
    await gone(circle, "Dee")
    await circle.env.advance_time(5)
    assert "At least 4 people" in text(post(circle))
    for name in ("Ada", "Ben", "Mara", "Cleo"):
        await press(circle, name, FOR)
    assert "That many have." in text(post(circle))
    await days(circle, 3)
    assert "✅ Agreed" in record(circle)


async def test_who_raises_a_concern_and_takes_it_back_all_day_long_is_asked_to_rest(circle: World) -> None:
    await propose(circle)
    for number in range(4):
        taken = await say(circle, "Ada", CONCERN, f"Word {number}")
        await circle.person("Ada").click(said(taken), label="Take my position back")
    refused = said(await say(circle, "Ada", CONCERN, "Word 4")).content
    assert "several times today" in refused
    assert "> Word 4" in refused
    assert len([each for each in in_thread(circle) if "taken back" in each.content]) == 4
    await days(circle, 1)
    assert "Noted for" in said(await say(circle, "Ada", CONCERN, "Word 5")).content


async def test_a_proposal_of_who_leaves_becomes_the_groups(circle: World) -> None:
    await propose(circle)
    ada = str(circle.person("Ada").id)
    assert ada in text(post(circle))
    await gone(circle, "Ada")
    await circle.env.advance_time(5)
    assert ada not in text(post(circle))
    assert "Is this what we want?" in text(post(circle))
    taken_on = await circle.manager.slash(circle.channel, "consensus withdraw")
    assert "withdrawn" in said(taken_on).content  # whom nobody else leads, facilitators see to


async def test_signed_words_go_with_their_owner_and_the_number_stays(circle: World) -> None:
    await propose(circle)
    for name in ("Ada", "Ben"):
        await press(circle, name, FOR)
    await say(circle, "Cleo", CONCERN, "Quetzals sleep by then.", signed=True)
    await reply(circle, "Dee", "They do.")
    await days(circle, 3)
    assert "Quetzals" in record(circle)
    for name in ("Cleo", "Dee"):
        await gone(circle, name)
    await circle.env.advance_time(5)
    told = record(circle)
    assert "Quetzals" not in told
    assert str(circle.person("Cleo").id) not in told
    assert "I have a concern: 1" in told
    assert not any("They do." in each.content for each in in_thread(circle))
    assert "Quetzals" not in await whole(circle, "Ada")


async def test_unsigned_words_stay_in_the_record_when_somebody_leaves(circle: World) -> None:
    await propose(circle)
    for name in ("Ada", "Ben"):
        await press(circle, name, FOR)
    await say(circle, "Cleo", CONCERN, "Quetzals sleep by then.")
    await reply(circle, "Dee", "They do.")
    await days(circle, 3)
    await gone(circle, "Cleo")
    assert "Quetzals" in record(circle)


async def test_two_who_close_at_once_close_it_once(circle: World) -> None:
    await propose(circle)
    for name in ("Ada", "Ben", "Cleo", "Dee", "Mara"):
        await press(circle, name, FOR)
    (one,) = await store(circle).open_ones()
    now = circle.clock.now()
    rule = partial(rules.close, people=[each.person for each in one.ballots], now=now)
    changes = (store(circle).change(one.id, rule, now, erases=True) for _each in range(3))
    done = await asyncio.gather(*changes, return_exceptions=True)
    assert sum(isinstance(each, rules.Cannot) for each in done) == 2
    await circle.restart(away=120)
    assert len(records(circle)) == 1


async def test_a_draft_pressed_twice_is_put_once(circle: World) -> None:
    shown = await draft(circle)
    await circle.person("Ada").click(said(shown), label="Put it to the group")
    await circle.person("Ada").click(said(shown), label="Put it to the group")
    assert len(posts(circle)) == 1


async def test_where_it_cannot_be_posted_nothing_is_begun_and_the_draft_stays(circle: World) -> None:
    shown = await draft(circle)
    circle.env.inject_error("POST", "/channels/*/messages", status=403, times=1)
    refused = await circle.person("Ada").click(said(shown), label="Put it to the group")
    assert "nothing was begun" in said(refused).content
    assert await store(circle).open_ones() == []
    await circle.person("Ada").click(said(shown), label="Put it to the group")
    assert len(posts(circle)) == 1


async def test_a_record_that_discord_refused_is_posted_later_once(circle: World) -> None:
    await propose(circle)
    for name in ("Ada", "Ben", "Cleo"):
        await press(circle, name, FOR)
    circle.env.inject_error("POST", "/channels/*/messages", status=503, times=4)
    await days(circle, 3)
    await circle.env.advance_time(600)
    assert len(records(circle)) == 1


async def test_a_concern_that_could_not_be_posted_stands_soon(circle: World) -> None:
    await propose(circle)
    assert thread(circle)
    circle.env.inject_error("POST", "/channels/*/messages", status=503, times=4)
    answer = await say(circle, "Cleo", CONCERN, "Why so late?")
    assert "Noted" in said(answer).content
    await circle.env.advance_time(300)
    assert sum("Why so late?" in each.content for each in in_thread(circle)) == 1


async def test_after_a_restart_everything_goes_on_and_nothing_stands_twice(circle: World) -> None:
    await propose(circle)
    for name in ("Ada", "Ben", "Mara"):
        await press(circle, name, FOR)
    await say(circle, "Cleo", CONCERN, "Why?")
    await circle.restart(away=3 * DAY + 60)
    await circle.env.advance_time(60)
    assert records(circle) == []
    assert len(posts(circle)) == 1
    assert sum("has no reply yet" in each.content for each in in_thread(circle)) == 1
    await reply(circle, "Dee", "Because of the bus.")
    await circle.restart(away=5 * DAY)
    await circle.env.advance_time(300)
    assert len(records(circle)) == 1
    assert "✅ Agreed" in record(circle)
    await circle.restart()
    await circle.env.advance_time(300)
    assert len(records(circle)) == 1
    assert labels(concern_or_none(circle)) == []


def concern_or_none(world: World) -> object:
    return next(each for each in in_thread(world) if "has a concern" in each.content)


async def test_a_post_that_was_deleted_stands_again_at_the_next_change(circle: World) -> None:
    await propose(circle)
    await circle.channel_object.get_partial_message(post(circle).id).delete()
    await circle.env.settle()
    assert posts(circle) == []
    await circle.restart()
    await circle.env.advance_time(130)
    assert len(posts(circle)) == 1
    assert "Noted" in said(await press(circle, "Ben", FOR)).content


async def test_a_closed_group_decides_nothing_any_more(circle: World) -> None:
    await propose(circle)
    await press(circle, "Ada", FOR)
    await say(circle, "Cleo", NOT, "No.")
    group = circle.live.group.id
    asked = await circle.manager.slash(circle.channel, "group close")
    await circle.manager.click(said(asked), label=labels(said(asked))[0])
    await circle.env.advance_time(5)
    (ended,) = await store(circle).history(group)
    assert ended.outcome == "ended"
    assert await store(circle).stances(ended.id) == []
    assert posts(circle) == []


async def test_who_wishes_it_hears_of_a_reply_and_of_a_new_wording(circle: World) -> None:
    await propose(circle)
    await say(circle, "Cleo", CONCERN, "Why?")
    await circle.person("Cleo").click(post(circle), label="Remind me")
    await reply(circle, "Ben", "Because of the bus.")
    assert "replied to your concern" in letters_of(circle, "Cleo")[-1]
    opened = await circle.person("Ada").slash(circle.channel, "consensus amend")
    await circle.person("Ada").submit_modal(opened, {"wording": "We meet at seven.", "until": "3 days"})
    assert "position that you took is let go of" in letters_of(circle, "Cleo")[-1]
    assert letters_of(circle, "Dee") == []


async def test_who_keeps_apart_from_somebody_is_not_written_to_of_their_reply(circle: World) -> None:
    await propose(circle)
    await say(circle, "Cleo", CONCERN, "Why?")
    await circle.person("Cleo").click(post(circle), label="Remind me")
    live = circle.live
    cleo, ben = (live.number(circle.person(each).id) for each in ("Cleo", "Ben"))
    assert cleo is not None
    assert ben is not None
    await circle.bot.desk.store.blocks.put(live.group.id, cleo, ben, circle.clock.now())
    answer = await reply(circle, "Ben", "Because of the bus.")
    assert "Your reply stands" in said(answer).content  # as anybody's would
    assert letters_of(circle, "Cleo") == []


async def test_a_reply_that_comes_when_it_was_taken_back_gives_the_words_back(circle: World) -> None:
    await propose(circle)
    await say(circle, "Cleo", CONCERN, "Why?")
    opened = await circle.person("Ben").click(concern_post(circle), label="Reply to it")
    told = await mine(circle, "Cleo")
    await circle.person("Cleo").click(told, label="Take my position back")
    late = await circle.person("Ben").submit_modal(opened, {"words": "Because of the bus."})
    assert "taken back" in said(late).content
    assert "Because of the bus." in said(late).content


async def test_long_words_fit_and_what_has_no_room_is_read_in_the_record(circle: World) -> None:
    names = [f"P{number}" for number in range(8)]
    await circle.join(*names)
    await propose(circle, wording="*" * 1500, until="1 day")
    for name in ("Ada", "Ben", "Mara", "Dee"):
        await press(circle, name, FOR)
    for name in names:
        await say(circle, name, CONCERN, f"{name} " + "_*" * 240)
    for name in names:
        await reply(circle, "Cleo", "|" * 800, name)
    await days(circle, 5)
    told = record(circle)
    assert "more view" in told
    read = await whole(circle, "Dee")
    assert all(f"{name} " in read for name in names)


async def test_at_most_three_of_one_person_are_open(circle: World) -> None:
    for _each in range(3):
        await propose(circle)
    shown = await draft(circle)
    refused = await circle.person("Ada").click(said(shown), label="Put it to the group")
    assert "Three proposals of yours are open" in said(refused).content
    assert WORDING in text(posts(circle)[-1])
    which = await circle.person("Ada").slash(circle.channel, "consensus withdraw")
    assert "Which one do you mean" in said(which).content
    done = await circle.person("Ada").slash(circle.channel, "consensus withdraw", number=2)
    assert "Proposal 2 is withdrawn" in said(done).content


async def test_the_list_says_what_is_open_and_how_it_works(circle: World) -> None:
    empty = await circle.person("Ben").slash(circle.channel, "consensus list")
    assert "No proposal is open" in said(empty).content
    await propose(circle)
    result = await circle.person("Ben").slash(circle.channel, "consensus list")
    listed = f"{said(result).content}\n{below(result)}"
    for part in ("Proposal 1", WORDING, "Consent", "Consensus", "A sounding", "sealed, with you"):
        assert part in listed
    assert "Noted" in said(await press(circle, "Ben", LIVE)).content


async def test_while_the_database_is_held_nothing_is_lost_and_it_is_said(circle: World) -> None:
    await propose(circle)
    opened = await press(circle, "Cleo", CONCERN)
    path = circle.settings.database.url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        refused = await circle.person("Cleo").submit_modal(opened, {"words": "Why?", "signed": ["no"]})
        assert "nobody has read it" in said(refused).content
        assert "> Why?" in said(refused).content
        assert WORDING in said(await draft(circle, "Ben")).content
        other.execute("ROLLBACK")
    (one,) = await store(circle).open_ones()
    assert one.ballots == ()
    assert "Noted" in said(await say(circle, "Cleo", CONCERN, "Why?")).content


async def test_a_thread_that_was_deleted_lets_concerns_stand_in_the_channel(circle: World) -> None:
    await propose(circle)
    there = circle.guild_object.get_thread(thread(circle).id)
    assert there is not None
    await there.delete()
    await circle.env.settle()
    await say(circle, "Cleo", CONCERN, "Why so late?")
    assert any("Why so late?" in each.content for each in circle.channel.history())


async def test_where_it_cannot_read_what_was_said_a_concern_still_loses_its_button(circle: World) -> None:
    await propose(circle, until="2 hours", decided=["sounding"])
    for name in ("Ada", "Ben"):
        await press(circle, name, FOR)
    await say(circle, "Cleo", CONCERN, "Why so late?")
    circle.env.inject_error("GET", "/channels/*/messages/*", status=403, times=9)
    await circle.env.advance_time(2 * 3600 + 60)
    (stood,) = [each for each in in_thread(circle) if "Why so late?" in each.content]
    assert labels(stood) == []


async def test_where_its_channel_is_gone_it_is_not_tried_every_minute(
    circle: World, caplog: pytest.LogCaptureFixture
) -> None:
    await propose(circle, until="2 hours")
    await say(circle, "Cleo", CONCERN, "Why so late?")
    await circle.channel_object.delete()
    await circle.env.advance_time(5 * 3600)
    tried = [each for each in caplog.records if "could not be put on Discord" in each.getMessage()]
    assert len(tried) < 20


async def test_without_the_right_to_make_threads_concerns_stand_in_the_channel(circle: World) -> None:
    circle.env.inject_error("POST", "/channels/*/messages/*/threads", status=403, times=9)
    await propose(circle)
    await say(circle, "Cleo", CONCERN, "Why so late?")
    assert any("Why so late?" in each.content for each in circle.channel.history())
    opened = await circle.person("Ben").click(
        next(each for each in circle.channel.history() if "Reply to it" in labels(each)), label="Reply to it"
    )
    await circle.person("Ben").submit_modal(opened, {"words": "Because of the bus."})
    assert any("Because of the bus." in each.content for each in circle.channel.history())
