"""Places to turn, for whoever wrote words that sound like a crisis; they alone are told, and nothing else happens."""

import discord

from bot.practice.crisis import words_of_crisis
from bot.words.places import places_to_turn


def with_places(text: str, written: str, interaction: discord.Interaction) -> str:
    """Add places to turn to a private answer where what was written sounds like a crisis."""
    if words_of_crisis(written):
        return f"{text}\n\n{places_to_turn(interaction.locale.value)}"
    return text
