"""Ordinary messages bring nothing, unless the group and the person both chose it."""

from tests.cogs.resources.hard_words import CALM, HARD, letters, rows, switched_on
from tests.world import World, questions, said


async def test_an_ordinary_message_brings_nothing_unless_both_chose_it(world: World) -> None:
    await world.group()
    await world.join("Ada", "Ben", dms="asked")
    await world.talk(("Ada", HARD))
    assert letters(world, "Ada") == []
    await switched_on(world, "Ben")
    await world.talk(("Ada", HARD), ("Stranger", HARD))
    assert letters(world, "Ada") == letters(world, "Stranger") == []
    await world.talk(("Ben", CALM))
    assert letters(world, "Ben") == []
    await world.talk(("Ben", HARD))
    assert len(letters(world, "Ben")) == 1


async def test_a_letter_comes_once_a_day_to_that_person_alone(world: World) -> None:
    await world.group()
    await world.join("Ada", "Ben")
    await switched_on(world, "Ada")
    await world.talk(("Ada", HARD), ("Ben", "I am with you"), ("Ada", HARD))
    assert len(letters(world, "Ada")) == 1
    assert "Nobody is told" in letters(world, "Ada")[0].content
    assert not any("findahelpline" in message.content for message in world.channel.history())
    assert [*letters(world, "Ben"), *letters(world, "Mara")] == []
    await world.env.advance_time(24 * 3600)
    await world.talk(("Ada", HARD))
    assert len(letters(world, "Ada")) == 2


async def test_each_can_stop_the_letters_and_so_can_the_group(world: World) -> None:
    await world.group()
    await world.join("Ada", "Ben")
    await switched_on(world, "Ada", "Ben")
    await world.talk(("Ada", HARD))
    await world.person("Ada").user.click(letters(world, "Ada")[0], label="Don't write to me about this")
    await world.restart(away=24 * 3600)
    await world.talk(("Ada", HARD))
    assert len(letters(world, "Ada")) == 1
    shown = await world.manager.slash(world.channel, "resources")
    await world.manager.click(said(shown), label="No letters after ordinary messages")
    await world.talk(("Ben", HARD))
    assert letters(world, "Ben") == []


async def test_at_join_it_is_asked_only_where_the_group_allows_it_and_off_at_first(world: World) -> None:
    await world.group()
    asked = await world.person("Ada").click(world.welcome(), label="Join")
    assert set(questions(asked)) == {"dms"}
    await switched_on(world)
    asked = await world.person("Ada").click(world.welcome(), label="Join")
    options = questions(asked)["care"]["options"]
    assert [option["value"] for option in options if option.get("default")] == ["nothing"]
    await world.person("Ada").submit_modal(asked, {"dms": ["nothing"], "care": ["write"]})
    await world.restart()
    await world.talk(("Ada", HARD))
    assert len(letters(world, "Ada")) == 1
    again = await world.person("Ada").click(world.welcome(), label="Join")
    await world.person("Ada").submit_modal(again, {"dms": ["nothing"], "care": ["nothing"]})
    assert rows(world, "cares") != []  # the day of the letter is still known
    await world.env.advance_time(24 * 3600)
    await world.talk(("Ada", HARD))
    assert len(letters(world, "Ada")) == 1


async def test_who_left_gets_no_letter(world: World) -> None:
    await world.group()
    await world.join("Ada")
    await switched_on(world, "Ada")
    await world.person("Ada").click(world.welcome(), label="Leave")
    await world.talk(("Ada", HARD))
    asked = await world.person("Ada").click(world.welcome(), label="Join")
    await world.person("Ada").submit_modal(asked, {"dms": ["asked"], "care": ["nothing"]})
    await world.talk(("Ada", HARD))
    assert letters(world, "Ada") == []
