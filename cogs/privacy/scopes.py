"""Of which groups somebody means it: the one here, those of this server, or all there are."""

from collections.abc import Sequence

import discord

from bot.store.known import Place
from bot.words import _
from cogs.common.desk import Desk, place_of

SERVER, EVERYWHERE, ONE = "server", "everywhere", "g-"
"""What a button carries; the groups it means are looked up anew when it is pressed, and only one's own are found."""

Options = list[tuple[str, str]]


def options(desk: Desk, interaction: discord.Interaction, places: Sequence[Place]) -> Options:
    """Give what there is to choose from, by code and in words; each means different groups. At least one."""
    found: Options = []
    meant: list[list[Place]] = []
    for code, label in _all(desk, interaction):
        those = chosen(interaction, places, code)
        if those and those not in meant:
            found.append((code, label))
            meant.append(those)
    return found or [(EVERYWHERE, _("Everywhere"))]


def _all(desk: Desk, interaction: discord.Interaction) -> Options:
    channel = place_of(interaction.channel)
    live = desk.directory.of_channel(channel) if channel is not None else None
    here = (
        [(ONE + live.group.token, _("Only this group: {name}").format(name=live.group.charter.name))]
        if live is not None
        else []
    )
    server = [(SERVER, _("Every group of this server"))]
    return [
        *here,
        *(server if interaction.guild_id else []),
        (EVERYWHERE, _("Everywhere")),
    ]


def chosen(interaction: discord.Interaction, places: Sequence[Place], code: str) -> list[Place]:
    """Give the groups that are meant; none for a code that nobody was given."""
    if code == EVERYWHERE:
        return list(places)
    if code == SERVER:
        return [place for place in places if place.guild == interaction.guild_id]
    return [place for place in places if f"{ONE}{place.token}" == code]
