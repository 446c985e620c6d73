"""Ideas are gathered, in the open or written first, and everybody reads the same."""

from tests.cogs.brainstorms.thinking import (
    QUESTION,
    a_moment,
    begin,
    board,
    goes_on,
    grow,
    hold,
    own,
    press,
    public,
    read,
    think,
    thread,
    told,
)
from tests.world import World, labels, said


async def test_a_member_begins_one_and_everybody_may_have_an_idea(circle: World) -> None:
    done = await begin(circle)
    assert done.ephemeral
    assert "The brainstorm is open" in read(done)
    assert f"> {QUESTION}" in board(circle).content
    assert labels(board(circle)) == ["I have an idea", "And …", "Read all", "My ideas", "More"]
    assert "when it ends I forget it for good" in board(circle).content
    assert thread(circle).name == f"Brainstorm: {QUESTION}"
    assert "without your name" in await think(circle, "Ben", "Sleep in turns")
    assert "with your name" in await think(circle, "Cleo", "Ask the neighbours", named=True)
    await a_moment(circle)
    post = board(circle).content
    assert "**1** Sleep in turns\n" in post
    assert f"**2** Ask the neighbours · <@{circle.person('Cleo').id}>" in post
    assert str(circle.person("Ben").id) not in public(circle)


async def test_what_is_written_first_appears_all_together_without_names_when_the_time_is_up(
    circle: World,
) -> None:
    await begin(circle, way=["private"], until="30 minutes")
    ideas = {"Ada": "Sleep in turns", "Ben": "Ask the neighbours", "Mara": "A day off"}
    for name, words in ideas.items():
        assert "nobody reads it yet" in await think(circle, name, words, private=True)
    await a_moment(circle)
    assert "Read all" not in labels(board(circle))
    assert not any(words in public(circle) for words in ideas.values())
    assert "Sleep in turns" in read(await press(circle, "Ada", "My ideas"))
    assert "Sleep in turns" not in read(await press(circle, "Mara", "My ideas"))
    await circle.env.advance_time(30 * 60)
    await a_moment(circle)
    assert all(words in board(circle).content for words in ideas.values())
    assert not any(f"<@{circle.person(name).id}>" in board(circle).content for name in ideas)
    assert "All ideas are here now" in told(circle)[-1]


async def test_facilitators_read_what_is_written_first_no_sooner_than_the_others(circle: World) -> None:
    await begin(circle, by="Mara", way=["private"])
    await think(circle, "Ben", "Sleep in turns", private=True)
    more = await press(circle, "Mara", "More")
    assert labels(said(more)) == ["End the gathering"]
    await goes_on(circle, "Mara", "End the gathering")
    assert "Sleep in turns" in board(circle).content


async def test_only_its_host_and_facilitators_end_the_gathering(circle: World) -> None:
    await begin(circle, by="Ada")
    await think(circle, "Ada", "Sleep in turns")
    refused = await circle.person("Ben").slash(circle.channel, "brainstorm close")
    assert "for whoever began the brainstorm" in read(refused)
    more = await press(circle, "Ben", "More")
    assert labels(said(more)) == ["Put like with like"]
    assert "It goes on" in await goes_on(circle, "Ada", "End the gathering")
    assert labels(board(circle)) == ["And …", "Put like with like", "Read all", "My ideas", "More"]


async def test_an_and_stands_below_the_idea_it_grew_on(circle: World) -> None:
    await begin(circle)
    await think(circle, "Ada", "Sleep in turns")
    await think(circle, "Ben", "Ask the neighbours")
    await grow(circle, "Cleo", 1, "write down who had which night", named=True)
    await a_moment(circle)
    lines = board(circle).content.splitlines()
    at = lines.index("**1** Sleep in turns")
    assert lines[at + 1].startswith("↳ **3** and write down who had which night · <@")


async def test_two_that_are_alike_stand_together_until_somebody_takes_them_apart(circle: World) -> None:
    await begin(circle)
    for name in ("Ada", "Ben", "Cleo"):
        await think(circle, name, f"An idea of {name}")
    opened = await press(circle, "Dee", "Put like with like")
    done = await circle.person("Dee").submit_modal(opened, {"which": ["3", "1"]})
    await a_moment(circle)
    assert "↳ **3** An idea of Cleo" in board(circle).content
    undone = await circle.person("Dee").click(said(done), label="Take them apart again")
    assert "stands for itself again" in read(undone)
    await a_moment(circle)
    assert "↳" not in board(circle).content
    opened = await press(circle, "Dee", "Put like with like")
    await circle.person("Dee").submit_modal(opened, {"which": ["2", "1"]})
    opened = await press(circle, "Eli", "Take apart")
    await circle.person("Eli").submit_modal(opened, {"which": ["2"]})
    await a_moment(circle)
    assert "↳" not in board(circle).content


async def test_who_wrote_it_changes_it_or_takes_it_back_and_nobody_else(circle: World) -> None:
    await begin(circle)
    await think(circle, "Ada", "Sleep in turns")
    await think(circle, "Ben", "Ask the neighbours")
    assert "It says that now" in await own(circle, "Ada", 1, "Sleep in turns, two nights each")
    await a_moment(circle)
    assert "two nights each" in board(circle).content
    assert "taken back" in await own(circle, "Ada", 1, "")
    await a_moment(circle)
    assert "Sleep in turns" not in public(circle)
    assert "Ask the neighbours" in board(circle).content


