"""The /round commands, and what befalls a round. What buttons and forms do stands in the modules beside."""

from dataclasses import replace
from datetime import datetime
from functools import partial

import discord
from discord import app_commands
from discord.ext import commands

from bot.live import Live
from bot.practice.rounds import rules
from bot.practice.rounds.rights import STARTED_BY, Customs, StartedBy
from bot.practice.rounds.telling import Keepsake
from bot.practice.rounds.values import Round
from bot.words import N_, _, speaking
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk, group_here, leads, place_of, require_facilitator, require_joined
from cogs.rounds import private
from cogs.rounds.parts import Parts
from cogs.rounds.views import hand_view, kept_view

SHOWN = 10
"""Rounds, and kept stories, that the history shows."""

_STARTED_BY = {
    "grows": N_("Facilitators, and every member once the group is two months old"),
    "members": N_("Every member"),
    "facilitators": N_("Facilitators alone"),
}


@app_commands.guild_only()
class Rounds(commands.GroupCog, group_name="round", group_description=N_("Rounds of stories")):
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, parts: Parts) -> None:
        self.client, self.desk, self.parts = client, desk, parts
        self.pace, self.finder = parts.pace, parts.finder

    async def cog_load(self) -> None:
        self.parts.register()
        await self.pace.memory.load()  # before anything is heard, or read anew

    async def cog_unload(self) -> None:
        self.parts.host.close()

    # What befalls it

    def hear(self, message: discord.Message, at: datetime | None = None) -> None:
        """Nothing waits here: it comes with every message. at: when it was said, where that is not now."""
        channel = place_of(message.channel)
        live = self.desk.directory.of_channel(channel) if channel is not None else None
        if live is not None and live.rounds:
            self.pace.heard(live, message, at or self.desk.clock.now())

    @commands.Cog.listener()
    async def on_caught_up(self) -> None:
        """Take up what was open, now that all that was said meanwhile is known; again changes nothing."""
        await self.pace.remember()

    @commands.Cog.listener()
    async def on_group_closed(self) -> None:
        await self.pace.orphans()

    @commands.Cog.listener()
    async def on_group_changed(self, live: Live) -> None:
        await self.pace.look_at_all(live)

    @commands.Cog.listener()
    async def on_person_left(self, live: Live, number: int) -> None:
        self.parts.keeping.forget(live.group.id, number)
        await self.pace.gone(live, number)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        self.pace.uninvited(payload.channel_id, {payload.message_id})

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        self.pace.uninvited(payload.channel_id, payload.message_ids)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        await self.pace.moved_out(payload.guild_id, payload.thread_id)

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        await self.pace.moved_out(channel.guild.id, channel.id)

    # What people type

    @app_commands.command(description=N_("Begin a round of stories here"))
    @answers
    async def start(self, interaction: discord.Interaction) -> None:
        await self.parts.starting.ask(interaction, group_here(self.desk, interaction))

    @app_commands.command(description=N_("How the round here stands; only you see the answer"))
    @answers
    async def status(self, interaction: discord.Interaction) -> None:
        live, round_ = await self._here(interaction)
        me = (
            live.number(interaction.user.id)
            if leads(live, interaction.user)
            else require_joined(live, interaction)
        )
        waiting = [hand.person for hand in round_.ready]
        teller = round_.telling.person if round_.telling else None
        users = await self.parts.host.users(round_.group, [*waiting, *([teller] if teller else [])])
        text = private.status(
            round_,
            teller=users.get(teller or 0),
            waiting=[users[each] for each in waiting if each in users],
            person=me or 0,
        )
        up = any(hand.person == me for hand in round_.line)
        await whisper(interaction, text, **({"view": hand_view(round_)} if up else {}))

    @app_commands.command(description=N_("Let the round here rest (whoever began it, facilitators)"))
    @answers
    async def pause(self, interaction: discord.Interaction) -> None:
        round_ = await self._held(interaction)
        await self._change(interaction, round_, partial(rules.pause, now=self.desk.clock.now()))
        await self._say(round_, N_("The round rests for a while. Hands stay up; it goes on where it was."))
        await whisper(interaction, _("The round rests. `/round resume` lets it go on."))

    @app_commands.command(description=N_("Let the round here go on (whoever began it, facilitators)"))
    @answers
    async def resume(self, interaction: discord.Interaction) -> None:
        round_ = await self._held(interaction)
        if round_.paused is None:
            raise Refusal(_("The round does not rest."))
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._say(round_, N_("The round goes on."))
        await self._change(interaction, round_, partial(rules.resume, now=self.desk.clock.now()))
        await whisper(interaction, _("The round goes on where it was."))

    @app_commands.command(description=N_("End the round here, after the story that is being told"))
    @answers
    async def close(self, interaction: discord.Interaction) -> None:
        live, round_ = await self._here(interaction)
        if round_.ready or round_.telling or round_.begun is None:
            self.finder.require_host(live, round_, interaction, "closer")
        else:
            require_joined(live, interaction)  # nobody waits any more: whoever is there may say so
        await interaction.response.defer(ephemeral=True, thinking=True)
        step = await self.pace.change(round_.id, partial(rules.wind_up, now=self.desk.clock.now()))
        if step is not None and step.after.closed is None:
            later = _("It ends after this story, when it is quiet. Type it once more to end it at once.")
            await whisper(interaction, later)
            return
        await whisper(interaction, _("The round has come to its end."))

    @app_commands.command(description=N_("Put those who wait in an order of your own"))
    @answers
    async def order(self, interaction: discord.Interaction) -> None:
        live, round_ = await self._here(interaction)
        await self.parts.ordering.ask(interaction, live, round_)

    @app_commands.command(description=N_("Rounds so far, and the stories that were kept; only you see it"))
    @answers
    async def history(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        me = require_joined(live, interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        rounds = await self.desk.store.rounds.history(live.group.id)
        kept = await self._kept(live, me)
        await whisper(interaction, private.history(rounds[:SHOWN], len(kept)))
        users = await self.parts.host.users(live.group.id, (each.person for each in kept))
        for each in kept:
            pages = private.keepsake(each, users.get(each.person), discord.utils.format_dt(each.at, "d"))
            for number, page in enumerate(pages, 1):
                own = number == len(pages) and each.person == me
                await whisper(interaction, page, **({"view": kept_view(each)} if own else {}))

    @app_commands.command(description=N_("How this group holds its rounds (facilitators)"))
    @app_commands.describe(
        started_by=N_("Who may begin a round"),
        least_first=N_("Whether who told least lately is offered the word first"),
    )
    @app_commands.choices(
        started_by=[app_commands.Choice(name=_STARTED_BY[each], value=each) for each in STARTED_BY]
    )
    @answers
    async def customs(
        self,
        interaction: discord.Interaction,
        started_by: app_commands.Choice[str] | None = None,
        least_first: bool | None = None,  # noqa: FBT001  (an option of a command)
    ) -> None:
        live = group_here(self.desk, interaction)
        require_facilitator(live, interaction)
        customs = live.group.rounds
        changed = replace(
            customs,
            started_by=_one_of(started_by.value) if started_by else customs.started_by,
            least_first=customs.least_first if least_first is None else least_first,
        )
        if changed != customs:
            await self.desk.store.groups.hold_rounds(live.group.id, changed)
            await self.desk.directory.refresh(live)
        await whisper(interaction, _customs(changed))

    async def _kept(self, live: Live, me: int) -> list[Keepsake]:
        """Give all that somebody kept themselves, then the newest of what others kept for the group."""
        readable = await self.desk.store.keepsakes.readable(live.group.id, me)
        others = [each for each in readable if each.person != me]
        return [each for each in readable if each.person == me] + others[:SHOWN]

    async def _here(self, interaction: discord.Interaction) -> tuple[Live, Round]:
        live = group_here(self.desk, interaction)
        return live, await self.finder.here(live, interaction)

    async def _held(self, interaction: discord.Interaction) -> Round:
        """Give the round here to who may hold it."""
        live, round_ = await self._here(interaction)
        self.finder.require_host(live, round_, interaction)
        return round_

    async def _change(self, interaction: discord.Interaction, round_: Round, rule: "partial[Round]") -> None:
        if not interaction.response.is_done():
            await interaction.response.defer(ephemeral=True, thinking=True)
        await self.pace.change(round_.id, rule)

    async def _say(self, round_: Round, text: str) -> None:
        live = self.desk.directory.by_id(round_.group)
        if live is not None:
            with speaking(live.group.charter.language):
                await self.parts.host.say(round_, _(text))


def _one_of(chosen: str) -> StartedBy:
    for each in STARTED_BY:
        if each == chosen:
            return each
    raise Refusal(_("Please choose one of the answers that are offered."))


def _customs(customs: Customs) -> str:
    order = (
        _("Who told least lately is offered the word first; a group can put its hands in another order.")
        if customs.least_first
        else _("Hands go in the order in which they go up.")
    )
    who = _("Who may begin a round: {who}.").format(who=_(_STARTED_BY[customs.started_by]))
    return f"{who}\n{order}"
