"""What is told in a round and around it, as values: answers to a story, what a teller keeps, who told."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.practice.checkin import Post
from bot.practice.rounds.values import Answer

Readers = Literal["me", "group"]
"""Who may read a story that was kept."""


@dataclass(frozen=True, slots=True)
class Told:
    """An answer to a story, by number. words: empty for a thank you; post: where it stands."""

    id: int
    token: str
    story: int
    group: int
    person: int
    kind: Answer
    words: str
    at: datetime
    post: Post | None = None


@dataclass(frozen=True, slots=True)
class Keepsake:
    """A story that its teller chose to keep. story: None once the round is forgotten."""

    id: int
    token: str
    group: int
    person: int
    story: int | None
    theme: str
    words: str
    readers: Readers
    at: datetime
