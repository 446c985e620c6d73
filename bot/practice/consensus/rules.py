"""What can happen to a proposal while it is open, one rule a function; each gives the proposal as it is then.

What holds throughout: silence is never counted; nothing closes over a concern without an answer; and nobody,
neither many nor one, can keep it open for ever: a concern is answered by one reply and 48 hours, however often it
is put anew, and whoever joins after the time was up takes part in the next one.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Literal

from bot.practice.consensus.deciding import decide
from bot.practice.consensus.values import (
    ANSWERED_AFTER,
    EXTENSION,
    HELD,
    MOST_WORDINGS,
    SOONEST,
    WINDOW,
    Ballot,
    Concern,
    Outcome,
    Proposal,
)

Why = Literal[
    "closed", "late", "own", "gone", "stays", "unanswered", "missing", "often", "soon", "hurry", "enough"
]


class Cannot(Exception):
    """What a rule does not allow; why: in one word."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why: Why = why


def take(
    proposal: Proposal, ballot: Ballot, *, joined: datetime, now: datetime, fresh: tuple[int, str]
) -> Proposal:
    """Let somebody take a position, or change theirs. fresh: id and token for a concern, should it be one.

    Putting one's concern in other words does not let the time begin anew; putting it again after it had been settled or
    taken back does, as far as nobody has replied yet: the group shall have time for it. Raises Cannot.
    """
    _must_be_open(proposal)
    had = proposal.ballot(ballot.person)
    if had is None and now >= proposal.due and joined >= proposal.due:
        raise Cannot("late")
    before = proposal.concern(had.concern) if had else None
    after = _raised(before, ballot, now, fresh) if ballot.position in HELD else _rested(before)
    taken = replace(ballot, concern=after.id if after else None)
    return replace(
        proposal,
        ballots=(*(each for each in proposal.ballots if each.person != ballot.person), taken),
        concerns=_with(proposal.concerns, after),
    )


def _raised(before: Concern | None, ballot: Ballot, now: datetime, fresh: tuple[int, str]) -> Concern:
    if before is None:
        return Concern(*fresh, ballot.position, ballot.words, now, signed=ballot.signed)
    again = not before.standing or before.settled
    return replace(
        before,
        position=ballot.position,
        words=ballot.words,
        signed=ballot.signed,
        raised=now if again else before.raised,
        settled=False,
        standing=True,
    )


def _rested(concern: Concern | None) -> Concern | None:
    """Let a concern be taken back; that somebody replied is remembered, should it be put again."""
    if concern is None:
        return None
    return replace(concern, words="", signed=False, standing=False, settled=False)


def _with(concerns: tuple[Concern, ...], one: Concern | None) -> tuple[Concern, ...]:
    if one is None:
        return concerns
    known = any(each.id == one.id for each in concerns)
    changed = tuple(one if each.id == one.id else each for each in concerns)
    return changed if known else (*changed, one)


def take_back(proposal: Proposal, person: int, now: datetime) -> Proposal:
    """Let go of somebody's position, as if they had taken none; their concern goes with it. Raises Cannot.

    Nothing is remembered of it then. So once the time is up, who has or had a concern can only change to another
    position: taken back and raised as a new one again and again, it would hold the group for ever.
    """
    _must_be_open(proposal)
    had = proposal.ballot(person)
    if had is None:
        return proposal
    if had.concern is not None and now >= proposal.due:
        raise Cannot("stays")
    return replace(
        proposal,
        ballots=tuple(each for each in proposal.ballots if each.person != person),
        concerns=_with(proposal.concerns, _rested(proposal.concern(had.concern))),
    )


def reply(proposal: Proposal, concern: int, person: int, now: datetime) -> Proposal:
    """Note that somebody else replied to a concern. Raises Cannot."""
    _must_be_open(proposal)
    found = proposal.concern(concern)
    if found is None or not found.standing:
        raise Cannot("gone")
    mine = proposal.ballot(person)
    if mine is not None and mine.concern == concern:
        raise Cannot("own")
    first = found.replied or now
    return replace(proposal, concerns=_with(proposal.concerns, replace(found, replied=first)))


