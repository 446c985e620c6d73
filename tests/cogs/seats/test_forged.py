"""Every button, menu and form with every id there is, pressed by whom it is nothing to."""

from tests.cogs.checkins import arriving
from tests.cogs.consensus import deciding
from tests.cogs.reports import reporting
from tests.cogs.resources.hard_words import rows
from tests.cogs.seats.forging import Forger, tokens
from tests.cogs.seats.seated import another_server, public, read, watched
from tests.cogs.test_sealed import CHAT, FEELING, GROUND, NORM, PEOPLE, PURPOSE, STORY, THEME, WORDS, busy
from tests.cogs.wisdom import book
from tests.world import World, said

HOLDING = {
    "groups",
    "brainstorms",
    "drafts",
    "checkins",
    "arrivals",
    "rounds",
    "stories",
    "story_answers",
    "keepsakes",
    "floors",
    "ground_lines",
    "ground_moves",
    "schedules",
    "reports",
    "nudges",
    "weeks",
    "wishes",
    "proposals",
    "concerns",
    "role_takes",
    "role_calls",
    "lead_asks",
    "wisdom",
    "wisdom_asks",
}
WRONG = "Something went wrong on my side"


async def very_busy(world: World) -> None:
    """A group in which everything stands that a button can be about, forms that nobody has sent off, too."""
    await busy(world)
    for name in ("checkin schedule", "digest schedule", "group create"):
        await world.manager.slash(world.channel, name)
    await reporting.write(world, PEOPLE[0])
    shown = await arriving.arrive(world, PEOPLE[2], readers=["me"])
    asked = await world.person(PEOPLE[2]).click(said(shown), label="I'd like contact")
    await world.person(PEOPLE[2]).click(said(asked), label="Yes, tell the group")
    await deciding.propose(world, PEOPLE[0])
    await deciding.say(world, PEOPLE[1], deciding.CONCERN, "Not with these words.")
    await deciding.draft(world, PEOPLE[2])
    await world.manager.slash(world.channel, "digest now")
    for name, role in ((PEOPLE[0], "observer"), (PEOPLE[1], "greeter")):
        await world.person(name).slash(world.channel, "lead take", role=role)
    await world.manager.slash(world.channel, "lead ask")
    await world.manager.slash(world.channel, "lead invite", who=world.person(PEOPLE[1]))
    (message,) = await world.talk((PEOPLE[0], CHAT))
    await book.asked(world, PEOPLE[1], message)
    await book.add(world, PEOPLE[1], STORY)
    await world.env.advance_time(5)


async def test_nobody_reaches_a_group_by_what_was_never_theirs_to_press(world: World) -> None:
    await very_busy(world)
    held = tokens(world)
    there = await another_server(world)
    assert set(held) >= HOLDING
    eve = Forger(world, there.people["Eve"], there.channel)
    otto = Forger(world, world.person("Otto"), world.guild.create_text_channel("elsewhere"))
    before, pressed = public(world), 0
    with watched(world) as changed:
        changed()
        for who, secret in ((eve, _secrets(world, there)), (otto, [STORY, FEELING, GROUND])):
            async for name, table, answer in who.everything(held):
                assert answer, (name, table)
                assert WRONG not in answer, (name, table)
                assert not [each for each in secret if each in answer], (name, table, answer)
                joined = (who, name, table) == (otto, "form join", "groups")
                assert changed() == joined, (name, table, answer)
                if joined:  # which anybody of the server may
                    await world.person("Otto").click(world.welcome(), label="Leave")
                    assert changed()
                pressed += 1
    assert pressed > 600
    assert public(world) == before


def _secrets(world: World, there: World) -> list[str]:
    """What must not be told in another server: words, names, and who is in it."""
    others = [each for each in world.people.values() if each.id != there.people["Eve"].id]
    return [*PEOPLE, *WORDS, FEELING, NORM, PURPOSE, STORY, THEME, *(f"<@{each.id}>" for each in others)]


async def test_words_that_few_may_read_cannot_be_answered_by_the_others(world: World) -> None:
    await world.group()
    await world.join("Ada", "Ben")
    await world.manager.slash(world.channel, "checkin now")
    for readers in ("me", "facilitators"):
        await arriving.arrive(world, "Ada", readers=[readers])
        token = tokens(world)["arrivals"]
        for name in ("with-you", "with-named", "with-unnamed"):
            answer = read(await Forger(world, world.person("Ben"), world.channel).press(name, token))
            assert "taken back" in answer, (readers, name)
        withdrawn = await Forger(world, world.person("Ada"), world.channel).press("arrival-withdraw", token)
        assert "Taken back" in read(withdrawn)
    assert rows(world, "resonances") == []
