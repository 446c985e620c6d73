"""What the group chooses to try, who takes part, and what is known of it afterwards."""

from datetime import timedelta

from tests.cogs.brainstorms.thinking import (
    a_moment,
    begin,
    board,
    goes_on,
    mark,
    own,
    press,
    public,
    read,
    settle_on,
    think,
    thread,
    told,
)
from tests.cogs.privacy.asking import erase
from tests.world import World, labels, said


async def thought_up(world: World) -> World:
    """Ada began one; five had ideas, some with their name, and it is built on now."""
    await begin(world)
    for number, name in enumerate(("Ada", "Ben", "Cleo", "Dee", "Eli")):
        await think(world, name, f"An idea of {name.upper()}", named=number % 2 == 0)
    await goes_on(world, "Ada", "End the gathering")
    return world


async def test_what_most_and_some_would_try_is_told_at_the_end_and_never_a_number(circle: World) -> None:
    await thought_up(circle)
    await goes_on(circle, "Ada", "Choose what to try first")
    assert labels(board(circle)) == ["Mark up to three", "Read all", "My ideas", "More"]
    for name, numbers in {"Ada": (1, 2), "Ben": (1, 2), "Cleo": (1,), "Dee": (1, 3), "Eli": (4,)}.items():
        assert "nobody sees it" in await mark(circle, name, *numbers)
    await a_moment(circle)
    assert "of us" not in board(circle).content
    await goes_on(circle, "Ada", "End the choosing")
    assert "Most of us would try 1 first. Some of us would try 2." in told(circle)[-1]
    assert "An idea of ADA · " in board(circle).content
    assert board(circle).content.count("*most of us*") == 1


async def test_what_few_marked_is_not_told(circle: World) -> None:
    await thought_up(circle)
    await goes_on(circle, "Ada", "Choose what to try first")
    for name in ("Ada", "Ben", "Cleo", "Dee"):
        await mark(circle, name, 1)
    await circle.env.advance_time(timedelta(days=2).total_seconds() + 5)
    assert "Too few marked" in told(circle)[-1]
    assert "of us" not in board(circle).content


async def test_marks_can_be_changed_and_taken_back(circle: World) -> None:
    await thought_up(circle)
    await goes_on(circle, "Ada", "Choose what to try first")
    for name in ("Ada", "Ben", "Cleo", "Dee", "Eli"):
        await mark(circle, name, 1)
    for name in ("Ada", "Cleo"):
        await mark(circle, name, 2)
    assert "marked nothing" in await mark(circle, "Eli")
    await mark(circle, "Eli", 2)
    await goes_on(circle, "Mara", "End the choosing")
    assert "Most of us would try 2 first. Some of us would try 1." in told(circle)[-1]


async def test_what_the_group_tries_is_posted_and_kept_with_who_offered_to_take_part(circle: World) -> None:
    await thought_up(circle)
    assert "written down" in await settle_on(circle, "Ada", "Two nights each.", "in 2 weeks")
    (ending,) = (each for each in thread(circle).history() if each.content.startswith("## 🌱"))
    assert "> Two nights each." in ending.content
    for name in ("Ben", "Cleo"):
        assert "stands there" in read(await circle.person(name).click(ending, label="I'd like to take part"))
    await circle.person("Ben").click(ending, label="I'd like to take part")
    await a_moment(circle)
    (ending,) = (each for each in thread(circle).history() if each.content.startswith("## 🌱"))
    assert f"With it: <@{circle.person('Cleo').id}>\n" in ending.content
    assert labels(board(circle)) == ["Read all"]
    past = read(await circle.person("Dee").slash(circle.channel, "brainstorm list"))
    assert "How might we rest more?" in past
    assert "Two nights each." in past


async def test_it_is_asked_once_how_it_went_on_the_day_that_was_set(circle: World) -> None:
    await thought_up(circle)
    await settle_on(circle, "Ada", "Two nights each.", "in 2 weeks")
    await circle.env.advance_time(timedelta(days=13, hours=23).total_seconds())
    assert not [each for each in told(circle) if "How did it go?" in each]
    await circle.env.advance_time(timedelta(hours=2).total_seconds())
    asked = [each for each in told(circle) if "How did it go?" in each]
    assert len(asked) == 1
    assert "> Two nights each." in asked[0]
    await circle.restart(away=600)
    await a_moment(circle, 300)
    assert len([each for each in told(circle) if "How did it go?" in each]) == 1


async def test_it_is_asked_after_a_restart_what_was_due_meanwhile(circle: World) -> None:
    await thought_up(circle)
    await settle_on(circle, "Ada", "Two nights each.", "tomorrow")
    await circle.restart(away=timedelta(days=2).total_seconds())
    await a_moment(circle, 60)
    assert len([each for each in told(circle) if "How did it go?" in each]) == 1


async def test_a_day_that_is_none_gives_the_words_back_and_ends_nothing(circle: World) -> None:
    await thought_up(circle)
    refused = await settle_on(circle, "Ada", "Two nights each.", "some day")
    assert "could not read that day" in refused
    assert "> Two nights each." in refused
    assert "And …" in labels(board(circle))


async def test_ending_it_twice_keeps_the_first_and_gives_the_second_back(circle: World) -> None:
    await thought_up(circle)
    opened = await circle.person("Mara").slash(circle.channel, "brainstorm close")
    await settle_on(circle, "Ada", "Two nights each.")
    late = await circle.person("Mara").submit_modal(opened, {"outcome": "One night each.", "day": ""})
    assert "come to its end" in read(late)
    assert "> One night each." in read(late)
    assert "One night each" not in public(circle)
    assert public(circle).count("## 🌱") == 1


