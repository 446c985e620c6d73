"""After a proposal has closed nothing in the database leads from what was said to who said it, for who has the key."""

from typing import Any

from sqlalchemy import select

from bot.store.engine import Database
from bot.store.tables import metadata
from tests.cogs.consensus.deciding import (
    ASIDE,
    CONCERN,
    FOR,
    NOT,
    concern_post,
    days,
    in_thread,
    mine,
    post,
    press,
    propose,
    record,
    reply,
    say,
    say_why,
)
from tests.world import World, said

Rows = dict[str, list[dict[str, Any]]]


async def everything(world: World) -> Rows:
    """Every row of every table, opened with the key."""
    database = Database(world.settings.database.url, world.bot.keyring)
    try:
        async with database.read() as connection:
            return {
                table.name: [dict(row) for row in (await connection.execute(select(table))).mappings()]
                for table in metadata.sorted_tables
            }
    finally:
        await database.close()


def leading_to(rows: Rows, number: int) -> list[tuple[str, dict[str, Any]]]:
    """Give each row that names somebody, whatever the column is called."""
    return [
        (table, row)
        for table, each in rows.items()
        for row in each
        if any(value == number and type(value) is int for value in row.values())
    ]


async def test_of_an_unsigned_concern_nothing_leads_to_its_owner(circle: World) -> None:
    await propose(circle)
    for name in ("Ada", "Ben", "Mara"):
        await press(circle, name, FOR)
    await say_why(circle, "Dee", ASIDE, "Nightingales leave in spring.")
    await say(circle, "Cleo", NOT, "It was promised otherwise.", signed=True)
    await say(circle, "Cleo", CONCERN, "Quetzals sleep by then.")  # in other words, and without the name
    await circle.person("Cleo").click(post(circle), label="Remind me")
    stood = concern_post(circle)
    assert str(circle.person("Cleo").id) not in stood.content
    cleo = circle.live.number(circle.person("Cleo").id)
    assert cleo is not None
    still = await everything(circle)
    assert {table for table, _row in leading_to(still, cleo)} == {"people", "ballots", "proposal_wishes"}
    await reply(circle, "Ben", "They do.")
    told = await mine(circle, "Cleo")
    await circle.person("Cleo").click(told, label="This answers me")
    await days(circle, 3)
    assert "Quetzals sleep by then." in record(circle)
    over = await everything(circle)
    assert {table for table, _row in leading_to(over, cleo)} == {"people", "voters"}
    assert over["ballots"] == over["concerns"] == over["proposal_wishes"] == over["drafts"] == []
    said_so = [table for table, each in over.items() if "Quetzals" in repr(each)]
    assert said_so == ["stances"]
    assert str(stood.id) not in repr(over)  # nor does anything say which message it was
    assert "Reply to it" not in repr([each.components for each in in_thread(circle)])


async def test_how_often_each_took_part_is_all_that_is_known_of_them(circle: World) -> None:
    await propose(circle)
    for name in ("Ada", "Ben", "Cleo", "Dee"):
        await press(circle, name, FOR)
    await press(circle, "Dee", ASIDE)
    await days(circle, 3)
    over = await everything(circle)
    assert len(over["voters"]) == len(over["stances"]) == 4
    assert [each["person"] for each in over["stances"]] == [None] * 4
    dee = circle.live.number(circle.person("Dee").id)
    assert dee is not None
    (took_part,) = [row for table, row in leading_to(over, dee) if table == "voters"]
    assert set(took_part) == {"proposal_id", "group_id", "person"}  # no time, no number in a row
    about = said(await circle.person("Dee").slash(circle.channel, "privacy")).content
    assert "That you took part in 1 decision; not how" in about
