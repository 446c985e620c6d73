"""Who told in a place, and when: so that what is said there is heard as a story, or as an answer to one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

from bot.practice.rounds.values import Story


class Within(NamedTuple):
    """Where in a round somebody says something: while a story is told, or afterwards, until the next."""

    teller: int
    phase: Literal["telling", "answering"]


@dataclass(frozen=True, slots=True)
class Tellings:
    """The stories of a round, and when it was over."""

    stories: tuple[Story, ...]
    closed: datetime | None = None

    def at(self, instant: datetime) -> Within | None:
        """Tell what was under way at an instant; None before the first story, and after the end."""
        if self.closed is not None and instant >= self.closed:
            return None
        begun = [story for story in self.stories if story.began <= instant]
        if not begun:
            return None
        last = max(begun, key=lambda story: story.began)
        over = last.ended is not None and instant >= last.ended
        return Within(last.person, "answering" if over else "telling")
