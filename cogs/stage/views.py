"""Buttons, menus and forms of stages and endings."""

from datetime import date

import discord
from discord import ui

from bot.practice.ending import WORDS_AT_MOST, Ending, Step
from bot.practice.stages import STAGES, Stage
from bot.store.endings import TakeAlong
from bot.words import _
from bot.words.stages import stage_words
from cogs.common.forms import Form, without_or_with_name
from cogs.common.presses import button, buttons, pick_id

QUIET = discord.ButtonStyle.secondary
DAY_AT_MOST = 60


def stage_view(
    token: str, mine: Stage | None, reading: Stage | None, *, joined: bool, leads: bool
) -> ui.View:
    """A button for each stage to who joined; the facilitators' menu to who facilitates."""
    items: list[ui.Item[ui.View]] = []
    if joined:
        for stage in STAGES:
            chosen = discord.ButtonStyle.success if stage == mine else QUIET
            label = stage_words(stage).says[:80]
            row = STAGES.index(stage) // 2
            items.append(button(f"stage-{stage}", token, label, style=chosen, row=row))
        if mine is not None:
            items.append(button("stage-none", token, _("Take my answer out"), style=QUIET, row=2))
    if leads:
        options = [
            discord.SelectOption(label=stage_words(stage).name, value=stage, default=stage == reading)
            for stage in STAGES
        ]
        menu = ui.Select[ui.View](
            custom_id=pick_id("stage-reading", token),
            options=options,
            min_values=0,
            placeholder=_("How we facilitators read it"),
            row=3,
        )
        items.append(menu)
    return buttons(*items)


def ending_settings(token: str, *, day: bool) -> ui.View:
    """What facilitators can do about an ending. day: one is set."""
    choose = _("Change the day") if day else _("Choose a day")
    items = [button("ending-choose", token, choose)]
    if day:
        items.append(button("ending-off", token, _("Take it back"), style=QUIET))
    return buttons(*items)


def preview_view(token: str, day: date) -> ui.View:
    return buttons(
        button("ending-set", f"{token}-{day:%Y%m%d}", _("Set this day"), style=discord.ButtonStyle.primary),
        button("ending-choose", token, _("Another day"), style=QUIET),
        button("ending-not", token, _("Let it be"), style=QUIET),
    )


def day_form(token: str) -> Form:
    form = Form("ending-day", token, _("The group's last day"))
    field = ui.TextInput[ui.View](custom_id="day", max_length=DAY_AT_MOST)
    form.ask(_("Which day?"), field, _("Such as 30 June, next Friday, or in 6 weeks"))
    return form


def mark_of(ending: Ending, step: Step) -> str:
    """By this button a post is found again; each step has its own."""
    name = "ending-keepsake" if ending.day is None or step == "gathered" else "take-along"
    return f"press:{name}:{ending.token}_{step}"


def step_view(ending: Ending, step: Step) -> ui.View:
    token = f"{ending.token}_{step}"
    if ending.day is None or step == "gathered":
        return keepsake_view(token)
    items = [button("take-along", token, _("What I take along"), style=discord.ButtonStyle.primary)]
    if step == "last-day":
        items.append(button("last-round", token, _("Begin the last round")))
    return buttons(*items)


def keepsake_view(token: str) -> ui.View:
    return buttons(button("ending-keepsake", token, _("A page to keep"), style=QUIET))


def page_token(ending: Ending, page: int) -> str:
    return f"{ending.token}_gathered-{page}"


def ending_token(token: str) -> str:
    """Give the ending's own token out of a button's."""
    return token.rpartition("_")[0]


def take_along_form(token: str, mine: TakeAlong | None) -> Form:
    form = Form("take-along", token, _("What I take along"))
    field = ui.TextInput[ui.View](
        custom_id="words",
        style=discord.TextStyle.paragraph,
        max_length=WORDS_AT_MOST,
        required=False,
        default=mine.words if mine else None,
    )
    form.ask(_("What do you take along from this group?"), field, _("Empty takes out what you wrote before."))
    signed = mine is not None and mine.signed
    form.ask(
        _("How may it be posted?"),
        without_or_with_name("signed", signed=signed),
        _("Nobody sees before that day what anybody wrote."),
    )
    return form
