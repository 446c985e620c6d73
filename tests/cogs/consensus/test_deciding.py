"""A proposal from its first word to its record, as people in each seat see it."""

import pytest

from tests.cogs.consensus.deciding import (
    ASIDE,
    CONCERN,
    DAY,
    FOR,
    HOURS_48,
    LIVE,
    NOT,
    WORDING,
    concern_post,
    days,
    draft,
    gathered,
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
    text,
    whole,
)
from tests.world import World, labels, said


@pytest.fixture(name="circle")
async def _circle(world: World) -> World:
    return await gathered(world)


async def test_who_proposes_sees_it_before_anybody_else(circle: World) -> None:
    shown = await draft(circle)
    assert shown.ephemeral
    assert WORDING in text(said(shown))
    assert "Nothing is posted yet" in said(shown).content
    assert posts(circle) == []
    again = await circle.person("Ada").click(said(shown), label="Change it")
    assert again.modal is not None
    changed = await circle.person("Ada").submit_modal(
        again, {"wording": "We meet at nine.", "until": "2 days", "decided": ["sounding"], "turnout": ""}
    )
    await circle.person("Ada").click(said(changed), label="Put it to the group")
    assert "We meet at nine." in text(post(circle))
    twice = await circle.person("Ada").click(said(shown), label="Put it to the group")
    assert "was put to the group" in said(twice).content
    assert len(posts(circle)) == 1


async def test_the_post_says_all_that_one_needs_to_know(circle: World) -> None:
    told = text(await propose(circle))
    for part in (
        "Proposal 1",
        f"<@{circle.person('Ada').id}> asks",
        WORDING,
        "Consent",
        "At least 3 people",
        "That many have not yet",
        "<t:",
        "silence is never counted as yes",
        "Everybody who has joined",
    ):
        assert part in told, part
    assert labels(post(circle))[:5] == [FOR, LIVE, CONCERN, ASIDE, NOT]


@pytest.mark.parametrize(
    ("entries", "sentence"),
    [
        ({"until": "when we know"}, "could not read until when"),
        ({"until": "10 minutes"}, "an hour at least"),
        ({"until": "90 days"}, "60 days at most"),
        ({"turnout": "40"}, "5 have joined"),
        ({"wording": " \n "}, "what you propose"),
    ],
)
async def test_what_cannot_be_read_is_said_and_nothing_written_is_lost(
    circle: World, entries: dict[str, str], sentence: str
) -> None:
    shown = await draft(circle, **entries)
    assert sentence in said(shown).content
    if "wording" not in entries:
        assert WORDING in said(shown).content
    again = await circle.person("Ada").click(said(shown), label="Change it")
    fixed = {"wording": WORDING, "until": "3 days", "decided": ["consent"], "turnout": "50 %"}
    fixed_up = await circle.person("Ada").submit_modal(again, fixed)
    await circle.person("Ada").click(said(fixed_up), label="Put it to the group")
    assert "At least 3 people" in text(post(circle))


async def test_nobody_sees_how_many_stand_where_until_the_end(circle: World) -> None:
    await propose(circle)
    before = text(post(circle))
    for name in ("Ada", "Ben"):
        answer = await press(circle, name, FOR)
        assert answer.ephemeral
        assert "I'm for it" in said(answer).content
    assert text(post(circle)) == before
    await press(circle, "Cleo", LIVE)
    now = text(post(circle))
    assert "That many have." in now
    assert now.replace("That many have.", "That many have not yet.") == before
    await days(circle, 3)
    told = record(circle)
    assert "✅ Agreed" in told
    assert "I'm for it: 2" in told
    assert "I can live with it: 1" in told
    assert labels(next(each for each in circle.channel.history() if WORDING in text(each))) == []


async def test_one_person_has_one_voice_and_the_last_word_counts(circle: World) -> None:
    await propose(circle)
    for position in (FOR, LIVE, ASIDE, FOR):
        await press(circle, "Ada", position)
    await press(circle, "Ben", FOR)
    await days(circle, 3)
    assert "Not decided" in record(circle)  # two of three
    assert "I'm for it:" not in record(circle)


async def test_silence_is_not_counted_as_yes(circle: World) -> None:
    await propose(circle)
    await days(circle, 3)
    assert "silence is not counted as yes" in record(circle)


