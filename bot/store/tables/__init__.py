"""The tables. Whatever says who or what is sealed; what must be found is a keyed hash beside it.

Every row carries its group, and goes with it. A column marked HOLDS_PERSON is about somebody: its table
answers `registry`.
"""

from bot.store.tables.balance import balance_wishes
from bot.store.tables.base import HOLDS_PERSON, metadata
from bot.store.tables.care import cares, own_places
from bot.store.tables.checkins import arrivals, checkins, offers, reminders, resonances, wishes
from bot.store.tables.core import (
    channels,
    days,
    dissents,
    drafts,
    facilitators,
    facts,
    groups,
    norms,
    nudges,
    people,
    sensitivities,
    traces,
)
from bot.store.tables.floors import floor_hands, floors
from bot.store.tables.posts import post_people, posts
from bot.store.tables.rounds import hands, keepsakes, pairings, rounds, stories, story_answers
from bot.store.tables.safety import blocks, report_hands, reports, safety, safety_people
from bot.store.tables.timetable import claims, notes, schedules
from bot.store.tables.weeks import meetings, weeks
from bot.store.tables.wisdom import wisdom, wisdom_asks

__all__ = [
    "HOLDS_PERSON",
    "arrivals",
    "balance_wishes",
    "blocks",
    "cares",
    "channels",
    "checkins",
    "claims",
    "days",
    "dissents",
    "drafts",
    "facilitators",
    "facts",
    "floor_hands",
    "floors",
    "groups",
    "hands",
    "keepsakes",
    "meetings",
    "metadata",
    "norms",
    "notes",
    "nudges",
    "offers",
    "own_places",
    "pairings",
    "people",
    "post_people",
    "posts",
    "reminders",
    "report_hands",
    "reports",
    "resonances",
    "rounds",
    "safety",
    "safety_people",
    "schedules",
    "sensitivities",
    "stories",
    "story_answers",
    "traces",
    "weeks",
    "wisdom",
    "wisdom_asks",
    "wishes",
]
