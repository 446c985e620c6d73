"""A discord.py bot that does nothing but answer interactions: what the full bot is measured against."""

import asyncio
import sys
from typing import Any

import discord
import discord.gateway
import discord.http
import yarl
from discord.ext import commands


class Empty(commands.AutoShardedBot):
    async def on_message(self, message: discord.Message, /) -> None:
        """Do nothing."""

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message("here")


def main(address: str) -> None:
    """Run it against a Discord on this machine, with the full bot's intents and caches."""
    discord.http.Route.BASE = f"http://{address}/api/v10"
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://{address}/")
    intents = discord.Intents.none()
    intents.guilds = intents.guild_messages = intents.guild_reactions = intents.moderation = True
    intents.message_content = intents.members = True
    bot = Empty(
        "!",
        intents=intents,
        shard_count=1,
        help_command=None,
        max_messages=None,
        chunk_guilds_at_startup=False,
        member_cache_flags=discord.MemberCacheFlags.none(),
    )
    asyncio.run(bot.start("made.up.token"))


if __name__ == "__main__":
    main(sys.argv[1])