async def test_a_concern_is_answered_before_anything_is_decided(circle: World) -> None:
    await propose(circle)
    for name in ("Ada", "Ben", "Mara"):
        await press(circle, name, FOR)
    answer = await say(circle, "Cleo", CONCERN, "I could not come any more.")
    assert "without your name" in said(answer).content
    stands = concern_post(circle)
    assert stands.content.startswith("**Somebody has a concern")
    assert "I could not come any more." in stands.content
    assert "Cleo" not in stands.content
    assert str(circle.person("Cleo").id) not in stands.content
    assert "1 has no answer yet" in text(post(circle))
    await days(circle, 3)
    assert records(circle) == []
    assert "stays open this much longer" in text(post(circle))
    assert any("has no reply yet" in each.content for each in in_thread(circle))
    await reply(circle, "Ben", "We could begin at half past seven.")
    assert "It counts as answered" in concern_post(circle).content
    await circle.env.advance_time(HOURS_48 + 60)
    assert "it counts as answered" in concern_post(circle).content
    await days(circle, 1)
    told = record(circle)
    assert "✅ Agreed" in told
    assert "What some of you see differently" in told
    assert "I could not come any more." in told
    assert "I have a concern: 1" in told
    assert "whoever raised it has not said that this answers it" in told  # nobody speaks for them
    (stood,) = [each for each in in_thread(circle) if "has a concern" in each.content]
    assert "I could not come any more." in stood.content
    assert "This proposal is closed" in stood.content
    assert labels(stood) == []


async def test_once_it_has_a_reply_the_post_does_not_say_that_it_has_none(circle: World) -> None:
    await propose(circle)
    for name in ("Ada", "Ben", "Mara"):
        await press(circle, name, FOR)
    await say(circle, "Cleo", CONCERN, "I could not come any more.")
    assert "talk alone I do not count" in concern_post(circle).content
    await days(circle, 3)
    assert "for a concern that nobody has replied to" in text(post(circle))
    await reply(circle, "Ben", "We could begin at half past seven.")
    assert "nobody has replied to" not in text(post(circle))
    assert "until every concern has had its time" in text(post(circle))


async def test_when_its_time_is_up_a_concern_is_changed_and_not_raised_again_and_again(circle: World) -> None:
    await propose(circle)
    for name in ("Ada", "Ben", "Mara"):
        await press(circle, name, FOR)
    await say(circle, "Cleo", CONCERN, "I could not come any more.")
    await days(circle, 3)
    told = await mine(circle, "Cleo")
    refused = await circle.person("Cleo").click(told, label="Take my position back")
    assert "**I stand aside**, for example, lets go of your concern" in said(refused).content
    assert "I could not come any more." in concern_post(circle).content
    await press(circle, "Cleo", ASIDE)
    await days(circle, 3)
    assert "✅ Agreed" in record(circle)


async def test_with_no_reply_after_the_extension_it_lapses(circle: World) -> None:
    await propose(circle)
    for name in ("Ada", "Ben", "Mara"):
        await press(circle, name, FOR)
    await say(circle, "Cleo", NOT, "This was promised otherwise.")
    await days(circle, 3)
    await days(circle, 3)
    told = record(circle)
    assert "🍂 Lapsed" in told
    assert "This was promised otherwise." in told
    assert "without an answer" in told


async def test_its_owner_says_privately_that_it_is_answered(circle: World) -> None:
    await propose(circle)
    for name in ("Ada", "Ben", "Mara"):
        await press(circle, name, FOR)
    await say(circle, "Cleo", CONCERN, "Is it safe to walk home then?")
    await reply(circle, "Ben", "I walk with whoever likes.")
    told = await mine(circle, "Cleo")
    assert "Somebody replied in the thread" in told.content
    answered = await circle.person("Cleo").click(told, label="This answers me")
    assert answered.ephemeral
    assert "whoever raised it says so" in concern_post(circle).content
    await days(circle, 3)
    assert "✅ Agreed" in record(circle)
    read = await whole(circle, "Dee")
    assert "I walk with whoever likes." in read
    assert f"<@{circle.person('Ben').id}> replied" in read


async def test_whoever_raised_it_cannot_reply_to_it_and_others_do_not_learn_who(circle: World) -> None:
    await propose(circle)
    await say(circle, "Cleo", CONCERN, "It is too late.")
    own = await circle.person("Cleo").click(concern_post(circle), label="Reply to it")
    assert own.modal is None
    assert "your own concern" in said(own).content
    assert own.ephemeral


