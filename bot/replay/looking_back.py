"""A replayed conversation as digests: what the group would have been told, week by week."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from bot.digest.invitation import invite
from bot.digest.report import as_html
from bot.digest.values import WEEKS, Digest, NudgeTotals
from bot.dynamics.dissent.values import Standing
from bot.replay.errors import ReplayError
from bot.replay.hearing import Told
from bot.replay.weeks import Followed, Week, Weeks
from bot.week.totals import Stories, dissent_totals, drift_totals, meeting_totals, story_totals
from bot.week.values import CheckinTotals, DriftTotals, Totals
from bot.words import N_

FROM_AN_EXPORT = N_(
    "This page was made from an exported conversation. Everybody in it counts as if they had joined; of rounds and "
    "check-ins is known only that they were held."
)
NOBODY_NAMED = N_(
    "It was not said who facilitates, so there is nothing here about how much went from member to member."
)

_Dated = TypeVar("_Dated", Followed, Standing)


def write_digest(told: Told, name: str, zone: str, language: str, path: Path) -> None:
    """Write the page; with what is for facilitators where somebody facilitates. Raises ReplayError."""
    led = bool(told.facilitators)
    notes = [FROM_AN_EXPORT] if led else [FROM_AN_EXPORT, NOBODY_NAMED]
    page = as_html(name, zone, language, digests(told, name, zone), facilitators=led, notes=notes)
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise ReplayError(f"The page cannot be written to {path}: {error.strerror}.") from error


def digests(told: Told, name: str, zone: str) -> list[Digest]:
    """Give a digest of each week that was heard, oldest first."""
    if told.weeks is None:
        return []
    weeks, found = told.weeks, list[Digest]()
    nudges, dissents = _by_week(weeks, weeks.nudges), _by_week(weeks, told.dissents.values())
    for week in weeks.weeks:
        given = nudges[week.starts]
        totals = _totals(week, given, dissents[week.starts], weeks.smallest)
        if totals.talk and not told.facilitators:  # all would be from member to member, and tell nothing
            totals = replace(totals, talk=replace(totals.talk, between=None, expected=None))
        before = [each.week for each in found[1 - WEEKS :]]
        found.append(
            Digest(
                name=name,
                zone=zone,
                smallest=weeks.smallest,
                week=replace(totals, invitation=invite(totals, before)),
                before=before,
                exchanges=week.exchanges,
                speakers=week.speakers,
                nudges=[_followed(each, told.dissents) for each in given] if totals.talk else (),
            )
        )
    return found


def _by_week(weeks: Weeks, those: Iterable[_Dated]) -> defaultdict[datetime, list[_Dated]]:
    """Sort them by when their week begins."""
    found: defaultdict[datetime, list[_Dated]] = defaultdict(list)
    for each in those:
        week = weeks.of(each.at)
        if week is not None:
            found[week.starts].append(each)
    return found


def _totals(week: Week, nudges: Sequence[Followed], dissents: Sequence[Standing], smallest: int) -> Totals:
    rounds, checkins = week.forms.count("round"), week.forms.count("check-in")
    whole = Totals(
        starts=week.starts,
        ends=week.ends,
        stories=story_totals(Stories([None] * rounds, (), (), ()), (), smallest),
        checkins=CheckinTotals(checkins, None) if checkins else None,
    )
    if week.talk is None:
        return whole
    meetings = meeting_totals(week.meetings, smallest)
    return replace(
        whole,
        talk=replace(
            week.talk, coverage=1.0 if meetings else None
        ),  # everybody in an export counts as joined
        meetings=meetings,
        drift=_drift(week.sums),
        dissent=dissent_totals([(each.owner, each.fate) for each in dissents], smallest),
        nudges=len(nudges),
    )


def _drift(sums: Sequence[float]) -> DriftTotals | None:
    """Work out what messages did; an export does not say what the group is there for."""
    drift = drift_totals([*sums, 0.0])
    return replace(drift, purpose=None) if drift else None


def _followed(each: Followed, dissents: Mapping[int, Standing]) -> NudgeTotals:
    nudge = each.nudge
    about = nudge.evidence.message if isinstance(nudge.evidence, Standing) else None
    stood = dissents.get(about) if about is not None else None
    return NudgeTotals(nudge.at, nudge.kind, nudge.between_members, each.after, stood.fate if stood else None)
