"""A round of stories, as everybody in it sees it."""

import pytest

from tests.cogs.rounds.telling import (
    begun,
    gathered,
    invitation,
    invite,
    know,
    minutes,
    press,
    raise_hand,
    spoken,
    tell,
    teller,
)
from tests.world import World, labels, said


@pytest.fixture(name="circle")
async def _circle(world: World) -> World:
    return await gathered(world)


async def test_the_invitation_calls_on_nobody(circle: World) -> None:
    done = await invite(circle, theme="The nights")
    assert done.ephemeral
    text = invitation(circle).content
    assert "> The nights" in text
    assert "Nobody is called on" in text
    assert labels(invitation(circle)) == ["I have a story", "I'd rather listen", "Let's begin"]


async def test_stories_go_from_one_to_the_next_with_time_for_what_they_stir(circle: World) -> None:
    await begun(circle, "Ada", "Ben")
    assert teller(circle) == "Ada"
    await tell(circle, "Ada")
    assert teller(circle) is None
    assert "What of this do you know from your own life?" in spoken(circle)[-1]
    await minutes(circle, 3)
    assert teller(circle) is None
    await minutes(circle, 2)
    assert teller(circle) == "Ben"


async def test_anybody_may_let_it_go_on(circle: World) -> None:
    await begun(circle, "Ada", "Ben")
    await tell(circle, "Ada")
    await press(circle, "Dee", "Go on")
    assert teller(circle) == "Ben"


async def test_talk_after_a_story_gives_it_more_time(circle: World) -> None:
    await begun(circle, "Ada", "Ben")
    await tell(circle, "Ada")
    for _again in range(4):
        await minutes(circle, 3)
        await circle.person("Dee").send(circle.channel, "I sat there, too.")
    assert teller(circle) is None
    await minutes(circle, 5)
    assert teller(circle) == "Ben"


async def test_who_knows_it_says_so_in_their_own_words_to_the_teller(circle: World) -> None:
    await begun(circle, "Ada")
    await tell(circle, "Ada")
    answered = await know(circle, "Ben", "When I sat with my mother, the clock was so loud.")
    assert answered.ephemeral
    standing = spoken(circle)[-1]
    assert standing.startswith("**Ben** knows this, <@")
    assert "> When I sat with my mother" in standing
    assert "Take it back" in labels(said(answered))


async def test_a_life_lived_otherwise_stands_beside_and_is_no_dispute(circle: World) -> None:
    await begun(circle, "Ada")
    await tell(circle, "Ada")
    await know(circle, "Ben", "No, not for me: I slept well.", "I lived it differently")
    assert "**Ben** lived it differently" in spoken(circle)[-1]
    assert "beside yours" in spoken(circle)[-1]
    assert not circle.live.talk(circle.channel.id).room.unmet


async def test_an_answer_can_be_changed_and_taken_back(circle: World) -> None:
    await begun(circle, "Ada")
    await tell(circle, "Ada")
    first = await know(circle, "Ben", "Xylophone")
    await know(circle, "Ben", "Zither")
    assert next(text for text in spoken(circle) if "**Ben**" in text).endswith("> Zither")
    await circle.person("Ben").click(said(first), label="Take it back")
    assert not any("**Ben**" in text for text in spoken(circle))


async def test_a_thank_you_is_for_the_teller_alone_and_nobody_counts_it(circle: World) -> None:
    await begun(circle, "Ada")
    await tell(circle, "Ada")
    before = spoken(circle)
    assert (await press(circle, "Ben", "Thank you")).ephemeral
    assert spoken(circle) == before
    await circle.manager.slash(circle.channel, "round close")
    own = said(await press(circle, "Ada", "My story"))
    assert f"<@{circle.person('Ben').id}> said thank you" in own.content


async def test_ones_own_story_is_not_answered_by_oneself(circle: World) -> None:
    await begun(circle, "Ada")
    await tell(circle, "Ada")
    assert "your own story" in said(await press(circle, "Ada", "I know this")).content


async def test_who_skips_is_asked_again_after_the_next(circle: World) -> None:
    await begun(circle, "Ada", "Ben")
    await press(circle, "Ada", "Skip me now")
    assert teller(circle) == "Ben"
    assert any("turn is kept for later" in text for text in spoken(circle))
    await tell(circle, "Ben")
    await press(circle, "Cleo", "Go on")
    assert teller(circle) == "Ada"


async def test_who_says_nothing_is_not_waited_for_and_loses_nothing(circle: World) -> None:
    await begun(circle, "Ada", "Ben")
    await minutes(circle, 5)
    assert teller(circle) == "Ben"
    await tell(circle, "Ben")
    await minutes(circle, 5)
    assert teller(circle) == "Ada"


async def test_only_who_has_the_word_ends_it(circle: World) -> None:
    await begun(circle, "Ada", "Ben")
    refused = await press(circle, "Ben", "That's my story")
    assert "whoever has the word" in said(refused).content
    assert teller(circle) == "Ada"


