"""A round of stories, as everybody in it sees it."""

from tests.cogs.rounds.telling import (
    begun,
    finish,
    go_on,
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
    await minutes(circle, 7)
    assert teller(circle) is None
    await minutes(circle, 2)
    assert teller(circle) == "Ben"


async def test_anybody_may_let_it_go_on(circle: World) -> None:
    await begun(circle, "Ada", "Ben")
    await tell(circle, "Ada")
    assert "Leave the story a moment" in said(await press(circle, "Dee", "Go on")).content
    await go_on(circle, "Dee")
    assert teller(circle) == "Ben"


async def test_go_on_under_an_earlier_story_calls_nobody(circle: World) -> None:
    await begun(circle, "Ada", "Ben", "Cleo")
    await tell(circle, "Ada")
    (*_older, first) = (each for each in circle.channel.history() if "Go on" in labels(each))
    await go_on(circle, "Dee")
    await tell(circle, "Ben")
    refused = await circle.person("Dee").click(first, label="Go on")
    assert "earlier story" in said(refused).content
    assert teller(circle) is None


async def test_talk_after_a_story_gives_it_more_time(circle: World) -> None:
    await begun(circle, "Ada", "Ben")
    await tell(circle, "Ada")
    for _again in range(3):
        await minutes(circle, 6)
        await circle.person("Dee").send(circle.channel, "I sat there, too.")
    assert teller(circle) is None
    await minutes(circle, 9)
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
    await minutes(circle, 45)
    own = said(await press(circle, "Ada", "My story"))
    assert f"<@{circle.person('Ben').id}> said thank you" in own.content


async def test_ones_own_story_is_not_answered_by_oneself(circle: World) -> None:
    await begun(circle, "Ada")
    await tell(circle, "Ada")
    assert "your own story" in said(await press(circle, "Ada", "I know this")).content


async def test_who_does_not_want_the_word_is_not_asked_again(circle: World) -> None:
    await begun(circle, "Ada", "Ben")
    skipped = await press(circle, "Ada", "Not now")
    assert "nobody asks you until" in said(skipped).content
    assert "Take my hand down" in labels(said(skipped))
    assert teller(circle) == "Ben"
    assert any("turn is kept for later" in text for text in spoken(circle))
    await tell(circle, "Ben")
    assert "No hand is up" in said(await go_on(circle, "Cleo")).content
    await raise_hand(circle, "Ada")
    await go_on(circle, "Cleo")
    assert teller(circle) == "Ada"


async def test_who_stops_in_the_middle_is_thanked_and_answered(circle: World) -> None:
    await begun(circle, "Ada", "Ben")
    await circle.person("Ada").send(circle.channel, "When he died I was not there. I cannot")
    await press(circle, "Ada", "Not now")
    assert teller(circle) is None
    assert "Thank you, <@" in spoken(circle)[-1]
    await know(circle, "Cleo", "When my mother died I was not there either.")
    assert "**Cleo** knows this" in spoken(circle)[-1]


async def test_people_who_went_away_are_called_once(circle: World) -> None:
    await begun(circle, "Ada", "Ben")
    await minutes(circle, 240)
    calls = [text for text in spoken(circle) if "kept for later" in text]
    assert len(calls) == 2
    assert not await circle.bot.desk.store.rounds.open_ones()


async def test_one_long_message_is_waited_for(circle: World) -> None:
    await begun(circle, "Ada", "Ben")
    await minutes(circle, 14)
    assert teller(circle) == "Ada"
    assert "We wait for you" in said(await press(circle, "Ada", "A little more")).content
    await minutes(circle, 14)
    assert teller(circle) == "Ada"


async def test_giving_the_word_back_by_any_button_gives_it_back(circle: World) -> None:
    await begun(circle, "Ada", "Ben")
    await circle.person("Ada").click(invitation(circle), label="I'd rather listen")
    assert teller(circle) == "Ben"


async def test_only_who_has_the_word_ends_it(circle: World) -> None:
    await begun(circle, "Ada", "Ben")
    refused = await finish(circle, "Ben")
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


async def test_where_the_bot_may_not_react_the_sign_is_for_the_teller_alone(circle: World) -> None:
    await begun(circle, "Ada", minutes="5")
    circle.env.inject_error("PUT", "*/reactions/*", status=403, times=None)
    before = spoken(circle)
    await minutes(circle, 4.5)
    assert spoken(circle) == before
    assert any("nearly up" in message.content for message in circle.whispers("Ada"))


async def test_hands_may_come_late_and_go_again(circle: World) -> None:
    await begun(circle, "Ada")
    assert "you are next" in await raise_hand(circle, "Ben")
    await circle.env.advance_time(1)
    assert "I let you know" in await raise_hand(circle, "Cleo")
    await press(circle, "Ben", "I'd rather listen")
    await tell(circle, "Ada")
    await minutes(circle, 9)
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
    await minutes(circle, 45)
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
    assert "**Ben** changed the order" in spoken(circle)[-1]
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
    await go_on(circle, "Dee")
    assert teller(circle) == "Cleo"


async def test_a_go_round_goes_on_at_once(circle: World) -> None:
    await invite(circle, kind=["go-round"])
    for name in ("Ada", "Ben"):
        await raise_hand(circle, name)
        await circle.env.advance_time(1)
    await press(circle, "Mara", "Let's begin")
    await tell(circle, "Ada")
    assert teller(circle) == "Ben"
    assert any("I know this" in labels(message) for message in circle.channel.history())


async def test_the_end_names_what_came_up_and_each_may_put_it_in_their_words(circle: World) -> None:
    people = ("Ada", "Ben", "Cleo", "Dee", "Mara")
    await begun(circle, *people)
    for name in people:
        await tell(circle, name, "Those nights were long, and the waiting was worse than the nights.")
        if name != "Mara":
            await go_on(circle, "Mara")
    await circle.manager.slash(circle.channel, "round close")
    await circle.manager.slash(circle.channel, "round close")
    end = spoken(circle)[-1]
    assert end.startswith("## 🌾")
    assert "nights" in end
    for name, words in (("Ben", "We are all awake at four."), ("Cleo", "Nobody told us.")):
        form = await press(circle, name, "Put it in our words")
        await circle.person(name).submit_modal(form, {"words": words})
    one, another = spoken(circle)[-2:]
    assert "as **Ben** sees it:\n> We are all awake at four." in one
    assert "> Nobody told us." in another
    assert spoken(circle)[-3] == end


async def test_closing_lets_a_story_be_told_and_answered_first(circle: World) -> None:
    await begun(circle, "Ada", "Ben")
    await circle.person("Ada").send(circle.channel, "It began in March.")
    closing = await circle.manager.slash(circle.channel, "round close")
    assert "after this story" in said(closing).content
    assert teller(circle) == "Ada"
    await finish(circle, "Ada")
    await know(circle, "Cleo", "When I was there")
    await minutes(circle, 9)
    assert spoken(circle)[-1].startswith("## 🌾")
    await know(circle, "Dee", "Later I knew it, too")
    assert "**Dee** knows this" in spoken(circle)[-1]


async def test_a_round_in_which_hands_were_up_is_not_said_to_have_had_none(circle: World) -> None:
    await begun(circle, "Ada")
    await press(circle, "Ada", "Not now")
    await minutes(circle, 60)
    assert "Thank you to all who were here." in spoken(circle)[-1]


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
    assert "Nobody raised a hand this time" in spoken(circle)[-1]


async def test_resting_and_going_on(circle: World) -> None:
    await begun(circle, "Ada", "Ben")
    await circle.manager.slash(circle.channel, "round pause")
    await minutes(circle, 60)
    assert teller(circle) == "Ada"
    await circle.manager.slash(circle.channel, "round resume")
    await tell(circle, "Ada")
    await go_on(circle, "Dee")
    assert teller(circle) == "Ben"


async def test_in_a_go_round_the_message_that_gave_the_word_asks_the_others(circle: World) -> None:
    await invite(circle, kind=["go-round"])
    for name in ("Ada", "Ben"):
        await raise_hand(circle, name)
        await circle.env.advance_time(1)
    await press(circle, "Mara", "Let's begin")
    before = len(spoken(circle))
    await tell(circle, "Ada", "Tired today.")
    await tell(circle, "Ben", "Glad to be here.")
    assert len(spoken(circle)) == before + 1  # Ben was given the word
    asking = [message for message in circle.channel.history() if "I know this" in labels(message)]
    assert [len(labels(message)) for message in asking] == [3, 3]


async def test_everybody_sees_that_the_round_rests_and_goes_on(circle: World) -> None:
    await begun(circle, "Ada")
    await circle.manager.slash(circle.channel, "round pause")
    assert "rests for a while" in spoken(circle)[-1]
    await circle.manager.slash(circle.channel, "round resume")
    assert spoken(circle)[-1] == "The round goes on."


async def test_after_the_end_nothing_goes_on_and_the_last_story_can_be_answered(circle: World) -> None:
    await begun(circle, "Ada")
    await tell(circle, "Ada")
    assert any("Go on" in labels(message) for message in circle.channel.history())
    await minutes(circle, 45)
    assert not any("Go on" in labels(message) for message in circle.channel.history())
    assert any("I know this" in labels(message) for message in circle.channel.history())


async def test_a_facilitator_who_has_not_joined_can_let_it_begin_and_look(world: World) -> None:
    await world.group()
    await world.join("Ada")
    await invite(world)
    await raise_hand(world, "Ada")
    await press(world, "Mara", "Let's begin")
    assert teller(world) == "Ada"
    assert "has the word" in said(await world.manager.slash(world.channel, "round status")).content


async def test_a_long_story_that_was_kept_is_read_whole(circle: World) -> None:
    await begun(circle, "Ada")
    await tell(circle, "Ada")
    await minutes(circle, 45)
    own = said(await press(circle, "Ada", "My story"))
    form = await circle.person("Ada").click(own, label="Keep it for me")
    told = "\n".join(f"Night {number} was long." for number in range(150))
    await circle.person("Ada").submit_modal(form, {"words": told})
    await circle.person("Ada").slash(circle.channel, "round history")
    read = "\n".join(message.content for message in circle.whispers("Ada"))
    assert all(f"Night {number} was long." in read for number in range(150))
