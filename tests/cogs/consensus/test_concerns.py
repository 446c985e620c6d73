"""A concern holds a proposal until it is answered: how it stands, who answers, and what is no answer."""

from tests.cogs.consensus.deciding import (
    ASIDE,
    CONCERN,
    FOR,
    HOURS_48,
    NOT,
    WORDING,
    concern_post,
    days,
    in_thread,
    mine,
    post,
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
