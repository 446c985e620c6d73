"""What is said about who facilitates."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.practice.facilitating import MOST, Ask, Asked, Why
from bot.words import _
from cogs.common.presses import button


def asked(kind: Asked, user: int) -> str:
    """Tell whoever asks that it waits."""
    found = _("They find the question under `/lead list`, for a week; tell them, so that they look.")
    if kind == "over":
        return (
            _("I hold the group out to <@{user}>. Nothing changes until they say yes.").format(user=user)
            + " "
            + found
        )
    return _("I ask <@{user}> whether they would facilitate beside you.").format(user=user) + " " + found


def question(ask: Ask) -> str:
    """Ask them, in private."""
    if ask.kind == "beside":
        return _("🤝 <@{by}> asks whether you would facilitate this group, too.").format(by=ask.by)
    if ask.stays:
        return _(
            "🤝 <@{by}> would like to hand this group over to you, and to facilitate on beside you. You "
            "would be the one "
            "it rests with."
        ).format(by=ask.by)
    return _(
        "🤝 <@{by}> would like to hand this group over to you, and to be a member like everyone. You would "
        "facilitate it."
    ).format(by=ask.by)


def letter(name: str, ask: Ask) -> str:
    more = _("In **{name}**, `/lead list` lets you say yes or no; either is fine.").format(
        name=discord.utils.escape_markdown(name)
    )
    return f"{question(ask)}\n{more}"


def ask_buttons(ask: Ask) -> Sequence[ui.Button[ui.View]]:
    return [
        button("lead-ask-yes", ask.token, _("Yes, I will"), style=discord.ButtonStyle.success),
        button("lead-ask-no", ask.token, _("No, thank you"), style=discord.ButtonStyle.secondary),
    ]


def back_button(token: str) -> ui.Button[ui.View]:
    return button("lead-ask-back", token, _("Take the question back"), style=discord.ButtonStyle.secondary)


def told(ask: Ask, by: int | None) -> str:
    """Tell the group. by: who handed it over, where they may be named."""
    if ask.kind == "beside":
        return _("🤝 <@{user}> facilitates this group now, too.").format(user=ask.user)
    text = _("🤝 This group has passed into new hands: <@{user}> facilitates it from now on.").format(
        user=ask.user
    )
    if by is None:
        return text
    if ask.stays:
        return text + " " + _("<@{by}> facilitates on beside them.").format(by=by)
    return text + " " + _("<@{by}> stays, as a member like everyone.").format(by=by)


def welcome(kind: Asked, *, told: bool) -> str:
    text = _(
        "Thank you. You facilitate this group now. `/group show` shows how it is set up, and `/watch` lets "
        "me whisper to you."
    )
    if kind == "over":
        text = _(
            "Thank you. The group is in your hands now, and in everybody's. `/group edit` changes how it is set up."
        )
    return text if told else text + "\n" + _("⚠️ I could not tell the group here; please tell them yourself.")


def why_not(why: Why) -> str:
    return {
        "too-late": _("That question is more than a week old. Ask them to ask you again."),
        "gone": _("That question is not open any more. Nothing was changed."),
        "already": _("You facilitate this group already."),
        "many": _("{most} people facilitate this group by name already; more there cannot be.").format(
            most=MOST
        ),
    }[why]


def stepping_back() -> str:
    return _(
        "Step back from facilitating? You stay in the group like everyone, if you have joined, and the "
        "others facilitate on. "
        "The group is told in a sentence if you have joined."
    )


def stepped_back(user: int) -> str:
    return _("🤝 <@{user}> has stepped back from facilitating. Thank you for what you carried.").format(
        user=user
    )


def alone() -> str:
    return _(
        "You are the only one who facilitates, and a group should not be left to itself unasked. `/lead "
        "invite` asks somebody "
        "to facilitate, too; `/group hand-over` hands it over."
    )


def themselves() -> str:
    return _(
        "This is for the group's facilitators themselves. Who manages the server changes who facilitates "
        "with `/group edit`."
    )


def not_by_name(*, leads: bool) -> str:
    if leads:
        return _("You facilitate by a role of this server; who manages the server can take it from you.")
    return _("This is for the group's facilitators. You are none of them by name.")
