"""The buttons of /privacy. Each acts on whoever presses it, and on nobody else."""

from datetime import timedelta

import discord
from discord import ui

from bot.words import _
from cogs.common.presses import button, buttons, pick_id
from cogs.privacy.scopes import Options

GREY, BLUE, RED = discord.ButtonStyle.secondary, discord.ButtonStyle.primary, discord.ButtonStyle.danger
ASK = "ask"

LENGTHS = {"day": timedelta(days=1), "week": timedelta(weeks=1), "month": timedelta(days=30)}
OPEN = "open"


def privacy_view(*, joined: bool, resting: bool, known: bool) -> ui.View:
    """joined: in any group; resting: pauses in one; known: anything is held."""
    items: list[ui.Item[ui.View]] = []
    if known:
        items.append(button("privacy-export", ASK, _("Export"), style=BLUE))
    if joined:
        items.append(button("privacy-stop", ASK, _("Stop measuring me"), style=GREY))
        items.append(_rest(resting=resting))
    if known:
        items.append(button("privacy-erase", ASK, _("Erase me"), style=RED))
    items.append(button("privacy-page", ASK, _("The whole page"), style=GREY))
    return buttons(*items)


def _rest(*, resting: bool) -> ui.Item[ui.View]:
    if resting:
        return button("privacy-resume", ASK, _("Resume"), style=GREY)
    return button("privacy-pause", ASK, _("Pause"), style=GREY)


def scope_view(what: str, choices: Options) -> ui.View:
    """Ask of which groups it is meant. what: the button that it goes on with."""
    options = [discord.SelectOption(label=label[:100], value=code) for code, label in choices]
    return buttons(ui.Select(custom_id=pick_id(what, ASK), placeholder=_("Where?"), options=options))


def stop_view(code: str) -> ui.View:
    return buttons(
        button("privacy-export", ASK, _("Export"), style=BLUE),
        button("privacy-stop-yes", code, _("Stop measuring me"), style=RED),
        button("privacy-no", ASK, _("Rather not"), style=GREY),
    )


def erase_view(code: str) -> ui.View:
    return buttons(
        button("privacy-export", ASK, _("Export first"), style=BLUE),
        button("privacy-erase-yes", code, _("Erase me"), style=RED),
        button("privacy-no", ASK, _("Rather not"), style=GREY),
    )


def pause_view(code: str) -> ui.View:
    labels = {
        "day": _("A day"),
        "week": _("A week"),
        "month": _("A month"),
        OPEN: _("Until I resume"),
    }
    options = [discord.SelectOption(label=label, value=value) for value, label in labels.items()]
    menu: ui.Select[ui.View] = ui.Select(
        custom_id=pick_id("privacy-rest", code), placeholder=_("How long?"), options=options
    )
    return buttons(menu)
