"""Beginning a brainstorm: the form, and its post."""

from datetime import timedelta

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.brainstorm.values import LONGEST, QUESTION_AT_MOST, SHORTEST, WAYS, Brainstorm, Way
from bot.practice.when import read_length
from bot.words import _
from cogs.brainstorms.finding import said_why
from cogs.brainstorms.forms import start_form
from cogs.brainstorms.keeper import Keeper
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk, group_of, leads, require_joined, require_on
from cogs.common.forms import Answers, entered, on_form
from cogs.common.posting import CannotPost
from cogs.common.turns import Turns
from cogs.nudges.words import link


class Starting:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, keeper: Keeper) -> None:
        self.client, self.desk, self.keeper = client, desk, keeper
        self._turns = Turns()

    def register(self) -> None:
        on_form(self.client, "brain-start", self.start)

    async def ask(self, interaction: discord.Interaction, live: Live) -> None:
        """Open the form for who may. Raises Refusal."""
        self._require_may(live, interaction)
        await self._refuse_second(live, interaction.channel_id or 0)
        in_thread = isinstance(interaction.channel, discord.Thread)
        await interaction.response.send_modal(start_form(live, in_thread=in_thread))

    def _require_may(self, live: Live, interaction: discord.Interaction) -> None:
        if not leads(live, interaction.user):
            require_joined(live, interaction)
        require_on(live, "brainstorm")

    async def _refuse_second(self, live: Live, channel: int) -> None:
        storm = await self.desk.store.brainstorms.in_channel(channel)
        if storm is not None and storm.group == live.group.id:
            where = link(live.group.guild, storm.channel, storm.post or 0)
            raise Refusal(
                _(
                    "A brainstorm is open here already: {where}\nOne at a time, so that each has room. Its **More** "
                    "lets it go on, or `/brainstorm close` ends it; another one can be begun in a thread."
                ).format(where=where)
            )

    @answers
    async def start(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        question = entered(entries, "question", at_most=QUESTION_AT_MOST)
        with said_why(question):
            live = group_of(self.desk, token, interaction)
            self._require_may(live, interaction)
            new = self._new(interaction, live, entries, question)
            async with self._turns.at(new.channel):
                await self._refuse_second(live, new.channel)
                in_thread = (entries.get("where") or ["here"])[0] == "thread"
                opened = await self._open(live, new, in_thread=in_thread)
        at = link(live.group.guild, opened.channel, opened.post or 0)
        await whisper(interaction, _("The brainstorm is open: {link}").format(link=at))

    def _new(
        self, interaction: discord.Interaction, live: Live, entries: Answers, question: str
    ) -> Brainstorm:
        """Make one of what was entered. Raises Refusal."""
        channel = interaction.channel_id or 0
        if channel not in live.group.charter.channels and not isinstance(interaction.channel, discord.Thread):
            raise Refusal(_("Begin the brainstorm in one of the group's own channels."))
        if not question:
            raise Refusal(_("A brainstorm needs a question. “How might we …?” is a good beginning."))
        now = self.desk.clock.now()
        return Brainstorm(
            id=0,
            token="",
            group=live.group.id,
            channel=channel,
            place=channel,
            question=question,
            way=_way(entries),
            opened=now,
            until=now + _length(entries),
            moved=now,
            host=live.number(interaction.user.id),
        )

    async def _open(self, live: Live, new: Brainstorm, *, in_thread: bool) -> Brainstorm:
        try:
            opened = await self.keeper.open(live, new, in_thread=in_thread)
        except CannotPost as cannot:
            raise Refusal(
                _(
                    "I could not post here, so nothing was begun. Let me send messages in this channel, then try again."
                )
            ) from cannot
        if opened is None:
            raise Refusal(_("One is being opened here at this very moment."))
        return opened


def _way(entries: Answers) -> Way:
    wanted = (entries.get("way") or ["open"])[0]
    for way in WAYS:
        if way == wanted:
            return way
    return "open"


def _length(entries: Answers) -> timedelta:
    """Raises Refusal for what is no length, or none of these."""
    typed = entered(entries, "until", at_most=100)
    length = read_length(typed) if typed else timedelta(days=1)
    if length is None or not SHORTEST <= length <= LONGEST:
        raise Refusal(
            _("Ideas can be gathered for ten minutes to seven days, such as “30 minutes” or “2 days”.")
        )
    return length
