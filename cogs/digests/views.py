"""The button under a digest: how it comes about. By it a digest is found again, too."""

from discord import ButtonStyle, ui

from bot.store.weeks import Week
from bot.words import _, speaking
from cogs.common.presses import button, buttons
from cogs.digests.composing import Whom

_NAMES: dict[Whom, str] = {"group": "digest-how", "facilitators": "digest-led-how"}


def mark_of(week: Week, whom: Whom) -> str:
    """Give the id of the button that stands under it."""
    return f"press:{_NAMES[whom]}:{week.token}"


def digest_view(week: Week, whom: Whom, language: str) -> ui.View:
    with speaking(language):
        how = button(_NAMES[whom], week.token, _("How this comes about"), style=ButtonStyle.secondary)
    return buttons(how)
