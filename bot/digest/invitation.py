"""What a digest invites the whole group to try next week. It is drawn from what is low, and blames nobody."""

from collections.abc import Callable, Iterator, Sequence

from bot.digest.compared import FREELY, UNEVEN, advice, beside, evenness, freedom, purpose
from bot.week.values import Totals
from bot.words import N_, _

ADVICE = 2 / 3
"""Twice as much advice as story, from which on a nudge would speak of it, too."""

_INVITATIONS: dict[str, tuple[str, ...]] = {
    "answering": (
        N_("When somebody has spoken, let one more voice answer before the talk moves on."),
        N_("Ask one another now and then: “What was that like for you?”"),
        N_("When something touches you, say so to whoever said it."),
    ),
    "evenness": (
        N_("Leave a breath of silence after each turn. Somebody may have waited for it."),
        N_("Begin a meeting with a round in which everybody may say a word, or pass."),
        N_("Ask now and then: “What haven't we heard yet?” And then wait a little."),
    ),
    "advice": (
        N_("Before any advice, tell each other what you lived yourselves: “With me it was like this …”"),
        N_("When somebody brings a hard thing, ask: “Would you like ideas, or company?”"),
        N_("Answer a question with a story, even an unfinished one."),
    ),
    "purpose": (
        N_("Spend a few minutes on what brought you together, and what of it matters now."),
        N_("Each of you may say in one sentence what you come here for these days."),
        N_("Ask each other: “What do we need this group for just now?”"),
    ),
    "stories": (
        N_("Make room for one story: something lived, told to the end, and then answered."),
        N_("Hold a round of stories. A small everyday one is enough to begin."),
        N_("Ask for “a time when …” and see what each of you remembers."),
    ),
    "checkins": (
        N_("Begin with how you arrive: a few words from whoever likes."),
        N_("When somebody says how they arrive, let one of you answer with “I'm with you”."),
        N_("Take a moment before you start: what do you bring, and what do you wish for?"),
    ),
    "appreciation": (
        N_("Tell one another one thing that did you good here."),
        N_("Thank somebody for something they said, even if it was long ago."),
        N_("Remember together what this group has learned, and say it in your own words."),
    ),
}  # fmt: skip


def invite(week: Totals, before: Sequence[Totals]) -> str:
    """Give the key of an invitation for the next week; empty where too few spoke.

    What is lower than usual for the group comes first, then what is low by plain thresholds, then appreciation. The
    one of the week before comes again only where there is nothing else.
    """
    if week.talk is None:
        return ""
    last = before[-1].invitation if before else ""
    found = [*_lower_than_usual(week, before), *_low(week), "appreciation"]
    return next((key for key in found if key != last), found[-1])


def invitation_in_words(key: str, number: int) -> str:
    """Say it to the whole group, in the language being spoken; number: any that grows by one a week.

    It is empty for a key that is not known, as another version may have kept one.
    """
    variants = _INVITATIONS.get(key)
    if not variants:
        return ""
    return _("An invitation for next week: {invitation}").format(
        invitation=_(variants[number % len(variants)])
    )


def number_of(week: Totals) -> int:
    """Count the weeks of the calendar, so that a variant changes from one digest to the next."""
    return week.starts.toordinal() // 7


def _lived(week: Totals) -> float | None:
    """Give how much of advice and stories was story, 0 to 1."""
    advised = advice(week)
    return None if advised is None else 1 - advised


def _told(week: Totals) -> float | None:
    if week.talk is None:
        return None
    return float((week.stories.told or 0) if week.stories else 0)


_WANTED: tuple[tuple[str, Callable[[Totals], float | None]], ...] = (
    ("answering", freedom),
    ("advice", _lived),
    ("purpose", purpose),
    ("evenness", evenness),
    ("stories", _told),
)
"""What there had better not be less of. The purpose is compared with the group's own weeks alone, since how many of its
words are a purpose's differs from group to group."""


def _lower_than_usual(week: Totals, before: Sequence[Totals]) -> Iterator[str]:
    for key, measure in _WANTED:
        if beside(measure(week), map(measure, before)) == "less":
            yield key


def _low(week: Totals) -> Iterator[str]:
    free, advised, even = freedom(week), advice(week), evenness(week)
    if free is not None and free < FREELY:
        yield "answering"
    if advised is not None and advised > ADVICE:
        yield "advice"
    if even is not None and even < UNEVEN:
        yield "evenness"
    if not _told(week):
        yield "stories"
    if week.checkins is None or not week.checkins.held or week.checkins.answered == "facilitators":
        yield "checkins"
