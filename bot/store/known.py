"""What is known of somebody in all groups there are: found by a keyed hash for each, since no id is kept for all."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Select, select

from bot.store.engine import Database
from bot.store.holding import Rows, Whom
from bot.store.registry import export
from bot.store.tables import facilitators, groups, lead_asks, people, report_hands, reports, safety_people

PORTION = 500
"""Hashes that are looked up in one query."""


class Place(NamedTuple):
    """A group that knows somebody. number: None where they have not joined; leads: by name; open: not closed."""

    group: int
    token: str
    guild: int
    name: str
    number: int | None
    leads: bool
    open: bool


class Known:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._keyring = database.keyring

    async def places(self, user: int, *, told_of: bool = False) -> list[Place]:
        """Give the groups that hold something of somebody, closed ones, too; the oldest first.

        told_of: also those in which others reported something of them, which they are not told of.
        """
        joined, led, other = dict[int, int](), set[int](), set[int]()
        async with self._database.read() as connection:
            all_groups = list(await connection.scalars(select(groups.c.id).order_by(groups.c.id)))
            for begin in range(0, len(all_groups), PORTION):
                hashes = {
                    self._keyring.person(each, user): each for each in all_groups[begin : begin + PORTION]
                }
                mine = select(people.c.group_id, people.c.lookup, people.c.number)
                for row in await connection.execute(mine.where(people.c.lookup.in_(hashes))):
                    joined[row.group_id] = row.number
                leading = select(facilitators.c.group_id).where(facilitators.c.lookup.in_(hashes))
                led |= set(await connection.scalars(leading))
                harm = [self._keyring.harm(each, user) for each in hashes.values()]
                for those in _elsewhere(list(hashes), harm, told_of=told_of):
                    other |= set(await connection.scalars(those))
            found = sorted(joined.keys() | led | other)
            rows = [
                (await connection.execute(select(groups).where(groups.c.id == group))).one()
                for group in found
            ]
        return [
            Place(
                row.id, row.token, row.guild, row.name, joined.get(row.id), row.id in led, row.closed is None
            )
            for row in rows
        ]

    async def told(self, user: int, places: Sequence[Place]) -> list[dict[str, Rows]]:
        """Give all that is held of somebody in each of these groups, by table."""
        async with self._database.read() as connection:
            return [await export(connection, self.whom(user, place)) for place in places]

    async def in_drafts(self, user: int) -> Rows:
        """Give the unfinished forms that name somebody, of whatever group they are to be."""
        async with self._database.read() as connection:
            return (await export(connection, Whom(0, user, b"", None)))["drafts"]

    def whom(self, user: int, place: Place) -> Whom:
        group, keyring = place.group, self._keyring
        harm = keyring.harm(group, user)
        return Whom(group, user, keyring.person(group, user), place.number, harm=harm)


def _elsewhere(lookups: Sequence[bytes], harm: Sequence[bytes], *, told_of: bool) -> list[Select[tuple[int]]]:
    """Find groups in which somebody may have no place, and is known all the same."""
    found = [
        select(safety_people.c.group_id).where(safety_people.c.lookup.in_(lookups)),
        select(lead_asks.c.group_id).where(lead_asks.c.lookup.in_(lookups)),
        select(lead_asks.c.group_id).where(lead_asks.c.by_lookup.in_(lookups)),
        select(report_hands.c.group_id).where(report_hands.c.lookup.in_(harm)),
        select(reports.c.group_id).where(reports.c.lookup.in_(harm)),
    ]
    about = reports.c.about_lookup.in_(harm) | reports.c.author_lookup.in_(harm)
    return [*found, select(reports.c.group_id).where(about)] if told_of else found
