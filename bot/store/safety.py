"""To whom reports of harm go: what the group settled, and who let themselves be written to."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select, update

from bot.practice.safety import Receiver, Safety
from bot.store.engine import Database
from bot.store.tables import safety, safety_people
from bot.store.upsert import upsert


class SafetyPlaces:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._keyring = database.keyring

    async def of(self, group: int) -> Safety:
        async with self._database.read() as connection:
            channel = await connection.scalar(select(safety.c.channel).where(safety.c.group_id == group))
            rows = await connection.execute(select(safety_people).where(safety_people.c.group_id == group))
            people = [Receiver(row.who, row.named, row.agreed is not None) for row in rows]
        return Safety(channel, tuple(sorted(people, key=lambda each: each.user)))

    async def settle(self, group: int, channel: int | None, named: Collection[int]) -> None:
        """Keep where reports go and who is named for them; who agreed to be written to has agreed still."""
        of_group = safety_people.c.group_id == group
        async with self._database.write() as connection:
            row = {"group_id": group, "channel": channel}
            await connection.execute(upsert(connection.dialect, safety, ["channel"]), [row])
            await connection.execute(update(safety_people).where(of_group).values(named=False))
            rows = [self._row(group, user, named=True) for user in named]
            if rows:
                await connection.execute(upsert(connection.dialect, safety_people, ["named"]), rows)
            nothing = of_group & ~safety_people.c.named & safety_people.c.agreed.is_(None)
            await connection.execute(delete(safety_people).where(nothing))

    async def agree(self, group: int, user: int, at: datetime | None) -> None:
        """Let somebody be written to about reports; None: no more."""
        row = self._row(group, user, named=False) | {"agreed": at}
        of_group = safety_people.c.group_id == group
        async with self._database.write() as connection:
            await connection.execute(upsert(connection.dialect, safety_people, ["agreed"]), [row])
            nothing = of_group & ~safety_people.c.named & safety_people.c.agreed.is_(None)
            await connection.execute(delete(safety_people).where(nothing))

    def _row(self, group: int, user: int, *, named: bool) -> dict[str, object]:
        return {
            "group_id": group,
            "lookup": self._keyring.person(group, user),
            "who": user,
            "named": named,
            "agreed": None,
        }
