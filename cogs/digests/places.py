"""Where digests go: the group's to one of its channels, the facilitators' to a place that is theirs alone."""

from dataclasses import dataclass

import discord

from bot.live import Live
from bot.practice.timetable import Schedule


@dataclass(frozen=True, slots=True)
class Where:
    """Where a week is told. led_channel: for the facilitators, None for direct messages or nowhere."""

    channel: int
    led_channel: int | None


def where(live: Live, schedule: Schedule | None) -> Where | None:
    """Give where a group's weeks are told: as scheduled, else in its first channel; None where that is gone."""
    channels = live.group.charter.channels
    if schedule is None:
        return Where(channels[0], _nudges(live)) if channels else None
    channel = schedule.details["channel"]
    return Where(channel, schedule.details["led_channel"] or _nudges(live)) if channel in channels else None


def is_open(guild: discord.Guild | None, live: Live, channel: int) -> bool:
    """Whether a channel that was to be the facilitators' is read by others; where nudges go they chose themselves."""
    if channel == _nudges(live):
        return False
    return channel in live.group.charter.channels or everybody_reads(guild, channel)


def everybody_reads(guild: discord.Guild | None, channel: int | None) -> bool:
    """Whether everybody in the server can read in a channel."""
    found = guild.get_channel(channel) if guild and channel else None
    return found is not None and found.permissions_for(found.guild.default_role).view_channel


def _nudges(live: Live) -> int | None:
    charter = live.group.charter
    return charter.nudge_channel if charter.nudges_to == "channel" else None
