"""Every table that holds a person answers here: what it lets go of, and what it can tell them about themselves."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.holding import Rows, Whom, by_lookup, of_person
from bot.store.holdings import deciding, people, talk, together, unsigned
from bot.store.tables import (
    arrivals,
    balance_wishes,
    brainstorm_helpers,
    brainstorm_marks,
    cares,
    floor_hands,
    ground_lines,
    ground_shares,
    hands,
    keepsakes,
    offers,
    proposal_wishes,
    reminders,
    replies,
    report_hands,
    resonances,
    role_offers,
    safety_people,
    stage_answers,
    stories,
    story_answers,
    take_alongs,
    voters,
    wisdom,
    wishes,
)


async def erase_measured(connection: AsyncConnection, whom: Whom) -> None:
    """Delete what was noticed about someone."""
    for holding in HOLDINGS:
        if holding.measured:
            await holding.erase(connection, whom)


async def erase(connection: AsyncConnection, whom: Whom) -> None:
    """Delete everything about someone."""
    for holding in HOLDINGS:
        await holding.erase(connection, whom)


async def export(connection: AsyncConnection, whom: Whom) -> dict[str, Rows]:
    """Give everything about someone, by table, without what would tell of others."""
    return {holding.table.name: await holding.export(connection, whom) for holding in HOLDINGS}


HOLDINGS = (
    talk.POSTS,
    talk.DISSENTS,
    talk.TRACES,
    of_person(offers, "at", "accepted"),
    of_person(wishes, "at"),
    of_person(resonances, "at", "named"),
    of_person(arrivals, "at", "entry", "readers", "told"),
    of_person(floor_hands, "raised", "had"),
    together.HOSTS,
    together.BRAINSTORMS,
    together.IDEAS,
    of_person(brainstorm_marks, "numbers"),
    of_person(brainstorm_helpers, "at"),
    together.PAIRINGS,
    people.BLOCKS,
    unsigned.WARDS,
    unsigned.VIEWS,
    of_person(hands, "hand"),
    of_person(ground_shares, "at"),
    of_person(ground_lines, "at", "said", "held"),
    together.NAMES,
    of_person(keepsakes, "at", "readers", "words"),
    of_person(story_answers, "at", "kind", "words"),
    of_person(stories, "began", "ended"),
    of_person(reminders, "at", "zone", "paused", "away_until"),
    of_person(balance_wishes, "at", "ask_me_in", "mirror", "last_asked", "last_mirrored"),
    of_person(cares, "kept"),
    deciding.AUTHORS,
    deciding.BALLOTS,
    deciding.STANCES,
    of_person(voters, "proposal_id"),
    of_person(replies, "words"),
    of_person(proposal_wishes, "proposal_id"),
    of_person(role_offers, "at", "roles", "until"),
    deciding.TAKES,
    deciding.LEAD_ASKS,
    of_person(stage_answers, "stage", "at"),
    of_person(take_alongs, "words", "signed", "at"),
    of_person(wisdom, "at", "signed", "shown", "words"),
    together.ASKS,
    people.PEOPLE,
    by_lookup(report_hands, "what", "at", of_reports=True),
    people.REPORTS,
    by_lookup(safety_people, "who", "named", "agreed"),
    people.FACILITATORS,
    people.DRAFTS,
)
