"""Menus and buttons under places to turn. None of them says anything of whoever presses it."""

from typing import Any

import discord
from discord import ui

from bot.live import Live
from bot.words import _
from bot.words.places import Occasion, countries_by_name
from cogs.common.presses import button, buttons, pick_id

ANYWHERE = "anywhere"
"""In place of a group's token, where no group is meant."""


def country_menu(occasion: Occasion, token: str, language: str, chosen: str | None = None) -> ui.Select[Any]:
    """Let somebody pick the country they are in; Discord takes at most 25."""
    options = [
        discord.SelectOption(label=name[:100], value=country, default=country == chosen)
        for country, name in countries_by_name(language)
    ]
    return ui.Select(
        custom_id=pick_id(f"places-{occasion}", token),
        placeholder=_("I am in another country"),
        options=options,
    )


def offer_view(menu: ui.Select[Any], live: Live | None) -> ui.View:
    """Under places that were offered to somebody. live: their group; who has not joined has nothing to decline."""
    if live is None:
        return buttons(menu)
    quiet = discord.ButtonStyle.secondary
    return buttons(menu, button("places-no", live.group.token, _("Don't show me this again"), style=quiet))


def letter_view(menu: ui.Select[Any], live: Live) -> ui.View:
    quiet = discord.ButtonStyle.secondary
    stop = button("places-dm-off", live.group.token, _("Don't write to me about this"), style=quiet)
    return buttons(menu, stop)


def choice_button(live: Live, *, on: bool) -> ui.Button[Any]:
    """Let somebody choose whether an ordinary message may bring them a letter. on: what they chose so far."""
    name = "places-dm-off" if on else "places-dm-on"
    label = _("Don't write to me about messages") if on else _("Write to me after a hard message, too")
    return button(name, live.group.token, label, style=discord.ButtonStyle.secondary)


def again_button(token: str) -> ui.Button[Any]:
    return button(
        "places-yes", token, _("Show me these again after hard words"), style=discord.ButtonStyle.secondary
    )


def led_buttons(live: Live, *, offered: bool) -> list[ui.Button[Any]]:
    """For facilitators: the group's own places, and whether members may be written to after ordinary messages."""
    token, quiet = live.group.token, discord.ButtonStyle.secondary
    name, label = (
        ("places-talk-off", _("No letters after ordinary messages"))
        if offered
        else ("places-talk-on", _("Let members choose letters after ordinary messages"))
    )
    return [
        button("places-own", token, _("The group's own places"), style=quiet),
        button(name, token, label, style=quiet),
    ]
