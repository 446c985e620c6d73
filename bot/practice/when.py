"""Reading what people type about times, in English and in German alike. What is not plain is not guessed."""

import re
from calendar import monthrange
from contextlib import suppress
from datetime import date, time, timedelta
from typing import NamedTuple

from bot.practice.rhythm import WEEKS_AT_MOST
from bot.practice.time_words import DAY, DAYS, GERMAN_DAYS, MONTHS, WEEKDAYS, fold, minutes, one_of

SHORTEST, LONGEST = timedelta(minutes=5), timedelta(days=7)
AWAY_AT_MOST = timedelta(days=2 * 365 + 1)


class Plan(NamedTuple):
    """A rhythm as somebody typed it. weekdays: 0 is Monday, ascending; at: local; every: weeks."""

    weekdays: tuple[int, ...]
    at: time
    every: int


class AheadOfMeeting(NamedTuple):
    """So long before the group meets; 0: when it meets."""

    minutes: int


_DAY, _DAYS = one_of(WEEKDAYS), one_of(DAYS)
_AHEAD = re.compile(
    r"(?P<length>.+) (?:before|ahead of|vor|vorm|bevor) (?:we meet|wir uns treffen"
    r"|(?:(?:the|our|each|every) )?meetings?|(?:(?:dem|jedem|unserem) )?treffen)"
    r"|when(?:ever)? we meet|(?:at|with) (?:the|our|each|every) meetings?|wenn wir uns treffen"
    r"|(?:zum|beim|zu jedem|zu unserem) treffen"
)
_WEEKS = re.compile(
    rf"\b(?:(?P<second>(?:(?:every|each) (?:other|2nd)|jede[nrs]? 2\.) (?:(?:week|woche)\b|(?P<bare>)(?={_DAYS}\b))"
    r"|(?:bi-?weekly|fortnightly|every fortnight|zweiwoechentlich|14-taegig|alle 14 tage)\b)"
    r"|(?:every|alle) (?P<every>[0-9]{1,3}) (?:weeks?|wochen?)\b"
    r"|(?:every|each|jede) (?P<nth>[0-9]{1,3})(?:st|nd|rd|th|\.) (?:week|woche)\b"
    r"|(?:weekly|every week|each week|woechentlich|jede woche)\b)"
)
_TIME = re.compile(
    r"(?<![\w:.])(?:(?P<lead>at|um|@) ?)?(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))?"
    r"(?: ?(?P<half>[ap])\.? ?m\b\.?| ?(?P<clock>uhr|h|o' ?clock)\b(?: ?(?P<late>[0-9]{2})\b)?)?"
    r"(?![\w:]|[.,][0-9])"
)
_SPAN = re.compile(rf"\b(?:(?:from|von) )?(?P<first>{_DAY})\.? ?(?:-|to|through|bis) ?(?P<last>{_DAY})\b")
_SAME = [
    (re.compile(r"\b(?:every|each|jeden) (?:day|tag)\b"), "daily"),
    (re.compile(r"\b(?:noon|midday|mittags?)\b"), "12:00"),
    (re.compile(rf"\bam (?={one_of(GERMAN_DAYS)}\b|wochenende)"), ""),  # "19:00 am Montag" is no a.m.
]
_CONNECTING = set("on and at the every each und um am an jeden jede jeder jedes -".split())
_EACH = re.compile(r"\b(?:every|each|daily|jede[nrs]?|taeglich)\b")
_LOOSE = re.compile(r"\b(?:do|so)\b")
"""German for Thursday and Sunday, and too common in other meanings to stand beside the name of a day."""


def read_when(text: str) -> Plan | AheadOfMeeting | None:
    """Read when something is to come round; None when it is not plain.

    >>> read_when("every other Thursday at 6:45 pm"), read_when("15 Minuten vor dem Treffen")
    (Plan(weekdays=(3,), at=datetime.time(18, 45), every=2), AheadOfMeeting(minutes=15))
    >>> read_when("Thursday 7"), read_when("Thorsday 18:45"), read_when("18:45")
    (None, None, None)
    """
    said = fold(text)
    if ahead := _AHEAD.fullmatch(said):
        before = minutes(ahead["length"]) if ahead["length"] else 0
        return None if before is None or timedelta(minutes=before) > LONGEST else AheadOfMeeting(before)
    for pattern, same in _SAME:
        said = pattern.sub(same, said)
    weeks, said = _take(_WEEKS, said)
    times, said = _take(_TIME, said)
    every, at, weekdays = _every(weeks, said), _clock(times), _weekdays(said)
    return Plan(weekdays, at, every) if every and at is not None and weekdays else None


def read_clock(said: str) -> tuple[time | None, str]:
    """Read the one time of day in a folded text; with what is left, which is all of it where there is none.

    >>> read_clock("sonntag um 18:30 uhr"), read_clock("sunday")
    ((datetime.time(18, 30), 'sonntag'), (None, 'sunday'))
    """
    for pattern, same in _SAME[1:]:
        said = pattern.sub(same, said)
    found = [each for each in _TIME.finditer(said) if any(each[name] for name in _PLAINLY)]
    at = _clock(found)
    if at is None:
        return None, said
    return at, f"{said[: found[0].start()]}{said[found[0].end() :]}".strip()


_PLAINLY = ("lead", "minute", "half", "clock")
"""What makes a figure a time of day, where it could be that of a day."""


def _take(pattern: re.Pattern[str], said: str) -> tuple[list[re.Match[str]], str]:
    """Take out what a pattern finds, and give what remains."""
    return list(pattern.finditer(said)), pattern.sub(" + ", said)


