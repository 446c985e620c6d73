"""A busy group, and then somebody who was stolen its database: it says neither who nor what."""

from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from bot.store.backups import backup
from bot.store.engine import Database
from bot.store.tables import metadata
from tests.cogs.brainstorms import thinking
from tests.cogs.checkins import arriving
from tests.cogs.digests import weekly
from tests.cogs.floor import raising
from tests.cogs.ground import sharing
from tests.cogs.rounds import telling
from tests.cogs.rounds.test_after import keep
from tests.store.filled import read_all
from tests.store.raw_files import found, person, raw
from tests.world import World, maypole, said

PEOPLE = ("Adalberta", "Benedikt", "Cleopatra", "Dorothea", "Emmanuel")
WORDS = (
    "Carers of Kaleidoscope",
    "Quetzalcoatl looks after someone",
    "Zanzibar is where I was.",
    "Yggdrasil nights",
    "It was a xylophone.",
    "Marimbas, and I ran.",
    "Bumblebee and weary “ä”",
    "Wistfulness",
    "Thunderclap opens us",
    "Honeysuckle is our norm",
    "Ultramarine rest",
    "Of vermilion",
)
PURPOSE, CHAT, THEME, STORY, ANSWER, ARRIVAL, FEELING, OPENING, NORM, GROUND, HEAP = WORDS[1:]


async def busy(world: World) -> None:
    """Do everything that can be done here."""
    filled = await world.fill_in(name=WORDS[0], purpose=PURPOSE)
    await world.manager.click(said(filled), label="Create the group")
    await world.join("Mara", *PEOPLE, dms="asked")
    await rewritten_norm(world)
    await world.manager.slash(world.channel, "group meets", when="every Thursday at 20:00")
    await arriving.schedule(world, when="every Thursday at 18:45", opening=OPENING)
    await weekly.schedule(world)
    ada, ben, cleo, dora = PEOPLE[:4]
    await world.person(dora).slash(world.channel, "checkin remind me")
    await world.person(dora).slash(world.channel, "balance invitations", ask_me_in="on")
    await world.manager.slash(world.channel, "watch")
    await world.talk((ada, CHAT), *maypole("Mara", *PEOPLE, rounds=4), every=8)
    await arriving.until(world, hours=6.8)
    for name in (ada, ben):
        await arriving.arrive(world, name, ARRIVAL, feeling=FEELING)
    await telling.begun(world, ada, ben, theme=THEME)
    await telling.tell(world, ada, STORY)
    await telling.know(world, cleo, ANSWER)
    await telling.go_on(world, cleo)
    await telling.tell(world, ben, STORY)
    await telling.minutes(world, 45)
    await keep(world, ada, "Keep it for the group")
    await thinking.begin(world, by=ada, question=THEME)
    await thinking.think(world, ada, STORY, named=True)
    await thinking.think(world, ben, ANSWER)
    await thinking.hold(world, "Mara", 2, NORM)
    await world.manager.slash(world.channel, "floor open")
    for name in (ada, ben):
        await raising.press(world, name)
    await on_the_board(world)
    await world.manager.slash(world.channel, "group edit")
    await world.env.advance_time(3)


async def on_the_board(world: World) -> None:
    await sharing.stands(world)
    await sharing.add(world, PEOPLE[0], GROUND, signed=True)
    await sharing.add(world, PEOPLE[1], f"{GROUND} for two")
    await sharing.me_too(world, PEOPLE[2], GROUND)
    which = said(await world.person(PEOPLE[3]).slash(world.channel, "ground tidy"))
    shown = said(await sharing.choose(world, PEOPLE[3], which, "ground-which", GROUND))
    opened = await world.person(PEOPLE[3]).click(shown, label="Name its heap")
    await world.person(PEOPLE[3]).submit_modal(opened, {"words": HEAP})


async def rewritten_norm(world: World) -> None:
    await world.bot.desk.store.groups.rewrite_norm(world.live.group.id, 2, NORM)


async def filled_tables(world: World) -> set[str]:
    """Give the tables in which something stands."""
    database = Database(world.settings.database.url, world.bot.keyring)
    try:
        async with database.read() as connection:
            return {
                table.name
                for table in metadata.sorted_tables
                if await connection.scalar(select(func.count()).select_from(table))
            }
    finally:
        await database.close()


def messages(world: World) -> list[int]:
    threads: list[Any] = world.channel.threads
    return [message.id for place in (world.channel, *threads) for message in place.history()]


async def test_a_stolen_database_says_neither_who_nor_what(world: World, tmp_path: Path) -> None:
    await busy(world)
    wanted = {
        "traces",
        "nudges",
        "arrivals",
        "stories",
        "story_answers",
        "keepsakes",
        "floor_hands",
        "ground_boards",
        "ground_heaps",
        "ground_lines",
        "ground_moves",
        "ground_shares",
        "reminders",
    }
    wanted |= {
        "balance_wishes",
        "drafts",
        "schedules",
        "norms",
        "people",
        "facilitators",
        "checkins",
        "rounds",
        "brainstorms",
        "brainstorm_ideas",
    }
    assert wanted <= await filled_tables(world)
    opened = repr(await read_all(world.settings.database.url, world.bot.keyring))
    assert [each for each in WORDS if each not in opened] == [CHAT]  # the key opens all that was ever stored
    users = [member.id for member in world.people.values()]
    places = [world.guild.id, world.channel.id, *(thread.id for thread in world.channel.threads)]
    ids = [*users, *places, *messages(world)]
    assert len(ids) > 40
    await backup(world.settings.database.url, tmp_path / "copies", world.env.now())
    content = raw(tmp_path)
    assert b"leader-centered" in content
    assert content.count(b"SQLite format 3") == 2
    assert found(content, *ids, *WORDS, *PEOPLE) == {}
    key = world.bot.keyring
    assert found(content, key.channel(world.channel.id))  # what can only be made with the key is there


async def test_of_an_erased_person_nothing_is_left_that_leads_to_them(world: World, tmp_path: Path) -> None:
    await busy(world)
    group, key, store = world.live.group.id, world.bot.keyring, world.bot.desk.store
    ada, ben = world.person("Adalberta").id, world.person("Benedikt").id
    numbers = {each: (await store.people.find(group, each)) for each in (ada, ben)}
    mine, others = ([key.person(group, each), *_number(numbers[each])] for each in (ada, ben))
    said_by = [key.message(group, each.id) for each in world.channel.history() if each.author.id == ada]
    before = raw(tmp_path)
    assert set(found(before, *mine)) == set(mine)
    assert len(found(before, *said_by)) > 3
    await world.person("Adalberta").click(world.welcome(), label="Leave")
    await store.people.erase(group, ada)
    await world.env.advance_time(3)
    left = raw(tmp_path)
    assert found(left, *mine, *said_by, STORY, ARRIVAL, ada) == {}
    assert set(found(left, *others)) == set(others)


def _number(found: Any) -> list[bytes]:
    return [person(found.number)]
