"""How the talk flowed, in sentences for whoever reads a digest. None of them is about one person."""

from collections.abc import Sequence

from bot.digest.compared import EVEN, FREELY, SELDOM, UNEVEN, Beside, beside, evenness, freedom
from bot.digest.values import Digest
from bot.week.values import Totals
from bot.words import N_, _

BEYOND = 1.15
"""Freedom from which on it is more than even talk wavers by."""

_ANSWERED: dict[Beside, str] = {
    "more": N_("That is more than usual here."),
    "less": N_("That is less than usual here; weeks differ."),
    "alike": N_("That is about as usual here."),
}
_SPREAD: dict[Beside, str] = {
    "more": N_("That is more even than usual here."),
    "less": N_("Usually more voices share it."),
}


def flowed(digest: Digest) -> list[str]:
    """Say how freely members answered one another and how the voices were spread, each beside what is usual."""
    return [*_answered(digest.week, digest.before), *_spread(digest.week, digest.before)]


def _answered(week: Totals, before: Sequence[Totals]) -> list[str]:
    free = freedom(week)
    if free is None:
        return []
    compared = beside(free, map(freedom, before))
    return [_freely(free), *([_(_ANSWERED[compared])] if compared else [])]


def _freely(free: float) -> str:
    if free >= BEYOND:
        return _("Members answered one another freely, more than chance alone would have it.")
    if free >= FREELY:
        return _("Members answered one another freely.")
    if free >= SELDOM:
        return _("Members answered one another now and then.")
    return _("Members seldom answered one another directly.")


def _spread(week: Totals, before: Sequence[Totals]) -> list[str]:
    even = evenness(week)
    if even is None:
        return []
    compared = beside(even, map(evenness, before))
    return [_evenly(even), *([_(_SPREAD[compared])] if compared in _SPREAD else [])]


def _evenly(even: float) -> str:
    if even >= EVEN:
        return _("The voices were spread quite evenly.")
    if even < UNEVEN:
        return _("A few voices carried most of the talk; those who listened were there, too.")
    return _("Some voices were heard more than others, as in most talk.")
