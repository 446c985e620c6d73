"""Words and names of every rough kind, through every form and every command with words: the group goes on."""

from typing import Any

from discord.app_commands import Command

from cogs.common import forms
from tests.cogs.checkins import arriving
from tests.cogs.privacy.asking import last
from tests.cogs.rounds import telling
from tests.cogs.seats.forging import Forger, tokens, tried
from tests.cogs.seats.rough import NAME, everything_said, rough, wrong_with
from tests.cogs.seats.seated import read
from tests.cogs.seats.test_forged import WRONG, very_busy
from tests.world import World, said


async def test_every_form_takes_rough_words_or_says_why_not(world: World) -> None:
    await very_busy(world)
    await world.join("Zoe")
    mara, held, sent = Forger(world, world.manager, world.channel), tokens(world), 0
    tripped: list[tuple[str, str, str]] = []
    for words in rough(world):
        for name in forms.registered(world.bot):
            for table, token in tried(name, held):
                answer = read(await mara.send_off(name, token, words))
                if not answer or WRONG in answer:
                    tripped.append((name, table, words[:20]))
                sent += 1
        await world.env.advance_time(5)
    assert tripped == []
    assert sent > 300
    assert _wrong(world) == []
    await world.talk(("Zoe", "Good evening."), ("Mara", "Good that you are here."))
    assert len(await world.traces()) > 2


async def test_every_command_takes_rough_words_or_says_why_not(world: World) -> None:
    await world.group()
    await world.join("Mara", "Ben", "Zoe")
    await world.person("Mara").slash(world.channel, "checkin remind me")
    looked_at = 0
    for each in world.bot.tree.walk_commands():
        if not isinstance(each, Command):
            continue
        free = [part for part in each.parameters if part.type.name == "string" and not part.choices]
        for part in free:
            most = part.max_value or 6000
            for words in rough(world):
                cut: dict[str, Any] = {part.name: words[: int(most)] or "\u200b"}
                answer = read(await world.manager.slash(world.channel, each.qualified_name, **cut))
                assert answer, (each.qualified_name, words[:20])
                assert WRONG not in answer, (each.qualified_name, words[:20])
                looked_at += 1
    assert looked_at >= 6 * len(rough(world))
    assert _wrong(world) == []


async def test_a_rough_name_reaches_nobody_and_disguises_nothing(world: World) -> None:
    filled = await world.fill_in(name=NAME[:60], purpose=NAME)
    await world.manager.click(said(filled), label="Create the group")
    user = world.env.create_user("adalberta", global_name=NAME)
    world.people["Ada"] = world.guild.add_member(user)
    await world.join("Mara", "Ada", "Ben", "Zoe")
    await world.manager.slash(world.channel, "checkin now")
    shown = await arriving.arrive(world, "Ada", NAME)
    assert WRONG not in read(shown)
    asked = await world.person("Ada").click(last(shown), label="I'd like contact")
    await world.person("Ada").click(last(asked), label="Yes, tell the group")
    await telling.begun(world, "Ada", theme=NAME)
    await telling.tell(world, "Ada")
    await telling.know(world, "Ben", NAME)
    await world.person("Ben").slash(world.channel, "round status")
    await telling.minutes(world, 3)
    assert any("evil" in each.content for each in everything_said(world))
    assert _wrong(world) == []


def _wrong(world: World) -> list[tuple[list[str], str]]:
    quiet = world.person("Zoe").id
    looked = [(wrong_with(each, quiet), each.content[:300]) for each in everything_said(world)]
    return [each for each in looked if each[0]]
