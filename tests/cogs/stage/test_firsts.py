"""Firsts: noticed once, told once, and a leader may lead at one without hearing of it."""

from tests.cogs.rounds.telling import begun, tell
from tests.cogs.stage.staging import PEOPLE, days, led, told
from tests.cogs.test_dissent import BRUSHED_ASIDE, DIFFERS, ELSEWHERE, MEMBERS, VIEW
from tests.world import World, maypole, menu_of, said

A_FIRST = "It seems that this is new to the group"
EVENING = maypole("Mara", "Ada", "Ben", "Cleo", "Dee")


async def mark(world: World, which: str | None = None, **more: bool) -> str:
    options: dict[str, object] = {"which": which} if which else {}
    return said(await world.manager.slash(world.channel, "group first", **options, **more)).content


async def test_a_leader_who_leads_at_a_first_hears_nothing_of_it_and_otherwise_does(world: World) -> None:
    staff = await led(world)
    await mark(world, "loss")
    await world.talk(*EVENING)
    assert not told(staff, "A quiet word")
    await days(world, 2)
    await world.talk(*EVENING)
    assert told(staff, "A quiet word")


async def test_a_first_that_is_marked_says_what_helps_and_is_on_the_list(world: World) -> None:
    await led(world)
    answer = await mark(world, "loss")
    assert "Marked: **The first loss**" in answer
    assert "Say plainly what happened" in answer
    listed = await mark(world)
    assert "✅ The first loss" in listed
    assert "marked by you" in listed
    assert "▫️ The first newcomer" in listed
    assert "The group had that on" in await mark(world, "loss")


async def test_a_first_that_was_none_is_taken_back_and_holds_no_more(world: World) -> None:
    await led(world)
    assert "has not had that yet" in await mark(world, "loss", back=True)
    await mark(world, "loss")
    here = world.channel.id
    assert world.live.known(here, here, world.env.now()) == {"first"}
    assert "Taken back" in await mark(world, "loss", back=True)
    assert not world.live.known(here, here, world.env.now())
    assert "was taken back" in await mark(world)
    assert "Marked" in await mark(world, "loss")


async def test_who_comes_when_the_group_is_one_is_its_first_newcomer_once(world: World) -> None:
    staff = await led(world)
    await world.join("Early")
    assert not told(staff, A_FIRST)
    await world.restart(away=15 * 86_400)
    await world.join("Fay")
    await world.env.advance_time(5)
    (note,) = told(staff, A_FIRST)
    assert "**The first newcomer**" in note
    assert "Fay" not in note
    await world.join("Gus")
    await world.restart()
    await world.env.advance_time(60)
    assert len(told(staff, A_FIRST)) == 1


async def test_a_newcomer_of_long_ago_is_written_down_without_a_word(world: World) -> None:
    staff = await led(world)
    await world.restart(away=15 * 86_400)
    opened = await world.manager.slash(world.channel, "group parts")
    menu = menu_of(said(opened))
    await world.manager.select(said(opened), ["lead"], custom_id=menu)
    await world.join("Fay")
    await days(world, 2)
    await world.manager.select(said(opened), ["lead", "stage"], custom_id=menu)
    await world.env.advance_time(60)
    assert not told(staff, A_FIRST)
    assert "✅ The first newcomer" in await mark(world)


async def test_a_goodbye_is_spoken_of_the_next_day_and_names_nobody(world: World) -> None:
    staff = await led(world)
    await world.restart(away=15 * 86_400)
    await world.person("Ada").click(world.welcome(), label="Leave")
    await world.env.advance_time(3_600)
    assert not told(staff, A_FIRST)
    assert "✅ The first goodbye" not in await mark(world)
    await world.restart(away=14 * 3_600)
    await world.env.advance_time(60)
    (note,) = told(staff, A_FIRST)
    assert "**The first goodbye**" in note
    assert "Ada" not in note


async def test_who_leaves_a_group_that_has_hardly_begun_says_no_goodbye(world: World) -> None:
    staff = await led(world)
    await world.person("Ada").click(world.welcome(), label="Leave")
    await days(world, 2)
    assert not told(staff, A_FIRST)


async def test_a_young_group_that_said_when_it_meets_has_its_first_meeting_then(world: World) -> None:
    staff = await led(world)
    await world.manager.slash(world.channel, "group meets", when="every Thursday at 19:00")
    await world.env.advance_time(60)
    assert not told(staff, A_FIRST)
    await world.env.advance_time(7 * 3_600)
    (note,) = told(staff, A_FIRST)
    assert "**The first meeting**" in note
    await days(world, 7)
    assert len(told(staff, A_FIRST)) == 1


async def test_the_first_meeting_that_is_opened_without_a_calendar_is_noticed_once(world: World) -> None:
    staff = await led(world)
    for _again in range(2):
        await world.manager.slash(world.channel, "checkin now")
        opened = await world.manager.slash(world.channel, "checkin open-meeting")
        await world.manager.submit_modal(opened, {"theme": "Nights"})
        await days(world, 1)
    (note,) = told(staff, A_FIRST)
    assert "**The first meeting**" in note


async def test_a_silence_after_a_story_in_a_round_is_noticed_once(world: World) -> None:
    staff = await led(world)
    await begun(world, "Ada", "Ben")
    await tell(world, "Ada", "It was a night in which nobody slept and I told all of you about it.")
    await world.env.advance_time(2 * 60)
    assert not told(staff, A_FIRST)
    await world.env.advance_time(4 * 60)
    (note,) = told(staff, A_FIRST)
    assert "**The first silence after a story**" in note
    assert PEOPLE[0] not in note


async def test_the_first_difference_is_an_open_conflict_and_the_second_is_none(world: World) -> None:
    staff = await led(world, *MEMBERS)
    await world.talk(*VIEW, DIFFERS, ("Amir", BRUSHED_ASIDE), *ELSEWHERE)
    await world.env.advance_time(60)
    (note,) = told(staff, A_FIRST)
    assert "**The first open conflict**" in note
    assert "Eli" not in note
    await world.restart()
    await days(world, 1)
    await world.talk(*VIEW, DIFFERS, ("Amir", BRUSHED_ASIDE), *ELSEWHERE)
    await world.env.advance_time(60)
    assert len(told(staff, A_FIRST)) == 1


async def test_a_story_that_somebody_answers_leaves_no_silence(world: World) -> None:
    staff = await led(world)
    await begun(world, "Ada", "Ben")
    await tell(world, "Ada", "It was a night in which nobody slept.")
    await world.talk(("Ben", "I know that night."), every=60)
    await world.env.advance_time(4 * 60)
    assert not told(staff, A_FIRST)
