"""The digest for a group: the mirror it looks into once a week. Nobody is picked out in it."""

from collections.abc import Callable

from bot.digest import arrivals
from bot.digest.dates import STAMPS, Dates
from bot.digest.deciding import decisions
from bot.digest.figures import covered, figures
from bot.digest.invitation import invitation_in_words, invite, number_of
from bot.digest.talking import flowed
from bot.digest.values import Digest, Said
from bot.week.small import about
from bot.week.values import StoryTotals
from bot.words import _, listed, several
from bot.words.roles import carried

Section = tuple[str, list[str]]


def say_group(digest: Digest, dates: Dates = STAMPS) -> Said:
    """Say a week to its group, in the language being spoken; in short, and without a figure, where too few spoke.

    All of it is plain text, without markdown; the name stands in the title as it was given.
    """
    title = _("The week of {name}").format(name=" ".join(digest.name.split()))
    if digest.week.talk is None:  # what was decided stood in the channel, however few spoke there
        heading, sentences = decisions(digest)
        decided = [(heading, sentences)] if sentences else []
        return Said(title, [("", _quiet()), *decided], "", [])
    told = [section(digest) for section in SECTIONS]
    number = number_of(digest.week)
    kept = invitation_in_words(digest.week.invitation, number)
    return Said(
        title,
        [(heading, sentences) for heading, sentences in told if sentences],
        kept or invitation_in_words(invite(digest.week, digest.before), number),
        [*figures(digest, dates), *covered(digest.week.talk)],
    )


def _quiet() -> list[str]:
    return [
        _("There is little that I can tell of this week, and such weeks belong to a group, too."),
        _("Whenever one of you feels like saying something, here is a place for it."),
    ]


def _flow(digest: Digest) -> Section:
    told = flowed(digest)
    if not any(week.talk for week in digest.before):
        told.append(_("This is your first mirror; what is usual for you, I am only beginning to see."))
    return _("💬 How the talk flowed"), told


def _stories(digest: Digest) -> Section:
    stories = digest.week.stories
    heading = _("📖 Stories")
    if stories is None or not stories.rounds:
        return heading, []
    held = several("You held one round.", "You held {n} rounds.", stories.rounds)
    return heading, [held, *_begun(stories), _resonance(stories)]


def _begun(stories: StoryTotals) -> list[str]:
    if stories.begun != "members":
        return []
    return [several("It was begun by members.", "Most of them were begun by members.", stories.rounds)]


def _resonance(stories: StoryTotals) -> str:
    if not stories.told:
        return _("What was told there stays with those who were there.")
    if stories.answered:
        return _("Stories were told, and others answered with what they know from their own lives.")
    if stories.thanked:
        return _("Stories were told, and thanked for.")
    return _("Stories were told, and heard.")


def _brainstorms(digest: Digest) -> Section:
    thought_up = digest.week.brainstorms
    heading = _("💡 What you thought up")
    if thought_up is None or not thought_up.held:
        return heading, []
    told = [several("You gathered ideas once.", "You gathered ideas {n} times.", thought_up.held)]
    if thought_up.ideas:
        told.append(
            several("About {n} idea came together.", "About {n} ideas came together.", thought_up.ideas)
        )
    if thought_up.tried:
        told.append(_("Something to try came of it; the list of brainstorms says what."))
    return heading, told


def _arrivals(digest: Digest) -> Section:
    checkins = digest.week.checkins
    heading = _("🌿 How you arrived")
    if checkins is None or not checkins.held:
        return heading, []
    if not checkins.told:
        return heading, [
            arrivals.held(checkins),
            _("What was brought there stays with those who were there."),
        ]
    answered = {
        "members": _("Most of the answers to those who arrived came from among yourselves."),
        "both": _("Those who arrived were answered from many sides."),
    }
    return heading, [
        arrivals.held(checkins),
        *arrivals.wished(checkins.likes),
        *arrivals.energy(checkins.energy),
        *arrivals.in_common(digest.words),
        *([answered[checkins.answered]] if checkins.answered in answered else []),
    ]


def _carried(digest: Digest) -> Section:
    heading, roles = _("🤝 What you carried"), digest.week.roles
    if roles is None:
        return heading, []
    if not roles.kinds:
        return heading, [_("Members carried parts of your meetings themselves.")]
    things = listed([carried(role) for role in roles.kinds])
    return heading, [_("Members carried parts of your meetings themselves: {things}.").format(things=things)]


def _ground(digest: Digest) -> Section:
    told, new = list[str](), digest.ground
    if new.lines:
        count = about(new.lines)
        told.append(
            several("About {n} line is new on your board.", "About {n} lines are new on your board.", count)
        )
    if new.heaps:
        told.append(_("More of you share, by now: {what}.").format(what=listed(list(new.heaps))))
    return _("🪢 Common ground"), told


SECTIONS: list[Callable[[Digest], Section]] = [
    _flow,
    _stories,
    _brainstorms,
    decisions,
    _arrivals,
    _ground,
    _carried,
]
"""What is told, the most important first: where a message is too long, the last ones are left out."""
