"""Weeks of groups to tell of: some that one knows, and strategies for all that there can be."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import get_args

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from bot.digest.values import WEEKS, Decision, Digest, GroundTotals, NudgeTotals
from bot.dynamics.dissent.values import Fate
from bot.dynamics.values import Interaction
from bot.practice.arriving import LIKES, Share
from bot.practice.consensus.values import Outcome
from bot.practice.roles import ROLES
from bot.practice.stages import InForce
from bot.week.small import about
from bot.week.values import (
    BrainstormTotals,
    CheckinTotals,
    DissentTotals,
    DriftTotals,
    MeetingTotals,
    RoleTotals,
    StoryTotals,
    TalkTotals,
    Totals,
    Whose,
)
from tests.soaking import tries

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
WEEK = timedelta(weeks=1)
KINDS = (
    "leader-centered", "serial-casework", "advice-drift", "purpose-drift", "no-dissent", "dissent-ignored",
    "dissent-shut-down", "dissent-piled-on", "dissent-withdrawn", "dissent-removed",
)  # fmt: skip
"""Kinds of nudges."""


# Weeks that one knows

TALK = TalkTotals(
    people=8, messages=240, turns=150, between=0.6, expected=0.62, evenness=0.92, led=0.2, coverage=0.8
)

TOLD = StoryTotals(rounds=1, told=5, answered=10, thanked=5, begun="members")
CARRIED = RoleTotals(5, ("host", "opener"))
ARRIVED = CheckinTotals(1, 1, {"heard": "most", "company": "some"}, ("some", "some", "most"), "members")
DONE = DriftTotals(advice=0.1, story=0.35, support=0.3, judgment=0.01, deference=0.02, purpose=0.25)


def healthy(number: int = 0) -> Totals:
    """Give a week in which members answered one another, told and arrived; number: weeks after the first."""
    starts = MONDAY + number * WEEK
    return Totals(
        starts,
        starts + WEEK,
        TALK,
        (MeetingTotals(starts + timedelta(days=3, hours=19), "free-floating", 0.04),),
        TOLD,
        ARRIVED,
        DONE,
        DissentTotals(cases=None, fates={}, met="most"),
        nudges=0,
        roles=CARRIED,
    )


def led(number: int = 0) -> Totals:
    """Give a week in which the talk ran through the facilitators."""
    week = healthy(number)
    return replace(
        week,
        talk=replace(TALK, between=0.15, expected=0.45, evenness=0.66, led=0.52),
        meetings=(MeetingTotals(week.starts + timedelta(days=3, hours=19), "maypole", 0.93),),
        stories=StoryTotals(rounds=2, told=5, answered=None, thanked=None, begun="facilitators"),
        checkins=CheckinTotals(2, 2, {"ideas": "many"}, None, "facilitators"),
        drift=DriftTotals(advice=0.4, story=0.1, support=0.1, judgment=0.09, deference=0.1, purpose=0.1),
        dissent=DissentTotals(cases=4, fates={"ignored": 3}, met="some"),
        nudges=1,
    )


def silent(number: int = 0) -> Totals:
    """Give a week in which too few spoke."""
    starts = MONDAY + number * WEEK
    return Totals(starts, starts + WEEK)


def digest(*weeks: Totals, name: str = "Evening Circle", **other: object) -> Digest:
    """Give the digest of the last of these weeks."""
    *before, week = weeks
    return replace(Digest(name, "Europe/Berlin", 3, week, before), **other)


def everything() -> Digest:
    """Give a week in which all there can be was there, at its longest."""
    starts = MONDAY + 11 * WEEK
    days = [starts + timedelta(days=day, hours=19) for day in range(6)]
    week = replace(
        led(11),
        meetings=tuple(MeetingTotals(day, "hot-seat", 0.5) for day in days),
        stories=StoryTotals(rounds=4, told=25, answered=60, thanked=40, begun="both"),
        checkins=CheckinTotals(
            3,
            3,
            {"heard": "all", "hear": "most", "ideas": "many", "company": "some", "unsure": "some"},
            ("some", "some", "some"),
            "both",
        ),
        brainstorms=BrainstormTotals(held=2, ideas=40, tried=1),
        dissent=DissentTotals(cases=21, fates=dict.fromkeys(FATES, 3), met="many"),
        nudges=9,
        roles=RoleTotals(20, ROLES),
    )
    nudges = [NudgeTotals(day, "dissent-shut-down", None, None, "piled-on") for day in days[:3]]
    nudges += [NudgeTotals(day, "serial-casework", 0.2, 0.4, None) for day in days]
    words = ("tired", "worried", "hopeful", "sleep", "letters", "winter")
    return digest(
        *(healthy(number) for number in range(11)),
        week,
        nudges=nudges,
        words=words,
        ground=GroundTotals(lines=20, heaps=("Sleep", "Money", "Letters")),
        decided=[Decision(outcome=outcome, differently=True) for outcome in get_args(Outcome)],
        stage=InForce("power-and-control", "group", starts + WEEK),
        firsts=[("conflict", days[0]), ("silence", days[1])],
    )


# All that there can be

FEWER = settings(max_examples=tries(15), deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""For what is asked of whole digests: drawing twelve weeks takes its time."""

