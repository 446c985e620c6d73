"""A dissent in the room: how it is met, who is told of it, and what is kept."""

from datetime import UTC, datetime, timedelta

import discord

from tests.world import World, maypole, multilogue, said

MEMBERS = ("Bea", "Chidi", "Dana", "Eli", "Amir", "Fay")

VIEW = (
    ("Bea", "One thing I'd tell everyone here: never correct them. If she says it's 1962, it's 1962"),
    ("Chidi", "Yes. I gave up correcting Mum in spring and the evenings are calmer"),
)
DIFFERS = (
    "Eli",
    "I see it differently. When I play along I feel I'm burying him early. I tell him the truth, softly",
)
BRUSHED_ASIDE = "Eli, you're new to this. You'll stop that soon enough, believe me, we've all been there"
ELSEWHERE = (
    ("Dana", "Has anyone tried the singing hour at the library?"),
    ("Chidi", "We went on Monday. She hummed every song"),
    ("Dana", "Monday at three, isn't it?"),
    ("Bea", "I'd need somebody to drive us"),
    ("Dana", "I can pick you up, it's on the way"),
    ("Bea", "You are a star"),
    ("Chidi", "Bring the good biscuits"),
)


async def begin(world: World, *more_facilitators: str) -> None:
    """A group led by Ines and perhaps others, everybody joined, Ines watching."""
    leading = [world.person(name) for name in ("Ines", *more_facilitators)]
    filled = await world.fill_in(facilitators=leading)
    await world.manager.click(said(filled), label="Create the group")
    await world.join("Ines", *more_facilitators, *MEMBERS)
    await world.person("Ines").slash(world.channel, "watch")


async def kept(world: World) -> list[str]:
    """The fates that were kept, once the meeting is over and what is noticed was written."""
    await world.env.advance_time(3 * 3600)
    await world.person("Bea").send(world.channel, "good morning")
    await world.env.advance_time(60)
    store, group = world.bot.desk.store, world.live.group.id
    return [each.fate for each in await store.noticed.dissents(group, datetime.min.replace(tzinfo=UTC))]


async def test_one_that_is_brushed_aside_is_told_without_name_or_words(world: World) -> None:
    await begin(world)
    await world.talk(*VIEW, DIFFERS, ("Amir", BRUSHED_ASIDE), *ELSEWHERE)
    (nudge,) = world.nudges("Ines")
    assert "someone saw it differently, and was brushed aside" in nudge.content
    assert "Something to try" in nudge.content
    for never in ("Eli", "Amir", "burying", "new to this"):
        assert never not in nudge.content
    assert all(world.nudges(name) == [] for name in MEMBERS)
    assert await kept(world) == ["shut-down"]


async def test_one_that_somebody_stands_beside_is_left_to_the_group(world: World) -> None:
    await begin(world)
    beside = ("Fay", "Same here Eli, I'm with you. I tell mine the truth too and I'm glad that I do")
    await world.talk(*VIEW, DIFFERS, beside, *ELSEWHERE)
    assert world.nudges("Ines") == []
    assert await kept(world) == ["supported"]


async def test_being_asked_and_persuaded_is_no_suppression(world: World) -> None:
    await begin(world)
    await world.talk(
        *VIEW,
        DIFFERS,
        ("Bea", "Eli, can you say more about that? What happens when you tell him the truth?"),
        ("Eli", "He cries, and then he holds my hand"),
        (
            "Bea",
            "I hadn't thought of it that way. With mine she is frightened for an hour, which is why I stopped",
        ),
        ("Eli", "That makes sense. I think I'd stop too if he were frightened. You may be right"),
        *ELSEWHERE,
    )
    assert world.nudges("Ines") == []


async def test_one_that_the_only_facilitator_brushes_aside_does_not_go_to_her_alone(world: World) -> None:
    await begin(world)
    await world.talk(*VIEW, DIFFERS, ("Ines", BRUSHED_ASIDE), *ELSEWHERE)
    assert world.nudges("Ines") == []
    shown = await world.person("Fay").slash(world.channel, "room")
    message = shown.followups[0] if shown.followups else said(shown)
    assert "A different view was said here" in message.content
    assert "Eli" not in message.content
    assert await kept(world) == ["shut-down"]


async def test_with_another_facilitator_watching_both_are_told(world: World) -> None:
    await begin(world, "Noor")
    await world.person("Noor").slash(world.channel, "watch")
    await world.talk(*VIEW, DIFFERS, ("Ines", BRUSHED_ASIDE), *ELSEWHERE)
    assert [len(world.nudges(name)) for name in ("Ines", "Noor")] == [1, 1]


async def test_a_difference_from_the_facilitator_counts_as_much(world: World) -> None:
    await begin(world)
    view = ("Ines", VIEW[0][1])
    await world.talk(view, VIEW[1], DIFFERS, ("Amir", BRUSHED_ASIDE), *ELSEWHERE)
    (nudge,) = world.nudges("Ines")
    assert "from how a facilitator put it" in nudge.content


async def test_one_that_a_moderator_removes_is_asked_about_not_accused(world: World) -> None:
    await begin(world)
    *_, differs = await world.talk(*VIEW, DIFFERS)
    await world.person("Eli").delete(differs)
    world.env.backend.record_audit_log(
        world.guild.id,
        discord.AuditLogAction.message_delete.value,
        user_id=world.manager.id,
        target_id=world.person("Eli").id,
        options={"channel_id": str(world.channel.id), "count": "1"},
    )
    await world.env.settle()
    (nudge,) = world.nudges("Ines")
    assert "taken out of the talk" in nudge.content
    assert "That can be right" in nudge.content
    assert await kept(world) == ["removed"]


