"""Groups: their charter, their channels, their norms."""

import json
import secrets
from collections.abc import Collection, Iterable
from datetime import datetime, time
from typing import Any

from sqlalchemy import Row, Select, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.practice.group import Charter, Group
from bot.practice.parts import Part, known_parts
from bot.practice.rhythm import Rhythm
from bot.practice.rounds.rights import Customs
from bot.store.engine import Database
from bot.store.errors import ChannelTaken
from bot.store.tables import channels, facilitators, groups, hands, norms, rounds, sensitivities
from bot.store.upsert import upsert

_FEW = 500
"""Values in one query: SQLite takes some thousands at most."""


class Groups:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._keyring = database.keyring

    async def create(self, guild: int, charter: Charter, now: datetime) -> Group:
        """Raises ChannelTaken."""
        row = {
            "token": secrets.token_urlsafe(12),
            "guild_lookup": self._keyring.guild(guild),
            "guild": guild,
            "created": now,
            **_columns(charter),
        }
        async with self._database.write() as connection:
            result = await connection.execute(insert(groups).values(row).returning(groups.c.id))
            group = result.scalar_one()
            await self._settle(connection, group, charter)
            return await self._one(connection, group)

    async def edit(self, group: int, charter: Charter) -> Group:
        """Take a new charter over; channels that stay keep their welcome and how far they were heard."""
        async with self._database.write() as connection:
            await connection.execute(update(groups).where(groups.c.id == group).values(_columns(charter)))
            await self._settle(connection, group, charter)
            return await self._one(connection, group)

    async def get(self, group: int) -> Group | None:
        """Give an open group."""
        async with self._database.read() as connection:
            found = await self._load(connection, _open().where(groups.c.id == group))
        return found[0] if found else None

    async def language(self, group: int) -> str:
        """Give the language that a group speaks, or spoke while it was open; English where nothing is known of it."""
        async with self._database.read() as connection:
            found = await connection.scalar(select(groups.c.language).where(groups.c.id == group))
        return found or "en"

    async def open_ones(self) -> list[Group]:
        async with self._database.read() as connection:
            return await self._load(connection, _open())

    async def close(self, group: int, now: datetime) -> None:
        """Close it and its rounds, and let go of its channels; `Retention` deletes the rest."""
        async with self._database.write() as connection:
            await _close(connection, [group], now)

    async def close_guild(self, guild: int, now: datetime) -> None:
        async with self._database.write() as connection:
            lookup = self._keyring.guild(guild)
            found = await connection.execute(select(groups.c.id).where(groups.c.guild_lookup == lookup))
            await _close(connection, list(found.scalars()), now)

    async def seen(self, guilds: Collection[int], now: datetime) -> None:
        """The bot is in these servers: their groups are not abandoned."""
        lookups = [self._keyring.guild(guild) for guild in guilds]
        async with self._database.write() as connection:
            for start in range(0, len(lookups), _FEW):
                mine = groups.c.guild_lookup.in_(lookups[start : start + _FEW]) & groups.c.closed.is_(None)
                await connection.execute(update(groups).where(mine).values(seen=now))

    async def unseen(self, since: datetime) -> list[int]:
        """Give the open groups whose server the bot has not been in from then on."""
        last = func.coalesce(groups.c.seen, groups.c.created)
        those = select(groups.c.id).where(groups.c.closed.is_(None), last < since)
        async with self._database.read() as connection:
            return list(await connection.scalars(those))

    async def meets(self, group: int, rhythm: Rhythm | None) -> None:
        """Keep when the group meets."""
        told = json.dumps(rhythm.dump()) if rhythm else None
        async with self._database.write() as connection:
            await connection.execute(update(groups).where(groups.c.id == group).values(meets=told))

    async def hold_rounds(self, group: int, customs: Customs) -> None:
        """Keep how the group holds its rounds."""
        told = json.dumps(customs.dump())
        async with self._database.write() as connection:
            await connection.execute(update(groups).where(groups.c.id == group).values(rounds=told))

    async def do_without(self, group: int, parts: Collection[Part]) -> None:
        """Keep which parts the group has switched off; the others are on."""
        told = " ".join(sorted(parts))
        async with self._database.write() as connection:
            await connection.execute(update(groups).where(groups.c.id == group).values(parts_off=told))

    async def set_welcome(self, group: int, channel: int, message: int) -> None:
        await self._set_channel(channel, group, welcome=message)

    async def drop_channel(self, channel: int) -> None:
        lookup = self._keyring.channel(channel)
        async with self._database.write() as connection:
            await connection.execute(delete(channels).where(channels.c.lookup == lookup))

    async def drop_role(self, guild: int, role: int) -> None:
        """A role is gone: nobody facilitates by it any more."""
        lookup = self._keyring.guild(guild)
        async with self._database.write() as connection:
            of_guild = await connection.execute(select(groups.c.id).where(groups.c.guild_lookup == lookup))
            for group in of_guild.scalars():
                mine = (facilitators.c.group_id == group) & (
                    facilitators.c.lookup == self._keyring.role(group, role)
                )
                await connection.execute(delete(facilitators).where(mine))

    async def heard(self, channel: int, at: datetime) -> None:
        """Note how far a channel was heard; never goes back."""
        lookup = self._keyring.channel(channel)
        older = channels.c.heard_until.is_(None) | (channels.c.heard_until < at)
        async with self._database.write() as connection:
            mine = update(channels).where(channels.c.lookup == lookup, older)
            await connection.execute(mine.values(heard_until=at))

    async def heard_until(self, group: int) -> dict[int, datetime]:
        """Give by channel when its newest known message was said; channels never heard are missing."""
        known = select(channels.c.channel, channels.c.heard_until).where(
            channels.c.group_id == group, channels.c.heard_until.is_not(None)
        )
        async with self._database.read() as connection:
            return {row.channel: row.heard_until for row in await connection.execute(known)}

    async def norms(self, group: int) -> dict[int, str]:
        """Give the norms that the group has put into its own words, by number."""
        own = select(norms.c.number, norms.c.words).where(norms.c.group_id == group)
        async with self._database.read() as connection:
            return {row.number: row.words for row in await connection.execute(own)}

    async def rewrite_norm(self, group: int, number: int, words: str | None) -> None:
        """Keep the group's own words; None goes back to the ones it came with."""
        async with self._database.write() as connection:
            if words is None:
                mine = (norms.c.group_id == group) & (norms.c.number == number)
                await connection.execute(delete(norms).where(mine))
                return
            row = {"group_id": group, "number": number, "words": words}
            await connection.execute(upsert(connection.dialect, norms, ["words"]), [row])

    async def shift(self, group: int, kind: str, shift: float) -> None:
        """Keep how far answers moved the threshold of a kind of nudge."""
        row = {"group_id": group, "kind": kind, "shift": shift}
        async with self._database.write() as connection:
            await connection.execute(upsert(connection.dialect, sensitivities, ["shift"]), [row])

    async def _set_channel(self, channel: int, group: int, **values: Any) -> None:
        mine = (channels.c.lookup == self._keyring.channel(channel)) & (channels.c.group_id == group)
        async with self._database.write() as connection:
            await connection.execute(update(channels).where(mine).values(**values))

    async def _settle(self, connection: AsyncConnection, group: int, charter: Charter) -> None:
        """Make channels and facilitators what the charter says. Raises ChannelTaken."""
        wanted = {self._keyring.channel(channel): channel for channel in charter.channels}
        taken = await connection.execute(
            select(channels.c.channel).where(channels.c.lookup.in_(wanted), channels.c.group_id != group)
        )
        if (other := taken.scalars().first()) is not None:
            raise ChannelTaken(other)
        gone = (channels.c.group_id == group) & channels.c.lookup.not_in(list(wanted))
        await connection.execute(delete(channels).where(gone))
        rows = [
            {"lookup": lookup, "group_id": group, "position": position, "channel": channel}
            for position, (lookup, channel) in enumerate(wanted.items())
        ]
        if rows:
            await connection.execute(upsert(connection.dialect, channels, ["position"]), rows)
        await connection.execute(delete(facilitators).where(facilitators.c.group_id == group))
        if leading := self._leading(group, charter):
            await connection.execute(insert(facilitators), leading)

    def _leading(self, group: int, charter: Charter) -> list[dict[str, Any]]:
        everyone = [
            *(
                (self._keyring.person(group, each), each, False)
                for each in dict.fromkeys(charter.facilitators)
            ),
            *(
                (self._keyring.role(group, each), each, True)
                for each in dict.fromkeys(charter.facilitator_roles)
            ),
        ]
        return [
            {"group_id": group, "lookup": lookup, "position": position, "is_role": is_role, "who": who}
            for position, (lookup, who, is_role) in enumerate(everyone)
        ]

    async def _one(self, connection: AsyncConnection, group: int) -> Group:
        return (await self._load(connection, select(groups).where(groups.c.id == group)))[0]

    async def _load(self, connection: AsyncConnection, which: Select[Any]) -> list[Group]:
        """Read groups and what hangs on them, in four queries however many there are."""
        rows = (await connection.execute(which.order_by(groups.c.id))).all()
        ids = [row.id for row in rows]
        places = await _by_group(connection, select(channels).order_by(channels.c.position), ids)
        leading = await _by_group(connection, select(facilitators).order_by(facilitators.c.position), ids)
        shifts = await _by_group(connection, select(sensitivities), ids)
        return [
            _group(row, places.get(row.id, []), leading.get(row.id, []), shifts.get(row.id, []))
            for row in rows
        ]


