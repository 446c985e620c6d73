"""The /consensus commands, and what happens elsewhere that concerns a proposal."""

import discord
from discord import app_commands
from discord.ext import commands
from discord.utils import format_dt

from bot.live import Live
from bot.practice.consensus.values import WAYS
from bot.store.standing import DECISION, PROPOSAL
from bot.words import N_
from cogs.common.answering import answers, whisper
from cogs.common.desk import Desk, group_here, require_joined
from cogs.common.diary import Diary
from cogs.common.letters import Letters
from cogs.common.register import on_renew
from cogs.consensus import private, words
from cogs.consensus.finding import Finder
from cogs.consensus.keeper import Keeper
from cogs.consensus.positions import Positions
from cogs.consensus.proposing import Proposing
from cogs.consensus.record import Record
from cogs.consensus.replying import Replying
from cogs.nudges.words import link

Number = app_commands.Range[int, 1, 1_000_000]


@app_commands.guild_only()
class Consensus(
    commands.GroupCog, group_name="consensus", group_description=N_("Decide together, and hear who differs")
):
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, diary: Diary, letters: Letters) -> None:
        self.client, self.desk, self.finder = client, desk, Finder(desk)
        self.keeper = Keeper(client, desk, diary=diary, letters=letters)
        self.proposing = Proposing(client, desk, self.keeper, self.finder)
        self.positions = Positions(client, desk, self.keeper, self.finder, letters)
        self.replying = Replying(client, desk, self.keeper, self.finder, letters)
        self.records = Record(client, desk, self.keeper, self.finder)

    async def cog_load(self) -> None:
        for part in (self.proposing, self.positions, self.replying, self.records):
            part.register()
        on_renew(self.client, PROPOSAL, self.keeper.host.renew)
        on_renew(self.client, DECISION, self.keeper.host.renew_record)
        await self.keeper.look()

    @app_commands.command(description=N_("Put a proposal to the group; you see it before anybody else"))
    @answers
    async def propose(self, interaction: discord.Interaction) -> None:
        await self.proposing.ask(interaction, group_here(self.desk, interaction))

    @app_commands.command(name="list", description=N_("What is being decided, and how that works"))
    @answers
    async def list_open(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        self.finder.may_read(live, interaction)
        still = await self.desk.store.proposals.open_ones(live.group.id)
        told = [
            f"**{words.title(each)}** · {format_dt(each.until, 'R')} · "
            f"{link(live.group.guild, each.channel, each.post or 0)}\n> {words.begin(each)}"
            for each in still
        ]
        explained = [f"**{words.way(each)}**\n{words.how(each)}" for each in WAYS]
        text = "\n".join(told) if told else private.nothing_open()
        await whisper(interaction, text)
        await whisper(interaction, "\n\n".join([*explained, private.backup_truth()]))

    @app_commands.command(description=N_("Where you stand to what is open; only you see it"))
    @answers
    async def mine(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        me = require_joined(live, interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self.positions.mine(interaction, live, me)

    @app_commands.command(description=N_("Word a proposal of yours anew; everybody is asked again"))
    @app_commands.describe(number=N_("Which one, if you put several"))
    @answers
    async def amend(self, interaction: discord.Interaction, number: Number | None = None) -> None:
        await self.proposing.ask_amended(interaction, group_here(self.desk, interaction), number)

    @app_commands.command(description=N_("Take a proposal of yours back; nothing is decided then"))
    @app_commands.describe(number=N_("Which one, if you put several"))
    @answers
    async def withdraw(self, interaction: discord.Interaction, number: Number | None = None) -> None:
        await self.proposing.withdraw(interaction, group_here(self.desk, interaction), number)

    @app_commands.command(
        description=N_("Close one before its time, once everybody has said and every concern is answered")
    )
    @app_commands.describe(number=N_("Which one, if several are open"))
    @answers
    async def close(self, interaction: discord.Interaction, number: Number | None = None) -> None:
        await self.proposing.close(interaction, group_here(self.desk, interaction), number)

    @app_commands.command(description=N_("What was decided, and who saw it differently"))
    @app_commands.describe(which=N_("A number, a day such as 2026-01, or words; empty for the newest"))
    @answers
    async def record(self, interaction: discord.Interaction, which: str | None = None) -> None:
        await self.records.find(interaction, group_here(self.desk, interaction), which)

    # What happens elsewhere

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        await self.keeper.look()

    @commands.Cog.listener()
    async def on_guild_available(self, _guild: discord.Guild) -> None:
        await self.keeper.look()

    @commands.Cog.listener()
    async def on_person_left(self, live: Live, _number: int) -> None:
        """A concern goes with whoever leaves, and a proposal becomes the group's own."""
        for proposal in await self.desk.store.proposals.open_ones(live.group.id):
            await self.keeper.left(live, proposal)

    @commands.Cog.listener()
    async def on_group_closed(self) -> None:
        await self.keeper.look()
