"""The forms of a brainstorm, and how an idea is chosen in one."""

import re
from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.live import Live
from bot.practice.brainstorm.values import (
    IDEA_AT_MOST,
    MARKS_AT_MOST,
    OUTCOME_AT_MOST,
    QUESTION_AT_MOST,
    REASON_AT_LEAST,
    REASON_AT_MOST,
    Brainstorm,
    Idea,
)
from bot.words import _
from cogs.brainstorms.views import OPTIONS_AT_MOST, option
from cogs.common.forms import Answers, Form, without_or_with_name

PARAGRAPH = discord.TextStyle.paragraph
HIDDEN = "h"
"""Before the number of an idea that nobody may read yet: once all may, that number is another's."""


def start_form(live: Live, *, in_thread: bool) -> Form:
    """in_thread: it is begun in a thread already."""
    form = Form("brain-start", live.group.token, _("A brainstorm"))
    form.ask(
        _("The question"),
        ui.TextInput(
            custom_id="question",
            style=PARAGRAPH,
            max_length=QUESTION_AT_MOST,
            placeholder=_("How might we …?"),
        ),
        _("Of all of you, rather than of one: “How might we …?”"),
    )
    ways = [
        discord.SelectOption(label=_("In the open: ideas appear at once"), value="open", default=True),
        discord.SelectOption(label=_("Everybody writes first, then all appear"), value="private"),
    ]
    form.ask(
        _("How?"),
        ui.Select(custom_id="way", options=ways),
        _("Writing first keeps early voices from setting the tone."),
    )
    form.ask(
        _("How long are ideas gathered?"),
        ui.TextInput(custom_id="until", max_length=40, default=_("1 day")),
        _("Ten minutes to seven days, such as “30 minutes”. You can end it earlier."),
    )
    if not in_thread:
        places = [
            discord.SelectOption(label=_("In a thread of its own"), value="thread", default=True),
            discord.SelectOption(label=_("Here"), value="here"),
        ]
        form.ask(_("Where do you talk about it?"), ui.Select(custom_id="where", options=places))
    return form


def idea_form(storm: Brainstorm) -> Form:
    form = Form("brain-idea", storm.token, _("An idea"))
    _ask_words(form, _("Your idea"))
    if storm.way == "open":
        _ask_name(form)
    return form


def grow_form(storm: Brainstorm) -> Form:
    form = Form("brain-grow", storm.token, _("And …"))
    ask_which(form, _("Which idea do you add to?"), storm.shown)
    _ask_words(form, _("And …"))
    if storm.way == "open":
        _ask_name(form)
    return form


def own_form(storm: Brainstorm, idea: Idea) -> Form:
    number = f"{HIDDEN}{idea.number}" if storm.hidden else f"{idea.number}"
    form = Form("brain-own", f"{storm.token}-{number}", _("Your idea"))
    _ask_words(form, _("Your idea"), idea.words, hint=_("Leave it empty to take the idea back."))
    return form


def two_form(storm: Brainstorm) -> Form:
    """Two that are alike."""
    form = Form("brain-join", storm.token, _("Put like with like"))
    ask_which(form, _("Which two say much the same?"), storm.roots, at_least=2, at_most=2)
    return form


def part_form(storm: Brainstorm) -> Form:
    form = Form("brain-part", storm.token, _("Take apart"))
    below = [each for each in storm.shown if each.under is not None]
    ask_which(form, _("Which is to stand for itself?"), below)
    return form


def hold_form(storm: Brainstorm) -> Form:
    form = Form("brain-hold", storm.token, _("Hold one back"))
    ask_which(form, _("Which idea?"), storm.shown)
    form.ask(
        _("Why?"),
        ui.TextInput(
            custom_id="reason", style=PARAGRAPH, min_length=REASON_AT_LEAST, max_length=REASON_AT_MOST
        ),
        _("Its author reads this, and can say it anew. Odd is no reason."),
    )
    return form


def let_be_form(storm: Brainstorm) -> Form:
    form = Form("brain-let-be", storm.token, _("Let it be read again"))
    ask_which(form, _("Which idea?"), [each for each in storm.ideas if each.held])
    return form


def mark_form(storm: Brainstorm, marked: Sequence[int]) -> Form:
    form = Form("brain-mark", storm.token, _("What to try first"))
    ask_which(
        form,
        _("Which would you try first?"),
        storm.roots,
        at_least=0,
        at_most=MARKS_AT_MOST,
        chosen=marked,
    )
    return form


def end_form(storm: Brainstorm) -> Form:
    form = Form("brain-end", storm.token, _("What comes of it"))
    form.ask(
        _("What do you try?"),
        ui.TextInput(custom_id="outcome", style=PARAGRAPH, max_length=OUTCOME_AT_MOST, required=False),
        _("In the group's words. Leave it empty to end without."),
    )
    form.ask(
        _("When do you look back?"),
        ui.TextInput(custom_id="day", max_length=40, required=False),
        _("A day, such as “in 2 weeks”: I ask then how it went. Or leave it empty."),
    )
    return form


def ask_which(
    form: Form,
    label: str,
    ideas: Sequence[Idea],
    *,
    at_least: int = 1,
    at_most: int = 1,
    chosen: Sequence[int] = (),
) -> None:
    """Let ideas be chosen: in a menu, or by their numbers where there are more than it holds."""
    if 0 < len(ideas) <= OPTIONS_AT_MOST:
        options = [option(each) for each in ideas]
        for each in options:
            each.default = int(each.value) in chosen
        most = min(at_most, len(options))
        menu = ui.Select[Any](
            custom_id="which",
            options=options,
            min_values=min(at_least, most),
            max_values=most,
            required=at_least > 0,
        )
        form.ask(label, menu)
        return
    form.ask(
        label,
        ui.TextInput(
            custom_id="which",
            max_length=30,
            required=at_least > 0,
            default=", ".join(map(str, chosen)) or None,
        ),
        _("By number, as in “Read all”, such as 7."),
    )


def numbers_in(entries: Answers) -> list[int]:
    """Give the numbers of the ideas that were chosen or typed, each once."""
    typed = [int(each) for text in entries.get("which", []) for each in re.findall(r"[0-9]{1,4}", text)]
    return list(dict.fromkeys(typed))


def wants_name(entries: Answers) -> bool:
    return entries.get("name") == ["yes"]


def _ask_words(form: Form, label: str, before: str | None = None, hint: str | None = None) -> None:
    field = ui.TextInput[Any](
        custom_id="words",
        style=PARAGRAPH,
        max_length=IDEA_AT_MOST,
        default=before,
        required=before is None,
    )
    form.ask(label, field, hint)


def _ask_name(form: Form) -> None:
    form.ask(_("With your name?"), without_or_with_name("name", signed=False))
