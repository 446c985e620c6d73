"""The message under which a group is set up: what was entered, menus for the rest, and the button that does it.

It is drawn anew from the stored draft after every choice, so it goes on after a restart.
"""

from typing import Any

import discord
from discord import ui

from bot.practice.draft import SMALL_GROUP_SMALLEST, Draft
from bot.practice.group import SMALLEST, NudgePlace
from bot.words import LANGUAGES, _, own_name
from cogs.common.presses import button, buttons, pick_id

NAMES, FEW = "names", "few"


def setup_view(draft: Draft, token: str) -> ui.View:
    items: list[ui.Item[Any]] = [_language(draft, token), _nudges(draft, token)]
    if draft.nudges_to == "channel":
        items.append(_nudge_channel(draft, token))
    go = _("Save") if draft.group else _("Create the group")
    ready = not draft.lacks()
    items += [
        _care(draft, token),
        button("setup-go", token, go, style=discord.ButtonStyle.success, disabled=not ready),
        button("setup-form", token, _("Change the form"), style=discord.ButtonStyle.secondary),
        button("setup-quiet", token, _("Quiet hours"), style=discord.ButtonStyle.secondary),
        button("setup-drop", token, _("Never mind"), style=discord.ButtonStyle.secondary),
    ]
    return buttons(*items)


def _language(draft: Draft, token: str) -> ui.Select[Any]:
    options = [
        discord.SelectOption(label=own_name(code), value=code, default=code == draft.language)
        for code in LANGUAGES
    ]
    return ui.Select(custom_id=pick_id("setup-language", token), options=options, placeholder=_("Language"))


def _nudges(draft: Draft, token: str) -> ui.Select[Any]:
    places: dict[NudgePlace, tuple[str, str]] = {
        "watch": (
            _("Nudges: only in the room"),
            _("To facilitators who use /watch there; nobody else sees it."),
        ),
        "channel": (_("Nudges: in a facilitator channel"), _("Whoever can read that channel reads them.")),
        "dm": (_("Nudges: by direct message"), _("To facilitators who agree to that when they join.")),
    }
    options = [
        discord.SelectOption(label=label, description=more, value=place, default=place == draft.nudges_to)
        for place, (label, more) in places.items()
    ]
    return ui.Select(custom_id=pick_id("setup-nudges", token), options=options)


def _nudge_channel(draft: Draft, token: str) -> ui.ChannelSelect[Any]:
    return ui.ChannelSelect(
        custom_id=pick_id("setup-nudge-channel", token),
        channel_types=[discord.ChannelType.text],
        placeholder=_("The facilitator channel"),
        default_values=[discord.Object(draft.nudge_channel)] if draft.nudge_channel else [],
    )


def _care(draft: Draft, token: str) -> ui.Select[Any]:
    options = [
        discord.SelectOption(
            label=_("Names may appear in digests"),
            description=_("Otherwise digests speak of the group only."),
            value=NAMES,
            default=draft.names_in_digests,
        ),
        discord.SelectOption(
            label=_("We are fewer than eight"),
            description=_("Show figures about three people or more, instead of five."),
            value=FEW,
            default=draft.smallest != SMALLEST,
        ),
    ]
    return ui.Select(
        custom_id=pick_id("setup-care", token),
        options=options,
        min_values=0,
        max_values=len(options),
        placeholder=_("Two more choices (both are off)"),
    )


def choose_care(draft: Draft, picked: list[str]) -> None:
    draft.names_in_digests = NAMES in picked
    draft.smallest = SMALL_GROUP_SMALLEST if FEW in picked else SMALLEST
