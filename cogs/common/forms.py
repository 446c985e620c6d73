"""Forms that can be sent off after a restart, too.

A form's custom_id is `form:NAME:TOKEN`, like a button's. Its handler gets the answers by field name, whether
or not this process was the one that opened it. A field can be a `TextInput` or any select.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import discord
from discord import ui

from bot.words import _, speaking
from cogs.common.answering import whisper
from cogs.common.care import pass_by
from cogs.common.held import Held
from cogs.common.wording import tidied

Answers = Mapping[str, list[str]]
"""Field name to what was entered: one text, or the values (ids as text) that were chosen."""

Handler = Callable[[discord.Interaction, str, Answers], Awaitable[None]]

FORM_STAYS = 15 * 60
"""Seconds that discord.py keeps an opened form in its own books (ours need none)."""

TITLE_AT_MOST, LABEL_AT_MOST, HINT_AT_MOST = 45, 45, 100

_handlers = Held[Handler]("forms")


def on_form(client: discord.Client, name: str, handler: Handler) -> None:
    """Let `handler(interaction, token, answers)` take every form of that name."""
    _handlers.of(client)[name] = handler


def registered(client: discord.Client) -> list[str]:
    """Give the names of the forms that somebody takes."""
    return sorted(_handlers.of(client))


class Form(ui.Modal):
    def __init__(self, name: str, token: str, title: str) -> None:
        super().__init__(title=title[:TITLE_AT_MOST], timeout=FORM_STAYS, custom_id=f"form:{name}:{token}")

    def ask(self, label: str, component: ui.Item[Any], hint: str | None = None) -> None:
        """Add a question; translations that run over Discord's limits are cut rather than refused."""
        cut = hint[:HINT_AT_MOST] if hint else None
        self.add_item(ui.Label(text=label[:LABEL_AT_MOST], description=cut, component=component))


def no_or_yes(name: str, labels: tuple[str, str], *, yes: bool) -> ui.Select[Any]:
    """A menu of two, for no and for yes, which give the values of these names; yes: which one is chosen at first."""
    options = [
        discord.SelectOption(label=label, value=value, default=(value == "yes") == yes)
        for value, label in zip(("no", "yes"), labels, strict=True)
    ]
    return ui.Select(custom_id=name, options=options)


def without_or_with_name(name: str, *, signed: bool) -> ui.Select[Any]:
    return no_or_yes(name, (_("Without my name"), _("With my name")), yes=signed)


async def receive(interaction: discord.Interaction) -> None:
    """Hand a form that was sent off to its handler; other interactions are none of our business.

    Whatever came of it, its text is looked at for words of crisis, so that every form has that.
    """
    if interaction.type is not discord.InteractionType.modal_submit:
        return
    data: Any = interaction.data
    kind, _sep, rest = str(data["custom_id"]).partition(":")
    if kind != "form":
        return
    name, _sep, token = rest.partition(":")
    handler = _handlers.of(interaction.client).get(name)
    try:
        if handler is not None:
            await handler(interaction, token, _entered(data["components"]))
            return
        with speaking(interaction.locale.value):
            await whisper(interaction, _("This form is from an older version of me. Please open it again."))
    finally:
        await pass_by(interaction)


def _entered(components: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Collect the answers from labels (type 18) and rows (type 1), however deep."""
    found: dict[str, list[str]] = {}
    for part in components:
        inner = part.get("components") or ([part["component"]] if "component" in part else [])
        found |= _entered(inner)
        if "custom_id" in part:
            value = part.get("values", part.get("value"))
            found[part["custom_id"]] = value if isinstance(value, list) else [value or ""]
    return found


def entered(answers: Answers, field: str, *, at_most: int | None = None) -> str:
    """Give the one text of a field, tidied: no control or direction-changing characters, no loose ends.

    at_most: signs; Discord holds a field to its length, and who sends a form by other means is held to it here.
    """
    return tidied((answers.get(field) or [""])[0]).strip()[:at_most]


def chosen(answers: Answers, field: str) -> tuple[int, ...]:
    """Give the ids chosen in a select."""
    return tuple(int(value) for value in answers.get(field, []) if value.isdecimal())
