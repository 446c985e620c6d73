"""The buttons and menus about roles."""

from collections.abc import Collection

import discord
from discord import ui

from bot.dynamics.policy import THRESHOLD
from bot.practice.roles import ROLES, Role, Take
from bot.words import _
from bot.words.nudges import title as title_of_nudge
from bot.words.roles import SIGNS, title, what
from cogs.common.presses import button, buttons, pick_id

AT_MOST = 100
"""Letters in an option of a menu."""


def take_buttons(token: str, free: Collection[Role]) -> list[ui.Button[ui.View]]:
    """Give a button for each that is free. token: of the question to the group, or the group's own."""
    return [
        button(
            f"lead-take-{role}", token, title(role), emoji=SIGNS[role], style=discord.ButtonStyle.secondary
        )
        for role in ROLES
        if role in free
    ]


def over_buttons(take: Take) -> list[ui.Button[ui.View]]:
    return [
        button("lead-over-yes", take.token, _("Yes, I take it"), style=discord.ButtonStyle.success),
        button("lead-over-no", take.token, _("Rather not"), style=discord.ButtonStyle.secondary),
    ]


def offer_view(token: str, roles: Collection[Role], *, whenever: bool) -> ui.View:
    options = [
        discord.SelectOption(
            label=title(role)[:AT_MOST],
            description=what(role)[:AT_MOST],
            value=role,
            emoji=SIGNS[role],
            default=role in roles,
        )
        for role in ROLES
    ]
    menus = [
        ui.Select[ui.View](
            custom_id=pick_id("lead-offer", token),
            options=options,
            min_values=0,
            max_values=len(ROLES),
            placeholder=_("What would you like?"),
        )
    ]
    if roles:
        times = [
            discord.SelectOption(label=_("Whenever it is free"), value="whenever", default=whenever),
            discord.SelectOption(label=_("For the next meeting"), value="next", default=not whenever),
        ]
        menus.append(ui.Select(custom_id=pick_id("lead-offer-when", token), options=times))
    return buttons(*menus)


def share_view(token: str, kinds: Collection[str]) -> ui.View:
    options = [
        discord.SelectOption(label=title_of_nudge(kind)[:AT_MOST], value=kind, default=kind in kinds)
        for kind in THRESHOLD
    ]
    menu = ui.Select[ui.View](
        custom_id=pick_id("lead-share", token),
        options=options,
        min_values=0,
        max_values=len(options),
        placeholder=_("Nothing besides the shape"),
    )
    return buttons(menu)
