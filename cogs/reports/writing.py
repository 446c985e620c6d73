"""Writing a report: a form, then what they will read and who they are, then one press."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.reporting import WORDS_AT_MOST, Report, Told, Way, may_send
from bot.store.claims import Claim
from bot.words import _, speaking
from cogs.common.answering import Refusal, answers, gives_back
from cogs.common.desk import Desk
from cogs.common.forms import FORM_STAYS, Answers, chosen, entered, on_form
from cogs.common.notebook import Notebook
from cogs.common.presses import on_press
from cogs.common.wording import given_back
from cogs.reports import words
from cogs.reports.bringing import Bringing
from cogs.reports.routing import Routing
from cogs.reports.views import nowhere_view, preview_view, report_form

COPY_AT_MOST, COPIES_AT_MOST = 1_000, 200
COPIES_STAY = timedelta(seconds=FORM_STAYS)


class Copy(NamedTuple):
    """The words of a message, in memory alone, until its reporter says whether they go along."""

    words: str
    at: datetime


class Writing:
    def __init__(
        self,
        client: commands.AutoShardedBot,
        desk: Desk,
        *,
        routing: Routing,
        bringing: Bringing,
        notebook: Notebook,
    ) -> None:
        self.client, self.desk = client, desk
        self.routing, self.bringing, self.notebook = routing, bringing, notebook
        self._copies: dict[str, Copy] = {}

    def register(self) -> None:
        on_form(self.client, "report", self.filled_in)
        on_press(self.client, "report-send", self.send)
        on_press(self.client, "report-change", self.change)
        on_press(self.client, "report-drop", self.drop)

    async def open(
        self, interaction: discord.Interaction, live: Live, message: discord.Message | None
    ) -> None:
        """Show the form. Raises Refusal for who has sent too many of late, before they write in vain."""
        now, user = self.desk.clock.now(), interaction.user.id
        earlier = [
            each.sent for each in await self.desk.store.reports.sent_by(live.group.id, user) if each.sent
        ]
        if not may_send(earlier, now):
            raise Refusal(words.too_many())
        told = Told()
        if message is not None:
            by = message.author
            author = None if by.bot or by.id == user else by.id
            told = Told(author=author, channel=message.channel.id, message=message.id)
        report = await self.desk.store.reports.begin(live.group.id, user, told, now)
        if message is not None and message.content:
            self._remember(report.token, message.content, now)
        await interaction.response.send_modal(report_form(report.token, told))

    def _remember(self, token: str, text: str, now: datetime) -> None:
        fresh = [(key, copy) for key, copy in self._copies.items() if now - copy.at < COPIES_STAY]
        self._copies = dict([*fresh, (token, Copy(text[:COPY_AT_MOST], now))][-COPIES_AT_MOST:])

    @answers
    async def filled_in(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        await _wait(interaction)
        typed = entered(entries, "words")[:WORDS_AT_MOST]
        with gives_back(typed):
            report, live = await self._own(interaction, token)
        told = self._taken(interaction, report, entries)
        if not told.words:
            raise Refusal(_("Please say in a few words what happened; nothing was sent."))
        await self.desk.store.reports.fill(report, told, None)
        try:
            way = await self.routing.way(live, interaction.user.id, told)
        except Refusal as refused:
            raise Refusal(str(refused), view=nowhere_view(token)) from refused
        if not await self.desk.store.reports.fill(report, told, way):
            raise Refusal(given_back(words.gone(), typed))
        await self._show(interaction, live, replace(report, told=told, way=way))

    def _taken(self, interaction: discord.Interaction, report: Report, entries: Answers) -> Told:
        """Take what was entered over into what is known of the message."""
        before = report.told or Told()
        about = next(iter(chosen(entries, "about")), None)
        copy = self._copies.get(report.token)
        wanted = entered(entries, "copy") == "yes"
        kept = entered({"copy": [copy.words]}, "copy") if copy else before.copy
        return replace(
            before,
            words=entered(entries, "words")[:WORDS_AT_MOST],
            about=about if about != interaction.user.id else None,
            copy=kept if wanted else "",
            name=interaction.user.id if entered(entries, "name") == "yes" else None,
        )

    async def _show(self, interaction: discord.Interaction, live: Live, report: Report) -> None:
        """Show where it goes and what they will read, or that there is nobody to bring it to."""
        told, way = report.told or Told(), report.way
        if way is None:
            owner = interaction.guild.owner_id if interaction.guild else None
            await _say(interaction, words.nowhere(told, owner), [], nowhere_view(report.token))
            return
        with speaking(live.group.charter.language):
            text = words.report_text(told, live.group.guild, {})
        content = words.preview(live, way, self.routing.channel(live, way.channel), told)
        await _say(interaction, content, [discord.Embed(description=text)], preview_view(report.token))

    # Under what was shown

    @answers
    async def change(self, interaction: discord.Interaction, token: str) -> None:
        report, _live = await self._own(interaction, token)
        await interaction.response.send_modal(report_form(token, report.told or Told()))

    @answers
    async def drop(self, interaction: discord.Interaction, token: str) -> None:
        report, _live = await self._own(interaction, token)
        self._copies.pop(token, None)
        await self.desk.store.reports.drop(report)
        text = _("All right. Nothing was sent, and nothing of it is kept.")
        await interaction.response.edit_message(content=text, embeds=[], view=None)

    @answers
    async def send(self, interaction: discord.Interaction, token: str) -> None:
        report, live = await self._own(interaction, token)
        await interaction.response.defer()
        if report.told is None or not report.told.words:
            raise Refusal(words.gone())
        way = await self.routing.way(live, interaction.user.id, report.told)
        if (
            way is None or way != report.way
        ):  # rights have changed meanwhile: it goes only where its writer saw it go
            await self.desk.store.reports.fill(report, report.told, way)
            await self._show(interaction, live, replace(report, way=way))
            return
        sent = await self.desk.store.reports.send(report, interaction.user.id, way, self.desk.clock.now())
        self._copies.pop(token, None)
        if sent in ("many", "gone"):
            raise Refusal(words.too_many() if sent == "many" else words.gone())
        text = await self._on_its_way(live, report, way, sent)
        await interaction.edit_original_response(content=text, embeds=[], view=None)

    async def _on_its_way(self, live: Live, report: Report, way: Way, sent: Claim | str) -> str:
        if isinstance(sent, Claim):
            if await self.bringing.bring(live, report, sent):
                return words.sent(way)
            self.bringing.look_again()
            return words.on_its_way()
        barred = await self.routing.barred(live, 0, report.told or Told())
        in_channel = live.group.charter.nudges_to == "channel"
        if not barred.leads and not (
            in_channel and barred.concerned
        ):  # where they could read even that there is one
            await self.notebook.note(live, "report-waits", str(report.id))
        return words.sent(way)

    async def _own(self, interaction: discord.Interaction, token: str) -> tuple[Report, Live]:
        """Give a report that is open still, to its writer alone. Raises Refusal."""
        found = await self.desk.store.reports.by_token(token)
        live = self.desk.directory.by_id(found.group) if found else None
        if found is None or live is None:
            raise Refusal(words.gone())
        report = await self.desk.store.reports.own(token, found.group, interaction.user.id)
        if report is None or report.state != "open":
            raise Refusal(words.gone())
        return report, live


async def _wait(interaction: discord.Interaction) -> None:
    """Take the time to look who reads where: under what was shown before, or anew."""
    if interaction.message is None:
        await interaction.response.defer(ephemeral=True, thinking=True)
    else:
        await interaction.response.defer()


async def _say(
    interaction: discord.Interaction, text: str, embeds: Sequence[discord.Embed], view: discord.ui.View
) -> None:
    await interaction.edit_original_response(content=text, embeds=embeds, view=view)
