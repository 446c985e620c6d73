"""Buttons, menus and forms of the board."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.practice.ground.gathering import Board
from bot.practice.ground.values import LINE_AT_MOST, NAME_AT_MOST, REASON_AT_MOST, Entry, Line, Said
from bot.words import _
from cogs.common.forms import Form
from cogs.common.presses import button, buttons, pick_id
from cogs.common.wording import shortened
from cogs.ground.pages import ENTRIES
from cogs.ground.words import SIGNS, kinds

GREY, GREEN, RED = discord.ButtonStyle.secondary, discord.ButtonStyle.success, discord.ButtonStyle.danger
LABEL = 100
OWN_HEAP = "own"
"""The value that stands for a heap of its own among those of lines."""


def post_view(token: str) -> ui.View:
    return buttons(
        button("ground-add", token, _("Add a line"), style=GREEN),
        button("ground-read", f"{token}-0", _("Read it"), style=GREY),
        button("ground-mine", f"{token}-0", _("My lines"), style=GREY),
    )


def newcomers_view(token: str) -> ui.View:
    return buttons(button("ground-shared", token, _("What we share here"), style=GREEN))


def read_view(
    token: str, page: int, of: int, entries: Sequence[Entry], holdable: Sequence[Entry] = ()
) -> ui.View:
    """entries: those on this page that the reader may say “me too” to; holdable: that they may hold back."""
    items: list[ui.Item[Any]] = []
    if entries:
        items.append(_menu("ground-too", f"{token}-{page}", entries, _("Me too"), most=len(entries)))
    if holdable:
        items.append(_menu("ground-hold", token, holdable, _("Hold a line back (facilitators)")))
    items.append(button("ground-add", token, _("Add a line"), style=GREEN))
    return buttons(*items, *_turning("ground-read", token, page, of))


def held_view(token: str) -> ui.View:
    return buttons(button("ground-release", token, _("Let it stand again"), style=GREY))


def hold_form(token: str) -> Form:
    form = Form("ground-hold", token, _("Hold a line back"))
    field = ui.TextInput[Any](custom_id="words", style=discord.TextStyle.paragraph, max_length=REASON_AT_MOST)
    form.ask(_("Why?"), field, _("Whoever wrote it reads this, and can say it in other words."))
    return form


def mine_view(token: str, own: Sequence[Line], shared: Sequence[Entry], page: int) -> ui.View:
    items: list[ui.Item[Any]] = []
    if own:
        options = [_option(line.token, line) for line in own[:ENTRIES]]
        placeholder = _("One of my lines …")
        items.append(
            ui.Select(custom_id=pick_id("ground-own", token), options=options, placeholder=placeholder)
        )
    of = -(-len(shared) // ENTRIES)
    if here := shared[page * ENTRIES :][:ENTRIES]:
        items.append(_menu("ground-not", f"{token}-{page}", here, _("No longer “me too” …"), most=len(here)))
    items.append(button("ground-add", token, _("Add a line"), style=GREEN))
    return buttons(*items, *_turning("ground-mine", token, page, of))


def own_view(line: Line) -> ui.View:
    return buttons(
        button("ground-change", line.token, _("Change it"), style=GREY),
        button("ground-remove", line.token, _("Take it back"), style=RED),
    )


def which_view(token: str, page: int, of: int, entries: Sequence[Entry], undo: str | None) -> ui.View:
    items: list[ui.Item[Any]] = [_menu("ground-which", token, entries, _("Which line?"))]
    return buttons(*items, *_turning("ground-tidy", token, page, of), *undo_button(undo))


def tidy_view(board: Board, entry: Entry) -> ui.View:
    """What can be done with an entry: where to put it, with which other it is one, and its heap's name."""
    token, here = entry.first.token, board.heap(entry)
    items: list[ui.Item[Any]] = []
    places = [heap for heap in board.heaps if heap is not here]
    titled = sorted(places, key=lambda heap: not (heap.title or len(heap.entries) > 1))
    options = [
        discord.SelectOption(
            label=shortened(heap.title or heap.entries[0].first.said.words, LABEL),
            value=heap.entries[0].first.token,
        )
        for heap in titled[: ENTRIES - 1]
    ]
    if len(here.entries) > 1:
        options.append(discord.SelectOption(label=_("A heap of its own"), value=OWN_HEAP))
    if options:
        placeholder = _("Put it to …")
        items.append(
            ui.Select(custom_id=pick_id("ground-move", token), options=options, placeholder=placeholder)
        )
    near = [each for each in here.entries if each != entry]
    others = near + [each for each in board.entries if each != entry and each not in near]
    if others:
        items.append(_menu("ground-join", token, others[:ENTRIES], _("It says the same as …")))
    if len(entry.lines) > 1:
        items.append(button("ground-apart", token, _("Take it apart again"), style=GREY))
    items.append(button("ground-name", token, _("Name its heap"), style=GREY))
    return buttons(*items)


def undo_button(move: str | None) -> list[ui.Item[Any]]:
    return [button("ground-undo", move, _("Undo the last change"), style=GREY)] if move else []


def _turning(name: str, token: str, page: int, of: int) -> list[ui.Item[Any]]:
    """Give the buttons to the pages before and after, where there are some."""
    items: list[ui.Item[Any]] = []
    if page > 0:
        items.append(button(name, f"{token}-{page - 1}", _("Back"), style=GREY))
    if page + 1 < of:
        items.append(button(name, f"{token}-{page + 1}", _("Further"), style=GREY))
    return items


def _menu(
    name: str, token: str, entries: Sequence[Entry], placeholder: str, *, most: int = 1
) -> ui.Select[Any]:
    options = [_option(entry.first.token, entry.first) for entry in entries]
    return ui.Select(
        custom_id=pick_id(name, token), options=options, placeholder=placeholder, max_values=most
    )


def _option(value: str, line: Line) -> discord.SelectOption:
    return discord.SelectOption(
        label=shortened(line.said.words, LABEL), value=value, emoji=SIGNS[line.said.kind]
    )


def line_form(name: str, token: str, said: Said | None = None) -> Form:
    """The form of a line, new or to be changed."""
    before = said or Said("")
    form = Form(name, token, _("Change a line") if said else _("A line for the board"))
    options = [
        discord.SelectOption(
            label=label, description=more, value=kind, emoji=SIGNS[kind], default=kind == before.kind
        )
        for kind, (label, more) in kinds().items()
    ]
    form.ask(_("What is it?"), ui.Select[Any](custom_id="what", options=options))
    field = ui.TextInput[Any](custom_id="words", max_length=LINE_AT_MOST, default=before.words or None)
    form.ask(_("In one line"), field, _("Members read it. It goes when you take it back or leave."))
    form.ask(
        _("Your name"),
        ui.Select[Any](custom_id="signed", options=_names(signed=before.signed)),
        _("Without it I still know it is yours, sealed, so that you can change it."),
    )
    return form


def _names(*, signed: bool) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(
            label=_("Without my name"),
            description=_("No member sees whose it is. In a small group some may guess."),
            value="no",
            default=not signed,
        ),
        discord.SelectOption(
            label=_("With my name"),
            description=_("It stands beside the line, also in the channel."),
            value="yes",
            default=signed,
        ),
    ]


def name_form(token: str, title: str) -> Form:
    form = Form("ground-name", token, _("Name a heap"))
    field = ui.TextInput[Any](
        custom_id="words", max_length=NAME_AT_MOST, default=title[:NAME_AT_MOST] or None, required=False
    )
    form.ask(
        _("What these lines share"), field, _("Empty: it is called by a word that several of them have.")
    )
    return form
