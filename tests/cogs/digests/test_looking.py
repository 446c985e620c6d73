"""Looking at a week before the group does, telling it at once, and taking the weeks away."""

import json
import re

import pytest
import simcord

from tests.cogs.digests.weekly import (
    DUE,
    FEW,
    before,
    circle,
    evening,
    led_channel,
    posts,
    schedule,
    until,
)
from tests.world import World, labels, said

FIVE = (*FEW, "Dee", "Mara")
LEADS = "For facilitators: the week of Carers"


@pytest.fixture(name="talked")
async def _talked(world: World) -> World:
    """A group of five that talked on its first evening."""
    await circle(world, *FIVE)
    await evening(world, *FIVE)
    return world


async def look(world: World, whom: str = "group", week: str = "so far") -> simcord.InteractionResult:
    return await world.manager.slash(world.channel, "digest preview", whom=whom, week=week)


async def now(world: World) -> str:
    return said(await world.manager.slash(world.channel, "digest now")).content


async def test_a_week_that_goes_on_is_shown_to_the_facilitator_alone_and_without_numbers(
    talked: World,
) -> None:
    for whom in ("group", "facilitators"):
        shown = await look(talked, whom)
        assert shown.ephemeral
        assert all(each.ephemeral for each in shown.followups)
        text = said(shown).content
        assert (LEADS in text) is (whom == "facilitators")
        assert not re.search(r"\d", re.sub(r"<t:\d+:\w>", "", text)), text
        assert "The week so far" in shown.followups[-1].content
    assert posts(talked) == []
    assert not [each for each in talked.whispers("Ada") if "the week of" in each.content.lower()]


async def test_the_last_week_is_shown_as_it_was_told(talked: World) -> None:
    assert "no week to look back on" in said(await look(talked, week="last")).content
    await schedule(talked)
    await until(talked, days=4)
    await evening(talked, *FIVE, rounds=1)
    shown = await look(talked, week="last")
    assert said(shown).content == posts(talked)[-1].content
    assert "as it was kept" in shown.followups[-1].content
    assert LEADS in said(await look(talked, "facilitators", "last")).content


async def test_looking_changes_nothing_that_is_told(talked: World) -> None:
    await schedule(talked)
    shown = said(await look(talked)).content
    await look(talked, "facilitators")
    await evening(talked, *FIVE, rounds=2)
    await until(talked, days=4)
    (post,) = posts(talked)
    assert "5 people who joined spoke" in post.content
    assert shown.splitlines()[0] == post.content.splitlines()[0]


async def test_a_manager_who_does_not_lead_may_not_see_the_facilitators_digest(world: World) -> None:
    await world.group(world.person("Ada"))
    assert "for them alone" in said(await look(world, "facilitators")).content
    assert "for them alone" in said(await look(world, "facilitators", "last")).content
    assert "the week of" in said(await look(world)).content.lower()
    led = await world.person("Ada").slash(world.channel, "digest preview", whom="facilitators")
    assert LEADS in said(led).content


async def test_what_a_few_said_since_the_last_look_is_not_shown(talked: World) -> None:
    first = said(await look(talked)).content
    await talked.talk(*[("Ada", "I kept thinking about that."), ("Ben", "So did I.")] * 5)
    again = await look(talked)
    assert said(again).content == first


async def test_a_week_is_told_at_once_and_only_once(talked: World) -> None:
    assert "Here it is" in await now(talked)
    (post,) = posts(talked)
    assert "5 people who joined spoke" in post.content
    assert "let a day go by before the next" in await now(talked)
    await until(talked, hours=23)
    assert "let a day go by before the next" in await now(talked)
    await until(talked, hours=2)
    await evening(talked, *FIVE, rounds=1)
    assert "Here it is" in await now(talked)
    assert len(posts(talked)) == 2


async def test_with_nothing_said_it_is_told_in_two_sentences(world: World) -> None:
    await world.group()
    assert "Here it is" in await now(world)
    (post,) = posts(world)
    assert "such weeks belong to a group, too" in post.content


async def test_the_one_that_is_due_soon_after_waits_for_a_week_and_that_is_said(talked: World) -> None:
    await schedule(talked)
    await before(talked, days=1)
    told = await now(talked)
    later = int(DUE.timestamp()) + 7 * 86_400
    assert f"<t:{later}:F>" in told
    assert f"<t:{later}:F>" in (await look(talked, week="last")).followups[-1].content
    await until(talked, days=2)
    assert len(posts(talked)) == 1
    await until(talked, days=7)
    assert [f"{each.created_at:%a %d}" for each in posts(talked)] == ["Sat 10", "Sun 18"]


async def test_another_day_right_after_a_digest_says_when_it_will_really_come(talked: World) -> None:
    await schedule(talked)
    await until(talked, days=4)
    saved = await schedule(talked, "Tuesdays at 18:00")
    tuesday = int(DUE.timestamp()) + 2 * 86_400
    assert f"<t:{tuesday}:F>" not in saved.content
    assert f"<t:{tuesday + 7 * 86_400}:F>" in saved.content
    await until(talked, days=9)
    assert [f"{each.created_at:%a %d}" for each in posts(talked)] == ["Sun 11", "Tue 20"]


async def files(result: simcord.InteractionResult) -> dict[str, bytes]:
    return {each.filename: await each.read() for each in said(result).attachments}


async def test_members_take_the_weeks_away(talked: World) -> None:
    ada = talked.person("Ada")
    assert "no week to look back on" in said(await ada.slash(talked.channel, "digest export")).content
    await now(talked)
    taken = await ada.slash(talked.channel, "digest export")
    assert taken.ephemeral
    made = await files(taken)
    assert set(made) == {"weeks.html", "weeks.csv", "weeks.json"}
    assert "Carers" in made["weeks.html"].decode()
    assert json.loads(made["weeks.json"])
    for text in made.values():
        assert not any(name in text.decode() for name in FIVE)


async def test_who_has_not_joined_takes_nothing_away(talked: World) -> None:
    await now(talked)
    refused = await talked.person("Zoe").slash(talked.channel, "digest export")
    assert "for people who joined" in said(refused).content
    assert said(refused).attachments == []


async def test_anybody_is_told_how_it_comes_about_even_after_a_restart(talked: World) -> None:
    led = led_channel(talked)
    await schedule(talked, led_channel=[led])
    await before(talked, days=-1)
    await talked.restart()
    (post,), (private,) = posts(talked), posts(talked, led)
    told = await talked.person("Zoe").click(post, label=labels(post)[0])
    assert told.ephemeral
    assert "What was said in the talk I keep nowhere" in said(told).content
    assert said(await talked.manager.click(private, label=labels(private)[0])).content == said(told).content


async def test_a_digest_whose_week_has_gone_says_so(talked: World) -> None:
    await now(talked)
    (post,) = posts(talked)
    await talked.restart(away=4 * 366 * 86_400)
    await until(talked, days=2)
    told = await talked.person("Zoe").click(post, label=labels(post)[0])
    assert "not kept any more" in said(told).content


async def test_a_german_group_reads_german_and_each_their_own_language_in_private(world: World) -> None:
    await world.group(language="de")
    await schedule(world)
    await until(world, days=4)
    (post,) = posts(world)
    assert "Wochenspiegel von Carers" in post.content
    assert "week" not in post.content
    shown = await look(world, week="last")
    assert said(shown).content == post.content
    assert "as it was kept" in shown.followups[-1].content
    told = await world.manager.click(post, label=labels(post)[0])
    assert "How this comes about" in said(told).content