def settle(proposal: Proposal, person: int) -> Proposal:
    """Let somebody say that their own concern is answered. Raises Cannot."""
    _must_be_open(proposal)
    mine = proposal.ballot(person)
    concern = proposal.concern(mine.concern) if mine else None
    if concern is None or not concern.standing:
        raise Cannot("gone")
    return replace(proposal, concerns=_with(proposal.concerns, replace(concern, settled=True)))


def amend(proposal: Proposal, wording: str, until: datetime, token: str, now: datetime) -> Proposal:
    """Word it anew: all positions are asked anew, and whoever had the old wording before them finds it gone.

    Over a concern without an answer there is as long to look again as there is to reply to one: else a comma changed
    at night would be a way past it. Raises Cannot.
    """
    _must_be_open(proposal)
    if proposal.asked >= MOST_WORDINGS:
        raise Cannot("often")
    if until < now + SOONEST:
        raise Cannot("soon")
    if proposal.holds(now) and until < now + WINDOW:
        raise Cannot("hurry")
    return replace(
        proposal,
        token=token,
        wording=wording,
        before=proposal.wording,
        due=until,
        until=until,
        extended=False,
        asked=proposal.asked + 1,
        ballots=(),
        concerns=(),
    )


def pass_time(proposal: Proposal, now: datetime) -> Proposal:
    """Let time do what it does: close it, or keep it open for a concern that has no answer yet."""
    if proposal.closed is not None or now < proposal.until:
        return proposal
    if not proposal.enough:
        return _closed(proposal, "few", now)
    if proposal.decided == "sounding":
        return _closed(proposal, "sounded", now)
    return _answered(proposal, now)


def _answered(proposal: Proposal, now: datetime) -> Proposal:
    """Decide it, if every concern has its answer; else give those their time that have none."""
    open_ones = proposal.unanswered(now)
    if not open_ones:
        return _closed(proposal, decide(proposal), now)
    silent = [each for each in open_ones if each.replied is None]
    if silent and not proposal.extended:
        return replace(proposal, extended=True, until=now + EXTENSION)
    until = [each.replied + ANSWERED_AFTER for each in open_ones if each.replied is not None]
    until += [each.raised + WINDOW for each in silent]
    if any(each.raised + WINDOW <= now for each in silent):
        return _closed(proposal, "lapsed", now)
    return replace(proposal, until=max(until))


def close(proposal: Proposal, people: Collection[int], now: datetime) -> Proposal:
    """Close it before its time: only when everybody (by number) has taken a position and every concern is answered.

    Raises Cannot; there is nobody for whom it does not.
    """
    _must_be_open(proposal)
    if proposal.holds(now):
        raise Cannot("unanswered")
    if not proposal.enough or set(people) - {each.person for each in proposal.ballots}:
        raise Cannot("missing")
    return _closed(proposal, "sounded" if proposal.decided == "sounding" else decide(proposal), now)


def fit(proposal: Proposal, joined: int) -> Proposal:
    """Ask of no more people for a position than are still in the group, which would be asking in vain."""
    if proposal.closed is not None or proposal.turnout <= max(1, joined):
        return proposal
    return replace(proposal, turnout=max(1, joined))


def withdraw(proposal: Proposal, now: datetime, why: Outcome = "withdrawn") -> Proposal:
    """Raises Cannot."""
    _must_be_open(proposal)
    return _closed(proposal, why, now)


def _closed(proposal: Proposal, outcome: Outcome, now: datetime) -> Proposal:
    return replace(proposal, closed=now, outcome=outcome)


def _must_be_open(proposal: Proposal) -> None:
    if proposal.closed is not None:
        raise Cannot("closed")
