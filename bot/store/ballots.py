"""Where people stand to a proposal, as rows: sealed and joined to them while it is open; counted, and of nobody, after.

The one place where the join is made and undone. While a proposal is open somebody can change their mind, so each ballot
has its person, and through it a concern has its owner. When it closes, everything is written anew in one
transaction: that somebody took part, in the order of their numbers; and what was said, without a person, in an
order of chance and under ids that stood nowhere before.
"""

import secrets
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.practice.consensus.deciding import stances as as_kept
from bot.practice.consensus.values import COUNTED, POSITIONS, Ballot, Concern, Position, Proposal, Stance
from bot.store.tables import ballots, concerns, proposal_wishes, proposals, replies, stances, voters

IDS = 2**62


def fresh() -> tuple[int, str]:
    """Draw an id and a token for a concern."""
    return _drawn(), secrets.token_urlsafe(12)


def _drawn() -> int:
    return 1 + secrets.randbelow(IDS)


async def read(connection: AsyncConnection, which: ColumnElement[bool]) -> list[Proposal]:
    """Give proposals whole, in the order of their beginning."""
    rows = (await connection.execute(select(proposals).where(which).order_by(proposals.c.id))).all()
    found: list[Proposal] = []
    for row in rows:
        cast, raised = (), ()
        if row.closed is None:
            mine = select(ballots).where(ballots.c.proposal_id == row.id).order_by(ballots.c.person)
            cast = tuple(of_ballot(each) for each in await connection.execute(mine))
            those = select(concerns).where(concerns.c.proposal_id == row.id)
            those = those.order_by(concerns.c.raised, concerns.c.id)
            raised = tuple(of_concern(each) for each in await connection.execute(those))
        found.append(_proposal(row, cast, raised))
    return found


async def write_changes(connection: AsyncConnection, before: Proposal, after: Proposal) -> None:
    """Write what a rule changed of the positions of one that stays open."""
    known = {each.person: each for each in before.ballots}
    now = {each.person: each for each in after.ballots}
    for person in known.keys() - now.keys():
        mine = (ballots.c.proposal_id == after.id) & (ballots.c.person == person)
        await connection.execute(delete(ballots).where(mine))
    for ballot in after.ballots:
        row = {"said": _said(ballot), "concern": ballot.concern}
        if ballot.person not in known:
            whose = {"proposal_id": after.id, "group_id": after.group, "person": ballot.person}
            await connection.execute(insert(ballots).values(whose | row))
        elif known[ballot.person] != ballot:
            mine = (ballots.c.proposal_id == after.id) & (ballots.c.person == ballot.person)
            await connection.execute(update(ballots).where(mine).values(row))
    for concern in after.concerns:
        await _write_concern(connection, after, before.concern(concern.id), concern)


async def _write_concern(
    connection: AsyncConnection, proposal: Proposal, before: Concern | None, concern: Concern
) -> None:
    row = {
        "said": _said(concern),
        "raised": concern.raised,
        "replied": concern.replied,
        "settled": concern.settled,
        "standing": concern.standing,
    }
    if before is None:
        whose = {
            "id": concern.id,
            "token": concern.token,
            "proposal_id": proposal.id,
            "group_id": proposal.group,
        }
        await connection.execute(insert(concerns).values(whose | row))
    elif before != concern:
        await connection.execute(update(concerns).where(concerns.c.id == concern.id).values(row))