async def test_a_signed_word_has_its_name(circle: World) -> None:
    await propose(circle)
    for name in ("Ada", "Ben"):
        await press(circle, name, FOR)
    await say(circle, "Cleo", NOT, "I was not asked.", signed=True)
    cleo = f"<@{circle.person('Cleo').id}>"
    assert f"{cleo} can't accept this proposal" in concern_post(circle).content
    await reply(circle, "Ada", "I am sorry. What would you need?")
    await days(circle, 3)
    assert "✅ Agreed" in record(circle)
    assert cleo in record(circle)


async def test_two_who_cannot_accept_it_are_not_outvoted(circle: World) -> None:
    await propose(circle)
    for name in ("Ada", "Ben", "Mara"):
        await press(circle, name, FOR)
    for name in ("Cleo", "Dee"):
        await say(circle, name, NOT, f"Not with me, says the {len(name)}th bird.")
    await reply(circle, "Ada", "Thank you.", "4th bird")
    await reply(circle, "Ada", "Thank you.", "3th bird")
    await days(circle, 3)
    assert "Not agreed, for now" in record(circle)
    assert "I can't accept it: 2" in record(circle)


async def test_a_facilitator_cannot_close_it_over_a_concern_nor_over_silence(circle: World) -> None:
    await propose(circle)
    for name in ("Ada", "Ben", "Mara"):
        await press(circle, name, FOR)
    await say(circle, "Cleo", CONCERN, "Why?")
    refused = await circle.manager.slash(circle.channel, "consensus close")
    assert "nobody can close a proposal over one" in said(refused).content
    told = await mine(circle, "Cleo")
    await circle.person("Cleo").click(told, label="This answers me")
    refused = await circle.manager.slash(circle.channel, "consensus close")
    assert "everybody in the group has taken a position" in said(refused).content
    await press(circle, "Dee", LIVE)
    closed = await circle.manager.slash(circle.channel, "consensus close")
    assert "is closed" in said(closed).content
    assert "✅ Agreed" in record(circle)


async def test_a_new_wording_asks_everybody_anew_and_shows_what_changed(circle: World) -> None:
    await propose(circle)
    opened_before = await press(circle, "Dee", CONCERN)
    await press(circle, "Ben", FOR)
    await say(circle, "Cleo", CONCERN, "Eight is too late.")
    opened = await circle.person("Ada").slash(circle.channel, "consensus amend")
    done = await circle.person("Ada").submit_modal(
        opened, {"wording": "We meet at seven from February on.", "until": ""}
    )
    assert "new wording stands" in said(done).content
    (earlier,) = [each for each in in_thread(circle) if "Eight is too late." in each.content]
    assert "said to an earlier wording" in earlier.content
    assert "nothing is decided" not in earlier.content
    now = text(post(circle))
    assert "We meet at ~~eight~~ **seven** from February on." in now
    assert "positions are asked anew" in now
    assert any("was changed" in each.content for each in circle.channel.history())
    late = await circle.person("Dee").submit_modal(opened_before, {"words": "To keep.", "signed": ["no"]})
    assert "This wording is not asked any more" in said(late).content
    assert "To keep." in said(late).content
    assert "not taken a position" in (await mine(circle, "Ben")).content
    assert [each for each in in_thread(circle) if "Reply to it" in labels(each)] == []
    for name in ("Ada", "Ben", "Cleo"):
        await press(circle, name, FOR)
    await days(circle, 3)
    assert "✅ Agreed" in record(circle)
    assert "Eight is too late." not in record(circle)


async def test_a_comma_changed_at_night_is_no_way_past_a_concern(circle: World) -> None:
    await propose(circle)
    await say(circle, "Cleo", CONCERN, "Eight is too late.")
    wording = {"wording": WORDING + " Please."}
    opened = await circle.person("Ada").slash(circle.channel, "consensus amend")
    refused = await circle.person("Ada").submit_modal(opened, wording | {"until": "1 hour"})
    assert "two days at least" in said(refused).content
    assert "Please." in said(refused).content
    assert "Eight is too late." in concern_post(circle).content
    await days(circle, 2)
    opened = await circle.person("Ada").slash(circle.channel, "consensus amend")
    await circle.person("Ada").submit_modal(opened, wording | {"until": ""})
    for name in ("Ada", "Ben", "Mara"):
        await press(circle, name, FOR)
    await days(circle, 1.9)
    assert records(circle) == []
    await say(circle, "Cleo", CONCERN, "Eight is too late still.")
    await days(circle, 1)
    assert records(circle) == []


