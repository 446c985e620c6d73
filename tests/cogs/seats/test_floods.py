"""Fifty of everything in a row, by somebody who will not stop: the others notice nothing."""

from tests.cogs.floor import raising
from tests.cogs.resources.hard_words import rows
from tests.cogs.seats.seated import read
from tests.cogs.seats.test_forged import WRONG
from tests.world import World, labels

MANY = 50


async def test_a_flood_of_presses_joins_and_commands_leaves_the_group_as_it_is(world: World) -> None:
    await raising.opened(world, "Ada", "Ben", "Cleo")
    floor, welcome, rude = raising.post(world), world.welcome(), world.person("Rude")
    for _time in range(MANY // 10):  # each Leave writes the database anew, which takes its time
        asked = await rude.click(welcome, label="Join")
        await rude.submit_modal(asked, {"dms": ["asked"]})
        for number in range(MANY // 5):
            label = (raising.RAISE, raising.PASS, raising.DOWN)[number % 3]
            assert WRONG not in read(await rude.click(floor, label=label)), number
        for command in ("round status", "report write"):
            assert WRONG not in read(await rude.slash(world.channel, command))
        assert WRONG not in read(await rude.click(welcome, label="Leave"))
    await world.env.advance_time(10)
    assert len(rows(world, "people")) == 3
    assert len(rows(world, "floor_hands")) == 0
    assert "Rude" not in await raising.shown(world)
    assert raising.RAISE in labels(raising.post(world))
    await raising.press(world, "Ben")
    assert raising.called(world) == ["Ben"]


async def test_a_flood_of_messages_is_counted_right_and_the_others_are_heard(world: World) -> None:
    await world.group()
    await world.join("Ada", "Ben", "Rude")
    await world.talk(("Ada", "It was a long week."))
    await world.talk(*[("Rude", f"and again {number}") for number in range(MANY)], every=0.1)
    await world.talk(("Ben", "Ada, how are you now?"))
    said_by = [trace.person for trace in await world.traces()]
    numbers = {name: world.live.number(world.person(name).id) for name in ("Ada", "Ben", "Rude")}
    assert [said_by.count(numbers[name] or 0) for name in ("Ada", "Ben", "Rude")] == [1, 1, MANY]
    assert read(await world.person("Ada").slash(world.channel, "group show"))
