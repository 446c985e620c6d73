"""Who has not joined and presses a button of the group is offered to, there and then."""

import discord
from discord import ui

from bot.live import Live
from bot.words import _
from cogs.common.answering import Refusal
from cogs.common.desk import require_here
from cogs.common.presses import button, buttons


def join_view(group_token: str) -> ui.View:
    return buttons(button("join", group_token, _("Join"), style=discord.ButtonStyle.success))


def joined_or_offered(live: Live, interaction: discord.Interaction, why: str = "") -> int:
    """Give the person's number in this group. Raises Refusal, with the button to join, for who has not.

    why: what joining is for here.
    """
    number = live.number(interaction.user.id)
    if number is None:
        require_here(live, interaction)
        why = why or _(
            "This is for people who joined the group. Press **Join** if you would like to, then the button again."
        )
        raise Refusal(why, view=join_view(live.group.token))
    return number
