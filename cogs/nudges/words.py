"""A nudge as facilitators read it."""

import discord
from discord import ui

from bot.words import _
from cogs.common.presses import button, buttons


def nudge_text(about: str, evidence: list[str], why: str, attempt: str, links: list[str]) -> str:
    begin, end = links
    return _(
        "🧭 **A quiet word: {about}**\n"
        "{seen}\n"
        "**Why it may matter:** {why}\n"
        "**Something to try:** {attempt}\n"
        "-# Look back: [where it began]({begin}) to [now]({end}). Only facilitators see this."
    ).format(
        about=about,
        seen="\n".join(f"• {sentence}" for sentence in evidence),
        why=why,
        attempt=attempt,
        begin=begin,
        end=end,
    )


def observed_text(about: str, evidence: list[str], why: str, attempt: str, links: list[str]) -> str:
    begin, end = links
    return _(
        "🔎 **Something I notice: {about}**\n"
        "{seen}\n"
        "**Why it may matter:** {why}\n"
        "**What the facilitators could try:** {attempt}\n"
        "-# Look back: [where it began]({begin}) to [now]({end}). You see this as the observer of this meeting; the "
        "facilitators get it, too. What you make of it is yours: you may say it here, keep it for "
        "afterwards, or let it be."
    ).format(
        about=about,
        seen="\n".join(f"• {sentence}" for sentence in evidence),
        why=why,
        attempt=attempt,
        begin=begin,
        end=end,
    )


def nudge_view(token: str) -> ui.View:
    grey = discord.ButtonStyle.secondary
    return buttons(
        button("nudge-helpful", token, _("Helpful"), style=discord.ButtonStyle.success),
        button("nudge-not-now", token, _("Not now"), style=grey),
        button("nudge-not-so", token, _("Not so"), style=grey),
    )


def thanks(answer: str) -> str:
    return {
        "helpful": _("Thank you. Good luck; I'll keep quiet about this for the rest of the meeting."),
        "not_now": _("All right. I'll keep quiet for the rest of this meeting."),
        "not_so": _("Thank you for telling me. I'll wait for clearer signs in this group from now on."),
    }[answer]


def link(guild: int, place: int, message: int) -> str:
    return f"https://discord.com/channels/{guild}/{place}/{message}"
