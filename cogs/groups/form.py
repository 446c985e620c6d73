"""The form a group begins with: name, purpose, channels, facilitators, time zone."""

from typing import Any

import discord
from discord import ui

from bot.practice.draft import NAME_AT_MOST, PURPOSE_AT_MOST, Draft
from bot.words import _
from cogs.common.forms import Answers, Form, chosen, entered

MOST_CHANNELS, MOST_FACILITATORS = 10, 25
ZONE_AT_MOST = 64


def group_form(draft: Draft, token: str) -> Form:
    """Open it with what the draft knows already."""
    form = Form("group", token, _("Your group"))
    form.ask(
        _("Name"),
        ui.TextInput(custom_id="name", max_length=NAME_AT_MOST, default=draft.name[:NAME_AT_MOST] or None),
    )
    form.ask(
        _("What brings you together?"),
        ui.TextInput(
            custom_id="purpose",
            style=discord.TextStyle.paragraph,
            max_length=PURPOSE_AT_MOST,
            default=draft.purpose[:PURPOSE_AT_MOST] or None,
            placeholder=_("In the group's own words: the need, wish or concern that you share."),
        ),
    )
    form.ask(_("Channels"), _channels(draft), _("Where the group talks. Their threads belong to it too."))
    form.ask(_("Facilitators"), _facilitators(draft), _("People, or a role whose holders facilitate."))
    form.ask(
        _("Time zone"),
        ui.TextInput(
            custom_id="zone", max_length=ZONE_AT_MOST, default=draft.zone or None, placeholder="Europe/Berlin"
        ),
        _("A city is enough: Berlin, New York, Nairobi."),
    )
    return form


def _channels(draft: Draft) -> ui.ChannelSelect[Any]:
    return ui.ChannelSelect(
        custom_id="channels",
        channel_types=[discord.ChannelType.text],
        max_values=MOST_CHANNELS,
        default_values=[discord.Object(channel) for channel in draft.channels],
    )


def _facilitators(draft: Draft) -> ui.MentionableSelect[Any]:
    kinds = discord.SelectDefaultValueType
    people = [discord.SelectDefaultValue(id=each, type=kinds.user) for each in draft.facilitators]
    roles = [discord.SelectDefaultValue(id=each, type=kinds.role) for each in draft.facilitator_roles]
    return ui.MentionableSelect(
        custom_id="facilitators", max_values=MOST_FACILITATORS, default_values=[*people, *roles]
    )


def take(draft: Draft, answers: Answers, resolved: dict[str, Any]) -> None:
    """Write the answers into the draft; `resolved` is Discord's own word on which ids are roles."""
    draft.name = " ".join(entered(answers, "name").split())[: NAME_AT_MOST + 1]  # longer is told, as too long
    draft.purpose = entered(answers, "purpose", at_most=PURPOSE_AT_MOST + 1)
    draft.zone = entered(answers, "zone", at_most=ZONE_AT_MOST)
    draft.channels = list(chosen(answers, "channels"))
    mentioned = chosen(answers, "facilitators")
    roles = resolved.get("roles", {})
    draft.facilitator_roles = [each for each in mentioned if str(each) in roles]
    draft.facilitators = [each for each in mentioned if str(each) not in roles]
