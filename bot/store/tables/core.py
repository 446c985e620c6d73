"""Groups and their people, what was noticed of their talk, and what the host knows of itself."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
)

from bot.store.tables.base import HOLDS_PERSON, Id, metadata, of_group
from bot.store.types import Hashed, Instant, Sealed

groups = Table(
    "groups",
    metadata,
    Column("id", Id, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    Column("guild_lookup", Hashed(), nullable=False, index=True),
    Column("guild", Sealed("groups.guild"), nullable=False),
    Column("created", Instant, nullable=False),
    Column("closed", Instant),
    Column("name", Sealed("groups.name"), nullable=False),
    Column("purpose", Sealed("groups.purpose"), nullable=False),
    Column("zone", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("nudges_to", Text, nullable=False),
    Column("nudge_channel", Sealed("groups.nudge_channel")),
    Column("names_in_digests", Boolean, nullable=False),
    Column("smallest", SmallInteger, nullable=False),
    Column("quiet_from", Text, nullable=False),
    Column("quiet_until", Text, nullable=False),
    Column("meets", Text),
    Column("rounds", Text),
    Column("seen", Instant),
    Column("parts_off", Text, nullable=False, server_default=""),
)
"""meets: the rhythm of the group's meetings as JSON, where it told. rounds: its customs for rounds, likewise. seen:
when the bot was last in its server; None until it first was. parts_off: what it does without, with spaces between."""

channels = Table(
    "channels",
    metadata,
    Column("lookup", Hashed(), primary_key=True),
    of_group(index=True),
    Column("position", SmallInteger, nullable=False),
    Column("channel", Sealed("channels.channel"), nullable=False),
    Column("welcome", Sealed("channels.welcome")),
    Column("heard_until", Instant),
)

facilitators = Table(
    "facilitators",
    metadata,
    of_group(primary_key=True),
    Column("lookup", Hashed(), primary_key=True, info=HOLDS_PERSON),
    Column("position", SmallInteger, nullable=False),
    Column("is_role", Boolean, nullable=False),
    Column("who", Sealed("facilitators.who"), nullable=False, info=HOLDS_PERSON),
    Index("ix_facilitators_lookup", "lookup"),
)

people = Table(
    "people",
    metadata,
    of_group(primary_key=True),
    Column("number", Integer, primary_key=True, info=HOLDS_PERSON),
    Column("lookup", Hashed(), nullable=False, info=HOLDS_PERSON),
    Column("who", Sealed("people.who"), nullable=False, info=HOLDS_PERSON),
    Column("joined", Instant, nullable=False),
    Column("dms", Text, nullable=False),
    Column("unreached", Instant),
    Column("paused_since", Instant),
    Column("paused_until", Instant),
    UniqueConstraint("group_id", "lookup"),
    Index("ix_people_lookup", "lookup"),
)
"""unreached: when a direct message that they asked for last did not reach them, until they are told. paused_since,
paused_until: the newest pause; what they say in it counts as somebody's, also where it is read anew later."""

traces = Table(
    "traces",
    metadata,
    Column("message", Hashed(), nullable=False),
    Column("group_id", Id, nullable=False),
    Column("channel", Hashed(), nullable=False),
    Column("person", Integer, nullable=False, info=HOLDS_PERSON),
    Column("at", Instant, nullable=False),
    Column("to_person", Integer, info=HOLDS_PERSON),
    Column("to_weight", Float, nullable=False),
    Column("how", Text, nullable=False),
    Column("words", Integer),
    Column("tone", Float),
    Column("asks", Boolean),
    PrimaryKeyConstraint("at", "message"),
    ForeignKeyConstraint(["group_id", "person"], ["people.group_id", "people.number"], ondelete="CASCADE"),
    Index("ix_traces_group_at", "group_id", "at"),
    Index("ix_traces_group_person", "group_id", "person"),
    Index("ix_traces_group_to_person", "group_id", "to_person"),
)
"""The key begins with the time, which a message's hash implies, so that new rows come at the end of every index: by the
hash alone each would fall on a page of its own, and writing one takes five times as long after 300,000."""

nudges = Table(
    "nudges",
    metadata,
    Column("id", Id, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    of_group(index=True),
    Column("kind", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("meeting_at", Instant, nullable=False),
    Column("belief", Float, nullable=False),
    Column("said", Sealed("nudges.said"), nullable=False),
    Column("answer", Text),
    Column("answered_at", Instant),
    Column("seen_before", Float),
    Column("seen_after", Float),
    Column("became", Text),
)
"""seen_before, seen_after: the share of exchanges between members in the window before a nudge and in the next
one, 0 to 1; became: the fate of a dissent in the end, where the nudge was about one."""

dissents = Table(
    "dissents",
    metadata,
    Column("message", Hashed(), primary_key=True, info=HOLDS_PERSON),
    of_group(),
    Column("at", Instant, nullable=False),
    Column("target", Text, nullable=False),
    Column("fate", Text, nullable=False),
    Column("belief", Float, nullable=False),
    Column("certainty", Float, nullable=False),
    Index("ix_dissents_group_at", "group_id", "at"),
)
"""Who differed is not said; the hash leads to the message's trace for as long as that is kept."""

days = Table(
    "days",
    metadata,
    of_group(primary_key=True),
    Column("day", Text, primary_key=True),
    Column("messages", Integer, nullable=False),
    Column("advice", Float, nullable=False),
    Column("story", Float, nullable=False),
    Column("support", Float, nullable=False),
    Column("judgment", Float, nullable=False),
    Column("deference", Float, nullable=False),
    Column("purpose", Float, nullable=False),
)
"""What a group's talk did on a day of its own zone: sums of cues over the messages that were read, of nobody in
particular. purpose: messages that touched on the group's purpose."""

sensitivities = Table(
    "sensitivities",
    metadata,
    of_group(primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("shift", Float, nullable=False),
)

norms = Table(
    "norms",
    metadata,
    of_group(primary_key=True),
    Column("number", SmallInteger, primary_key=True),
    Column("words", Sealed("norms.words"), nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("token", Text, primary_key=True),
    Column("guild_lookup", Hashed(), nullable=False, index=True),
    Column("form", Sealed("drafts.form"), nullable=False, info=HOLDS_PERSON),
    Column("saved", Instant, nullable=False, index=True),
)

facts = Table(
    "facts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""What the host knows about itself: the key's fingerprint, the hash of the commands that Discord was told."""
