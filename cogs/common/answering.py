"""How the bot answers a person: privately, in their language, and with a sentence whatever happens."""

import functools
import logging
from collections.abc import Callable, Coroutine, Generator
from contextlib import contextmanager
from typing import Any, Concatenate, ParamSpec, TypeVar

import aiohttp
import discord
from discord import app_commands

from bot.words import _, speaking
from cogs.common.care import pass_by
from cogs.common.wording import given_back

log = logging.getLogger(__name__)

Self = TypeVar("Self")
P = ParamSpec("P")

TOO_LATE = (10062, 10015, 40060, 50027)
"""Discord's codes for: unknown interaction, unknown webhook, already acknowledged, token expired."""


class Refusal(Exception):
    """Something that cannot be done for this person now; the text is the sentence they read.

    view: buttons under it, with which it could be done.
    """

    def __init__(self, text: str, view: discord.ui.View | None = None) -> None:
        super().__init__(text)
        self.view = view


@contextmanager
def gives_back(words: str) -> Generator[None]:
    """Let a refusal carry what somebody typed, and keep what stands under it."""
    try:
        yield
    except Refusal as refused:
        raise Refusal(given_back(str(refused), words), refused.view) from refused


def answers(
    callback: Callable[Concatenate[Self, discord.Interaction, P], Coroutine[Any, Any, None]],
) -> Callable[Concatenate[Self, discord.Interaction, P], Coroutine[Any, Any, None]]:
    """Wrap a command, press or form so that its person gets an answer in their language.

    The one error ladder: a refusal is said; a press that Discord no longer lets us answer is let go; anything
    else is our fault, is said so, and goes on to the log (which prints no words of anyone). After a command, whatever
    came of it, the text in it is looked at for words of crisis (`cogs.common.care`); forms have that in `receive`.
    """

    @functools.wraps(callback)
    async def answered(
        self: Self, interaction: discord.Interaction, *args: P.args, **kwargs: P.kwargs
    ) -> None:
        with speaking(interaction.locale.value):
            try:
                await callback(self, interaction, *args, **kwargs)
            except Refusal as refusal:
                await whisper(interaction, str(refusal), **({"view": refusal.view} if refusal.view else {}))
            except Exception as error:
                if _too_late(error):
                    log.info("an interaction could not be answered in time")
                    return
                await whisper(
                    interaction,
                    _(
                        "Something went wrong on my side, not yours. Nothing that was saved is lost. "
                        "Please try again in a moment; if it stays, tell whoever runs this bot."
                    ),
                )
                raise
            finally:
                if interaction.type is discord.InteractionType.application_command:
                    await pass_by(interaction)

    return answered


async def whisper(interaction: discord.Interaction, content: str, **more: Any) -> discord.Message | None:
    """Say something that only this person sees; whether or not the interaction was already answered.

    Gives None where Discord no longer takes an answer: a person who has gone cannot be told so.
    """
    try:
        if interaction.response.is_done():
            return await interaction.followup.send(content, ephemeral=True, wait=True, **more)
        await interaction.response.send_message(content, ephemeral=True, **more)
        return await interaction.original_response()
    except (discord.HTTPException, aiohttp.ClientError) as error:
        if _too_late(error) or not isinstance(error, discord.HTTPException):
            log.info("an interaction could not be answered in time")
            return None
        raise


async def show(interaction: discord.Interaction, content: str, view: discord.ui.View) -> None:
    """Say it in place of the message that the press or form came from, or anew where it came from a command."""
    if interaction.message is None:
        await whisper(interaction, content, view=view)
    else:
        await interaction.response.edit_message(content=content, view=view)


def _too_late(error: BaseException) -> bool:
    cause = error.__cause__ if isinstance(error, app_commands.CommandInvokeError) else error
    return isinstance(cause, discord.HTTPException) and cause.code in TOO_LATE


class Translator(app_commands.Translator):
    """Gives Discord the descriptions of our commands in every language there is; names stay as the docs say."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        if not context.location.name.endswith("description"):
            return None
        with speaking(locale.value):
            text = _(string.message)
        return text if text != string.message else None
