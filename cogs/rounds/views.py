"""The buttons of a round."""

from typing import Any

import discord
from discord import ui

from bot.practice.rounds.telling import Keepsake, Readers, Told
from bot.practice.rounds.values import Answer, Round, Story
from bot.words import _
from cogs.common.presses import button, buttons, pick_id

GREY, GREEN, BLUE = (
    discord.ButtonStyle.secondary,
    discord.ButtonStyle.success,
    discord.ButtonStyle.primary,
)
LABEL_AT_MOST = 80


def invitation_view(round_: Round) -> ui.View:
    items: list[ui.Item[Any]] = [
        button("round-hand", round_.token, hand_label(round_), style=GREEN),
        button("round-listen", round_.token, _("I'd rather listen"), style=GREY),
    ]
    if round_.begun is None:
        items.append(button("round-begin", round_.token, _("Let's begin"), style=BLUE))
    return buttons(*items)


def hand_label(round_: Round) -> str:
    labels = {
        "story": _("I have a story"),
        "go-round": _("I'll say something"),
        "burning": _("I have a question"),
        "difference": _("I'll tell how I see it"),
    }
    return labels[round_.kind]


def hand_view(round_: Round) -> ui.View:
    """Under the private word that a hand is up."""
    return buttons(
        button("round-pass", round_.token, _("Let others go first"), style=GREY),
        button("round-lower", round_.token, _("Take my hand down"), style=GREY),
    )


def sides_view(round_: Round) -> ui.View:
    """A button for each side, and one for who sees it another way again."""
    items = [
        button("round-side", f"{round_.token}-{number}", side[:LABEL_AT_MOST], style=BLUE)
        for number, side in enumerate(round_.sides)
    ]
    return buttons(*items, button("round-side", f"{round_.token}-x", _("I see it another way"), style=GREY))


def turn_view(round_: Round, story: Story) -> ui.View:
    done = {
        "story": _("That was my story"),
        "go-round": _("That's it from me"),
        "burning": _("That's my question"),
        "difference": _("That's how I see it"),
    }
    return buttons(
        button("story-done", story.token, done[round_.kind], style=GREEN),
        button("story-more", story.token, _("A little more"), style=GREY),
        button("story-skip", story.token, _("Not now"), style=GREY),
    )


def asked_view(story: Story, *, going: bool = True) -> ui.View:
    """Words first; the thank you is last and smallest. going: the round is not over."""
    items = [
        button("story-know", story.token, _("I know this"), style=GREEN),
        button("story-differently", story.token, _("I lived it differently"), style=BLUE),
        button("story-thanks", story.token, _("Thank you"), style=GREY),
    ]
    if going:
        items.append(button("story-next", story.token, _("Go on"), style=GREY, row=1))
    return buttons(*items)


def answer_view(answer: Told) -> ui.View:
    """Under the private word that an answer stands, or that a thank you was noted."""
    return buttons(button("story-unsay", answer.token, _("Take it back"), style=GREY))


def ending_view(round_: Round) -> ui.View:
    return buttons(
        button("round-word", round_.token, _("Put it in our words"), style=GREY),
        button("round-further", round_.token, _("Go on talking with …"), style=GREEN),
        button("round-mine", round_.token, _("My story"), style=GREY),
    )


def keep_view(story: Story, kept: Keepsake | None) -> ui.View:
    if kept is not None:
        return kept_view(kept)
    return buttons(
        button("keep-me", story.token, _("Keep it for me"), style=GREEN),
        button("keep-group", story.token, _("Keep it for the group"), style=BLUE),
    )


def kept_view(kept: Keepsake) -> ui.View:
    """Under a story that its teller kept."""
    other: tuple[Readers, str] = (
        ("group", _("Let the group read it")) if kept.readers == "me" else ("me", _("Keep it for me alone"))
    )
    return buttons(
        button(f"kept-{other[0]}", kept.token, other[1], style=GREY),
        button("kept-out", kept.token, _("Take it out"), style=GREY),
    )


def further_view(round_: Round, people: list[tuple[int, str]], chosen: set[int]) -> ui.View:
    """people: by number, with their names here."""
    options = [
        discord.SelectOption(label=name[:100], value=str(number), default=number in chosen)
        for number, name in people
    ]
    menu = ui.Select[Any](
        custom_id=pick_id("round-further", round_.token),
        options=options,
        min_values=0,
        max_values=len(options),
        placeholder=_("With nobody in particular"),
    )
    return buttons(menu)


def answer_title(kind: Answer) -> str:
    titles: dict[Answer, str] = {"differently": _("I lived it differently"), "common": _("In our words")}
    return titles.get(kind) or _("I know this")