async def test_the_time_is_signed_softly_and_nobody_is_cut_off(circle: World) -> None:
    await begun(circle, "Ada", minutes="5")
    await minutes(circle, 3.5)
    message = await circle.person("Ada").send(circle.channel, "It began in March.")
    before = spoken(circle)
    await minutes(circle, 1)
    assert [str(reaction.emoji) for reaction in circle.channel.history()[-1].reactions] == ["⏳"]
    assert circle.channel.history()[-1].id == message.id
    await minutes(circle, 2)
    assert spoken(circle) == before
    more = said(await press(circle, "Ada", "A little more"))
    assert "Take your time" in more.content


async def test_hands_may_come_late_and_go_again(circle: World) -> None:
    await begun(circle, "Ada")
    assert "you are next" in await raise_hand(circle, "Ben")
    await circle.env.advance_time(1)
    assert "I call you" in await raise_hand(circle, "Cleo")
    await press(circle, "Ben", "I'd rather listen")
    await tell(circle, "Ada")
    await minutes(circle, 5)
    assert teller(circle) == "Cleo"
    await raise_hand(circle, "Dee")
    await minutes(circle, 0.1)
    assert f"Next: <@{circle.person('Dee').id}>" in invitation(circle).content
    await press(circle, "Dee", "I'd rather listen")
    await minutes(circle, 0.1)
    assert "Next:" not in invitation(circle).content


async def test_who_told_least_lately_is_offered_the_word_first(circle: World) -> None:
    await begun(circle, "Ada")
    await tell(circle, "Ada")
    await circle.manager.slash(circle.channel, "round close")
    await begun(circle, "Ada", "Ben")
    assert teller(circle) == "Ben"


async def test_the_group_may_put_hands_in_its_own_order(circle: World) -> None:
    await invite(circle)
    for name in ("Ada", "Ben", "Cleo"):
        await raise_hand(circle, name)
        await circle.env.advance_time(1)
    form = await circle.person("Ben").slash(circle.channel, "round order")
    wrong = await circle.person("Ben").submit_modal(form, {"names": "Zoe\nBen"})
    assert "no raised hand of “Zoe”" in said(wrong).content
    form = await circle.person("Ben").slash(circle.channel, "round order")
    await circle.person("Ben").submit_modal(form, {"names": "Cleo\nAda\nBen"})
    assert "**Ben** asked for another order" in spoken(circle)[-1]
    await press(circle, "Cleo", "Let's begin")
    assert teller(circle) == "Cleo"


async def test_the_sides_of_a_difference_tell_in_turn(circle: World) -> None:
    await invite(circle, kind=["difference"], theme="The new evening", sides="Thursday\nSunday")
    for name, side in (("Ada", "Thursday"), ("Ben", "Thursday"), ("Cleo", "Sunday")):
        asked = await circle.person(name).click(invitation(circle), label="I'll tell how I see it")
        await circle.person(name).click(said(asked), label=side)
        await circle.env.advance_time(1)
    await press(circle, "Ada", "Let's begin")
    assert teller(circle) == "Ada"
    await tell(circle, "Ada")
    await press(circle, "Dee", "Go on")
    assert teller(circle) == "Cleo"
    assert "From the side “Sunday”" in spoken(circle)[-1]


async def test_a_go_round_goes_on_at_once(circle: World) -> None:
    await invite(circle, kind=["go-round"])
    for name in ("Ada", "Ben"):
        await raise_hand(circle, name)
        await circle.env.advance_time(1)
    await press(circle, "Mara", "Let's begin")
    await tell(circle, "Ada")
    assert teller(circle) == "Ben"
    assert any("I know this" in labels(message) for message in circle.channel.history())


async def test_the_end_names_what_came_up_and_the_group_puts_it_in_its_words(circle: World) -> None:
    await begun(circle, *("Ada", "Ben", "Cleo", "Dee", "Mara"))
    for name in ("Ada", "Ben", "Cleo", "Dee", "Mara"):
        await tell(circle, name, "Those nights were long, and the waiting was worse than the nights.")
        await press(circle, "Mara", "Go on")
    await circle.manager.slash(circle.channel, "round close")
    end = spoken(circle)[-1]
    assert end.startswith("## 🌾")
    assert "nights" in end
    form = await press(circle, "Ben", "Put it in our words")
    await circle.person("Ben").submit_modal(form, {"words": "We are all awake at four."})
    assert "> We are all awake at four." in spoken(circle)[-1]
    assert "In the words of Ben" in spoken(circle)[-1]


async def test_a_round_ends_of_itself(circle: World) -> None:
    await begun(circle, "Ada")
    await tell(circle, "Ada")
    await minutes(circle, 45)
    assert spoken(circle)[-1].startswith("## 🌾")
    assert "come to its end" in invitation(circle).content
    assert labels(invitation(circle)) == []


async def test_an_invitation_that_nobody_takes_up_is_no_failure(circle: World) -> None:
    await invite(circle)
    await minutes(circle, 190)
    assert "that is all right" in spoken(circle)[-1]


async def test_resting_and_going_on(circle: World) -> None:
    await begun(circle, "Ada", "Ben")
    await circle.manager.slash(circle.channel, "round pause")
    await minutes(circle, 60)
    assert teller(circle) == "Ada"
    await circle.manager.slash(circle.channel, "round resume")
    await tell(circle, "Ada")
    await press(circle, "Dee", "Go on")
    assert teller(circle) == "Ben"
