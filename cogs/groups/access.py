"""What the bot needs in a channel of a group, and what it lacks."""

import discord

NEEDED = (
    "view_channel",
    "send_messages",
    "send_messages_in_threads",
    "read_message_history",
    "embed_links",
    "attach_files",
)


def lacking(guild: discord.Guild, channels: list[int]) -> dict[int, list[str]]:
    """Give, by channel, the permissions that are missing there; a channel we cannot see lacks them all."""
    found: dict[int, list[str]] = {}
    for each in channels:
        channel = guild.get_channel(each)
        granted = channel.permissions_for(guild.me) if channel else discord.Permissions.none()
        if missing := [name for name in NEEDED if not getattr(granted, name)]:
            found[each] = missing
    return found
