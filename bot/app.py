"""The whole of the bot, put together: read this and you know the house."""

import asyncio
import hashlib
import json
import logging
import sys
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.clock import Clock
from bot.live import Directory
from bot.settings import Settings
from bot.store.keys import Keyring, load_key
from bot.store.store import Store
from bot.store.writer import TraceWriter
from bot.words import _, speaking
from cogs.balance.cog import Balance
from cogs.balance.inviting import Inviter
from cogs.blocks.cog import Blocks
from cogs.brainstorms.cog import Brainstorms
from cogs.brainstorms.parts import Parts as BrainstormParts
from cogs.checkins.cog import CheckIns
from cogs.checkins.parts import Parts as CheckInParts
from cogs.common.answering import Translator, whisper
from cogs.common.caring import Caring
from cogs.common.desk import Desk
from cogs.common.diary import Diary
from cogs.common.facilitators import Facilitators
from cogs.common.forms import receive
from cogs.common.letters import Letters
from cogs.common.notebook import Notebook
from cogs.common.presses import Pick, Press
from cogs.consensus.cog import Consensus
from cogs.differ.cog import Differ
from cogs.digests.cog import Digests
from cogs.digests.parts import Parts as DigestParts
from cogs.floor.cog import OnFloor
from cogs.ground.cog import CommonGround
from cogs.groups.cog import Groups
from cogs.housekeeping.cog import Housekeeping
from cogs.joining.cog import Joining
from cogs.joining.welcome import Welcome
from cogs.lead.cog import Lead
from cogs.lead.parts import Parts as LeadParts
from cogs.monitor.cog import Monitor
from cogs.monitor.listening import Listener
from cogs.nudges.cog import Nudges
from cogs.nudges.giving import Nudger
from cogs.privacy.cog import Privacy
from cogs.privacy.taking_down import TakingDown
from cogs.reports.cog import Reports
from cogs.resources.cog import Resources
from cogs.room.cog import RoomShape
from cogs.rounds.cog import Rounds
from cogs.rounds.parts import Parts as RoundParts
from cogs.stage.cog import Stage
from cogs.stage.parts import Parts as StageParts
from cogs.watch.cog import Watching
from cogs.watch.watchers import Watchers
from cogs.wisdom.cog import Wisdom

log = logging.getLogger(__name__)

LAST_WRITES = 3.0
"""Seconds that the queue may take when the bot is told to stop; the whole stop takes no more than five."""


def intents_for(settings: Settings) -> discord.Intents:
    """Ask Discord for no more than is used; what is privileged is the host's choice."""
    intents = discord.Intents.none()
    intents.guilds = intents.guild_messages = intents.guild_reactions = intents.moderation = True
    intents.message_content = settings.discord.message_content
    intents.members = settings.discord.members
    return intents


async def build(settings: Settings, env: Mapping[str, str], clock: Clock) -> "Multilogue":
    """Open the (migrated) database and put a bot together that is ready to log in."""
    keyring = load_key(settings.key.file, env)
    store = await Store.open(settings.database.url, keyring)
    gap = timedelta(minutes=settings.monitor.meeting_gap_minutes)
    directory = Directory(store, keyring, gap, settings.nudges.per_day)
    desk = Desk(settings, clock, store, directory, TraceWriter(store.traces, clock))
    return Multilogue(desk, keyring)


class Tree(app_commands.CommandTree["Multilogue"]):
    """Commands answer their own refusals (`cogs.common.answering`); what arrives here is ours to mend."""

    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /
    ) -> None:
        if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
            with speaking(interaction.locale.value):
                await whisper(interaction, _("I have just been updated. Please type that command again."))
            return
        log.error("a command failed", exc_info=error)


