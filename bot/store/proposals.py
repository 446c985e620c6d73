"""Proposals as they stand: read, changed by a rule and written again in one transaction."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Literal, NamedTuple

from sqlalchemy import ColumnElement, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.practice.consensus.rules import Cannot, reply
from bot.practice.consensus.values import (
    COUNTED,
    MINORITY,
    MOST_OF_ONE,
    MOST_OPEN,
    MOST_REPLIES,
    Concern,
    Outcome,
    Proposal,
    Reply,
    Stance,
)
from bot.store.ballots import ask_anew, count, of_concern, of_words, read, stance, write_changes
from bot.store.claims import Claim, claim
from bot.store.engine import Database
from bot.store.tables import concerns, proposals, replies, stances

OVER, LONGER, ANEW = "proposal over", "proposal longer", "proposal anew"
CLAIMED = (OVER, LONGER, ANEW)
"""What is told once: how it ended, that it stays open for a concern, that its wording was changed."""

Rule = Callable[[Proposal], Proposal]


class Step(NamedTuple):
    """A proposal before and after a rule. claim: under which what became of it is told, where there is something."""

    before: Proposal
    after: Proposal
    claim: Claim | None = None

    @property
    def moved(self) -> bool:
        return self.before != self.after


class Proposals:
    def __init__(self, database: Database) -> None:
        self._database = database

    # Beginning and changing one

    async def open(self, new: Proposal) -> Proposal | Literal["many", "yours"]:
        """Begin one, under the group's next number; not where many are open already, or many by the same person."""
        ours = proposals.c.group_id == new.group
        still = select(func.count()).where(ours, proposals.c.closed.is_(None))
        row: dict[str, Any] = {
            "token": secrets.token_urlsafe(12),
            "group_id": new.group,
            "author": new.author,
            "words": of_words(new),
            "decided": new.decided,
            "turnout": new.turnout,
            "joined": new.joined,
            "opened": new.opened,
            "due": new.due,
            "until": new.until,
            "extended": False,
            "asked": 1,
            "place": [new.channel, None],
            "posts": [None, None, []],
        }
        async with self._database.write() as connection:
            if (await connection.scalar(still) or 0) >= MOST_OPEN:
                return "many"
            if (await connection.scalar(still.where(proposals.c.author == new.author)) or 0) >= MOST_OF_ONE:
                return "yours"
            last = await connection.scalar(select(func.max(proposals.c.number)).where(ours)) or 0
            made = await connection.execute(
                insert(proposals).values(row | {"number": last + 1}).returning(proposals.c.id)
            )
            return (await read(connection, proposals.c.id == made.scalar_one()))[0]

    async def change(self, proposal: int, rule: Rule, now: datetime, *, erases: bool = False) -> Step | None:
        """Let a rule act on one as it stands now; None where it is gone.

        erases: positions may go for good with it, so that nothing of them is left in the files. Raises what the
        rule does.
        """
        async with self._database.write(erases=erases) as connection:
            return await self._change(connection, proposal, rule, now)

    async def reply(self, proposal: int, said: Reply, now: datetime) -> tuple[Step, Reply] | None:
        """Keep what somebody replies to a concern, and that it was; None where the proposal is gone. Raises Cannot."""
        row = {
            "proposal_id": proposal,
            "group_id": said.group,
            "person": said.person,
            "concern": said.concern,
            "words": said.words,
        }
        async with self._database.write() as connection:
            step = await self._change(
                connection, proposal, lambda each: reply(each, said.concern, said.person, now), now
            )
            if step is None:
                return None
            mine = (replies.c.proposal_id == proposal) & (replies.c.concern == said.concern)
            before = select(func.count()).where(mine, replies.c.person == said.person)
            if (await connection.scalar(before) or 0) >= MOST_REPLIES:
                raise Cannot("enough")
            made = await connection.execute(insert(replies).values(row).returning(replies))
            return step, _reply(made.one())

    async def _change(
        self, connection: AsyncConnection, proposal: int, rule: Rule, now: datetime
    ) -> Step | None:
        await connection.execute(select(proposals.c.id).where(proposals.c.id == proposal).with_for_update())
        found = await read(connection, proposals.c.id == proposal)
        if not found:
            return None
        before, after = found[0], rule(found[0])
        told = None
        if after != before:
            if after.closed is not None:
                await count(connection, after)
            elif after.asked != before.asked:
                await ask_anew(connection, before)
            else:
                await write_changes(connection, before, after)
            await connection.execute(
                update(proposals).where(proposals.c.id == proposal).values(_values(after))
            )
            told = await _told(connection, before, after, now)
        return Step(before, after, told)

    # Where it stands on Discord

    async def stands(
        self, proposal: int, *, place: tuple[int, int | None] | None = None, **messages: int | None
    ) -> None:
        """Note where it is, and its first message (post) or its last (ending)."""
        async with self._database.write() as connection:
            row = (await connection.execute(select(proposals).where(proposals.c.id == proposal))).first()
            if row is None:
                return
            post, ending, buttons = row.posts
            values: dict[str, Any] = {
                "posts": [messages.get("post", post), messages.get("ending", ending), buttons]
            }
            if place is not None:
                values["place"] = list(place)
            await connection.execute(update(proposals).where(proposals.c.id == proposal).values(values))

    async def shows(self, concern: Concern, post: int | None, shown: str) -> None:
        """Note where a concern's message stands, and what it says."""
        where = {"message": post, "shown": shown} if post is not None else None
        async with self._database.write() as connection:
            await connection.execute(update(concerns).where(concerns.c.id == concern.id).values(post=where))

    async def reply_stands(self, one: Reply, where: tuple[int, int]) -> None:
        """Note where a reply stands: the thread, and the message."""
        values = {"channel": where[0], "message": where[1]}
        async with self._database.write() as connection:
            await connection.execute(update(replies).where(replies.c.id == one.id).values(post=values))

    async def with_buttons(self, proposal: int) -> list[int]:
        """Give the messages of its concerns whose buttons have to go; which was whose is not known any more."""
        async with self._database.read() as connection:
            posts = await connection.scalar(select(proposals.c.posts).where(proposals.c.id == proposal))
        return posts[2] if posts else []

    async def without_button(self, proposal: int, message: int) -> None:
        async with self._database.write() as connection:
            posts = await connection.scalar(select(proposals.c.posts).where(proposals.c.id == proposal))
            if posts is not None:
                left = [*posts[:2], [each for each in posts[2] if each != message]]
                await connection.execute(
                    update(proposals).where(proposals.c.id == proposal).values(posts=left)
                )

    async def remove(self, proposal: int) -> None:
        """Let go of one that could not be posted."""
        async with self._database.write() as connection:
            await connection.execute(delete(proposals).where(proposals.c.id == proposal))

    # Finding one

    async def get(self, proposal: int) -> Proposal | None:
        return await self._one(proposals.c.id == proposal)

    async def by_token(self, token: str) -> Proposal | None:
        return await self._one(proposals.c.token == token)

    async def by_number(self, group: int, number: int) -> Proposal | None:
        return await self._one((proposals.c.group_id == group) & (proposals.c.number == number))

    async def of_concern(self, token: str) -> tuple[Proposal, Concern] | None:
        """Give a concern that is kept, by its token, with its proposal."""
        async with self._database.read() as connection:
            row = (await connection.execute(select(concerns).where(concerns.c.token == token))).first()
            found = await read(connection, proposals.c.id == row.proposal_id) if row else []
        return (found[0], of_concern(row)) if row and found else None

    async def open_ones(self, group: int | None = None) -> list[Proposal]:
        """Give those that are open, of all groups or of one; the oldest first."""
        still = proposals.c.closed.is_(None)
        return await self._find(still if group is None else still & (proposals.c.group_id == group))

    async def history(self, group: int) -> list[Proposal]:
        """Give those of a group that are over, the newest first."""
        over = await self._find((proposals.c.group_id == group) & proposals.c.closed.is_not(None))
        return over[::-1]

    async def ended(self, group: int, since: datetime, until: datetime) -> list[tuple[Outcome, bool]]:
        """Give how those ended that closed in that time and were counted, and whether some saw it differently."""
        over = (proposals.c.group_id == group) & proposals.c.outcome.in_(COUNTED)
        over &= (proposals.c.closed >= since) & (proposals.c.closed < until)
        found: list[tuple[Outcome, bool]] = []
        for each in await self._find(over):
            kept = await self.stances(each.id)
            found.append((each.outcome or "ended", any(one.position in MINORITY for one in kept)))
        return found

    async def untidy(self, since: datetime) -> list[Proposal]:
        """Give those that closed after an instant, and whose messages have buttons still."""
        recent = await self._find(proposals.c.closed > since)
        return [each for each in recent if await self.with_buttons(each.id)]

    async def stances(self, proposal: int) -> list[Stance]:
        """Give what the ballots became, in the order of their ids, which is one of chance."""
        those = select(stances).where(stances.c.proposal_id == proposal).order_by(stances.c.id)
        async with self._database.read() as connection:
            return [stance(row) for row in await connection.execute(those)]

    async def replies(self, proposal: int) -> list[Reply]:
        those = select(replies).where(replies.c.proposal_id == proposal).order_by(replies.c.id)
        async with self._database.read() as connection:
            return [_reply(row) for row in await connection.execute(those)]

    async def _one(self, which: ColumnElement[bool]) -> Proposal | None:
        found = await self._find(which)
        return found[0] if found else None

    async def _find(self, which: ColumnElement[bool]) -> list[Proposal]:
        async with self._database.read() as connection:
            return await read(connection, which)


def _values(after: Proposal) -> dict[str, Any]:
    return {
        "token": after.token,
        "words": of_words(after),
        "turnout": after.turnout,
        "due": after.due,
        "until": after.until,
        "extended": after.extended,
        "asked": after.asked,
        "closed": after.closed,
        "outcome": after.outcome,
    }


async def _told(
    connection: AsyncConnection, before: Proposal, after: Proposal, now: datetime
) -> Claim | None:
    """Take on what is to be told of a change. The time of the claim tells apart wordings that end at the same time."""
    if after.closed is not None:
        kind, due = OVER, after.closed
    elif after.asked != before.asked:
        kind, due = ANEW, after.due + timedelta(microseconds=after.asked)
    elif after.extended and not before.extended:
        kind, due = LONGER, after.until
    else:
        return None
    return await claim(connection, Claim(after.group, kind, after.id, due, now))


def _reply(row: Any) -> Reply:
    post = row.post["message"] if row.post else None
    return Reply(row.id, row.proposal_id, row.group_id, row.person, row.concern, row.words, post)
