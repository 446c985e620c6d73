"""Reports of harm: sealed from the first word, and gone when they have been kept long enough."""

import secrets
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Row, delete, select, update

from bot.practice.reporting import A_DAY, HANDS, Hand, Report, State, Told, Way, may_send
from bot.store.claims import Claim, claim
from bot.store.engine import Database
from bot.store.tables import report_hands, reports
from bot.store.upsert import new

BRINGING = "report"
"""The kind of claim under which a report is brought to its receivers."""

Sent = Literal["waits", "gone", "many"]
"""Nobody is written to; it was sent already, or let go of; its writer sent too many of late."""


class Reports:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._keyring = database.keyring

    # Writing one

    async def begin(self, group: int, user: int, told: Told, now: datetime) -> Report:
        """Begin one for somebody; what they began before and never sent is let go of."""
        lookup = self._keyring.harm(group, user)
        row = {
            "token": secrets.token_urlsafe(12),
            "group_id": group,
            "lookup": lookup,
            "at": now,
            "state": "open",
            **self._told(group, told),
        }
        unsent = (reports.c.group_id == group) & (reports.c.lookup == lookup) & (reports.c.state == "open")
        async with self._database.write() as connection:
            await connection.execute(delete(reports).where(unsent))
            made = await connection.execute(new(connection.dialect, reports).values(row).returning(reports))
            return _report(made.one())

    async def fill(self, report: Report, told: Told, way: Way | None) -> bool:
        """Keep what is told in one that is open still, and the way that was shown; False where it is not."""
        shown = way.dump() if way else None
        return await self._change(report, "open", way=shown, **self._told(report.group, told))

    async def drop(self, report: Report) -> None:
        mine = (reports.c.id == report.id) & (reports.c.state == "open")
        async with self._database.write() as connection:
            await connection.execute(delete(reports).where(mine))

    async def send(self, report: Report, user: int, way: Way, now: datetime) -> Claim | Sent:
        """Let it go its way, once; gives the claim under which it is brought there, where it is."""
        mine = self._by(report.group, user)
        async with self._database.write() as connection:
            recent = select(reports.c.sent).where(mine, reports.c.sent > now - A_DAY)
            if not may_send(list(await connection.scalars(recent)), now):
                return "many"
            still = (reports.c.id == report.id) & (reports.c.state == "open")
            state = "waits" if way.kind == "looking" else "sent"
            change = update(reports).where(still).values(sent=now, state=state, way=way.dump())
            if (await connection.execute(change)).rowcount != 1:
                return "gone"
            if state == "waits":
                return "waits"
            return await claim(connection, Claim(report.group, BRINGING, report.id, now, now)) or "gone"

    # Its way

    async def stands(self, report: Report, posts: Sequence[tuple[int, int]]) -> None:
        """Note where it stands so far."""
        async with self._database.write() as connection:
            change = update(reports).where(reports.c.id == report.id)
            await connection.execute(change.values(posts=[list(each) for each in posts]))

    async def arrived(self, report: Report) -> bool:
        return await self._change(report, "sent", state="there")

    async def let_go(self, report: Report) -> bool:
        """Give up bringing one; its words go."""
        return await self._change(
            report, "sent", state="lost", told=None, about_lookup=None, author_lookup=None
        )

    # Seeing to it

    async def hand(self, report: Report, user: int, what: Hand, now: datetime) -> None:
        """Note who sees to a report, or has."""
        lookup = self._keyring.harm(report.group, user)
        row = {
            "report_id": report.id,
            "group_id": report.group,
            "lookup": lookup,
            "who": user,
            "what": what,
            "at": now,
        }
        async with self._database.write() as connection:
            await connection.execute(
                new(connection.dialect, report_hands).values(row).on_conflict_do_nothing()
            )

    async def hands(self, report: Report) -> dict[Hand, list[int]]:
        """Give who sees to it and who has, in order."""
        those = select(report_hands).where(report_hands.c.report_id == report.id).order_by(report_hands.c.at)
        async with self._database.read() as connection:
            rows = (await connection.execute(those)).all()
        return {what: [row.who for row in rows if row.what == what] for what in HANDS}

    # Finding one

    async def get(self, report: int) -> Report | None:
        found = await self._find(reports.c.id == report)
        return found[0] if found else None

    async def by_token(self, token: str) -> Report | None:
        found = await self._find(reports.c.token == token)
        return found[0] if found else None

    async def own(self, token: str, group: int, user: int) -> Report | None:
        """Give one that somebody began themselves."""
        found = await self._find((reports.c.token == token) & self._by(group, user))
        return found[0] if found else None

    async def sent_by(self, group: int, user: int) -> list[Report]:
        """Give what somebody sent and is kept, the newest first."""
        return (await self._find(self._by(group, user) & reports.c.sent.is_not(None)))[::-1]

    async def sent_to(self, group: int) -> list[Report]:
        """Give what was sent in a group, is kept and was not let go of; the newest first."""
        states: Collection[State] = ("sent", "there", "waits")
        those = (reports.c.group_id == group) & reports.c.state.in_(states) & reports.c.told.is_not(None)
        return (await self._find(those))[::-1]

    async def posts_of(self, group: int, user: int) -> list[tuple[int, int]]:
        """Give where the reports stand that somebody wrote: channel and message."""
        return [post for report in await self._find(self._by(group, user)) for post in report.posts]

    def _by(self, group: int, user: int) -> ColumnElement[bool]:
        return (reports.c.group_id == group) & (reports.c.lookup == self._keyring.harm(group, user))

    def _told(self, group: int, told: Told) -> dict[str, Any]:
        return {
            "told": told.dump(),
            "about_lookup": self._keyring.harm(group, told.about) if told.about else None,
            "author_lookup": self._keyring.harm(group, told.author) if told.author else None,
        }

    async def _change(self, report: Report, when: State, **values: Any) -> bool:
        still = (reports.c.id == report.id) & (reports.c.state == when)
        async with self._database.write() as connection:
            return (await connection.execute(update(reports).where(still).values(**values))).rowcount == 1

    async def _find(self, which: ColumnElement[bool]) -> list[Report]:
        async with self._database.read() as connection:
            rows = await connection.execute(select(reports).where(which).order_by(reports.c.id))
            return [_report(row) for row in rows]


def _report(row: Row[Any]) -> Report:
    return Report(
        id=row.id,
        token=row.token,
        group=row.group_id,
        at=row.at,
        sent=row.sent,
        state=row.state,
        told=Told.load(row.told) if row.told is not None else None,
        way=Way.load(row.way) if row.way else None,
        posts=tuple((channel, message) for channel, message in row.posts or ()),
    )
