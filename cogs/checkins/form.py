"""The form in which somebody arrives: five questions, three of which can be left open."""

from typing import Any

import discord
from discord import ui

from bot.practice.arriving import LIKES, READERS, Entry, Like, Readers
from bot.practice.checkin import FEELING_AT_MOST, WORDS_AT_MOST, CheckIn
from bot.words import _
from bot.words.gathering import energy_in_words, like_in_words
from cogs.checkins.words import FEELINGS
from cogs.common.forms import HINT_AT_MOST, Answers, Form, entered

ENERGIES = range(1, 6)


def arriving_form(checkin: CheckIn, before: Entry | None) -> Form:
    """Open it empty, or with what was said before. Who may read it is asked, never presumed."""
    form = Form("checkin", checkin.token, _("Check in"))
    form.ask(
        _("How I arrive"),
        ui.TextInput(
            custom_id="arrive",
            style=discord.TextStyle.paragraph,
            max_length=WORDS_AT_MOST,
            default=before.arrive if before else None,
            placeholder=_("A few words are enough."),
        ),
    )
    form.ask(
        _("A word for how I feel"),
        ui.TextInput(
            custom_id="feeling",
            max_length=FEELING_AT_MOST,
            required=False,
            default=before.feeling or None if before else None,
            placeholder=(checkin.feelings or _(FEELINGS))[:HINT_AT_MOST],
        ),
    )
    form.ask(_("My energy"), _energy(before), _("If you like."))
    form.ask(_("What I'd like today"), _like(before), _("If you like."))
    form.ask(_("Who may read this?"), _readers(before))
    return form


def take(answers: Answers) -> Entry:
    """Make an entry of the answers. What no menu of ours offers counts as left open, and as for oneself alone."""
    energy, like, who = (_picked(answers, field) for field in ("energy", "like", "readers"))
    return Entry(
        arrive=entered(answers, "arrive")[:WORDS_AT_MOST],
        feeling=" ".join(entered(answers, "feeling").split())[:FEELING_AT_MOST],
        energy=int(energy) if energy in {str(each) for each in ENERGIES} else None,
        like=next((each for each in LIKES if each == like), None),
        readers=_reader(who),
    )


def _reader(chosen: str) -> Readers:
    for each in READERS:
        if each == chosen:
            return each
    return "me"


def _picked(answers: Answers, field: str) -> str:
    return (answers.get(field) or [""])[0]


def _energy(before: Entry | None) -> ui.Select[Any]:
    chosen = before.energy if before else None
    options = [
        discord.SelectOption(label=energy_in_words(each), value=str(each), default=each == chosen)
        for each in ENERGIES
    ]
    return ui.Select(custom_id="energy", options=options, required=False, min_values=0)


def _like(before: Entry | None) -> ui.Select[Any]:
    chosen: Like | None = before.like if before else None
    options = [
        discord.SelectOption(label=like_in_words(each), value=each, default=each == chosen) for each in LIKES
    ]
    return ui.Select(custom_id="like", options=options, required=False, min_values=0)


def _readers(before: Entry | None) -> ui.Select[Any]:
    who: dict[Readers, tuple[str, str]] = {
        "group": (_("The group"), _("Under your name, for everybody who sees this channel.")),
        "facilitators": (_("The facilitators"), _("Only they can read it.")),
        "me": (_("Only me"), _("Nobody else reads it; you have arrived all the same.")),
    }
    chosen = before.readers if before else None
    options = [
        discord.SelectOption(label=label, description=more, value=value, default=value == chosen)
        for value, (label, more) in who.items()
    ]
    return ui.Select(custom_id="readers", options=options, required=True)
