"""The soft sign that the time is nearly up: on what the teller said, else to them alone; never to everybody."""

from datetime import timedelta

import discord

from bot.practice.rounds.values import Round
from bot.words import _, speaking
from cogs.common.answering import whisper
from cogs.common.desk import Desk
from cogs.rounds.host import Host

TOKEN_LIVES, MOST_TOKENS = timedelta(minutes=14), 200
"""Discord lets a press be answered for a quarter of an hour."""


class Signing:
    def __init__(self, desk: Desk, host: Host) -> None:
        self.desk, self.host = desk, host
        self._tokens: dict[int, discord.Interaction] = {}

    def reached_by(self, person: int, interaction: discord.Interaction) -> None:
        """Somebody pressed something: for a while they can be told something there that only they see."""
        self._tokens[person] = interaction
        while len(self._tokens) > MOST_TOKENS:
            self._tokens.pop(next(iter(self._tokens)))

    async def sign(self, round_: Round, message: int | None) -> None:
        """message: the teller's newest, or the one that gave the word; None where the sign was given."""
        if message is None or round_.telling is None or await self.host.sign(round_, message):
            return
        interaction = self._tokens.pop(round_.telling.person, None)
        if interaction is None or self.desk.clock.now() - interaction.created_at > TOKEN_LIVES:
            return
        with speaking(interaction.locale.value):
            text = _("Your time is nearly up; **A little more** takes more. Nobody cuts you off.")
            await whisper(interaction, text)
