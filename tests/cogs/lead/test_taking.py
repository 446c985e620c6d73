"""Taking a part of a meeting: first come, told to all, over with the meeting; given back or passed on to a yes."""

import pytest

from tests.cogs.lead.leading import (
    gathered,
    hours,
    lead,
    letters,
    offer,
    posts,
    press,
    question,
    spoken,
    take,
)
from tests.cogs.seats.seated import read
from tests.world import World, labels


@pytest.fixture(name="circle")
async def _circle(world: World) -> World:
    """They meet on Thursdays at seven; it is Thursday noon."""
    return await gathered(world, meets="every Thursday at 19:00")


async def test_a_part_is_taken_once_and_the_group_reads_by_whom(circle: World) -> None:
    ada = circle.person("Ada").id
    answer = await take(circle, "Ada", "host")
    assert "Round host** is yours at the meeting of <t:" in answer
    assert "/round start" in answer
    (told,) = [each for each in posts(circle) if f"<@{ada}>" in each.content]
    assert "hosts the rounds" in told.content
    assert not told.mentions or not told.mention_everyone
    assert "Somebody has just taken that" in await take(circle, "Ben", "host")
    assert "You have that already" in await take(circle, "Ada", "host")
    listed = await lead(circle, "Zoe", "list")
    assert f"Round host** · <@{ada}>" in listed
    assert listed.count("· free") == 4


async def test_nobody_carries_more_than_two_parts(circle: World) -> None:
    await take(circle, "Ada", "host")
    await take(circle, "Ada", "closer")
    assert "You carry two parts" in await take(circle, "Ada", "opener")


async def test_facilitators_leave_the_parts_to_members_and_strangers_are_offered_to_join(
    circle: World,
) -> None:
    assert "These parts are for members" in await take(circle, "Mara", "host")
    assert "people who joined" in await take(circle, "Zoe", "host")
    assert "These parts are for members" in await lead(circle, "Mara", "offer")


async def test_without_a_rhythm_the_list_is_of_now_and_makes_up_no_meeting_with_a_time(world: World) -> None:
    await gathered(world)
    listed = await lead(world, "Ada", "list")
    assert "Who carries what, now" in listed
    assert "<t:" not in listed


async def test_without_a_rhythm_a_part_is_taken_for_now(world: World) -> None:
    await gathered(world)
    assert "Nobody has told me when the group meets" in await take(world, "Ada", "host", meeting="next")
    assert "is yours at this meeting" in await take(world, "Ada", "host")
    assert "Somebody has just taken that" in await take(world, "Ben", "host", meeting="now")
    await hours(world, 6.1)
    assert "is yours at this meeting" in await take(world, "Ben", "host")


async def test_what_is_given_back_is_free_and_names_nobody(circle: World) -> None:
    await take(circle, "Ada", "opener")
    assert "free again" in await lead(circle, "Ada", "pass")
    assert f"<@{circle.person('Ada').id}>" not in "".join(spoken(circle))
    assert "is free again for the meeting of" in spoken(circle)[-1]
    assert "You have nothing to pass on" in await lead(circle, "Ada", "pass")
    await take(circle, "Ben", "opener")
    assert f"<@{circle.person('Ben').id}> is the opener" in spoken(circle)[-1]


async def test_who_carries_two_parts_says_which_goes(circle: World) -> None:
    await take(circle, "Ada", "opener")
    await take(circle, "Ada", "host")
    assert "say which" in await lead(circle, "Ada", "pass")
    assert "free again" in await lead(circle, "Ada", "pass", role="opener")
    assert f"Round host** · <@{circle.person('Ada').id}>" in await lead(circle, "Ben", "list")


async def test_it_is_passed_on_only_to_a_yes(circle: World) -> None:
    ada, ben = circle.person("Ada"), circle.person("Ben")
    await take(circle, "Ada", "host")
    assert "stays yours until" in await lead(circle, "Ada", "pass", to=ben)
    assert letters(circle, "Ben") == []  # who did not offer themselves is not written to
    assert f"<@{ada.id}>" in spoken(circle)[-1]
    assert "would like to pass" in await lead(circle, "Ben", "list")
    assert "Round host** is yours" in read(await press(circle, "Ben", "Yes, I take it"))
    assert f"<@{ben.id}>" in spoken(circle)[-1]
    assert not [each for each in spoken(circle) if f"<@{ada.id}>" in each]
    assert "not held out to you any more" in read(await press(circle, "Ben", "Yes, I take it"))