async def test_nobody_else_words_it_anew_or_takes_it_back(circle: World) -> None:
    await propose(circle)
    for name, command in (("Ben", "amend"), ("Mara", "amend"), ("Ben", "withdraw"), ("Mara", "withdraw")):
        result = await circle.person(name).slash(circle.channel, f"consensus {command}")
        assert "no such open proposal of yours" in said(result).content, (name, command)
    await circle.person("Ada").slash(circle.channel, "consensus withdraw")
    assert "Withdrawn" in record(circle)
    assert posts(circle) == []


async def test_a_sounding_decides_nothing_and_does_not_wait(circle: World) -> None:
    await propose(circle, decided=["sounding"])
    for name in ("Ada", "Ben"):
        await press(circle, name, FOR)
    await say(circle, "Cleo", NOT, "I would leave.")
    await days(circle, 3)
    told = record(circle)
    assert "Where you stand" in told
    assert "Nothing is decided" in told
    assert "I would leave." in told


async def test_what_was_decided_is_found_again(circle: World) -> None:
    for wording in ("We meet at eight.", "We bring bread."):
        await propose(circle, wording=wording, until="2 hours")
        for name in ("Ada", "Ben", "Cleo"):
            await press(circle, name, FOR)
        await circle.env.advance_time(2 * 3600 + 5)
    assert "We bring bread." in await whole(circle, "Dee", "2")
    assert "We meet at eight." in await whole(circle, "Dee", "EIGHT")
    listed = await whole(circle, "Dee", "2026-01")
    assert "We bring bread." in listed
    assert "We meet at eight." in listed
    assert "found none" in await whole(circle, "Dee", "2025")
    assert "people who joined" in await whole(circle, "Zoe", "1")


async def test_who_has_not_joined_is_offered_to(circle: World) -> None:
    await propose(circle)
    answer = await circle.person("Zoe").click(post(circle), label=FOR)
    assert labels(said(answer)) == ["Join"]
    refused = await circle.person("Zoe").slash(circle.channel, "consensus propose")
    assert "people who joined" in said(refused).content


async def test_who_joins_when_its_time_was_up_takes_part_in_the_next_one(circle: World) -> None:
    await propose(circle)
    for name in ("Ada", "Ben", "Mara"):
        await press(circle, name, FOR)
    await say(circle, "Cleo", CONCERN, "Why?")
    await days(circle, 3)
    await circle.join("Zoe")
    answer = await press(circle, "Zoe", FOR)
    assert "You take part in the next one" in said(answer).content


async def test_a_group_can_do_without_and_what_is_open_goes_on(circle: World) -> None:
    await propose(circle)
    shown = await draft(circle, "Ben")
    await circle.bot.desk.store.groups.do_without(circle.live.group.id, ["consensus"])
    await circle.bot.desk.directory.refresh(circle.live)
    assert (
        "does without"
        in said(await circle.person("Ben").click(said(shown), label="Put it to the group")).content
    )
    assert (
        "does without" in said(await circle.person("Ben").slash(circle.channel, "consensus propose")).content
    )
    assert "Noted" in said(await press(circle, "Ben", FOR)).content


async def test_it_is_reminded_of_who_wished_it_and_has_not_answered(world: World) -> None:
    await gathered(world)
    await propose(world)
    for name in ("Ada", "Ben"):
        agreed = await world.person(name).click(post(world), label="Remind me")
        assert "before it closes" in said(agreed).content
    await press(world, "Ada", FOR)
    await world.env.advance_time(2.3 * DAY)
    letters = {name: letters_of(world, name) for name in ("Ada", "Ben", "Cleo")}
    assert len(letters["Ben"]) == 1
    assert "not taken a position" in letters["Ben"][0]
    assert letters["Ada"] == letters["Cleo"] == []


async def test_who_asks_late_to_be_reminded_hears_that_this_was_it(circle: World) -> None:
    await propose(circle)
    await days(circle, 2.5)
    asked = await circle.person("Ben").click(post(circle), label="Remind me")
    assert "this was the reminder" in said(asked).content
    again = await circle.person("Ben").click(post(circle), label="Remind me")
    assert "I do not write to you" in said(again).content
    await days(circle, 1)
    assert letters_of(circle, "Ben") == []