async def test_nothing_is_held_back_in_silence_and_its_author_may_say_it_anew(circle: World) -> None:
    await begin(circle)
    await think(circle, "Ben", "Tell Mrs Miller next door")
    answer = await hold(circle, "Mara", 1, "It names somebody who is not here.")
    assert "everybody reads that one is" in answer
    assert str(circle.person("Ben").id) not in answer
    await a_moment(circle)
    assert "Mrs Miller" not in public(circle)
    assert "1 idea is being held back, with a reason given to its author" in board(circle).content
    here = read(await press(circle, "Ben", "Read all"))
    assert "It names somebody who is not here" in here
    assert "Mrs Miller" in here
    again = read(await press(circle, "Ben", "Read all"))
    assert "It names somebody" not in again
    assert "It names somebody" not in read(await press(circle, "Cleo", "Read all"))
    await own(circle, "Ben", 1, "Tell somebody next door")
    await a_moment(circle)
    assert "**1** Tell somebody next door" in board(circle).content
    assert "held back" not in board(circle).content


async def test_a_reason_reaches_who_asked_to_be_written_to(world: World) -> None:
    await world.group()
    await world.join("Ada", "Mara")
    await world.join("Ben", dms="asked")
    await begin(world)
    await think(world, "Ben", "Tell Mrs Miller next door")
    assert "in 10 signs or more" in await hold(world, "Mara", 1, "Odd.         ")
    await hold(world, "Mara", 1, "It names somebody who is not here.")
    (letter,) = world.person("Ben").user.dm_channel.history()
    assert "It names somebody who is not here" in letter.content


async def test_members_hold_nothing_back(circle: World) -> None:
    await begin(circle, by="Ada")
    await think(circle, "Ben", "Something odd")
    more = await press(circle, "Ada", "More")
    assert labels(said(more)) == ["Put like with like", "End the gathering"]


async def test_more_than_fits_is_read_page_by_page(circle: World) -> None:
    await begin(circle)
    for number in range(8):
        for name in ("Ben", "Cleo"):
            await think(circle, name, f"{number} {name} " + "word " * 50)
    await a_moment(circle)
    assert len(board(circle).content) <= 2000
    assert "**Read all** shows them" in board(circle).content
    shown = await press(circle, "Dee", "Read all")
    assert labels(said(shown)) == ["Next"]
    turned = await circle.person("Dee").click(said(shown), label="Next")
    assert "0 Ben" not in read(turned)
    assert "Back" in labels(said(turned))


async def test_one_at_a_time_in_a_channel_and_the_words_are_given_back(circle: World) -> None:
    opened = await circle.person("Ben").slash(circle.channel, "brainstorm start")
    await begin(circle)
    second = {"question": "How might we laugh more?", "way": ["open"], "until": "1 day", "where": ["here"]}
    refused = read(await circle.person("Ben").submit_modal(opened, second))
    assert "A brainstorm is open here already" in refused
    assert "> How might we laugh more?" in refused


async def test_a_length_that_is_none_gives_the_question_back(circle: World) -> None:
    for until in ("5 minutes", "8 days", "a while"):
        refused = read(await begin(circle, until=until))
        assert "ten minutes to seven days" in refused
        assert QUESTION in refused
    assert not public(circle).count("## 💡")


async def test_who_has_not_joined_is_offered_to(circle: World) -> None:
    await begin(circle)
    refused = await circle.person("Otto").click(board(circle), label="I have an idea")
    assert labels(said(refused)) == ["Join"]
    assert "for people who joined" in read(
        await circle.person("Otto").slash(circle.channel, "brainstorm start")
    )


async def test_a_form_that_comes_after_the_gathering_gives_its_words_back(circle: World) -> None:
    await begin(circle)
    await think(circle, "Ada", "Ask the neighbours")
    opened = await circle.person("Ben").click(board(circle), label="I have an idea")
    await goes_on(circle, "Ada", "End the gathering")
    filled = {"words": "Sleep in turns", "name": ["no"]}
    late = read(await circle.person("Ben").submit_modal(opened, filled))
    assert "say it in the talk" in late
    assert "> Sleep in turns" in late
    assert "Sleep in turns" not in public(circle)


async def test_a_group_that_does_without_begins_none_and_what_is_open_goes_to_its_end(circle: World) -> None:
    await begin(circle)
    await think(circle, "Ben", "Sleep in turns")
    await circle.bot.desk.store.groups.do_without(circle.live.group.id, ["brainstorm"])
    await circle.bot.desk.directory.refresh(circle.live)
    assert "does without this" in await think(circle, "Ben", "Another one")
    assert "does without this" in read(await circle.person("Ben").slash(circle.channel, "brainstorm start"))
    assert "It goes on" in await goes_on(circle, "Ada", "End the gathering")


async def test_what_is_changed_while_all_appear_changes_no_other_idea(circle: World) -> None:
    await begin(circle, way=["private"])
    for number in range(4):
        await think(circle, "Ben", f"Idea {number}", private=True)
    shown = await press(circle, "Ben", "My ideas")
    chosen = await circle.person("Ben").select(said(shown), ["1"])
    await goes_on(circle, "Ada", "End the gathering")
    late = read(await circle.person("Ben").submit_modal(chosen, {"words": "Idea 0, said better"}))
    assert "no such idea" in late
    assert "> Idea 0, said better" in late
    await a_moment(circle)
    assert all(f"Idea {number}\n" in f"{board(circle).content}\n" for number in range(4))


async def test_one_without_ideas_ends_with_the_gathering_and_leaves_room_for_another(circle: World) -> None:
    await begin(circle)
    await circle.env.advance_time(3600 + 5)
    assert "no idea was written" in told(circle)[-1]
    assert labels(board(circle)) == ["Read all"]
    assert "The brainstorm is open" in read(await begin(circle, by="Ben"))
    assert "Nobody had an idea yet" in await goes_on(circle, "Ben", "End the gathering")
