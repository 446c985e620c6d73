"""The buttons of a check-in."""

from typing import Any

import discord
from discord import ui

from bot.practice.checkin import Arrival, Told
from bot.words import _
from cogs.common.presses import button, buttons, pick_id

GREY, GREEN, BLUE = (
    discord.ButtonStyle.secondary,
    discord.ButtonStyle.success,
    discord.ButtonStyle.primary,
)

SAMPLE = "sample"


def check_in_view(token: str) -> ui.View:
    """token: SAMPLE for a preview."""
    return buttons(button("checkin", token, _("Check in"), style=GREEN))


def with_you_view(arrival: Arrival) -> ui.View:
    return buttons(button("with-you", arrival.token, _("With you"), style=GREY))


def arrived_view(arrival: Arrival, *, open_still: bool) -> ui.View:
    """Under the private confirmation."""
    token = arrival.token
    items: list[ui.Item[Any]] = []
    if open_still:
        items.append(button("arrival-change", token, _("Change"), style=GREY))
    items.append(button("arrival-withdraw", token, _("Take it back"), style=GREY))
    if open_still:
        items.append(button("contact", token, _("I'd like contact"), style=BLUE))
    if arrival.entry.readers == "group":
        items += [button("who-with-me", token, _("Who is with me?"), style=GREY), _told(arrival)]
    return buttons(*items)


def _told(arrival: Arrival) -> ui.Select[Any]:
    choices: dict[Told, tuple[str, str]] = {
        "here": (_("I look myself who is with me"), _("By the button “Who is with me?”.")),
        "dm": (_("Write to me who is with me"), _("By direct message, for this check-in.")),
        "no": (_("Don't tell me who is with me"), _("The button is there for the others all the same.")),
    }
    options = [
        discord.SelectOption(label=label, description=more, value=value, default=value == arrival.told)
        for value, (label, more) in choices.items()
    ]
    return ui.Select(custom_id=pick_id("arrival-told", arrival.token), options=options)


def name_view(arrival: Arrival) -> ui.View:
    token = arrival.token
    return buttons(
        button("with-named", token, _("Yes, tell them"), style=GREEN),
        button("with-unnamed", token, _("Without my name"), style=GREY),
        button("with-not", token, _("Take it back"), style=GREY),
    )


def ask_contact_view(token: str) -> ui.View:
    return buttons(
        button("contact-yes", token, _("Yes, tell the group"), style=GREEN),
        button("contact-no", token, _("Rather not"), style=GREY),
    )


def wish_view(token: str) -> ui.View:
    return buttons(
        button("offer", token, _("I have a moment"), style=GREEN),
        button("answers", token, _("Who answered?"), style=GREY),
    )


def offer_view(token: str) -> ui.View:
    return buttons(
        button("offer-yes", token, _("Yes, tell them"), style=GREEN),
        button("contact-no", token, _("Rather not"), style=GREY),
    )


def accept_view(token: str, person: int) -> ui.View:
    """person: by number, which tells nothing outside of the group's rows."""
    return buttons(
        button("accept", f"{token}-{person}", _("Yes, put us in touch"), style=GREEN),
        button("decline", f"{token}-{person}", _("Not this time"), style=GREY),
    )


def end_wish_view(token: str) -> ui.View:
    return buttons(button("contact-end", token, _("Take my wish back"), style=GREY))


def summary_view(token: str) -> ui.View:
    return buttons(button("meeting", token, _("Open the meeting (facilitators)"), style=GREY))
