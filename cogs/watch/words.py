"""What watching says."""

from datetime import datetime

import discord
from discord import ui

from bot.words import _
from cogs.common.presses import button, buttons


def watching(until: datetime, *, joined: bool) -> str:
    text = _(
        "👂 I'm listening along. When I notice something I whisper it to you here, and nobody else sees it.\n"
        "-# This lasts until {until}, because Discord lets me whisper for 15 minutes after a press. "
        "I'll offer you a button before that; answering a nudge renews it too."
    ).format(until=discord.utils.format_dt(until, "t"))
    if joined:
        return text
    return (
        text
        + "\n"
        + _(
            "⚠️ You have not joined this group yourself, so I cannot see what runs through you. "
            "Press **Join** under the welcome message if you would like that."
        )
    )


def observing(until: datetime) -> str:
    return _(
        "🔎 You are the observer of this meeting. Below is the shape of the talk, without names; I renew it "
        "while people "
        "speak. When I notice something that your group lets its observer know, I whisper it to you here.\n"
        "Watch how you do things together, not who does them well. Afterwards `/lead observation` lets you share what "
        "you saw, if you like.\n"
        "-# This lasts until {until}, because Discord lets me whisper for 15 minutes after a press. "
        "I'll offer you a button before that."
    ).format(until=discord.utils.format_dt(until, "t"))


def as_of(text: str, now: datetime) -> str:
    return text + "\n" + _("-# As of {now}.").format(now=discord.utils.format_dt(now, "T"))


def ending(until: datetime) -> str:
    return _("👂 My watch for you ends {until}. Shall I go on?").format(
        until=discord.utils.format_dt(until, "R")
    )


def ended() -> str:
    return _("👂 My watch for you has ended. Press the button, or use `/watch`, and I listen along again.")


def stopped() -> str:
    return _("All right, I no longer whisper to you. `/watch` starts it again.")


def watch_again(group: str) -> ui.View:
    return buttons(button("watch", group, _("Keep watching"), style=discord.ButtonStyle.primary))


def stop_watching(group: str) -> ui.View:
    return buttons(button("unwatch", group, _("Stop watching"), style=discord.ButtonStyle.secondary))
