"""The form that a digest's schedule is written in, and the buttons under what comes of it."""

from typing import Any

import discord
from discord import ui

from bot.practice.mirroring import PlannedDigest
from bot.words import _
from cogs.common.forms import Form
from cogs.common.presses import button, buttons

A_TIME_AT_MOST = 100


def plan_form(planned: PlannedDigest, token: str) -> Form:
    form = Form("digest-plan", token, _("The weekly digest"))
    form.ask(
        _("When?"),
        ui.TextInput(
            custom_id="when", max_length=A_TIME_AT_MOST, default=planned.when or None,
            placeholder=_("every Sunday at 18:00"),
        ),
        _("One day of the week, in the group's time zone."),
    )  # fmt: skip
    form.ask(_("Where, for the group?"), _channel("channel", planned.channel))
    form.ask(
        _("Where, for the facilitators?"),
        _channel("led_channel", planned.led_channel, required=False),
        _("A channel that only they can read. Empty: where nudges go."),
    )
    return form


def _channel(name: str, chosen: int | None, *, required: bool = True) -> ui.ChannelSelect[Any]:
    return ui.ChannelSelect(
        custom_id=name,
        channel_types=[discord.ChannelType.text],
        default_values=[discord.Object(chosen)] if chosen else [],
        required=required,
        min_values=1 if required else 0,
    )


def plan_view(token: str, *, ready: bool) -> ui.View:
    grey = discord.ButtonStyle.secondary
    return buttons(
        button("digest-save", token, _("Save"), style=discord.ButtonStyle.success, disabled=not ready),
        button("digest-form", token, _("Change the form"), style=grey),
        button("digest-drop", token, _("Never mind"), style=grey),
    )
