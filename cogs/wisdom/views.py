"""The forms of the wisdom book, and what stands under its words."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.practice.wisdom import THEME_AT_MOST, THEMES_AT_MOST, THEMES_EACH, WORDS_AT_MOST, Ask, Entry, Given
from bot.words import _
from cogs.common.forms import Form, no_or_yes, without_or_with_name
from cogs.common.presses import button, buttons, pick_id
from cogs.common.wording import tidied

GREY, GREEN, RED = discord.ButtonStyle.secondary, discord.ButtonStyle.success, discord.ButtonStyle.danger
LABEL_AT_MOST = 90
ALL = "*"
"""The choice of a menu of themes that takes every entry; no theme is so called, for it is not typed in a menu."""


def entry_form(name: str, token: str, given: Given, themes: Sequence[str]) -> Form:
    """Ask for words and how they are given. themes: the group's."""
    form = Form(name, token, _("For the wisdom book"))
    form.ask(
        _("The words"),
        ui.TextInput(
            custom_id="words",
            style=discord.TextStyle.paragraph,
            max_length=WORDS_AT_MOST,
            default=given.words[:WORDS_AT_MOST] or None,
        ),
        _("What you have learned, from your own life. Please leave out whom others could know by it."),
    )
    if offered := list(dict.fromkeys([*given.themes, *themes]))[:THEMES_AT_MOST]:
        form.ask(_("Themes"), _themes(offered, given.themes), _("As many as three, or none."))
    form.ask(
        _("A theme of your own"),
        ui.TextInput(custom_id="theme", max_length=THEME_AT_MOST, required=False),
        _("A word or two, if none of the others fits."),
    )
    form.ask(
        _("With your name?"),
        without_or_with_name("name", signed=given.signed),
        _("Without it, nobody in the group is told whose they are."),
    )
    form.ask(
        _("May others show it in the channel?"),
        no_or_yes("shown", (_("No, it is read in the book"), _("Yes, also in the channel")), yes=given.shown),
        _("Then it may also follow the week's digest, and stand on the page that members keep."),
    )
    return form


def _themes(offered: Sequence[str], chosen: Sequence[str]) -> ui.Select[Any]:
    options = [discord.SelectOption(label=each, value=each, default=each in chosen) for each in offered]
    most = min(THEMES_EACH, len(options))
    return ui.Select(custom_id="themes", options=options, min_values=0, max_values=most, required=False)


def ask_view(ask: Ask) -> ui.View:
    return buttons(
        button("wisdom-yes", ask.token, _("Yes, with my name"), style=GREEN),
        button("wisdom-unsigned", ask.token, _("Yes, without my name"), style=GREEN),
        button("wisdom-words", ask.token, _("In my own words"), style=GREY),
        button("wisdom-no", ask.token, _("No, thank you"), style=GREY),
    )


def own_view(entry: Entry) -> ui.View:
    open_ = _("Only in the book") if entry.given.shown else _("May be shown in the channel")
    return buttons(
        button("wisdom-change", entry.token, _("Change it"), style=GREY),
        button("wisdom-open", entry.token, open_, style=GREY),
        button("wisdom-out", entry.token, _("Take it out"), style=RED),
    )


def shown_view(entry: Entry) -> ui.View | None:
    """Under an entry that somebody reads alone."""
    if not entry.given.shown:
        return None
    return buttons(button("wisdom-show", entry.token, _("Show it to the group"), style=GREY))


def themes_view(group_token: str, themes: Sequence[str]) -> ui.View:
    options = [
        discord.SelectOption(label=_("All of it, the newest first"), value=ALL),
        *(discord.SelectOption(label=each, value=each) for each in themes[:THEMES_AT_MOST]),
    ]
    return buttons(ui.Select(custom_id=pick_id("wisdom-theme", group_token), options=options))


def page_view(token: str, page: int, entries: Sequence[Entry], *, more: bool, own: bool) -> ui.View | None:
    """Turn the pages, and take up one of these entries: one's own, or to show it."""
    items: list[ui.Item[Any]] = []
    options = [
        discord.SelectOption(
            label=" ".join(tidied(each.given.words).split())[:LABEL_AT_MOST], value=each.token
        )
        for each in entries
        if own or each.given.shown
    ]
    if options:
        what = _("Change one, or take it out") if own else _("Show one to the group")
        name = "wisdom-own" if own else "wisdom-pick"
        items.append(ui.Select(custom_id=pick_id(name, token), options=options, placeholder=what))
    if page > 0:
        items.append(button("wisdom-page", f"{token}-{page - 1}", _("Back"), style=GREY, row=1))
    if more:
        items.append(button("wisdom-page", f"{token}-{page + 1}", _("On"), style=GREY, row=1))
    return buttons(*items) if items else None
