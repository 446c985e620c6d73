"""Forms that somebody is still filling in."""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select

from bot.store.engine import Database
from bot.store.tables import drafts
from bot.store.upsert import upsert


class Drafts:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._keyring = database.keyring

    async def save(self, token: str | None, guild: int, form: dict[str, Any], now: datetime) -> str:
        """Keep a form, under a new token if it has none; give the token."""
        token = token or secrets.token_urlsafe(12)
        row = {"token": token, "guild_lookup": self._keyring.guild(guild), "form": form, "saved": now}
        async with self._database.write() as connection:
            await connection.execute(upsert(connection.dialect, drafts, ["form", "saved"]), [row])
        return token

    async def load(self, token: str, guild: int) -> dict[str, Any] | None:
        """Give a form that was begun in this server; None for one of another, or one that is gone."""
        its = (drafts.c.token == token) & (drafts.c.guild_lookup == self._keyring.guild(guild))
        async with self._database.read() as connection:
            return await connection.scalar(select(drafts.c.form).where(its))

    async def remove(self, token: str) -> None:
        async with self._database.write() as connection:
            await connection.execute(delete(drafts).where(drafts.c.token == token))
