"""Which parts a group has switched on: a menu, and what each is in a few words."""

from collections.abc import Collection

import discord
from discord import ui

from bot.practice.parts import PARTS, Part
from bot.words import _
from cogs.common.presses import buttons, pick_id


def parts_in_words() -> dict[Part, tuple[str, str]]:
    """Give for each part its name and what it is for."""
    return {
        "stage": (_("Stage and firsts"), _("Where the group is on its way, and what is new to it.")),
        "lead": (_("Shared leadership"), _("Members take on a part of the leading for a meeting.")),
        "ground": (_("Common ground"), _("A board of needs, wishes, concerns and strengths.")),
        "brainstorm": (_("Brainstorm"), _("Ideas of everybody, and what to try first.")),
        "consensus": (_("Deciding together"), _("Proposals that no concern is passed over in.")),
        "differ": (_("I see it differently"), _("Another view, in the open or without a name.")),
        "wisdom": (_("Wisdom book"), _("What people said and let the group keep.")),
    }


def parts_text(off: Collection[Part]) -> str:
    lines = [
        _("Choose what your group would like to have. What is off says so when somebody tries it."),
        _("Switching off takes nothing away: what was begun can be ended, read and taken back."),
        "",
    ]
    for part, (name, more) in parts_in_words().items():
        lines.append(f"{'▫️' if part in off else '✅'} **{name}** · {more}")
    return "\n".join(lines)


def parts_view(token: str, off: Collection[Part]) -> ui.View:
    options = [
        discord.SelectOption(label=name, description=more, value=part, default=part not in off)
        for part, (name, more) in parts_in_words().items()
    ]
    menu = ui.Select[ui.View](
        custom_id=pick_id("parts", token),
        options=options,
        min_values=0,
        max_values=len(PARTS),
        placeholder=_("Nothing of this"),
    )
    return buttons(menu)
