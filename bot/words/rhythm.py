"""When something comes round again, said in words."""

from datetime import time, timedelta

from babel.dates import get_day_names
from babel.lists import format_list
from babel.units import format_unit

from bot.practice.rhythm import Opening, Rhythm
from bot.words import _, nearest, speaking

DAILY, WORKDAYS = tuple(range(7)), tuple(range(5))


def rhythm_in_words(rhythm: Rhythm, language: str) -> str:
    """Say a rhythm, inside a sentence.

    >>> from datetime import date
    >>> rhythm_in_words(Rhythm((0, 4), time(19), since=date(2026, 1, 5), every=2), "en")
    'every second week on Monday and Friday at 19:00'
    """
    with speaking(language):
        return _pattern(rhythm).format(
            days=_days(rhythm.weekdays, nearest(language)), time=f"{rhythm.at:%H:%M}", n=rhythm.every
        )


def change_in_words(opening: Opening, at: time) -> str:
    """Explain what a change of the clocks does to an opening, in one sentence; nothing where there is none."""
    unix = int(opening.at.timestamp())
    if opening.change == "skipped":
        return _(
            "On <t:{unix}:D> the clocks go forward and {time} does not exist; it opens at <t:{unix}:t> that day."
        ).format(unix=unix, time=f"{at:%H:%M}")
    if opening.change == "twice":
        return _(
            "On <t:{unix}:D> the clocks go back and {time} comes twice; it opens at the first of the two, "
            "<t:{unix}:t>."
        ).format(unix=unix, time=f"{at:%H:%M}")
    return ""


def length_in_words(length: timedelta, language: str) -> str:
    """Say a length, to the minute.

    >>> length_in_words(timedelta(minutes=90), "en"), length_in_words(timedelta(days=1), "de")
    ('1 hour and 30 minutes', '1 Tag')
    """
    hours, minutes = divmod(length.seconds // 60, 60)
    parts = {"duration-day": length.days, "duration-hour": hours, "duration-minute": minutes}
    spoken = {unit: amount for unit, amount in parts.items() if amount} or {"duration-minute": 0}
    locale = nearest(language)
    return format_list(
        [format_unit(amount, unit, "long", locale=locale) for unit, amount in spoken.items()], locale=locale
    )


def _pattern(rhythm: Rhythm) -> str:
    if rhythm.every == 1 and rhythm.weekdays == DAILY:
        return _("daily at {time}")
    if rhythm.every == 1 and rhythm.weekdays == WORKDAYS:
        return _("on weekdays at {time}")
    if rhythm.every == 1:
        return _("every {days} at {time}")
    if rhythm.every == 2:  # noqa: PLR2004  (it has a word of its own)
        return _("every second week on {days} at {time}")
    return _("every {n} weeks on {days} at {time}")


def _days(weekdays: tuple[int, ...], language: str) -> str:
    names = get_day_names("wide", locale=language)
    return format_list([names[weekday] for weekday in weekdays], locale=language)