async def count(connection: AsyncConnection, closed: Proposal) -> None:
    """Let go of who said what in one that has just closed. Where nothing was decided, nothing is kept of it at all."""
    kept = as_kept(closed) if closed.outcome in COUNTED else []
    secrets.SystemRandom().shuffle(kept)
    answered: list[int] = []
    for each in kept:
        id_ = _drawn()
        row = {
            "id": id_,
            "proposal_id": closed.id,
            "group_id": closed.group,
            "person": each.person,
            "said": {**_said(each), "answered": each.answered},
        }
        await connection.execute(insert(stances).values(row))
        if each.about is not None:
            about = (replies.c.proposal_id == closed.id) & (replies.c.concern == each.about)
            await connection.execute(update(replies).where(about).values(concern=id_))
            answered.append(id_)
    if kept:
        took_part = sorted(each.person for each in closed.ballots)
        rows = [
            {"proposal_id": closed.id, "group_id": closed.group, "person": person} for person in took_part
        ]
        await connection.execute(insert(voters), rows)
    loose = (replies.c.proposal_id == closed.id) & replies.c.concern.not_in(answered)
    await connection.execute(delete(replies).where(loose))
    await connection.execute(delete(proposal_wishes).where(proposal_wishes.c.proposal_id == closed.id))
    await _let_go(connection, closed)


async def ask_anew(connection: AsyncConnection, before: Proposal) -> None:
    """Let go of all positions, concerns and replies: they were about another wording."""
    await connection.execute(delete(replies).where(replies.c.proposal_id == before.id))
    await _let_go(connection, before)


async def _let_go(connection: AsyncConnection, proposal: Proposal) -> None:
    """Delete ballots and concerns; of their messages it is kept which they were, until the buttons are gone."""
    stood = select(proposals.c.posts).where(proposals.c.id == proposal.id)
    post, ending, buttons = (await connection.execute(stood)).scalar_one()
    left = sorted({*buttons, *(each.post for each in proposal.concerns if each.post is not None)})
    await connection.execute(
        update(proposals).where(proposals.c.id == proposal.id).values(posts=[post, ending, left])
    )
    await connection.execute(delete(ballots).where(ballots.c.proposal_id == proposal.id))
    await connection.execute(delete(concerns).where(concerns.c.proposal_id == proposal.id))


def of_words(proposal: Proposal) -> dict[str, str]:
    return {"wording": proposal.wording, "before": proposal.before if proposal.closed is None else ""}


def _said(one: Ballot | Concern | Stance) -> dict[str, Any]:
    """Positions are numbers, so that what is sealed tells by its length no more than how much was written."""
    signed = one.person is not None if isinstance(one, Stance) else one.signed
    return {"position": POSITIONS.index(one.position), "words": one.words, "signed": int(signed)}


def _position(said: dict[str, Any]) -> Position:
    number: int = said["position"]
    return POSITIONS[number]


def of_ballot(row: Any) -> Ballot:
    said: dict[str, Any] = row.said
    position = _position(said)
    return Ballot(row.person, position, said["words"], bool(said["signed"]), row.concern)


def of_concern(row: Any) -> Concern:
    said: dict[str, Any] = row.said
    post: dict[str, Any] = row.post or {}
    return Concern(
        id=row.id,
        token=row.token,
        position=_position(said),
        words=said["words"],
        raised=row.raised,
        replied=row.replied,
        settled=row.settled,
        standing=row.standing,
        signed=bool(said["signed"]),
        post=post.get("message"),
        shown=post.get("shown", ""),
    )


def stance(row: Any) -> Stance:
    said: dict[str, Any] = row.said
    position = _position(said)
    return Stance(position, said["words"], row.person, said["answered"], row.id, row.id)


def _proposal(row: Any, cast: Sequence[Ballot], raised: Sequence[Concern]) -> Proposal:
    channel, thread = row.place
    post, ending, _buttons = row.posts
    return Proposal(
        id=row.id,
        token=row.token,
        group=row.group_id,
        number=row.number,
        author=row.author,
        wording=row.words["wording"],
        before=row.words["before"],
        decided=row.decided,
        turnout=row.turnout,
        joined=row.joined,
        opened=row.opened,
        due=row.due,
        until=row.until,
        extended=row.extended,
        asked=row.asked,
        closed=row.closed,
        outcome=row.outcome,
        channel=channel,
        thread=thread,
        post=post,
        ending=ending,
        ballots=tuple(cast),
        concerns=tuple(raised),
    )