async def test_one_whose_writer_is_timed_out_is_asked_about(world: World) -> None:
    await begin(world)
    await world.talk(*VIEW, DIFFERS)
    world.env.backend.record_audit_log(
        world.guild.id,
        discord.AuditLogAction.member_update.value,
        user_id=world.manager.id,
        target_id=world.person("Eli").id,
        changes=[
            {
                "key": "communication_disabled_until",
                "old_value": None,
                "new_value": "2026-01-09T12:00:00+00:00",
            }
        ],
    )
    await world.env.settle()
    (nudge,) = world.nudges("Ines")
    assert "taken out of the talk" in nudge.content


async def test_thumbs_down_from_all_sides_are_a_wall(world: World) -> None:
    await begin(world)
    *_, differs = await world.talk(*VIEW, DIFFERS)
    for name in ("Bea", "Amir", "Dana"):
        await world.person(name).react(differs, "👎")
    await world.person("Stranger").react(differs, "👎")
    await world.talk(*ELSEWHERE)
    (nudge,) = world.nudges("Ines")
    assert "stands alone with a different view" in nudge.content


async def test_who_has_not_joined_is_not_followed(world: World) -> None:
    await world.group(facilitator=world.person("Ines"))
    await world.join("Ines", *(name for name in MEMBERS if name != "Eli"))
    await world.person("Ines").slash(world.channel, "watch")
    await world.talk(*VIEW, DIFFERS, ("Amir", BRUSHED_ASIDE), *ELSEWHERE)
    assert world.nudges("Ines") == []
    assert await kept(world) == []


async def test_in_another_language_no_dissent_is_seen(world: World) -> None:
    await world.group(facilitator=world.person("Ines"), language="de")
    await world.join("Ines", *MEMBERS)
    await world.person("Ines").slash(world.channel, "watch")
    await world.talk(*VIEW, DIFFERS, ("Amir", BRUSHED_ASIDE), *ELSEWHERE)
    assert [each for each in world.whispers("Ines") if "leises Wort" in each.content] == []
    assert await kept(world) == []


async def test_leaving_takes_what_was_differed_along(world: World) -> None:
    await begin(world)
    await world.talk(*VIEW, DIFFERS, ("Amir", BRUSHED_ASIDE), *ELSEWHERE)
    assert await kept(world) == ["shut-down"]
    await world.person("Eli").click(world.welcome(), label="Leave")
    await world.env.settle()
    store, group = world.bot.desk.store, world.live.group.id
    assert await store.noticed.dissents(group, datetime.min.replace(tzinfo=UTC)) == []


async def test_the_window_after_a_nudge_is_kept_beside_the_one_before(world: World) -> None:
    await begin(world)
    await world.talk(*maypole("Ines", "Bea", "Chidi", "Dana", rounds=5))
    assert len(world.nudges("Ines")) == 1
    await world.talk(*multilogue("Ines", *MEMBERS, rounds=7))
    await world.env.advance_time(60)
    (given,) = [each for each in world.live.given if each.kind == "leader-centered"]
    assert given.compared
    since = given.at - timedelta(seconds=1)
    assert [
        each.compared for each in await world.bot.desk.store.nudges.since(world.live.group.id, since)
    ] == [True]


async def test_a_day_is_counted_once_though_a_restart_hears_it_again(world: World) -> None:
    await begin(world)
    await world.talk(*VIEW, *ELSEWHERE)
    await world.env.advance_time(60)
    store, group = world.bot.desk.store, world.live.group.id
    before = await store.noticed.days(group, datetime.min.replace(tzinfo=UTC).date())
    assert [day.messages for day in before.values()] == [len(VIEW) + len(ELSEWHERE)]
    await world.restart()
    await world.env.advance_time(60)
    assert await world.bot.desk.store.noticed.days(group, datetime.min.replace(tzinfo=UTC).date()) == before


async def weeks_of(world: World, weeks: int, *more: tuple[str, str]) -> None:
    """A lively group meets once a week; what else is said is said at the end of the last meeting."""
    for week in range(weeks):
        await world.talk(*multilogue("Ines", *MEMBERS, rounds=12))
        if week == weeks - 1:
            await world.talk(*more)
        await world.env.advance_time(timedelta(days=7).total_seconds())
    await world.person("Ines").slash(world.channel, "watch")
    await world.talk(*multilogue("Ines", *MEMBERS, rounds=4))


async def test_weeks_without_any_difference_are_said_once_to_a_group_past_its_beginning(world: World) -> None:
    await begin(world)
    await world.env.advance_time(timedelta(weeks=8).total_seconds())
    await weeks_of(world, 4)
    (nudge,) = world.nudges("Ines")
    assert "nobody has seen anything differently for weeks" in nudge.content
    assert "In the last 4 weeks" in nudge.content
    await world.env.advance_time(timedelta(days=2).total_seconds())
    await world.person("Ines").slash(world.channel, "watch")
    await world.talk(*multilogue("Ines", *MEMBERS, rounds=4))
    assert len(world.nudges("Ines")) == 1


async def test_a_young_group_or_one_that_differs_now_and_then_hears_nothing_of_it(world: World) -> None:
    await begin(world)
    await weeks_of(world, 4)
    assert world.nudges("Ines") == []
    await world.env.advance_time(timedelta(weeks=4).total_seconds())
    await weeks_of(
        world, 4, *VIEW, DIFFERS, ("Fay", "Same here Eli, I'm with you. I tell mine the truth too")
    )
    assert world.nudges("Ines") == []
