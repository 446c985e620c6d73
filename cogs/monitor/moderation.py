"""What else happens to talk: messages deleted, thumbs down, people sent out by who moderates.

Discord tells that a message is gone, not who took it; its audit log tells whose message was taken by somebody else,
not which. Both together say that a view was removed. Without the permission to see that log, a message that is gone
counts as taken back by its writer.
"""

from collections.abc import Iterable

import discord

from bot.dynamics.dissent.values import Standing, is_dislike
from bot.live import Live, Talk
from cogs.monitor.listening import Listener

REMOVES = (discord.AuditLogAction.message_delete, discord.AuditLogAction.message_bulk_delete)
SENDS_OUT = (discord.AuditLogAction.kick, discord.AuditLogAction.ban)


class Moderation:
    """Lets rooms know, as far as it is about dissents that they follow."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._desk = listener.desk

    def deleted(self, channel: int, place: int, messages: Iterable[int]) -> None:
        """Messages are gone: what the room followed of them is weighed, then they are forgotten."""
        live = self._desk.directory.of_channel(channel)
        if live is None:
            return
        talk = live.talk(place)
        for message in messages:
            self._tell(live, place, talk, talk.room.gone(message))
        self._listener.withdraw(channel, place, set(messages))

    def removed(self, live: Live, place: int, owner: int, message: int) -> None:
        """A view in a message of ours was taken down by who facilitates or moderates. owner: whose case it is."""
        talk = live.talk(place)
        self._tell(live, place, talk, talk.room.moderated(owner))
        self._tell(live, place, talk, talk.room.gone(message))

    def reacted(self, channel: int, payload: discord.RawReactionActionEvent) -> None:
        """Somebody who has joined put a thumb down."""
        live = self._desk.directory.of_channel(channel)
        if live is None or not is_dislike(payload.emoji.name):
            return
        person = live.measured(payload.user_id, self._desk.clock.now())
        if person is not None:
            talk = live.talk(payload.channel_id)
            self._tell(live, payload.channel_id, talk, talk.room.disliked(payload.message_id, person))

    def logged(self, entry: discord.AuditLogEntry) -> None:
        """Who moderates did something to somebody."""
        target = entry.target
        if not isinstance(target, discord.Member | discord.User | discord.Object):
            return
        for live in self._desk.directory.in_guild(entry.guild.id):
            person = live.measured(target.id, self._desk.clock.now())
            if person is None:
                continue
            for place, talk in live.talks():
                if entry.action in REMOVES:
                    self._tell(live, place, talk, talk.room.moderated(person))
                elif entry.action in SENDS_OUT or _times_out(entry):
                    self._tell(live, place, talk, talk.room.sent_out(person))

    def _tell(self, live: Live, place: int, talk: Talk, standings: tuple[Standing, ...]) -> None:
        if standings:
            now = self._desk.clock.now()
            self._listener.keeper.follow(live, standings)
            self._listener.speak_up(live, place, talk, standings, now)


def _times_out(entry: discord.AuditLogEntry) -> bool:
    return (
        entry.action is discord.AuditLogAction.member_update
        and getattr(entry.changes.after, "timed_out_until", None) is not None
    )
