"""Every button, menu and form with every id there is, pressed by whom it is nothing to."""

from tests.cogs.checkins import arriving
from tests.cogs.reports import reporting
from tests.cogs.resources.hard_words import rows
from tests.cogs.seats.forging import UNKNOWN, Forger, tokens
from tests.cogs.seats.seated import another_server, public, watched
from tests.cogs.test_sealed import FEELING, NORM, PEOPLE, PURPOSE, STORY, THEME, WORDS, busy
from tests.world import World

WRONG = "Something went wrong on my side"


async def very_busy(world: World) -> None:
    """A group in which everything stands that a button can be about, forms that nobody has sent off, too."""
    await busy(world)
    for name in ("checkin schedule", "digest schedule", "group create"):
        await world.manager.slash(world.channel, name)
    await reporting.write(world, PEOPLE[0])
    await arriving.arrive(world, PEOPLE[2], readers=["me"])
    await world.env.advance_time(5)


async def test_from_another_server_nothing_of_a_group_is_reached_or_shown(world: World) -> None:
    await very_busy(world)
    there, held = await another_server(world), tokens(world)
    assert {"groups", "drafts", "checkins", "arrivals", "rounds", "stories", "floors", "weeks"} <= set(held)
    names = [*PEOPLE, *WORDS, FEELING, NORM, PURPOSE, STORY, THEME]
    secret = [
        *names,
        *(f"<@{each.id}>" for each in world.people.values() if each.id != there.people["Eve"].id),
    ]
    eve = Forger(world, there.people["Eve"], there.channel)
    before, changes = public(world), 0
    with watched(world) as changed:
        changed()
        for table, token in {"": UNKNOWN, **held}.items():
            if token in _of(there):
                continue
            for name, answer in await eve.everything(token):
                assert answer, (name, table)
                assert WRONG not in answer, (name, table)
                assert not [each for each in secret if each in answer], (name, table, answer)
                assert not changed(), (name, table, answer)
                changes += 1
    assert changes > 1000
    assert public(world) == before


def _of(there: World) -> set[str]:
    return {live.group.token for live in there.bot.desk.directory.in_guild(there.guild.id)}


async def test_whoever_has_not_joined_changes_nothing_with_any_of_them(world: World) -> None:
    await very_busy(world)
    otto, held = (
        Forger(world, world.person("Otto"), world.guild.create_text_channel("elsewhere")),
        tokens(world),
    )
    before = public(world)
    with watched(world) as changed:
        changed()
        for table, token in {"": UNKNOWN, **held}.items():
            for name, answer in await otto.everything(token):
                assert answer, (name, table)
                assert WRONG not in answer, (name, table)
                assert not [each for each in (STORY, FEELING) if each in answer], (name, table)
                joined = (name, table) == ("form join", "groups")
                assert changed() == joined, (name, table, answer)
            if table == "groups":
                await world.person("Otto").click(world.welcome(), label="Leave")
                changed()
    assert public(world) == before
    assert rows(world, "drafts")
