"""The form that a schedule is written in, and the buttons under what comes of it."""

from typing import Any

import discord
from discord import ui

from bot.practice.checkin import OPENING_AT_MOST
from bot.practice.planning import Planned
from bot.words import _
from cogs.checkins.words import FEELINGS
from cogs.common.forms import HINT_AT_MOST, Form
from cogs.common.presses import button, buttons

A_TIME_AT_MOST = 100


def plan_form(planned: Planned, token: str) -> Form:
    form = Form("checkin-plan", token, _("A check-in that comes round"))
    form.ask(
        _("When?"),
        ui.TextInput(
            custom_id="when", max_length=A_TIME_AT_MOST, default=planned.when or None,
            placeholder=_("every Thursday at 18:45 · 15 minutes before we meet"),
        ),
        _("In the group's time zone."),
    )  # fmt: skip
    form.ask(
        _("Open for how long?"),
        ui.TextInput(custom_id="length", max_length=A_TIME_AT_MOST, default=planned.length or None),
    )
    form.ask(_("Where?"), _channel(planned))
    form.ask(
        _("Opening words"),
        ui.TextInput(
            custom_id="opening", style=discord.TextStyle.paragraph, max_length=OPENING_AT_MOST,
            required=False, default=planned.opening or None,
            placeholder=_("The group's own. Empty: kind words of mine, different ones each day."),
        ),
    )  # fmt: skip
    form.ask(
        _("Words for feelings"),
        ui.TextInput(
            custom_id="feelings", max_length=HINT_AT_MOST, required=False, default=planned.feelings or None,
            placeholder=_(FEELINGS)[:HINT_AT_MOST],
        ),
        _("A few, as a hint in the form; anybody may write another."),
    )  # fmt: skip
    return form


def _channel(planned: Planned) -> ui.ChannelSelect[Any]:
    return ui.ChannelSelect(
        custom_id="channel",
        channel_types=[discord.ChannelType.text],
        default_values=[discord.Object(planned.channel)] if planned.channel else [],
    )


def plan_view(token: str, *, ready: bool) -> ui.View:
    grey = discord.ButtonStyle.secondary
    return buttons(
        button("plan-save", token, _("Save"), style=discord.ButtonStyle.success, disabled=not ready),
        button("plan-look", token, _("How it will look"), style=grey, disabled=not ready),
        button("plan-form", token, _("Change the form"), style=grey),
        button("plan-drop", token, _("Never mind"), style=grey),
    )
