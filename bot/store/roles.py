"""Roles: who offered themselves, who holds what for a meeting, and what the observer gets."""

import secrets
from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.practice.checkin import Post
from bot.practice.roles import ROLES, SHARED_AT_FIRST, Book, Meeting, Offer, Role, Take, Why
from bot.practice.roles import handed_over as over
from bot.practice.roles import why_not as why
from bot.practice.roles import why_not_over as why_over
from bot.store.engine import Database
from bot.store.tables import people, role_customs, role_offers, role_takes
from bot.store.upsert import new, upsert


class Roles:
    def __init__(self, database: Database) -> None:
        self._database = database

    # Taking and passing on

    async def take(self, group: int, person: int, role: Role, meeting: Meeting, now: datetime) -> Take | Why:
        """Let somebody have a role for a meeting, first come; or tell why not."""
        row = {
            "token": secrets.token_urlsafe(12),
            "group_id": group,
            "person": person,
            "role": role,
            "begins": meeting.begins,
            "ends": meeting.ends,
            "at": now,
            "seen": now,
        }
        try:
            async with self._database.write() as connection:
                book = await _book(connection, _of(group) & (role_takes.c.ends > now))
                if no := why(book, person, role, meeting, now):
                    return no
                made = new(connection.dialect, role_takes).values(row).returning(role_takes)
                return _take((await connection.execute(made)).one())
        except IntegrityError:  # by another process at the same moment, or they have left meanwhile
            return "taken"

    async def hold_out(self, take: Take, to: int) -> bool:
        """Note to whom it is held out; False where its holder has it no more."""
        return await self._change(take, asked=to)

    async def hand_over(self, take: int, person: int, now: datetime) -> tuple[Take, Take] | Why:
        """Give it to whom it was held out, as it was and as it is; or tell why not."""
        async with self._database.write() as connection:
            found = await _book(connection, role_takes.c.id == take)
            if not found:
                return "not-asked"
            book = await _book(connection, _of(found[0].group) & (role_takes.c.ends > now))
            if no := why_over(book, found[0], person, now):
                return no
            changed = over(found[0], person, now)
            values = {"person": person, "asked": None, "at": now, "seen": now}
            await connection.execute(update(role_takes).where(role_takes.c.id == take).values(values))
            return found[0], changed

    async def decline(self, take: Take, person: int) -> None:
        """Whom it was held out to would rather not."""
        mine = (role_takes.c.id == take.id) & (role_takes.c.asked == person)
        async with self._database.write() as connection:
            await connection.execute(update(role_takes).where(mine).values(asked=None))

    async def give_back(self, take: Take) -> bool:
        """Let it be free again; False where it was already, or somebody else has it."""
        async with self._database.write() as connection:
            return (await connection.execute(delete(role_takes).where(_still(take)))).rowcount == 1

    async def stands(self, take: Take, post: Post) -> None:
        """Note where the group reads of it."""
        await self._change(take, post=asdict(post))

    async def told(self, take: Take, now: datetime) -> None:
        """Its holder knows of who arrived until now."""
        await self._change(take, seen=now)

    async def arrived(self, group: int, since: datetime, now: datetime) -> list[int]:
        """Give by number who joined after an instant and by now, in order."""
        those = select(people.c.number).where(people.c.group_id == group)
        those = those.where(people.c.joined > since, people.c.joined <= now).order_by(people.c.joined)
        async with self._database.read() as connection:
            return list(await connection.scalars(those))

    # Finding what is held

    async def since(self, instant: datetime, group: int | None = None) -> list[Take]:
        """Give what is held at meetings that end after an instant; of all groups, or of one."""
        those = role_takes.c.ends > instant
        return await self._find(those if group is None else those & _of(group))

    async def get(self, take: int) -> Take | None:
        return next(iter(await self._find(role_takes.c.id == take)), None)

    async def by_token(self, token: str) -> Take | None:
        return next(iter(await self._find(role_takes.c.token == token)), None)

    async def had(self, group: int, persons: Collection[int]) -> dict[int, set[Role]]:
        """Give which roles each of these ever had, as long as that is kept."""
        found: dict[int, set[Role]] = {}
        for each in await self._find(_of(group) & role_takes.c.person.in_(persons)):
            found.setdefault(each.person, set()).add(each.role)
        return found

    # Offers

    async def offer(self, offer: Offer) -> None:
        """Keep what somebody would like to take on; nothing of it leaves nothing kept but when they were told."""
        row: dict[str, Any] = {
            "group_id": offer.group,
            "person": offer.person,
            "roles": " ".join(each for each in ROLES if each in offer.roles),
            "at": offer.at,
            "until": offer.until,
        }
        async with self._database.write() as connection:
            await connection.execute(upsert(connection.dialect, role_offers, ["roles", "at", "until"]), [row])

    async def withdraw(self, group: int, person: int) -> None:
        async with self._database.write() as connection:
            await connection.execute(delete(role_offers).where(_by(group, person)))

    async def offered(self, group: int, person: int | None = None) -> list[Offer]:
        """Give what people of a group offered, or one of them."""
        those = role_offers.c.group_id == group
        if person is not None:
            those &= role_offers.c.person == person
        async with self._database.read() as connection:
            rows = await connection.execute(select(role_offers).where(those).order_by(role_offers.c.at))
            return [_offer(row) for row in rows]

    async def claim_letter(self, offer: Offer, now: datetime) -> bool:
        """Note that somebody is told now of what is free; False where that happened since it was read."""
        same = role_offers.c.written.is_not_distinct_from(offer.written)
        still = _by(offer.group, offer.person) & same
        async with self._database.write() as connection:
            told = await connection.execute(update(role_offers).where(still).values(written=now))
        return told.rowcount == 1

    # What is shared

    async def shared(self) -> dict[int, frozenset[str]]:
        """Give by group the kinds of nudges that its observers get, where it chose."""
        async with self._database.read() as connection:
            rows = await connection.execute(select(role_customs))
            return {row.group_id: frozenset(row.shared.split()) for row in rows}

    async def share(self, group: int, kinds: Collection[str]) -> None:
        row = {"group_id": group, "shared": " ".join(sorted(kinds))}
        async with self._database.write() as connection:
            if frozenset(kinds) == SHARED_AT_FIRST:
                await connection.execute(delete(role_customs).where(role_customs.c.group_id == group))
                return
            await connection.execute(upsert(connection.dialect, role_customs, ["shared"]), [row])

    async def _change(self, take: Take, **values: Any) -> bool:
        async with self._database.write() as connection:
            changed = await connection.execute(update(role_takes).where(_still(take)).values(**values))
        return changed.rowcount == 1

    async def _find(self, which: ColumnElement[bool]) -> list[Take]:
        async with self._database.read() as connection:
            return list(await _book(connection, which))


def _of(group: int) -> ColumnElement[bool]:
    return role_takes.c.group_id == group


def _still(take: Take) -> ColumnElement[bool]:
    return (role_takes.c.id == take.id) & (role_takes.c.person == take.person)


def _by(group: int, person: int) -> ColumnElement[bool]:
    return (role_offers.c.group_id == group) & (role_offers.c.person == person)


async def _book(connection: AsyncConnection, which: ColumnElement[bool]) -> Book:
    rows = await connection.execute(
        select(role_takes).where(which).order_by(role_takes.c.begins, role_takes.c.id)
    )
    return [_take(row) for row in rows]


def _take(row: Row[Any]) -> Take:
    return Take(
        id=row.id,
        token=row.token,
        group=row.group_id,
        person=row.person,
        role=row.role,
        begins=row.begins,
        ends=row.ends,
        at=row.at,
        asked=row.asked,
        seen=row.seen,
        post=Post(**row.post) if row.post else None,
    )


def _offer(row: Row[Any]) -> Offer:
    roles = frozenset[Role](role for role in ROLES if role in row.roles.split())
    return Offer(row.group_id, row.person, roles, row.at, row.until, row.written)
