"""Who has not joined and presses a button of the group is offered to, there and then."""

import discord
from discord import ui

from bot.live import Live
from bot.words import _
from cogs.common.answering import Refusal
from cogs.common.presses import button, buttons


def join_view(group_token: str) -> ui.View:
    return buttons(button("join", group_token, _("Join"), style=discord.ButtonStyle.success))


def joined_or_offered(live: Live, interaction: discord.Interaction) -> int:
    """Give the person's number in this group. Raises Refusal, with the button to join, for who has not."""
    number = live.number(interaction.user.id)
    if number is None:
        text = _("This is for people who joined the group. You can do so here, if you would like to:")
        raise Refusal(text, view=join_view(live.group.token))
    return number
