"""What the monitor makes of rounds: the form itself is no fault, but a leader who alone answers each story is."""

import pytest

from tests.cogs.rounds.telling import begun, gathered, go_on, know, tell
from tests.world import World

TELLERS = ("Ada", "Ben", "Cleo", "Dee", "Eli", "Fay")


@pytest.fixture(name="circle")
async def _circle(world: World) -> World:
    await gathered(world, *TELLERS)
    await world.manager.slash(world.channel, "watch")
    return world


async def given(world: World) -> list[str]:
    return [each.kind for each in world.live.given]


async def says(world: World, name: str, text: str) -> None:
    await world.env.advance_time(20)
    await world.person(name).send(world.channel, text)


async def test_a_round_whose_stories_the_members_answer_brings_no_nudge(circle: World) -> None:
    await begun(circle, *TELLERS)
    for number, name in enumerate(TELLERS):
        await tell(circle, name, "It was in March.", "I sat in the kitchen and could not sleep.")
        one, another = TELLERS[number - 1], TELLERS[number - 2]
        await know(circle, one, "When my father was ill, I sat in the kitchen, too.")
        await says(circle, another, "That was how it was with me.")
        await says(circle, name, "It is good to hear that.")
        await says(circle, "Mara", "Thank you both.")
        await go_on(circle, "Mara")
    assert await given(circle) == []


async def test_a_round_in_which_only_the_leader_answers_one_after_another_is_casework(circle: World) -> None:
    await begun(circle, *TELLERS)
    for name in TELLERS:
        await tell(circle, name, "It was in March.", "I sat in the kitchen and could not sleep.")
        for _again in range(3):
            await says(circle, "Mara", "And how was that for you?")
            await says(circle, name, "It was hard, I think.")
        await says(circle, "Mara", "Thank you for that.")
        await go_on(circle, "Mara")
    assert "serial-casework" in await given(circle)


async def test_an_answer_from_a_form_is_heard_as_said_to_the_teller(circle: World) -> None:
    await begun(circle, "Ada")
    await tell(circle, "Ada")
    await know(circle, "Ben", "When I was there")
    ada, ben = (circle.live.number(circle.person(name).id) for name in ("Ada", "Ben"))
    assert [(trace.to_person, trace.how) for trace in await circle.traces() if trace.person == ben] == [
        (ada, "name")
    ]


async def test_what_members_say_after_a_story_is_said_to_the_teller_after_a_restart_too(
    circle: World,
) -> None:
    await begun(circle, "Ada")
    await tell(circle, "Ada")
    await circle.restart()
    await says(circle, "Mara", "Let us stay with this.")
    await says(circle, "Ben", "My father said the same.")
    ada, ben = (circle.live.number(circle.person(name).id) for name in ("Ada", "Ben"))
    assert [trace.to_person for trace in await circle.traces() if trace.person == ben] == [ada]
