"""The form of a report, and the buttons under it."""

import discord
from discord import ui

from bot.practice.reporting import WORDS_AT_MOST, Told
from bot.practice.safety import Safety
from bot.words import _
from cogs.common.forms import Form, no_or_yes, without_or_with_name
from cogs.common.presses import button, buttons

GREY, GREEN, RED = discord.ButtonStyle.secondary, discord.ButtonStyle.success, discord.ButtonStyle.danger
MOST_NAMED = 10


def report_form(token: str, told: Told) -> Form:
    form = Form("report", token, _("Report harm"))
    form.ask(
        _("What happened?"),
        ui.TextInput(
            custom_id="words",
            style=discord.TextStyle.paragraph,
            max_length=WORDS_AT_MOST,
            default=told.words or None,
        ),
        _("In your own words, as much as you like. You see to whom it goes before it does."),
    )
    about = told.about or told.author
    form.ask(
        _("About whom?"),
        ui.UserSelect(
            custom_id="about",
            min_values=0,
            max_values=1,
            required=False,
            default_values=[discord.Object(about)] if about else [],
        ),
        _("It never goes to this person, also if they facilitate. Can be left open."),
    )
    form.ask(_("May they know who tells them?"), without_or_with_name("name", signed=told.name is not None))
    if told.message is not None:
        hint = _("A message can be deleted or changed later.")
        form.ask(_("The message"), no_or_yes("copy", _copy_options(), yes=bool(told.copy)), hint)
    return form


def _copy_options() -> tuple[str, str]:
    return _("Only the link to it"), _("The link, and its words as they are now")


def preview_view(token: str) -> ui.View:
    return buttons(
        button("report-send", token, _("Send it"), style=GREEN),
        button("report-change", token, _("Change it"), style=GREY),
        button("report-drop", token, _("Never mind"), style=GREY),
    )


def nowhere_view(token: str) -> ui.View:
    return buttons(
        button("report-change", token, _("Change it"), style=GREY),
        button("report-drop", token, _("Never mind"), style=GREY),
    )


def receivers_view(token: str, *, done: bool) -> ui.View:
    """Under a report, for those it goes to."""
    if done:
        return buttons(button("report-on", token, _("I'm on it"), style=GREY))
    return buttons(
        button("report-on", token, _("I'm on it"), style=GREY),
        button("report-done", token, _("Done"), style=GREEN),
    )


def settings_form(token: str, safety: Safety) -> Form:
    form = Form("safety", token, _("Where reports go"))
    form.ask(
        _("A safety channel"),
        ui.ChannelSelect(
            custom_id="channel",
            channel_types=[discord.ChannelType.text],
            min_values=0,
            max_values=1,
            required=False,
            default_values=[discord.Object(safety.channel)] if safety.channel else [],
        ),
        _("Reports go there first. Choose one that few can read."),
    )
    form.ask(
        _("People"),
        ui.UserSelect(
            custom_id="people",
            min_values=0,
            max_values=MOST_NAMED,
            required=False,
            default_values=[discord.Object(each) for each in safety.named],
        ),
        _("I write to them once they have said so with /report receive."),
    )
    return form
