"""Beginning a round: who may, the form, and the invitation."""

import re

import discord
from discord import ui
from discord.ext import commands

from bot.live import Live
from bot.practice.line import Order
from bot.practice.rounds.values import (
    KINDS,
    MINUTES,
    SIDE_AT_MOST,
    SIDES_AT_MOST,
    THEME_AT_MOST,
    Kind,
    Round,
)
from bot.words import _, speaking
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk, group_of, leads, require_joined
from cogs.common.forms import Answers, Form, entered, on_form
from cogs.common.posting import CannotPost
from cogs.common.wording import given_back
from cogs.nudges.words import link
from cogs.rounds.pace import Pace
from cogs.rounds.words import theme_of, title

FEW_SIDES = 2


class Starting:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, pace: Pace) -> None:
        self.client, self.desk, self.pace = client, desk, pace

    def register(self) -> None:
        on_form(self.client, "round-start", self.start)

    async def ask(self, interaction: discord.Interaction, live: Live) -> None:
        """Open the form for who may. Raises Refusal."""
        self._require_may(live, interaction)
        there = await self.desk.store.rounds.at(interaction.channel_id or 0)
        await interaction.response.send_modal(_form(live, taken=there is not None))

    async def offer(self, interaction: discord.Interaction, live: Live, theme: str) -> None:
        """Begin a round of stories here on a theme, for whoever was offered one. Acknowledge first. Raises Refusal."""
        await self._refuse_second(interaction)
        await self._open(interaction, live, self._new(interaction, live, {}, theme), in_thread=False)

    def _require_may(self, live: Live, interaction: discord.Interaction) -> None:
        if leads(live, interaction.user):
            return
        me, now = require_joined(live, interaction), self.desk.clock.now()
        if live.holds(me, "host", at=now):
            return
        if not live.group.rounds.members_start(live.group.created, now):
            raise Refusal(
                _(
                    "For now the facilitators begin rounds here. Tell one of them what you would like one about; "
                    "they can also let every member begin one (`/round customs`)."
                )
            )

    async def _refuse_second(self, interaction: discord.Interaction, theme: str = "") -> None:
        place = interaction.channel_id or 0
        if await self.desk.store.floors.open_in(place) is not None:
            raise Refusal(
                given_back(_("A floor is open here. `/floor let-go` ends it, or wait a little."), theme)
            )
        if await self.desk.store.rounds.at(place) is not None:
            raise Refusal(
                given_back(
                    _("A round is open here already. It ends by itself, or with `/round close`."), theme
                )
            )

    @answers
    async def start(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        live = group_of(self.desk, token, interaction)
        self._require_may(live, interaction)
        theme = entered(entries, "theme")[:THEME_AT_MOST]
        in_thread = (entries.get("where") or ["here"])[0] == "thread"
        if not in_thread or isinstance(interaction.channel, discord.Thread):
            await self._refuse_second(interaction, theme)
        new = self._new(interaction, live, entries, theme)
        await self._open(interaction, live, new, in_thread=in_thread)

    def _new(self, interaction: discord.Interaction, live: Live, entries: Answers, theme: str) -> Round:
        """Make a round of what was entered. Raises Refusal, with the words in it."""
        kind = _kind(entries)
        with speaking(live.group.charter.language):
            about = theme or theme_of(kind)
        channel = interaction.channel_id or 0
        if channel not in live.group.charter.channels and not isinstance(interaction.channel, discord.Thread):
            raise Refusal(given_back(_("Begin the round in one of the group's own channels."), theme))
        return Round(
            id=0,
            token="",
            group=live.group.id,
            channel=channel,
            place=channel,
            kind=kind,
            theme=about,
            opened=self.desk.clock.now(),
            host=live.number(interaction.user.id),
            minutes=_minutes(entries, theme),
            sides=_sides(entries, theme) if kind == "difference" else (),
            order=_order(live, kind),
        )

    async def _open(
        self, interaction: discord.Interaction, live: Live, new: Round, *, in_thread: bool
    ) -> None:
        store = self.desk.store.rounds
        opened = await store.open(new, held_in=interaction.id if in_thread else new.place)
        if opened is None:
            await self._refuse_second(interaction, new.theme)
            raise Refusal(_("One is being opened here at this very moment."))
        try:
            message, place = await self.pace.host.invite(live, opened, in_thread=in_thread)
        except CannotPost as cannot:
            await store.remove(opened.id)
            text = _(
                "I could not post here, so nothing was begun. Let me send messages in this channel, then try again."
            )
            raise Refusal(given_back(text, new.theme)) from cannot
        try:
            standing = await store.stands(opened, post=message, place=place)
        finally:
            self.pace.wake(opened.id)  # whatever happens, it is looked after
        if not standing:
            await store.remove(opened.id)
            raise Refusal(_("One is being opened here at this very moment."))
        await self.pace.take_up(live, opened.id)
        at = link(live.group.guild, opened.channel, message)
        await whisper(interaction, _("The invitation stands: {link}").format(link=at))


def _form(live: Live, *, taken: bool) -> Form:
    """taken: a round is open here, so that another wants a thread."""
    form = Form("round-start", live.group.token, _("A round"))
    kinds = [discord.SelectOption(label=title(each), value=each, default=each == "story") for each in KINDS]
    places = [
        discord.SelectOption(label=_("Here"), value="here", default=not taken),
        discord.SelectOption(label=_("In a thread of its own"), value="thread", default=taken),
    ]
    form.ask(_("What kind of round?"), ui.Select(custom_id="kind", options=kinds))
    form.ask(
        _("Theme, or a question to open with"),
        ui.TextInput(
            custom_id="theme",
            style=discord.TextStyle.paragraph,
            max_length=THEME_AT_MOST,
            required=False,
            placeholder=theme_of("story"),
        ),
    )
    form.ask(
        _("Minutes for each"),
        ui.TextInput(custom_id="minutes", max_length=20, required=False),
        _("Leave it open for as long as it takes."),
    )
    form.ask(
        _("The sides, for a round of difference"),
        ui.TextInput(
            custom_id="sides", style=discord.TextStyle.paragraph, max_length=SIDE_AT_MOST * 6, required=False
        ),
        _("Two or more, one a line."),
    )
    form.ask(_("Where?"), ui.Select(custom_id="where", options=places))
    return form


def _kind(entries: Answers) -> Kind:
    chosen = (entries.get("kind") or ["story"])[0]
    for kind in KINDS:
        if kind == chosen:
            return kind
    return "story"


def _minutes(entries: Answers, theme: str) -> int | None:
    typed = re.sub(r"\D*$", "", entered(entries, "minutes"))  # "5 minutes" is 5, too
    if not entered(entries, "minutes"):
        return None
    if not typed.isdecimal() or int(typed) not in MINUTES:
        text = _("Minutes are a number from {least} to {most}, or nothing for as long as it takes.")
        raise Refusal(given_back(text.format(least=MINUTES[0], most=MINUTES[-1]), theme))
    return int(typed)


def _sides(entries: Answers, theme: str) -> tuple[str, ...]:
    lines = [" ".join(line.split())[:SIDE_AT_MOST] for line in entered(entries, "sides").splitlines()]
    sides = tuple(dict.fromkeys(filter(None, lines)))
    if not FEW_SIDES <= len(sides) <= SIDES_AT_MOST:
        text = _("A round of difference needs two to {most} sides, one a line.")
        raise Refusal(given_back(text.format(most=SIDES_AT_MOST), theme))
    return sides


def _order(live: Live, kind: Kind) -> Order:
    if kind == "difference":
        return "sides"
    return "least" if live.group.rounds.least_first else "raised"
