"""The forms of a different view, and the buttons under it."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.practice.differing import REASON_AT_MOST, WORDS_AT_MOST, Told, View
from bot.words import _
from cogs.common.forms import Form
from cogs.common.presses import button, buttons

GREY, GREEN, RED = discord.ButtonStyle.secondary, discord.ButtonStyle.success, discord.ButtonStyle.danger
MOST_TAKEN_BACK = 20


def view_form(token: str, told: Told, *, name_only: str = "") -> Form:
    """name_only: why it can only be with a name here; empty where it can be without."""
    form = Form("view", token, _("I see it differently"))
    form.ask(
        _("How do you see it?"),
        ui.TextInput(
            custom_id="words",
            style=discord.TextStyle.paragraph,
            max_length=WORDS_AT_MOST,
            default=told.words or None,
        ),
        name_only or _("In your own words. You see how it will stand there before it does."),
    )
    if not name_only:
        labels = (_("With my name"), _("Without my name, one to eight minutes later"))
        signed = told.signed is not None or not told.words
        options = [
            discord.SelectOption(label=label, value=value, default=(value == "yes") == signed)
            for value, label in zip(("yes", "no"), labels, strict=True)
        ]
        hint = _("What without a name means here stands in the next step.")
        form.ask(_("Your name"), ui.Select[Any](custom_id="name", options=options), hint)
    return form


def preview_view(token: str, *, signed: bool, possible: bool) -> ui.View:
    label = _("Place it with my name") if signed else _("Place it without my name")
    place = [button("view-place", token, label, style=GREEN)] if possible else []
    return buttons(
        *place,
        button("view-change", token, _("Change it"), style=GREY),
        button("view-drop", token, _("Never mind"), style=GREY),
    )


def under_view(token: str) -> ui.View:
    """Under what stands there, for everybody who reads it."""
    return buttons(button("view-help", token, _("If this troubles you"), style=GREY))


def help_view(token: str, *, apart: bool | None, shut: bool | None, leads: bool) -> ui.View:
    """apart: whether who looks keeps apart from its writer; shut: whether its way is closed. None: no button."""
    items: list[ui.Button[Any]] = []
    if apart is not None:
        label = _("Don't keep apart any more") if apart else _("Keep apart from this writer")
        items.append(button("view-near" if apart else "view-apart", token, label, style=GREY))
    if leads:
        items.append(button("view-down", token, _("Take it down, with a reason"), style=RED))
    if shut is not None:
        label = _("Open the way for this writer") if shut else _("Close the way for this writer")
        items.append(button("view-open" if shut else "view-shut", token, label, style=GREY))
    return buttons(*items)


def reason_form(token: str) -> Form:
    form = Form("view-down", token, _("Take it down, with a reason"))
    form.ask(
        _("Why?"),
        ui.TextInput(
            custom_id="words",
            style=discord.TextStyle.paragraph,
            min_length=1,
            max_length=REASON_AT_MOST,
        ),
        _("It stands in its place, from the facilitators, for everybody to read."),
    )
    return form


def mine_view(views: Sequence[View]) -> ui.View:
    """views: with their numbers in the list, those that can be taken back."""
    return buttons(
        *(
            button("view-back", view.token, _("Take back {number}").format(number=number), style=GREY)
            for number, view in enumerate(views[:MOST_TAKEN_BACK], 1)
        )
    )