async def test_who_takes_and_gives_back_all_the_time_waits_a_while(circle: World) -> None:
    for _time in range(8):
        assert "is yours" in await take(circle, "Ada", "host")
        await lead(circle, "Ada", "pass")
    said_so_far = len(spoken(circle))
    assert "wait a little" in await take(circle, "Ada", "host")
    assert len(spoken(circle)) == said_so_far
    await hours(circle, 1.1)
    assert "is yours" in await take(circle, "Ada", "host")


async def test_a_no_changes_nothing(circle: World) -> None:
    await take(circle, "Ada", "host")
    await lead(circle, "Ada", "pass", to=circle.person("Ben"))
    await lead(circle, "Ben", "list")
    assert "stays where it is" in read(await press(circle, "Ben", "Rather not"))
    assert f"Round host** · <@{circle.person('Ada').id}>" in await lead(circle, "Ben", "list")


async def test_whoever_is_kept_apart_reads_what_everybody_reads(circle: World) -> None:
    await take(circle, "Ada", "host")
    to_cleo = await lead(circle, "Ada", "pass", to=circle.person("Cleo"))
    await circle.person("Ben").slash(circle.channel, "block person", person=circle.person("Ada"))
    to_ben = await lead(circle, "Ada", "pass", to=circle.person("Ben"))
    assert to_ben == to_cleo.replace(str(circle.person("Cleo").id), str(circle.person("Ben").id))
    assert "would like to pass" not in await lead(circle, "Ben", "list")


async def test_who_offered_that_part_is_written_to_when_it_is_held_out(world: World) -> None:
    await gathered(world, meets="every Thursday at 19:00", dms="asked")
    await offer(world, "Ben", "host")
    await take(world, "Ada", "host")
    await lead(world, "Ada", "pass", to=world.person("Ben"))
    assert "would like to pass **Round host** on to you" in letters(world, "Ben")[-1]


async def test_what_somebody_holds_goes_when_they_leave(circle: World) -> None:
    ada = circle.person("Ada")
    await take(circle, "Ada", "host")
    await circle.person("Mara").slash(circle.channel, "lead ask")
    assert "Round host" not in labels(question(circle))
    await ada.click(circle.welcome(), label="Leave")
    await circle.env.advance_time(10)
    assert not [each for each in spoken(circle) if f"<@{ada.id}>" in each]
    assert "Round host" in labels(question(circle))
    assert "Round host** is yours" in await take(circle, "Ben", "host")


async def test_a_part_is_held_after_a_restart_and_over_with_its_meeting(circle: World) -> None:
    await take(circle, "Ada", "host")
    await circle.restart(away=6.7 * 3600)
    opened = await circle.person("Ada").slash(circle.channel, "round start")
    assert opened.modal is not None  # twenty to seven: from half past six on it counts
    await hours(circle, 6.5)
    assert "facilitators begin rounds" in read(
        await circle.person("Ada").slash(circle.channel, "round start")
    )


async def test_a_group_that_does_without_says_so(circle: World) -> None:
    await take(circle, "Ada", "host")
    await circle.bot.desk.store.groups.do_without(circle.live.group.id, ["lead"])
    await circle.bot.desk.directory.refresh(circle.live)
    await hours(circle, 7)
    for typed in ("list", "offer"):
        assert "does without this" in await lead(circle, "Ben", typed)
    assert "does without this" in await take(circle, "Ben", "opener")
    assert "facilitators begin rounds" in read(
        await circle.person("Ada").slash(circle.channel, "round start")
    )
    assert "free again" in await lead(circle, "Ada", "pass")


async def test_where_discord_refuses_the_sentence_the_part_is_held_all_the_same(circle: World) -> None:
    circle.env.inject_error("POST", f"/channels/{circle.channel.id}/messages", status=403, times=1)
    assert "I could not tell the group" in await take(circle, "Ada", "host")
    assert f"Round host** · <@{circle.person('Ada').id}>" in await lead(circle, "Ben", "list")
    await circle.restart(away=300)
    await circle.env.advance_time(5)
    assert f"<@{circle.person('Ada').id}> hosts" in spoken(circle)[-1]
