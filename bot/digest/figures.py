"""The numbers at the end of a digest: short lines, about as many as were there."""

from datetime import timedelta

from bot.digest.compared import in_ten
from bot.digest.dates import Dates
from bot.digest.values import Digest
from bot.week.values import RoleTotals, StoryTotals, TalkTotals, Totals
from bot.words import _, listed

INSTANT = timedelta(seconds=1)
"""A week ends with the instant in which the next one begins; its last day is the one before."""


def figures(digest: Digest, dates: Dates) -> list[str]:
    """Give the lines that the group and its facilitators both read; none where too few spoke."""
    week = digest.week
    if week.talk is None:
        return []
    rounds, roles = _rounds(week.stories), _roles(week.roles)
    return [_days(week, dates), _spoke(week.talk), *_between(week.talk), *rounds, *roles]


def _days(week: Totals, dates: Dates) -> str:
    return _("From {first} to {last}.").format(
        first=dates.day(week.starts), last=dates.day(week.ends - INSTANT)
    )


def _spoke(talk: TalkTotals) -> str:
    return _("{people} people who joined spoke, in about {messages} messages.").format(
        people=talk.people, messages=talk.messages
    )


def _between(talk: TalkTotals) -> list[str]:
    if talk.between is None:
        return []
    return [_("Of the answers, {share} went from member to member.").format(share=in_ten(talk.between))]


def _rounds(stories: StoryTotals | None) -> list[str]:
    if stories is None:
        return []
    parts = [
        _("about {n} stories").format(n=stories.told) if stories.told else "",
        _("about {n} answers to them").format(n=stories.answered) if stories.answered else "",
        _("about {n} thank-yous").format(n=stories.thanked) if stories.thanked else "",
    ]
    given = [part for part in parts if part]
    return [_("In rounds: {parts}.").format(parts=listed(given))] if given else []


def _roles(roles: RoleTotals | None) -> list[str]:
    if roles is None or not roles.taken:
        return []
    return [_("Parts of meetings that members took on: about {n}.").format(n=roles.taken)]


def covered(talk: TalkTotals) -> list[str]:
    """Say how much of the talk this is about; nothing where no meeting was long enough to tell."""
    if talk.coverage is None:
        return []
    if talk.coverage == 1:
        return [_("All who spoke in your meetings had joined.")]
    return [
        _(
            "Of those who spoke in your meetings, {share} had joined; I know nothing of what the others did."
        ).format(share=in_ten(talk.coverage))
    ]
