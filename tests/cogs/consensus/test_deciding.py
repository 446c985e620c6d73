"""A proposal from its first word to its record, as people in each seat see it."""

import pytest

from tests.cogs.consensus.deciding import (
    ASIDE,
    CONCERN,
    DAY,
    FOR,
    LIVE,
    NOT,
    WORDING,
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
    reply,
    say,
    text,
    whole,
)
from tests.world import World, labels, said


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
