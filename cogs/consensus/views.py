"""The buttons and forms of proposals."""

import discord
from discord import ui

from bot.practice.consensus.values import (
    HELD,
    POSITIONS,
    REASON_AT_MOST,
    REPLY_AT_MOST,
    WORDING_AT_MOST,
    Ballot,
    Concern,
    Position,
    Proposal,
)
from bot.words import _
from cogs.common.forms import Form, without_or_with_name
from cogs.common.presses import button, buttons
from cogs.consensus.words import label, ways

GREY, GREEN, BLUE = discord.ButtonStyle.secondary, discord.ButtonStyle.success, discord.ButtonStyle.primary


def proposal_view(token: str) -> ui.View:
    """All five look alike: none is the right one."""
    return buttons(
        *(button(f"stand-{each}", token, label(each), style=GREY, row=0) for each in POSITIONS),
        button("stand-mine", token, _("Where do I stand?"), style=BLUE, row=1),
        button("stand-remind", token, _("Remind me"), style=GREY, row=1),
    )


def concern_view(concern: Concern) -> ui.View | None:
    if not concern.standing:
        return None
    return buttons(button("concern-reply", concern.token, _("Reply to it"), style=GREY))


def notice_view(token: str) -> ui.View:
    """Under what is told of one; by it the message is found again after a crash."""
    return buttons(button("stand-mine", token, _("Where do I stand?"), style=GREY))


def record_view(token: str) -> ui.View:
    return buttons(button("decision-whole", token, _("Read all of it"), style=GREY))


def preview_view(token: str, *, ready: bool) -> ui.View:
    items = [button("proposal-edit", token, _("Change it"), style=GREY)]
    if ready:
        items.insert(0, button("proposal-post", token, _("Put it to the group"), style=GREEN))
    return buttons(*items)


def standing_view(proposal: Proposal, ballot: Ballot | None, *, reminds: bool) -> ui.View:
    """What somebody can do about where they stand."""
    token = proposal.token
    items: list[ui.Item[ui.View]] = []
    concern = proposal.concern(ballot.concern) if ballot else None
    if concern is not None and concern.standing and not concern.settled:
        items.append(button("stand-settled", token, _("This answers me"), style=GREEN))
    if ballot is not None:
        if ballot.position not in HELD:
            items.append(button("stand-words", token, _("Say why"), style=GREY))
        items.append(button("stand-back", token, _("Take my position back"), style=GREY))
    remind = _("Don't remind me") if reminds else _("Remind me")
    items.append(button("stand-remind", token, remind, style=GREY))
    return buttons(*items)


def position_form(token: str, position: Position, before: Ballot | None) -> Form:
    """Ask for the reason; it need not be given."""
    form = Form(f"stand-{position}", token, label(position))
    ask = _("What is it that worries you?") if position in HELD else _("Why, if you like to say")
    hint = (
        _("The group can answer only what it knows. It is read in the thread at once.")
        if position in HELD
        else _("It is read at the end, when the proposal is closed.")
    )
    text = ui.TextInput[ui.View](
        custom_id="words",
        style=discord.TextStyle.paragraph,
        max_length=REASON_AT_MOST,
        required=False,
        default=before.words if before else None,
    )
    form.ask(ask, text, hint)
    signed = bool(before and before.signed)
    form.ask(
        _("With your name?"),
        without_or_with_name("signed", signed=signed),
        _("Without it, words can still tell who wrote them."),
    )
    return form


def reply_form(token: str) -> Form:
    form = Form("concern-reply", token, _("Reply to the concern"))
    text = ui.TextInput[ui.View](
        custom_id="words", style=discord.TextStyle.paragraph, max_length=REPLY_AT_MOST
    )
    form.ask(_("What would you like to say to it?"), text, _("It is read in the thread, with your name."))
    return form


def proposal_form(name: str, token: str, entries: dict[str, str], *, amends: bool) -> Form:
    """The form for a proposal, with what was entered before; for a new wording only what can be changed."""
    form = Form(name, token, _("A new wording") if amends else _("A proposal"))
    text = ui.TextInput[ui.View](
        custom_id="wording",
        style=discord.TextStyle.paragraph,
        max_length=WORDING_AT_MOST,
        default=entries.get("wording") or None,
    )
    form.ask(_("What do you propose?"), text, _("So that one can say yes or no to it."))
    until = ui.TextInput[ui.View](
        custom_id="until",
        max_length=60,
        required=not amends,
        default=entries.get("until") or (None if amends else _("3 days")),
    )
    hint = (
        _("Empty: as it is, and a day at least from now; two while a concern has no answer.")
        if amends
        else _("Such as: 3 days, Sunday 18:00, 15 January.")
    )
    form.ask(_("Until when?"), until, hint)
    if amends:
        return form
    chosen = entries.get("decided") or "consent"
    options = [discord.SelectOption(label=name, value=each, default=each == chosen) for each, name in ways()]
    form.ask(_("How is it decided?"), ui.Select(custom_id="decided", options=options))
    least = ui.TextInput[ui.View](
        custom_id="turnout", max_length=30, required=False, default=entries.get("turnout") or None
    )
    form.ask(
        _("How many have to take a position?"),
        least,
        _("A number or a share, such as 5 or 50 %. Empty: half of you."),
    )
    return form
