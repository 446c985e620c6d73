"""What keeping apart says, to the one who chooses it alone."""

from collections.abc import Sequence

from bot.words import _, listed


def kept(user: int) -> str:
    return _(
        "You and <@{user}> are kept apart in this group. They are not told, and neither is anybody else.\n"
        "- I don't bring the two of you together: not by a wish for contact, nor by **Go on talking "
        "with …**. What they "
        "offer you comes to nothing, and they read what everybody reads.\n"
        "- You don't hear that they are with you or thank you, with or without a name; nor they of you.\n"
        "- It does not hide what they write in the channels, nor yours from them. Discord's own **Block** does: press "
        "their name, then ⋯.\n"
        "- When one of you leaves the group it ends, and somebody who comes back is new to me.\n"
        "`/block lift` ends it, `/block list` shows it. If something happened that others should know of: "
        "`/report write`."
    ).format(user=user)


def kept_before(user: int) -> str:
    return _("You and <@{user}> are kept apart already. `/block lift` ends it.").format(user=user)


def lifted(user: int) -> str:
    return _("You don't keep apart from <@{user}> any more. They are not told.").format(user=user)


def nothing_to_lift(user: int) -> str:
    return _("You do not keep apart from <@{user}>, so nothing was changed.").format(user=user)


def yourself() -> str:
    return _("That is you. Nothing was changed.")


def a_bot() -> str:
    return _("That is a bot; it is brought together with nobody. Nothing was changed.")


def not_joined(user: int) -> str:
    return _(
        "I bring together only people who joined the group, and <@{user}> has not, so there is nothing to keep apart "
        "yet. Should they join, please do this again. To read nothing of them, use Discord's own **Block**."
    ).format(user=user)


def own_list(users: Sequence[int]) -> str:
    if not users:
        return _("You keep apart from nobody here. `/block person` does it; the other is never told.")
    who = listed([f"<@{user}>" for user in users])
    return _("You keep apart from {who}. Only you see this. `/block lift` ends it.").format(who=who)