def _open() -> Select[Any]:
    return select(groups).where(groups.c.closed.is_(None))


async def _close(connection: AsyncConnection, ids: list[int], now: datetime) -> None:
    await connection.execute(delete(channels).where(channels.c.group_id.in_(ids)))
    still = groups.c.id.in_(ids) & groups.c.closed.is_(None)
    await connection.execute(update(groups).where(still).values(closed=now))
    await connection.execute(delete(hands).where(hands.c.group_id.in_(ids)))
    held = rounds.c.group_id.in_(ids) & rounds.c.closed.is_(None)
    await connection.execute(update(rounds).where(held).values(closed=now, open_in=None))


async def _by_group(
    connection: AsyncConnection, what: Select[Any], ids: list[int]
) -> dict[int, list[Row[Any]]]:
    found: dict[int, list[Row[Any]]] = {}
    wanted = what.selected_columns["group_id"]
    for start in range(0, len(ids), _FEW):
        for row in await connection.execute(what.where(wanted.in_(ids[start : start + _FEW]))):
            found.setdefault(row.group_id, []).append(row)
    return found


def _columns(charter: Charter) -> dict[str, Any]:
    return {
        "name": charter.name,
        "purpose": charter.purpose,
        "zone": charter.zone,
        "language": charter.language,
        "nudges_to": charter.nudges_to,
        "nudge_channel": charter.nudge_channel,
        "names_in_digests": charter.names_in_digests,
        "smallest": charter.smallest,
        "quiet_from": charter.quiet_from.isoformat("minutes"),
        "quiet_until": charter.quiet_until.isoformat("minutes"),
    }


def _group(row: Row[Any], places: Iterable[Any], leading: list[Row[Any]], shifts: Iterable[Any]) -> Group:
    places = list(places)
    charter = Charter(
        name=row.name,
        purpose=row.purpose,
        channels=tuple(place.channel for place in places),
        facilitators=tuple(each.who for each in leading if not each.is_role),
        facilitator_roles=tuple(each.who for each in leading if each.is_role),
        zone=row.zone,
        language=row.language,
        nudges_to=row.nudges_to,
        nudge_channel=row.nudge_channel,
        names_in_digests=row.names_in_digests,
        smallest=row.smallest,
        quiet_from=time.fromisoformat(row.quiet_from),
        quiet_until=time.fromisoformat(row.quiet_until),
    )
    return Group(
        id=row.id,
        token=row.token,
        guild=row.guild,
        created=row.created,
        charter=charter,
        welcomes={place.channel: place.welcome for place in places if place.welcome is not None},
        sensitivity={each.kind: each.shift for each in shifts},
        meets=Rhythm.load(json.loads(row.meets)) if row.meets else None,
        rounds=Customs.load(json.loads(row.rounds)) if row.rounds else Customs(),
        off=known_parts(row.parts_off.split()),
    )
