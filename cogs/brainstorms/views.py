"""The buttons of a brainstorm."""

from typing import Any

import discord
from discord import ui

from bot.practice.brainstorm.values import Brainstorm, Idea
from bot.words import _
from cogs.common.presses import button, buttons, pick_id

GREY, GREEN, BLUE = (
    discord.ButtonStyle.secondary,
    discord.ButtonStyle.success,
    discord.ButtonStyle.primary,
)
OPTIONS_AT_MOST, LABEL_AT_MOST = 25, 100


def post_view(storm: Brainstorm) -> ui.View:
    """What can be done with it in the phase that it is in."""
    token = storm.token
    idea = button("brain-idea", token, _("I have an idea"), style=GREEN)
    grow = button("brain-grow", token, _("And …"), style=BLUE)
    join = button("brain-join", token, _("Put like with like"), style=GREY)
    everything = button("brain-all", token, _("Read all"), style=GREY)
    mine = button("brain-mine", token, _("My ideas"), style=GREY)
    more = button("brain-more", token, _("More"), style=GREY)
    if storm.hidden:
        return buttons(idea, mine, more)
    if storm.phase == "gathering":
        return buttons(idea, grow, everything, mine, more)
    if storm.phase == "building":
        return buttons(grow, join, everything, mine, more)
    if storm.phase == "choosing":
        mark = button("brain-mark", token, _("Mark up to three"), style=GREEN)
        return buttons(mark, everything, mine, more)
    if storm.phase == "chosen":
        return buttons(_end(storm, _("What we try")), everything, mine, more)
    return buttons(everything)


def news_view(storm: Brainstorm) -> ui.View:
    """Under what is said when it goes on; by its button it is found again after a crash."""
    return buttons(button("brain-news", f"{storm.token}-{storm.phase}", _("Read all"), style=GREY))


def outcome_view(storm: Brainstorm) -> ui.View:
    return buttons(
        button("brain-help", storm.token, _("I'd like to take part"), style=GREEN),
        button("brain-news", f"{storm.token}-closed", _("Read all ideas"), style=GREY),
    )


def look_back_view(storm: Brainstorm) -> ui.View:
    return buttons(button("brain-news", f"{storm.token}-back", _("Read all ideas"), style=GREY))


def page_view(storm: Brainstorm, page: int, pages: int) -> ui.View | None:
    """Turn the pages of its ideas."""
    return _turning("brain-page", storm.token, page, pages)


def past_view(group_token: str, page: int, pages: int) -> ui.View | None:
    """Turn the pages of the group's brainstorms."""
    return _turning("brain-past", group_token, page, pages)


def _turning(name: str, token: str, page: int, pages: int) -> ui.View | None:
    items = [
        *([button(name, f"{token}-{page - 1}", _("Back"), style=GREY)] if page else []),
        *([button(name, f"{token}-{page + 1}", _("Next"), style=GREY)] if page + 1 < pages else []),
    ]
    return buttons(*items) if items else None


def more_view(storm: Brainstorm, *, holds: bool, leads: bool) -> ui.View | None:
    """What is done less often. holds: may let it go on; leads: facilitates."""
    token = storm.token
    items: list[ui.Item[Any]] = []
    if storm.phase in ("gathering", "building") and not storm.hidden:
        if storm.phase == "gathering":
            items.append(button("brain-join", token, _("Put like with like"), style=GREY))
        if any(each.under is not None for each in storm.shown):
            items.append(button("brain-part", token, _("Take apart"), style=GREY))
    if leads and storm.closed is None and not storm.hidden:
        items.append(button("brain-hold", token, _("Hold one back"), style=GREY))
        if storm.held_back:
            items.append(button("brain-let-be", token, _("Let it be read again"), style=GREY))
    if holds and storm.closed is None:
        items += _steps(storm)
    return buttons(*items) if items else None


def _steps(storm: Brainstorm) -> list[ui.Item[Any]]:
    token = storm.token
    if storm.phase == "gathering":
        return [button("brain-gathered", token, _("End the gathering"), style=BLUE, row=1)]
    end = _end(storm, _("What we try"), row=1)
    if storm.phase == "building":
        return [button("brain-choose", token, _("Choose what to try first"), style=BLUE, row=1), end]
    if storm.phase == "choosing":
        return [button("brain-told", token, _("End the choosing"), style=BLUE, row=1)]
    return [end]


def _end(storm: Brainstorm, label: str, **look: Any) -> ui.Button[Any]:
    return button("brain-end", storm.token, label, style=GREEN, **look)


def mine_view(storm: Brainstorm, mine: tuple[Idea, ...]) -> ui.View | None:
    """Menus with somebody's own ideas, as many as they need."""
    menus = [
        ui.Select[Any](
            custom_id=pick_id("brain-own", f"{storm.token}-{begin}"),
            options=[option(each) for each in mine[begin : begin + OPTIONS_AT_MOST]],
            placeholder=_("Change one, or take it back"),
        )
        for begin in range(0, len(mine), OPTIONS_AT_MOST)
    ]
    return buttons(*menus) if menus else None


def apart_view(storm: Brainstorm, number: int) -> ui.View:
    """Under the private word that two were joined."""
    return buttons(button("brain-apart", f"{storm.token}-{number}", _("Take them apart again"), style=GREY))


def option(idea: Idea) -> discord.SelectOption:
    words = " ".join(idea.words.split())
    return discord.SelectOption(label=f"{idea.number} · {words}"[:LABEL_AT_MOST], value=str(idea.number))