class Multilogue(commands.AutoShardedBot):
    def __init__(self, desk: Desk, keyring: Keyring) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,  # required by the library; there are no such commands
            help_command=None,
            tree_cls=Tree,
            intents=intents_for(desk.settings),
            shard_count=desk.settings.discord.shards,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,  # nobody's words stay in memory
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
        )
        self.desk, self.keyring = desk, keyring
        self.monitor: Monitor | None = None
        self.rounds: Rounds | None = None
        self.floor: OnFloor | None = None
        self.resources: Resources | None = None

    async def setup_hook(self) -> None:
        desk, content = self.desk, self.intents.message_content
        await desk.directory.load(desk.clock.now())
        watchers = Watchers(desk.clock)
        facilitators, diary = Facilitators(self, desk), Diary()
        notebook = Notebook(desk, facilitators)
        nudger = Nudger(desk, facilitators, watchers)
        letters = Letters(self, desk)
        listener = Listener(desk, self.keyring, nudger, content=content)
        inviter = Inviter(self, desk, diary=diary, letters=letters)
        listener.on_turn.append(inviter.hear)
        self.monitor = Monitor(self, desk, listener)
        story_rounds = RoundParts(self, desk, diary=diary, notebook=notebook, listener=listener)
        self.rounds = Rounds(self, desk, story_rounds)
        self.monitor.catch_up.on_message.append(self.rounds.hear)
        caring = Caring(self, desk)
        self.resources = Resources(self, desk, caring)
        self.floor = OnFloor(self, desk, diary, notebook)
        digests = DigestParts(self, desk, diary=diary, facilitators=facilitators, notebook=notebook)
        lead = LeadParts(
            self, desk, diary=diary, facilitators=facilitators, letters=letters, notebook=notebook
        )
        ideas = BrainstormParts(self, desk, diary=diary, notebook=notebook, letters=letters)
        groups = Groups(self, desk, Welcome(self, desk), lead.beside)
        stages = StageParts(self, desk, diary=diary, notebook=notebook, starting=story_rounds.starting)
        listener.on_heard.append(stages.noticer.hear)
        self.add_dynamic_items(Press, Pick)
        for cog in (
            groups,
            Stage(self, stages, groups.group),
            Joining(self, desk, caring),
            self.resources,
            self.monitor,
            Nudges(self, desk, watchers),
            Watching(self, desk, watchers, notebook),
            RoomShape(desk),
            Balance(desk, facilitators, inviter),
            CheckIns(self, desk, CheckInParts(self, desk, diary=diary, notebook=notebook, letters=letters)),
            self.rounds,
            self.floor,
            Consensus(self, desk, diary, letters),
            CommonGround(self, desk),
            Brainstorms(self, desk, ideas),
            Differ(self, desk, diary, self.monitor),
            Blocks(self, desk),
            Reports(self, desk, diary=diary, facilitators=facilitators, notebook=notebook),
            Digests(self, desk, digests),
            Lead(self, desk, lead),
            Wisdom(self, desk, diary),
            TakingDown(self, desk, diary, notebook),
            Privacy(self, desk),
            Housekeeping(self, desk, diary),
        ):
            await self.add_cog(cog)
        await self.tree.set_translator(Translator())
        await self._sync_commands()
        if not content:
            log.warning(
                "running without the message-content intent: structure works, cues from words are off"
            )

    async def _sync_commands(self) -> None:
        """Tell Discord our commands only when they changed; it counts how often one does."""
        described = [command.to_dict(self.tree) for command in self.tree.get_commands()]
        now = hashlib.sha256(json.dumps(described, sort_keys=True).encode()).hexdigest()
        if await self.desk.store.facts.get("commands") != now:
            await self.tree.sync()
            await self.desk.store.facts.set("commands", now)

    async def on_message(self, message: discord.Message, /) -> None:
        """Hand it on: there are no commands in messages, and listeners of their own would cost a task each."""
        if self.resources is not None:
            self.resources.offering.hear(message)  # waits for nothing, and looks only where it was asked to
        if self.monitor is not None and self.rounds is not None and self.floor is not None:
            self.rounds.hear(message)  # first: it says whose story is being told
            self.monitor.hear(message)
            self.floor.elsewhere.hear(message)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        await receive(interaction)

    async def on_error(self, event_method: str, /, *_args: Any, **_kwargs: Any) -> None:
        log.error("handling an event failed: %s", event_method, exc_info=sys.exc_info())

    async def close(self) -> None:
        """Leave the gateway, write what is queued, let go of the database; again does nothing."""
        await super().close()
        try:
            async with asyncio.timeout(LAST_WRITES):
                await self.desk.writer.drain()
        except TimeoutError:
            log.error("the last traces could not be written in time")  # noqa: TRY400  (the cause is named)
        await self.desk.store.close()