def _every(found: list[re.Match[str]], rest: str) -> int | None:
    """Read the weeks, 1 where none are named; "Mondays, and every other Friday" has two answers, so none."""
    if not found:
        return 1
    seen = found[0]
    weeks = 2 if seen["second"] else int(seen["every"] or seen["nth"] or 1)
    mixed = weeks > 1 and _EACH.search(rest)
    behind = seen["bare"] is not None and re.search(rf"\b{_DAYS}\b", seen.string[: seen.start()])
    return None if len(found) > 1 or mixed or behind or not 1 <= weeks <= WEEKS_AT_MOST else weeks


def _clock(found: list[re.Match[str]]) -> time | None:
    """Read the one time of day; a single bare figure ("Thursday 7") may be morning or evening, so it is none."""
    if len(found) != 1 or (found[0]["minute"] and found[0]["late"]):
        return None
    seen, hour = found[0], int(found[0]["hour"])
    minute = seen["minute"] or seen["late"]
    if not (minute or seen["lead"] or seen["half"] or seen["clock"] or len(seen["hour"]) > 1):
        return None
    if seen["half"]:
        if not 1 <= hour <= 12:  # noqa: PLR2004  (hours of half a day)
            return None
        hour = hour % 12 + (12 if seen["half"] == "p" else 0)
    with suppress(ValueError):
        return time(hour, int(minute or 0))
    return None


def _weekdays(said: str) -> tuple[int, ...]:
    """Read the days out of what is left; none when any word is unknown or a day is named twice."""
    if _LOOSE.search(said) and any(len(word) > 2 for word in re.findall(rf"\b{_DAYS}\b", said)):  # noqa: PLR2004
        return ()
    words = [word.strip(".!") for word in re.split(r"[\s,;/&+]+", _SPAN.sub(_spelled_out, said))]
    named = [word for word in words if word and word not in _CONNECTING]
    if any(word not in DAYS for word in named):
        return ()
    days = [day for word in named for day in DAYS[word]]
    return tuple(sorted(days)) if len(days) == len(set(days)) else ()


def _spelled_out(span: re.Match[str]) -> str:
    first, last = WEEKDAYS[span["first"]], WEEKDAYS[span["last"]]
    return " , ".join(_SPELLED[(first + step) % 7] for step in range((last - first) % 7 + 1))


_SPELLED = {day: name for name, day in WEEKDAYS.items()}


def read_length(text: str) -> timedelta | None:
    """Read a length of five minutes to seven days; None when it is none.

    >>> read_length("1h 30m") == read_length("1,5 Stunden") == timedelta(minutes=90), read_length("90")
    (True, None)
    """
    found = minutes(fold(text))
    length = timedelta(minutes=found or 0)
    return length if SHORTEST <= length <= LONGEST else None


_MONTH, _YEAR = rf"(?P<month>{one_of(MONTHS)})", r"(?:,? (?P<year>[0-9]{4}))?"
_DATES = [
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"),
    re.compile(r"(?P<day>[0-9]{1,2})\. ?(?P<month>[0-9]{1,2})(?:\.(?: ?(?P<year>[0-9]{4}))?)?"),
    re.compile(rf"(?P<day>[0-9]{{1,2}})(?:\.|st|nd|rd|th)?(?: of)? ?{_MONTH}\.?{_YEAR}"),
    re.compile(rf"{_MONTH}\.? (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?{_YEAR}"),
]
_NEXT = re.compile(rf"(?:(?:next|coming|naechste[nr]?|kommende[nr]?) )?(?P<day>{_DAY})\.?")
_MONTH_END = re.compile(
    r"(?:the )?end of (?:the|this) month|monatsende|ende (?:des|dieses) monats|month'?s end"
)
_STEPS = {"tomorrow": 1, "morgen": 1, "day after tomorrow": 2, "uebermorgen": 2}
_UNTIL = re.compile(r"^(?:(?:until|till|til|bis|on)\b ?)?(?:(?:the|zum|am)\b ?)?")


def read_day(text: str, today: date) -> date | None:
    """Read a day to come, up to two years ahead; a day and month without a year are the next such day.

    >>> read_day("24. Dezember", date(2026, 5, 1)), read_day("next Monday", date(2026, 5, 1)), read_day("3/4", date.min)
    (datetime.date(2026, 12, 24), datetime.date(2026, 5, 4), None)
    """
    said = _UNTIL.sub("", fold(text))
    with suppress(ValueError, OverflowError):  # 30 February; beyond the year 9999
        found = _named_day(said, today) or _dated(said, today) or _after_a_while(said, today)
        return found if found and timedelta(0) < found - today <= AWAY_AT_MOST else None
    return None


def _named_day(said: str, today: date) -> date | None:
    if said in _STEPS:
        return today + timedelta(days=_STEPS[said])
    if _MONTH_END.fullmatch(said):
        return today.replace(day=monthrange(today.year, today.month)[1])
    if found := _NEXT.fullmatch(said):
        return today + timedelta(days=(WEEKDAYS[found["day"]] - today.weekday() - 1) % 7 + 1)
    return None


def _dated(said: str, today: date) -> date | None:
    found = next((match for pattern in _DATES if (match := pattern.fullmatch(said))), None)
    if found is None:
        return None
    month, day = MONTHS.get(found["month"]) or int(found["month"]), int(found["day"])
    if found["year"]:
        return date(int(found["year"]), month, day)
    for year in range(today.year, today.year + 3):
        with suppress(ValueError):  # 29 February, most years
            if (that := date(year, month, day)) > today:
                return that
    return None


def _after_a_while(said: str, today: date) -> date | None:
    days, rest = divmod(minutes(re.sub("^(?:in|for|fuer) ", "", said)) or 0, DAY)
    return today + timedelta(days=days) if days and not rest else None
