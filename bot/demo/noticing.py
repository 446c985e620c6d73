"""What the bot said since the last look: to everybody, to the facilitators in their channel, to one of them alone."""

from collections.abc import Sequence

import discord

from bot.demo.script import FACILITATOR, Room
from bot.demo.stage import Stage
from bot.demo.telling import Telling
from bot.digest.text import MARK


class Noticing:
    """Tells it on the terminal, once. given: how many nudges there were."""

    def __init__(self, stage: Stage, telling: Telling) -> None:
        self.stage, self.telling = stage, telling
        self.given = 0
        self._told = {message.id for message in stage.channel.history()}

    async def look(self) -> tuple[list[discord.Message], int]:
        """Give what the facilitator sees in the circle, oldest first, and how many nudges are new to her."""
        seen = self.stage.channel.history(viewer=self.stage.cast[FACILITATOR])
        self._look_for_posts("circle", seen)
        self._look_for_posts("leading", self.stage.leading.history())
        return seen, await self._look_for_nudges(seen)

    def _look_for_posts(self, place: Room, seen: Sequence[discord.Message]) -> None:
        for message in seen:
            if message.id in self._told or not message.author.bot or message.flags.ephemeral:
                continue
            if message.content:
                self._told.add(message.id)
                self._tell_post(place, message)

    def _tell_post(self, place: Room, message: discord.Message) -> None:
        text = self._with_names(message.content)
        if text.startswith(MARK):
            shown = [each.description or each.filename for each in message.attachments]
            self.telling.digest(message.created_at, place, text, shown)
        else:
            self.telling.posted(message.created_at, text)

    def _with_names(self, text: str) -> str:
        """Put names for mentions, as Discord shows them."""
        for name, actor in self.stage.cast.items():
            text = text.replace(actor.mention, f"@{name}")
        return text

    async def _look_for_nudges(self, seen: Sequence[discord.Message]) -> int:
        """Tell of every nudge among these that was not told yet."""
        before, viewer = self.given, self.stage.cast[FACILITATOR]
        for message in seen:
            token = _nudge_token(message)
            if token is None or message.id in self._told:
                continue
            self._told.add(message.id)
            stored = await self.stage.bot.desk.store.nudges.by_token(token)
            if stored is None:
                continue
            self.given += 1
            self.telling.nudge(
                self.stage.env.now(),
                viewer.user.global_name or viewer.name,
                {
                    "kind": stored.kind,
                    "at": stored.at.isoformat(),
                    "belief": round(stored.belief, 3),
                    "evidence": stored.said["evidence"],
                    "try": stored.said["try"],
                },
            )
        return self.given - before


def labels(message: discord.Message) -> list[str]:
    """Give what stands on its buttons."""
    return [item.label or "" for item in _buttons(message)]


def _nudge_token(message: discord.Message) -> str | None:
    for item in _buttons(message):
        prefix, _, token = (item.custom_id or "").rpartition(":")
        if prefix == "press:nudge-helpful":
            return token
    return None


def _buttons(message: discord.Message) -> list[discord.Button]:
    rows = [row for row in message.components if isinstance(row, discord.ActionRow)]
    return [item for row in rows for item in row.children if isinstance(item, discord.Button)]
