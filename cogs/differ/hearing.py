"""What the monitor hears of views that the bot placed: then, and again when a history is read anew."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import discord

from bot.live import Live
from bot.practice.differing import KEY_LIVES, View
from cogs.common.desk import Desk, place_of
from cogs.monitor.cog import Monitor
from cogs.monitor.listening import PlacedView

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Known:
    """A message of ours with a view in it. owner: whose case it is; to: who wrote what it answers, where known."""

    view: View
    owner: int
    to: int | None


class Hearing:
    """Knows the messages by their ids, in memory; without a name the owner is drawn anew in each process."""

    def __init__(self, desk: Desk, monitor: Monitor) -> None:
        self.desk, self.monitor = desk, monitor
        self._known: dict[int, Known] = {}

    async def load(self) -> None:
        """Know what stands; and hear it when a history tells of it."""
        since = (self.desk.clock.now() - KEY_LIVES - A_DAY).date()
        for view in await self.desk.store.views.standing(since):
            self._enter(view, None)
        self.monitor.catch_up.on_message.append(self.again)

    def close(self) -> None:
        self.monitor.catch_up.on_message.remove(self.again)

    def known(self, message: int) -> Known | None:
        return self._known.get(message)

    def forget(self, message: int) -> None:
        self._known.pop(message, None)

    def placed(self, live: Live, channel: int, view: View, words: str, to: int | None) -> None:
        """It stands since just now."""
        known = self._enter(view, to)
        if known is not None:
            self._hear(live, channel, known, words)

    def again(self, message: discord.Message, _at: datetime) -> None:
        """A message was read anew: where it is one of these, its words stand in it."""
        known = self._known.get(message.id)
        live = self.desk.directory.by_id(known.view.group) if known else None
        channel = place_of(message.channel)
        if known is not None and live is not None and channel is not None:
            self._hear(live, channel, known, _quoted_in(message.content))

    def removed(self, live: Live, message: int) -> None:
        """It was taken down by who facilitates or moderates."""
        known = self._known.pop(message, None)
        if known is not None and known.view.post is not None:
            self.monitor.moderation.removed(live, known.view.post[0], known.owner, message)

    def _enter(self, view: View, to: int | None) -> Known | None:
        if view.post is None:
            return None
        owner = view.told.signed or -1 - secrets.randbelow(2**31 - 2)
        wordless = replace(
            view, tag=None, told=replace(view.told, words="", to=None)
        )  # no longer than its key
        self._known[view.post[1]] = known = Known(wordless, owner, to)
        if len(self._known) > MOST_KNOWN:
            del self._known[next(iter(self._known))]
        return known

    def _hear(self, live: Live, channel: int, known: Known, words: str) -> None:
        place, message = known.view.post or (0, 0)
        told = known.view.told
        placed = PlacedView(
            message=message,
            channel=channel,
            place=place,
            words=words,
            owner=known.owner,
            number=told.signed,
            leads=told.leads,
            answers=told.message,
            answered=known.to,
        )
        self.monitor.listening.hear_view(live, placed)


MOST_KNOWN = 20_000
"""Messages kept in mind by one process; the oldest make room."""


def _quoted_in(content: str) -> str:
    r"""Give the words out of a message of ours, where they are quoted.

    >>> _quoted_in("**Somebody sees it differently:**\n> I don't.\n> Not at all.\n-# …")
    "I don't.\nNot at all."
    """
    return "\n".join(line[2:] for line in content.splitlines() if line.startswith("> "))
