"""A dissent as the room sees it: what was differed from, what became of it, and what tells so."""

from datetime import datetime
from typing import Literal, NamedTuple

from bot.dynamics.values import SOMEONE

Fate = Literal[
    "engaged", "supported", "ignored", "shut-down", "piled-on", "withdrawn", "removed", "open"
]  # fmt: skip
Target = Literal["facilitator", "member", "group"]
What = Literal[
    "dissent", "again", "beside", "taken-up", "against", "shut-down", "disliked", "taken-back", "fell-silent",
    "passed-over", "deleted", "removed",
]  # fmt: skip


class Sign(NamedTuple):
    """One thing that tells. message: in which message; certainty: 0 to 1."""

    what: What
    message: int
    certainty: float


class Candidate(NamedTuple):
    """A message that may differ from what was said, as it stood when it came.

    turn: its turn; owner: who wrote it; target: whom it would differ from; belief: that it does, 0 to 1; gist: bits of
    what it is about; rate: its owner's share of the messages before, 0 where they had written few; holder: whose view
    it would differ from.
    """

    message: int
    turn: int
    at: datetime
    owner: int
    target: Target
    belief: float
    gist: int
    rate: float
    holder: int = SOMEONE


class Standing(NamedTuple):
    """How a dissent stands, so far or for good.

    message, turn, at: the message that differed; owner: who wrote it, never shown to anybody; target: whom it
    differs from; belief: that it is a dissent at all; fate, certainty: what became of it and how sure that is,
    both as of `last`, the newest message looked at; settled: nothing more will be looked at; signs: what tells
    so, oldest first; quelled_by: who shut it down, if somebody did.
    """

    message: int
    turn: int
    at: datetime
    owner: int
    target: Target
    belief: float
    fate: Fate
    certainty: float
    last: int
    settled: bool
    signs: tuple[Sign, ...]
    quelled_by: frozenset[int] = frozenset()


class Unanimity(NamedTuple):
    """That nobody differed for long.

    weeks, messages: how long, and in how many messages; first_message, last_message: the last stretch of it.
    """

    weeks: int
    messages: int
    first_message: int
    last_message: int


def is_dislike(emoji: str) -> bool:
    """Tell whether a reaction is a thumb down, of any colour.

    >>> is_dislike("👎"), is_dislike("👎🏽"), is_dislike("👍")
    (True, True, False)
    """
    return emoji.startswith("\N{THUMBS DOWN SIGN}")
