"""The message that stands in each channel of a group and says what is kept, with Join and Leave."""

import logging

import aiohttp
import discord
from discord.ext import commands
from discord.ui import View

from bot.live import Live
from bot.words import _, speaking
from cogs.common.desk import Desk
from cogs.common.posting import CannotPost, post
from cogs.common.presses import button, buttons

log = logging.getLogger(__name__)


class Welcome:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk) -> None:
        self.client, self.desk = client, desk

    async def put_up(self, live: Live) -> list[int]:
        """Post it where it does not stand yet and renew it where it does; give the channels that refused."""
        refused: list[int] = []
        with speaking(live.group.charter.language):
            text, view = welcome_text(live, self.desk.settings.retention.traces_days), _view(live)
            for channel in live.group.charter.channels:
                standing = live.group.welcomes.get(channel)
                if standing and await self._rewrite(channel, standing, text, view):
                    continue
                try:
                    message = await self._post(live, channel, text, view)
                except CannotPost:
                    refused.append(channel)
                else:
                    await self.desk.store.groups.set_welcome(live.group.id, channel, message)
        await self.desk.directory.refresh(live)
        return refused

    async def take_down(self, live: Live, channels: set[int], text: str) -> None:
        """Let the message say that it is over, without its buttons."""
        for channel in channels & set(live.group.welcomes):
            await self._rewrite(channel, live.group.welcomes[channel], text, None)

    async def _post(self, live: Live, channel: int, text: str, view: View) -> int:
        to = self.client.get_channel(channel)
        if not isinstance(to, discord.TextChannel):
            raise CannotPost
        nonce = f"welcome-{live.group.token}"[:25]
        return await post(to, text, nonce=nonce, clock=self.desk.clock, view=view)

    async def _rewrite(self, channel: int, message: int, text: str, view: View | None) -> bool:
        """Edit the standing message; False where it is gone."""
        to = self.client.get_partial_messageable(channel)
        try:
            await to.get_partial_message(message).edit(content=text, view=view)
        except discord.NotFound:
            return False
        except (discord.HTTPException, aiohttp.ClientError):
            log.warning("a welcome message could not be renewed")
        return True


def welcome_text(live: Live, days: int) -> str:
    charter = live.group.charter
    return _(
        "## {name}\n"
        "> {purpose}\n"
        "Welcome. This is a mutual-aid group: we help each other by telling our own stories, and nobody is "
        "the expert.\n"
        "\n"
        "I am a bot that helps the group talk to one another rather than through one person.\n"
        "**If you join**, I notice *that* you spoke, when, about how many words, and whom you answered, and I "
        "forget it after {days} days. I read a message once, for its tone, and let it go: **I never keep what "
        "you write.** Nobody but you can see anything about you alone.\n"
        "**If you don't join**, you are as welcome to talk here. I only notice that someone spoke.\n"
        "**Leave** whenever you like; what I noticed about you goes at once.\n"
        "-# I am not watching over anyone and am no emergency service."
    ).format(
        name=discord.utils.escape_markdown(charter.name),
        purpose=discord.utils.escape_markdown(charter.purpose).replace("\n", "\n> "),
        days=days,
    )


def _view(live: Live) -> View:
    token = live.group.token
    return buttons(
        button("join", token, _("Join"), style=discord.ButtonStyle.success),
        button("leave", token, _("Leave"), style=discord.ButtonStyle.secondary),
        button("norms", token, _("Our norms"), style=discord.ButtonStyle.secondary),
    )
