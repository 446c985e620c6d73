"""Small facts about this installation."""

from sqlalchemy import select

from bot.store.engine import Database
from bot.store.tables import facts
from bot.store.upsert import upsert


class Facts:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, name: str) -> str | None:
        async with self._database.read() as connection:
            return await connection.scalar(select(facts.c.value).where(facts.c.name == name))

    async def set(self, name: str, value: str) -> None:
        async with self._database.write() as connection:
            row = {"name": name, "value": value}
            await connection.execute(upsert(connection.dialect, facts, ["value"]), [row])
