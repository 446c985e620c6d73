"""What joining says."""

from typing import Any

import discord
from discord import ui

from bot.live import Live
from bot.practice.group import DirectMessages
from bot.words import _
from bot.words.norms import Norm


def dm_menu(chosen: DirectMessages) -> ui.Select[Any]:
    choices: dict[DirectMessages, tuple[str, str]] = {
        "nothing": (_("Nothing"), _("I never write to you by direct message.")),
        "asked": (_("Only what I ask for"), _("For example a reminder that you set yourself.")),
        "nudges": (_("That, and nudges"), _("Only if you facilitate, and the group sends nudges that way.")),
    }
    options = [
        discord.SelectOption(label=label, description=more, value=value, default=value == chosen)
        for value, (label, more) in choices.items()
    ]
    return ui.Select(custom_id="dms", options=options)


def care_menu(*, wants: bool) -> ui.Select[Any]:
    choices = {
        "nothing": (_("Nothing happens"), _("Your messages bring you nothing from me.")),
        "write": (
            _("Write to me with places to turn"),
            _("To you alone, once a day at most. Nobody else is told."),
        ),
    }
    options = [
        discord.SelectOption(label=label, description=more, value=value, default=wants == (value == "write"))
        for value, (label, more) in choices.items()
    ]
    return ui.Select(custom_id="care", options=options)


def care_hint() -> str:
    return _("I read it in passing and keep nothing of it. I miss much, and am no emergency service.")


def dm_hint(*, facilitator: bool) -> str:
    if facilitator:
        return _("Facilitators join like everyone. You can change this later by pressing Join again.")
    return _("You can change this later by pressing Join again.")


def joined(live: Live, dms: DirectMessages, *, shared: bool) -> str:
    """shared: something stands on the common-ground board; what is small print comes last."""
    text = _(
        "You have joined **{name}**. Good that you are here.\n{dms}\n"
        "Below is what the group lives by; `/norms` shows it any time."
    ).format(name=discord.utils.escape_markdown(live.group.charter.name), dms=_agreed(dms))
    if shared:
        text += f"\n{_shared_here()}"
    if "consensus" not in live.group.off:
        text += f"\n-# {_answered_without_a_name()}"
    return text if "differ" in live.group.off else f"{text}\n-# {_without_a_name()}"


def _answered_without_a_name() -> str:
    return _(
        "If you ever answer a proposal without your name: until it closes I keep, sealed, that the answer is yours, so "
        "that you can change it. Then what leads to you goes, and I can no longer take it back or erase it."
    )


def _without_a_name() -> str:
    return _(
        "If you ever let me place a different view without your name: for fourteen days it can still be found "
        "as yours, by you and by whoever runs me. Then what leads to you is destroyed, and I can no longer "
        "take it back or erase it."
    )


def _shared_here() -> str:
    return _(
        "The others have put up what they need, wish, worry about and are good at. Perhaps you share some."
    )


def changed(dms: DirectMessages) -> str:
    return _("You had joined already, and you still have. {dms}").format(dms=_agreed(dms))


def _agreed(dms: DirectMessages) -> str:
    return {
        "nothing": _("I will not write to you by direct message."),
        "asked": _("I write to you directly only when you ask me to."),
        "nudges": _("I write to you directly when you ask me to, and when I have a nudge for facilitators."),
    }[dms]


def norms_embed(norms: list[Norm]) -> discord.Embed:
    lines = [f"**{norm.number}. {norm.title}**\n{norm.words}" for norm in norms]
    return discord.Embed(title=_("What this group lives by"), description="\n".join(lines))
