"""What somebody who goes hears of the messages that name them."""

from collections.abc import Sequence

from bot.words import _
from cogs.common.register import Farewell, links

LINKED_AT_MOST = 8


def still_standing(farewells: Sequence[tuple[int, Farewell]]) -> str:
    """Say what becomes of them; empty where all of them are gone. With each farewell, the server it is about."""
    told: list[str] = []
    if any(each.under_way for _guild, each in farewells):
        told.append(_("The last messages with your words or your name are going now."))
    if any(each.standing for _guild, each in farewells):
        told.append(
            _(
                "⚠️ Some messages with your words or your name still stand, because Discord does not let me delete "
                "them. I go on trying for thirty days, and tell the facilitators; a moderator can delete them, too."
            )
        )
        where = [link for guild, each in farewells for link in links(guild, each.standing)]
        told += where[:LINKED_AT_MOST]
    return "\n".join(told)
