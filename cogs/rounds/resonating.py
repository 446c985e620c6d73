"""What a story stirs in the others: their own words first, a thank you last. To the teller, not to the leader."""

import logging
from dataclasses import replace

import discord
from discord import ui
from discord.ext import commands
from sqlalchemy.exc import DBAPIError

from bot.live import Live
from bot.practice.checkin import Post
from bot.practice.rounds.telling import Told
from bot.practice.rounds.values import WORDS_AT_MOST, Answer, Round, Story
from bot.words import _
from cogs.common.answering import Refusal, answers, gives_back, whisper
from cogs.common.desk import Desk, leads, require_joined
from cogs.common.forms import Answers, Form, entered, on_form
from cogs.common.offering import joined_or_offered
from cogs.common.posting import take_down
from cogs.common.presses import on_press
from cogs.monitor.listening import Listener
from cogs.rounds import private
from cogs.rounds.finding import Finder
from cogs.rounds.host import Host
from cogs.rounds.pace import Pace
from cogs.rounds.views import answer_title, answer_view

log = logging.getLogger(__name__)


class Resonating:
    def __init__(
        self, client: commands.AutoShardedBot, desk: Desk, *, pace: Pace, finder: Finder, listener: Listener
    ) -> None:
        self.client, self.desk, self.pace, self.finder = client, desk, pace, finder
        self.host: Host = pace.host
        self.listener = listener

    def register(self) -> None:
        on_press(self.client, "story-know", self.know)
        on_press(self.client, "story-differently", self.differently)
        on_press(self.client, "story-thanks", self.thank)
        on_press(self.client, "story-unsay", self.unsay)
        on_form(self.client, "story-know", self.say_know)
        on_form(self.client, "story-differently", self.say_differently)
        on_press(self.client, "round-word", self.in_common)
        on_form(self.client, "story-common", self.say_in_common)

    @answers
    async def know(self, interaction: discord.Interaction, token: str) -> None:
        await self._open(interaction, token, "know")

    @answers
    async def differently(self, interaction: discord.Interaction, token: str) -> None:
        await self._open(interaction, token, "differently")

    async def _open(self, interaction: discord.Interaction, token: str, kind: Answer) -> None:
        round_, story, live = await self.finder.story(token)
        me = self._other(live, interaction, story)
        before = await self._before(story, me, kind)
        self.pace.answered(round_.id)  # somebody is writing
        await interaction.response.send_modal(_form(story, kind, before.words if before else None))

    @answers
    async def in_common(self, interaction: discord.Interaction, token: str) -> None:
        """At the end of a round: what its stories had in common, as each sees it who likes to say so."""
        round_, live = await self.finder.round(token)
        me = joined_or_offered(live, interaction)
        if round_.story is None:
            raise Refusal(_("The stories of this round are forgotten by now."))
        before = await self._before(round_.story, me, "common")
        await interaction.response.send_modal(_form(round_.story, "common", before.words if before else None))

    @answers
    async def say_in_common(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        await self._say(interaction, token, "common", entries)

    def _other(self, live: Live, interaction: discord.Interaction, story: Story) -> int:
        """Give who answers; a story is answered by others."""
        me = joined_or_offered(live, interaction)
        if me == story.person:
            raise Refusal(_("This is your own story; the buttons are for the others."))
        return me

    async def _before(self, story: Story, person: int, kind: Answer) -> Told | None:
        given = await self.desk.store.answers.to(story.id)
        return next((each for each in given if (each.person, each.kind) == (person, kind)), None)

    @answers
    async def say_know(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        await self._say(interaction, token, "know", entries)

    @answers
    async def say_differently(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        await self._say(interaction, token, "differently", entries)

    async def _say(
        self, interaction: discord.Interaction, token: str, kind: Answer, entries: Answers
    ) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        words = entered(entries, "words")[:WORDS_AT_MOST]
        if not words:
            raise Refusal(_("Please say it in a few words; nothing was kept."))
        with gives_back(words):
            round_, story, live = await self.finder.story(token)
            me = require_joined(live, interaction)
            answer = await self._stand(interaction, live, round_, story, (me, kind, words))
        text = private.answered() if answer else private.not_posted(words)
        view = {"view": answer_view(answer)} if answer else {}
        await whisper(interaction, text, **view)

    async def _stand(
        self,
        interaction: discord.Interaction,
        live: Live,
        round_: Round,
        story: Story,
        said: tuple[int, Answer, str],
    ) -> Told | None:
        """Keep an answer and let it stand; None, and nothing kept, where Discord would not have it."""
        me, kind, words = said
        store, now = self.desk.store.answers, self.desk.clock.now()
        teller = await self.desk.store.people.user(round_.group, story.person)
        if teller is None:
            raise Refusal(_("They have left the group, and their story with them."))
        answer = await store.put(round_, story, me, kind, words=words, now=now)
        standing = await self.host.say_answer(
            live,
            round_,
            answer,
            name=interaction.user.display_name,
            teller=teller,
            below=round_.ending if kind == "common" else story.asked,
        )
        if standing is None:
            if answer.post is None:
                await store.remove(answer.id)
            return None
        if not await self._noted(answer, standing):
            await take_down(self.client, standing.channel, standing.message)  # left while it was on its way
            return None
        self.pace.answered(round_.id)
        if standing != answer.post and kind != "common":
            heard = replace(answer, post=standing)
            self.listener.hear_answer(
                live, round_, heard, teller=story.person, leads=leads(live, interaction.user)
            )
        return answer

    async def _noted(self, answer: Told, standing: Post) -> bool:
        """Note where an answer stands; words that nobody could find again may not stay."""
        try:
            return await self.desk.store.answers.stands(answer.id, standing)
        except (DBAPIError, OSError):
            log.warning("where an answer to a story stands could not be written")
            return False

    @answers
    async def thank(self, interaction: discord.Interaction, token: str) -> None:
        round_, story, live = await self.finder.story(token)
        me = self._other(live, interaction, story)
        await interaction.response.defer(ephemeral=True, thinking=True)
        teller = await self.desk.store.people.user(round_.group, story.person)
        now = self.desk.clock.now()
        self.pace.answered(round_.id)
        answer = await self.desk.store.answers.put(round_, story, me, "thanks", words="", now=now)
        await whisper(interaction, private.thanked(teller or 0), view=answer_view(answer))

    @answers
    async def unsay(self, interaction: discord.Interaction, token: str) -> None:
        """Take an answer back: possible at any time, after the end, too."""
        answer = await self.finder.own_answer(interaction, token)
        await interaction.response.defer()
        if answer.post and not await take_down(self.client, answer.post.channel, answer.post.message):
            raise Refusal(
                _(
                    "Discord does not let me take your words down just now, so nothing was changed. Please try again "
                    "in a minute, or ask a moderator to delete them."
                )
            )
        await self.desk.store.answers.remove(answer.id)
        await interaction.edit_original_response(content=_("Taken back."), view=None)


def _form(story: Story, kind: Answer, before: str | None) -> Form:
    form = Form(f"story-{kind}", story.token, answer_title(kind))
    hints: dict[Answer, tuple[str, str]] = {
        "know": (_("How was it for me?"), _("When I …")),
        "differently": (_("How was it for me?"), _("With me it was different: when I …")),
        "common": (_("What did these stories have in common?"), _("What we have in common …")),
    }
    label, placeholder = hints[kind]
    form.ask(
        label,
        ui.TextInput(
            custom_id="words",
            style=discord.TextStyle.paragraph,
            max_length=WORDS_AT_MOST,
            default=before,
            placeholder=placeholder,
        ),
        _("In your own words. It stands under your name, for everybody who sees this channel."),
    )
    return form
