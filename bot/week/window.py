"""Where one week ends and the next begins, and when figures may be looked at anew.

Weeks follow one another without a gap or an overlap, so that two of them never tell together what neither tells.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.week.values import CheckinTotals, RoleTotals, StoryTotals, Totals

WEEK = timedelta(days=7)

SHORTEST = timedelta(days=3)
"""A digest that would tell of less waits for the next time it is due."""

LEAST_AT_ONCE = timedelta(days=1)
"""After the last digest, how soon one may be asked for."""


def next_end(start: datetime, until: datetime) -> datetime:
    """Give where a week that begins at `start` ends, so that even pieces of about seven days fill the time to `until`.

    >>> from datetime import UTC
    >>> start = datetime(2026, 1, 1, tzinfo=UTC)
    >>> [(next_end(start, start + timedelta(days=days)) - start).days for days in (2, 7, 10, 11, 15, 21)]
    [2, 7, 10, 4, 8, 7]
    """
    pieces = max(1, round((until - start) / WEEK))
    return until - (pieces - 1) * WEEK


def first_start(last_end: datetime | None, created: datetime, kept_since: datetime) -> datetime:
    """Give where the next week begins: never before the group did, or where traces have begun to go."""
    return max(last_end or created, created, kept_since)


def monday(zone: str, now: datetime) -> datetime:
    """Give the last beginning of a calendar week in a zone: where weeks end for a group without a digest."""
    local = now.astimezone(ZoneInfo(zone))
    day = local.date() - timedelta(days=local.weekday())
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).astimezone(now.tzinfo)


def not_before(last_told: datetime | None, now: datetime) -> datetime:
    """Give the instant after which the next digest may be due: `SHORTEST` after the end of the last one told.

    >>> from datetime import UTC
    >>> now = datetime(2026, 1, 4, tzinfo=UTC)
    >>> print(not_before(now - timedelta(days=1), now), not_before(now - WEEK, now) == not_before(None, now) == now)
    2026-01-05 23:59:59.999999+00:00 True
    """
    return now if last_told is None else max(now, last_told + SHORTEST - timedelta.resolution)


def looks_anew(before: Totals | None, spoke_since: Collection[int], smallest: int) -> bool:
    """Tell whether a week may be looked at anew: what came since the last look must not be one or a few people's.

    before: as it was looked at last, None where somebody who was in it has left. A look that told nothing hinders none.
    """
    told_nothing = before is not None and before.talk is None
    return told_nothing or len(set(spoke_since)) >= smallest


def holds(before: Totals, spoke: Collection[int]) -> bool:
    """Tell whether a look holds when somebody has left: whether they had no part in the talk that it told of.

    before: as it was looked at; spoke: who did in its time and is still known.
    """
    return before.talk is None or len(set(spoke)) == before.talk.people


def so_far(week: Totals) -> Totals:
    """Give what may be looked at before a week is over: how the talk goes, and how often people came together.

    What one person more or less may change is told once, when the week is over: from two looks it could be subtracted,
    and after somebody left, what they told or answered would be what is missing. The invitation draws on it, too.
    """
    stories, checkins, roles = week.stories, week.checkins, week.roles
    return replace(
        week,
        stories=StoryTotals(stories.rounds, None, None, None, None) if stories else None,
        checkins=CheckinTotals(checkins.held, None) if checkins else None,
        roles=RoleTotals(None) if roles else None,
        brainstorms=replace(week.brainstorms, ideas=None) if week.brainstorms else None,
        drift=None,
        dissent=None,
        invitation="",
    )
