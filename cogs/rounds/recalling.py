"""What somebody told, read once more from where they told it. It goes nowhere but to them, or into words in common."""

import logging

import aiohttp
import discord

from bot.practice.rounds.values import STORY_AT_MOST, Story
from cogs.common.places import Place

log = logging.getLogger(__name__)

READ_AT_MOST = 300
"""Messages of a turn; a longer one is told from its beginning."""


async def told_by(place: Place, story: Story, user: int) -> str:
    """Give what the teller wrote while they had the word; empty where it may not be read."""
    within = place.history(after=story.began, before=story.ended, oldest_first=True, limit=READ_AT_MOST)
    try:
        said = [message.content async for message in within if message.author.id == user]
    except (discord.HTTPException, aiohttp.ClientError):
        log.info("a story could not be read once more")
        return ""
    return "\n".join(filter(None, said))[:STORY_AT_MOST]
