"""Proposals: what people think of one while it is open, joined to them; and when it is over, joined to nobody."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
)

from bot.store.tables.base import HOLDS_PERSON, Id, goes_with, metadata, of_group, of_person
from bot.store.types import Instant, Sealed


def _of_proposal() -> Column[int]:
    return Column("proposal_id", Id, ForeignKey("proposals.id", ondelete="CASCADE"), nullable=False)


proposals = Table(
    "proposals",
    metadata,
    Column("id", Id, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    of_group(),
    Column("number", Integer, nullable=False),
    Column("author", Integer, info=HOLDS_PERSON),
    Column("words", Sealed("proposals.words"), nullable=False),
    Column("decided", Text, nullable=False),
    Column("turnout", Integer, nullable=False),
    Column("joined", Integer, nullable=False),
    Column("opened", Instant, nullable=False),
    Column("due", Instant, nullable=False),
    Column("until", Instant, nullable=False),
    Column("extended", Boolean, nullable=False),
    Column("asked", SmallInteger, nullable=False),
    Column("closed", Instant),
    Column("outcome", Text),
    Column("place", Sealed("proposals.place"), nullable=False),
    Column("posts", Sealed("proposals.posts"), nullable=False),
    UniqueConstraint("group_id", "number", name="uq_proposals_group_id"),
    Index("ix_proposals_closed", "closed"),
)
"""number: counts the group's own. author: by number, None where it is the group's. words: this wording and the one
before. due, until: when this wording was to be decided, and when it is. asked: how many wordings there were. place:
its channel, and the thread where its concerns are answered. posts: the first and the last message, and those whose
buttons have to go."""

ballots = Table(
    "ballots",
    metadata,
    _of_proposal(),
    *of_person(),
    Column("said", Sealed("ballots.said"), nullable=False),
    Column("concern", Id),
    goes_with(),
    PrimaryKeyConstraint("proposal_id", "person", name="pk_ballots"),
    Index("ix_ballots_group_person", "group_id", "person"),
)
"""Only while a proposal is open. said: the position and its reason. concern: the id of theirs."""

concerns = Table(
    "concerns",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("token", Text, nullable=False, unique=True),
    _of_proposal(),
    of_group(),
    Column("said", Sealed("concerns.said"), nullable=False),
    Column("raised", Instant, nullable=False),
    Column("replied", Instant),
    Column("settled", Boolean, nullable=False),
    Column("standing", Boolean, nullable=False),
    Column("post", Sealed("concerns.post")),
    Index("ix_concerns_proposal_id", "proposal_id"),
)
"""Only while a proposal is open; whose they are, only the ballot knows. id: drawn at random. said: the position and the
words; post: its message in the thread, and what that says."""

stances = Table(
    "stances",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    _of_proposal(),
    Column("group_id", Id, nullable=False),
    Column("person", Integer, info=HOLDS_PERSON),
    Column("said", Sealed("stances.said"), nullable=False),
    Index("ix_stances_proposal_id", "proposal_id"),
    Index("ix_stances_group_person", "group_id", "person"),
    ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_stances_group_id", ondelete="CASCADE"),
)
"""What the ballots of a proposal became when it closed: written in an order of chance, with ids drawn anew, and of
nobody unless they signed their reason. said: the position, the reason, and how it was answered."""

voters = Table(
    "voters",
    metadata,
    _of_proposal(),
    *of_person(),
    goes_with(),
    PrimaryKeyConstraint("proposal_id", "person", name="pk_voters"),
    Index("ix_voters_group_person", "group_id", "person"),
)
"""That somebody took part in a proposal that is over; written in the order of their numbers."""

replies = Table(
    "replies",
    metadata,
    Column("id", Id, primary_key=True),
    _of_proposal(),
    *of_person(),
    Column("concern", Id, nullable=False),
    Column("words", Sealed("replies.words"), nullable=False),
    Column("post", Sealed("replies.post")),
    goes_with(),
    Index("ix_replies_proposal_id", "proposal_id"),
    Index("ix_replies_group_person", "group_id", "person"),
)
"""What somebody answered to a concern, under their name. concern: its id, and the stance's once the proposal is
over."""

proposal_wishes = Table(
    "proposal_wishes",
    metadata,
    _of_proposal(),
    *of_person(),
    Column("reminded", Instant),
    goes_with(),
    PrimaryKeyConstraint("proposal_id", "person", name="pk_proposal_wishes"),
    Index("ix_proposal_wishes_group_person", "group_id", "person"),
)
"""Who wishes to be written to about a proposal while it is open. reminded: for which end they were."""
