"""The tables. Whatever says who or what is sealed; what must be found is a keyed hash beside it.

Every row carries its group, and goes with it. A column marked HOLDS_PERSON is about somebody: its table
answers `registry`.
"""

from bot.store.tables.balance import balance_wishes
from bot.store.tables.base import HOLDS_PERSON, metadata
from bot.store.tables.brainstorms import brainstorm_helpers, brainstorm_ideas, brainstorm_marks, brainstorms
from bot.store.tables.care import cares, own_places
from bot.store.tables.checkins import arrivals, checkins, offers, reminders, resonances, wishes
from bot.store.tables.consensus import (
    ballots,
    concerns,
    proposal_wishes,
    proposals,
    replies,
    stances,
    voters,
)
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
from bot.store.tables.ground import (
    ground_boards,
    ground_heaps,
    ground_lines,
    ground_moves,
    ground_shares,
)
from bot.store.tables.posts import post_people, posts
from bot.store.tables.roles import lead_asks, role_calls, role_customs, role_offers, role_takes
from bot.store.tables.rounds import hands, keepsakes, pairings, rounds, stories, story_answers
from bot.store.tables.safety import blocks, report_hands, reports, safety, safety_people
from bot.store.tables.stages import endings, firsts, group_stages, stage_answers, take_alongs
from bot.store.tables.timetable import claims, notes, schedules
from bot.store.tables.views import unsigned_closed, unsigned_keys, unsigned_wards, views
from bot.store.tables.weeks import meetings, weeks
from bot.store.tables.wisdom import wisdom, wisdom_asks

__all__ = [
    "HOLDS_PERSON",
    "arrivals",
    "balance_wishes",
    "ballots",
    "blocks",
    "brainstorm_helpers",
    "brainstorm_ideas",
    "brainstorm_marks",
    "brainstorms",
    "cares",
    "channels",
    "checkins",
    "claims",
    "concerns",
    "days",
    "dissents",
    "drafts",
    "endings",
    "facilitators",
    "facts",
    "firsts",
    "floor_hands",
    "floors",
    "ground_boards",
    "ground_heaps",
    "ground_lines",
    "ground_moves",
    "ground_shares",
    "group_stages",
    "groups",
    "hands",
    "keepsakes",
    "lead_asks",
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
    "proposal_wishes",
    "proposals",
    "reminders",
    "replies",
    "report_hands",
    "reports",
    "resonances",
    "role_calls",
    "role_customs",
    "role_offers",
    "role_takes",
    "rounds",
    "safety",
    "safety_people",
    "schedules",
    "sensitivities",
    "stage_answers",
    "stances",
    "stories",
    "story_answers",
    "take_alongs",
    "traces",
    "unsigned_closed",
    "unsigned_keys",
    "unsigned_wards",
    "views",
    "voters",
    "weeks",
    "wisdom",
    "wisdom_asks",
    "wishes",
]