async def test_it_may_end_without_anything_to_try(circle: World) -> None:
    await thought_up(circle)
    await settle_on(circle, "Mara", "")
    assert "stays to be read" in told(circle)[-1]
    assert "An idea of BEN" in board(circle).content
    past = read(await circle.person("Dee").slash(circle.channel, "brainstorm list"))
    assert "left open what comes of it" in past


async def test_one_that_is_closed_while_all_write_first_shows_what_was_written(circle: World) -> None:
    await begin(circle, way=["private"])
    await think(circle, "Ben", "Sleep in turns", private=True)
    await settle_on(circle, "Ada", "We sleep in turns.")
    assert "**1** Sleep in turns" in board(circle).content
    assert "> We sleep in turns." in public(circle)


async def test_after_the_end_nobody_knows_whose_an_idea_without_a_name_was(circle: World) -> None:
    await thought_up(circle)
    await settle_on(circle, "Ada", "Two nights each.")
    (storm,) = await circle.bot.desk.store.brainstorms.history(circle.live.group.id, 5)
    ben, ada = (circle.live.number(circle.person(name).id) for name in ("Ben", "Ada"))
    assert storm.of(ben or 0) == ()
    assert [each.words for each in storm.of(ada or 0)] == ["An idea of ADA"]
    assert storm.writers == 5


async def test_one_that_is_left_to_itself_ends_by_itself(circle: World) -> None:
    await thought_up(circle)
    await circle.env.advance_time(timedelta(days=14).total_seconds() + 5)
    assert "stays to be read" in told(circle)[-1]
    assert "The brainstorm is open" in read(await begin(circle, by="Ben"))


async def test_who_leaves_takes_along_what_has_their_name_and_what_has_none_does_not_tell(
    circle: World,
) -> None:
    await thought_up(circle)
    for name in ("Ada", "Ben"):
        await circle.person(name).click(circle.welcome(), label="Leave")
    await a_moment(circle)
    assert "An idea of ADA" not in public(circle)
    assert str(circle.person("Ada").id) not in public(circle)
    assert "An idea of BEN" in board(circle).content  # gone just now, it would have been Ben's
    assert "An idea of CLEO" in board(circle).content
    (storm,) = await circle.bot.desk.store.brainstorms.open_ones()
    assert [each.person for each in storm.ideas if "BEN" in each.words] == [None]


async def test_what_nobody_has_read_yet_goes_with_who_leaves(circle: World) -> None:
    await begin(circle, way=["private"])
    await think(circle, "Ben", "An idea of BEN", private=True)
    await think(circle, "Cleo", "An idea of CLEO", private=True)
    await circle.person("Ben").click(circle.welcome(), label="Leave")
    await goes_on(circle, "Ada", "End the gathering")
    assert "An idea of CLEO" in board(circle).content
    assert "An idea of BEN" not in public(circle)


async def test_who_is_erased_takes_along_all_of_their_ideas_while_it_is_open(circle: World) -> None:
    await thought_up(circle)
    await erase(circle, "Ben")
    await a_moment(circle)
    assert "An idea of BEN" not in public(circle)
    assert "An idea of CLEO" in board(circle).content


async def test_after_the_end_an_idea_without_a_name_stays_and_one_with_a_name_goes(circle: World) -> None:
    await thought_up(circle)
    await settle_on(circle, "Mara", "Two nights each.")
    (ending,) = (each for each in thread(circle).history() if each.content.startswith("## 🌱"))
    await circle.person("Ada").click(ending, label="I'd like to take part")
    await a_moment(circle)
    assert str(circle.person("Ada").id) in public(circle)
    for name in ("Ada", "Ben"):
        await circle.person(name).click(circle.welcome(), label="Leave")
    await a_moment(circle)
    assert "An idea of BEN" in board(circle).content
    assert "An idea of ADA" not in public(circle)
    assert str(circle.person("Ada").id) not in public(circle)
    assert "Two nights each." in public(circle)


async def test_what_is_taken_back_while_it_is_chosen_is_gone_from_it(circle: World) -> None:
    await thought_up(circle)
    await goes_on(circle, "Ada", "Choose what to try first")
    await mark(circle, "Cleo", 2)
    assert "taken back" in await own(circle, "Ben", 2, "")
    shown = await press(circle, "Cleo", "Mark up to three")
    assert "BEN" not in str(shown.modal)
    assert "An idea of CLEO" in read(await press(circle, "Cleo", "Read all"))


async def test_the_list_says_what_to_do_where_there_was_none(circle: World) -> None:
    listed = await circle.person("Ada").slash(circle.channel, "brainstorm list")
    assert "`/brainstorm start` begins one" in said(listed).content
    assert "No brainstorm is open here" in read(
        await circle.person("Ada").slash(circle.channel, "brainstorm idea")
    )


async def test_the_list_goes_back_to_the_first_one_page_by_page(circle: World) -> None:
    for number in range(1, 9):
        await begin(circle, question=f"Question {number}: " + "how might we rest more, " * 11)
        await settle_on(circle, "Ada", f"Outcome {number}: " + "we try to sleep in turns, " * 9)
    dee = circle.person("Dee")
    shown = said(await dee.slash(circle.channel, "brainstorm list"))
    assert "Outcome 8" in shown.content
    assert "Question 1:" not in shown.content
    while "Next" in labels(shown):
        shown = said(await dee.click(shown, label="Next"))
        assert len(shown.content) <= 2000
    assert "Question 1:" in shown.content
    assert "Outcome 1:" in shown.content
    assert labels(shown) == ["Back"]