SHARES: tuple[Share, ...] = get_args(Share)
FATES: tuple[Fate, ...] = get_args(Fate)
FRACTIONS = st.integers(0, 100).map(lambda hundredths: hundredths / 100)
"""Shares of 0 to 1, in hundredths."""
COUNTS = st.integers(0, 3000).map(about)
MAYBE = st.none() | COUNTS
WHOSE = st.sampled_from((*get_args(Whose), None))
INSTANTS = st.datetimes(
    min_value=datetime(2024, 1, 1),  # noqa: DTZ001  (hypothesis wants it naive)
    max_value=datetime(2034, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"))
NAMES = st.text(LETTERS, min_size=1, max_size=300) | st.text(
    "*_~`|<>[]\\@#: aé🪞\n", min_size=1, max_size=300
)
"""Names of groups, also such as somebody who would like to break things gives."""
WORDS = st.lists(st.text(st.characters(categories=("L",)), min_size=3, max_size=40), max_size=9, unique=True)


@st.composite
def talks(draw: st.DrawFn) -> TalkTotals:
    """Draw how a talk went; between and expected are known together."""
    people = draw(st.integers(3, 400))
    known = draw(st.booleans())
    return TalkTotals(
        people=people,
        messages=draw(st.integers(people, 5000).map(about)),
        turns=draw(st.integers(people, 5000).map(about)),
        between=draw(FRACTIONS) if known else None,
        expected=draw(FRACTIONS) if known else None,
        evenness=draw(FRACTIONS),
        led=draw(st.none() | FRACTIONS),
        coverage=draw(st.none() | FRACTIONS),
    )


MEETINGS = st.builds(
    MeetingTotals, began=INSTANTS, pattern=st.sampled_from(get_args(Interaction)), led=FRACTIONS
)
BRAINSTORMS = st.builds(BrainstormTotals, held=st.integers(0, 9), ideas=MAYBE, tried=st.integers(0, 9))
STORIES = st.builds(
    StoryTotals, rounds=st.integers(0, 20), told=MAYBE, answered=MAYBE, thanked=MAYBE, begun=WHOSE
)
CHECKINS = st.builds(
    CheckinTotals,
    held=st.integers(0, 9),
    told=st.integers(0, 9),
    likes=st.dictionaries(st.sampled_from(LIKES), st.sampled_from(SHARES)),
    energy=st.none() | st.tuples(*[st.sampled_from(SHARES)] * 3),
    answered=WHOSE,
)
DRIFTS = st.builds(DriftTotals, *[FRACTIONS] * 6)
DISSENTS = st.builds(
    DissentTotals,
    cases=st.none() | st.integers(0, 200),
    fates=st.dictionaries(st.sampled_from(FATES), st.integers(0, 200)),
    met=st.sampled_from(SHARES),
)
ROLES_TAKEN = st.builds(RoleTotals, MAYBE, st.lists(st.sampled_from(ROLES), unique=True).map(tuple))
INVITATIONS = st.sampled_from(
    (
        "",
        "answering",
        "evenness",
        "advice",
        "purpose",
        "stories",
        "checkins",
        "appreciation",
        "of-a-later-version",
    )
)


@st.composite
def weeks(draw: st.DrawFn, starts: datetime = MONDAY) -> Totals:
    """Draw a week from then on; where too few spoke, there is nothing else either."""
    if not draw(st.integers(0, 7)):
        return Totals(starts, starts + WEEK)
    return Totals(
        starts,
        starts + WEEK,
        draw(talks()),
        tuple(draw(st.lists(MEETINGS, max_size=12))),
        draw(st.none() | STORIES),
        draw(st.none() | CHECKINS),
        draw(st.none() | DRIFTS),
        draw(st.none() | DISSENTS),
        draw(st.none() | st.integers(0, 14)),
        draw(INVITATIONS),
        draw(st.none() | ROLES_TAKEN),
        draw(st.none() | BRAINSTORMS),
    )


NUDGES = st.builds(
    NudgeTotals,
    at=INSTANTS,
    kind=st.sampled_from(KINDS),
    before=st.none() | FRACTIONS,
    after=st.none() | FRACTIONS,
    became=st.none() | st.sampled_from(FATES),
)


@st.composite
def digests(draw: st.DrawFn, names: st.SearchStrategy[str] = NAMES) -> Digest:
    """Draw a week of a group with up to eleven before it, one after another."""
    earlier = draw(st.integers(0, WEEKS - 1))
    return Digest(
        name=draw(names),
        zone=draw(st.sampled_from(("Europe/Berlin", "America/New_York", "Pacific/Apia"))),
        smallest=draw(st.integers(3, 5)),
        week=draw(weeks(MONDAY + earlier * WEEK)),
        before=[draw(weeks(MONDAY + number * WEEK)) for number in range(earlier)],
        words=draw(WORDS),
        nudges=draw(st.lists(NUDGES, max_size=14)),
    )
