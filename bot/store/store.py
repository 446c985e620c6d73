"""The store: one database, its repositories, and the key that opens what is sealed."""

from typing import Self

from sqlalchemy.exc import DBAPIError, OperationalError, ProgrammingError

from bot.store.answers import StoryAnswers
from bot.store.arrivals import Arrivals
from bot.store.balance import BalanceWishes
from bot.store.blocks import Blocks
from bot.store.brainstorms import Brainstorms
from bot.store.care import Cares, OwnPlaces
from bot.store.checkins import Checkins
from bot.store.claims import Claims
from bot.store.contact import Contact
from bot.store.daily import Daily
from bot.store.drafts import Drafts
from bot.store.endings import Endings
from bot.store.engine import Database, address
from bot.store.errors import CannotOpen, NotMigrated, WrongKey
from bot.store.facts import Facts
from bot.store.floors import Floors
from bot.store.ground import Ground
from bot.store.ground_moves import GroundMoves
from bot.store.groups import Groups
from bot.store.keepsakes import Keepsakes
from bot.store.keys import Keyring
from bot.store.known import Known
from bot.store.lead_asks import LeadAsks
from bot.store.notes import Notes
from bot.store.noticed import Noticed
from bot.store.nudges import Nudges
from bot.store.pairings import Pairings
from bot.store.people import People
from bot.store.posts import Posts
from bot.store.presence import Presence
from bot.store.proposal_wishes import ProposalWishes
from bot.store.proposals import Proposals
from bot.store.reminders import Reminders
from bot.store.reports import Reports
from bot.store.retention import Retention
from bot.store.role_calls import RoleCalls
from bot.store.roles import Roles
from bot.store.rounds import Rounds
from bot.store.safety import SafetyPlaces
from bot.store.schedules import Schedules
from bot.store.stages import Stages
from bot.store.traces import Traces
from bot.store.views import Views
from bot.store.week_facts import WeekFacts
from bot.store.weeks import Weeks
from bot.store.wisdom import WisdomBook
from bot.store.wisdom_asks import WisdomAsks

KEYS_BEFORE = "keys_before"
"""The fact that holds what the key needs to find what was hashed with those before it, sealed."""

ANOTHER_KEY = (
    "This database was made with another key. Bring back the key file that stood beside it "
    "(or the MULTILOGUE_KEY it was started with); without it, what is sealed stays closed. "
    "If a change of the key was interrupted, run: multilogue db rekey"
)


class Store:
    """Open it with `Store.open`."""

    def __init__(self, database: Database, presence: Presence) -> None:
        self._database, self._presence = database, presence
        self.groups = Groups(database)
        self.people = People(database)
        self.traces = Traces(database)
        self.nudges = Nudges(database)
        self.noticed = Noticed(database)
        self.schedules = Schedules(database)
        self.claims = Claims(database)
        self.notes = Notes(database)
        self.checkins = Checkins(database)
        self.arrivals = Arrivals(database)
        self.contact = Contact(database)
        self.reminders = Reminders(database)
        self.rounds = Rounds(database)
        self.answers = StoryAnswers(database)
        self.keepsakes = Keepsakes(database)
        self.pairings = Pairings(database)
        self.balance = BalanceWishes(database)
        self.blocks = Blocks(database)
        self.brainstorms = Brainstorms(database)
        self.reports = Reports(database)
        self.safety = SafetyPlaces(database)
        self.floors = Floors(database)
        self.proposals = Proposals(database)
        self.proposal_wishes = ProposalWishes(database)
        self.roles = Roles(database)
        self.role_calls = RoleCalls(database)
        self.lead_asks = LeadAsks(database)
        self.stages = Stages(database)
        self.endings = Endings(database)
        self.views = Views(database)
        self.weeks = Weeks(database)
        self.week_facts = WeekFacts(database)
        self.ground = Ground(database)
        self.ground_moves = GroundMoves(database)
        self.cares = Cares(database)
        self.own_places = OwnPlaces(database)
        self.wisdom = WisdomBook(database)
        self.wisdom_asks = WisdomAsks(database)
        self.drafts = Drafts(database)
        self.posts = Posts(database)
        self.known = Known(database)
        self.retention = Retention(database)
        self.facts = Facts(database)
        self.daily = Daily(database)

    @classmethod
    async def open(cls, url: str, keyring: Keyring) -> Self:
        """Open a migrated database with its key. Raises CannotOpen, InUse, NotMigrated or WrongKey."""
        presence = Presence(address(url))
        store = cls(Database(url, keyring), presence)
        try:
            await store._recognise(keyring)
        except (ProgrammingError, OperationalError) as error:
            await store.close()
            if "facts" in str(error.orig):
                raise NotMigrated("The database is not set up yet. Run: multilogue db upgrade") from error
            raise CannotOpen(
                "The database cannot be opened for writing. Check database.url and its rights."
            ) from error
        except (DBAPIError, OSError) as error:
            await store.close()
            raise CannotOpen("The database cannot be reached. Check database.url.") from error
        except WrongKey:
            await store.close()
            raise
        return store

    async def check_writable(self) -> None:
        """Raises CannotOpen where nothing can be written; writes nothing."""
        try:
            async with self._database.write():
                pass
        except DBAPIError as error:
            raise CannotOpen(
                "The database cannot be written to. Check the rights of its file and folder."
            ) from error

    async def sweep(self) -> bool:
        """Leave nothing in the files of what was deleted; False where others kept it from being done just now."""
        return await self._database.sweep()

    async def close(self) -> None:
        await self._database.close()
        self._presence.end()

    async def _recognise(self, keyring: Keyring) -> None:
        """Know the key again before anything is sealed with another one."""
        known = await self.facts.get("key")
        if known is None:
            await self.facts.set("key", keyring.fingerprint)
        elif known != keyring.fingerprint:
            raise WrongKey(ANOTHER_KEY)
        keyring.take_over(await self.facts.get(KEYS_BEFORE))
