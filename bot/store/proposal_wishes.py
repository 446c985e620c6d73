"""Who wishes to be written to about a proposal while it is open."""

from datetime import datetime

from sqlalchemy import delete, select, update

from bot.practice.consensus.values import Proposal
from bot.store.engine import Database
from bot.store.tables import people, proposal_wishes
from bot.store.upsert import new


class ProposalWishes:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def wish(
        self, proposal: Proposal, person: int, *, on: bool, reminded: datetime | None = None
    ) -> None:
        """Note whether somebody wishes to hear of it. reminded: the end for which it is too late to be reminded."""
        mine = (proposal_wishes.c.proposal_id == proposal.id) & (proposal_wishes.c.person == person)
        async with self._database.write() as connection:
            if not on:
                await connection.execute(delete(proposal_wishes).where(mine))
                return
            row = {
                "proposal_id": proposal.id,
                "group_id": proposal.group,
                "person": person,
                "reminded": reminded,
            }
            put = new(connection.dialect, proposal_wishes).values(row).on_conflict_do_nothing()
            await connection.execute(put)

    async def wishing(self, proposal: int) -> dict[int, int]:
        """Give by number the Discord ids of those who wish to hear of it."""
        same = (people.c.group_id == proposal_wishes.c.group_id) & (
            people.c.number == proposal_wishes.c.person
        )
        those = select(people.c.number, people.c.who).join(proposal_wishes, same)
        async with self._database.read() as connection:
            rows = await connection.execute(those.where(proposal_wishes.c.proposal_id == proposal))
            return {row.number: row.who for row in rows}

    async def remind(self, proposal: Proposal, person: int) -> bool:
        """Take on to remind somebody of this end; False where they were, or do not wish it any more."""
        anew = proposal_wishes.c.reminded.is_(None) | (proposal_wishes.c.reminded != proposal.until)
        mine = (proposal_wishes.c.proposal_id == proposal.id) & (proposal_wishes.c.person == person)
        async with self._database.write() as connection:
            change = update(proposal_wishes).where(mine, anew).values(reminded=proposal.until)
            return (await connection.execute(change)).rowcount == 1
