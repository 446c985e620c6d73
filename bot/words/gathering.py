"""What a group hears of itself when a check-in closes: in sentences, and the picture told to who cannot see it."""

from collections.abc import Sequence

from bot.practice.arriving import Gathered, Like
from bot.words import N_, _, several

ALT_AT_MOST = 1024
MANY = 1 / 3
"""A share of the people from which on they are many."""

_LIKES: dict[Like, str] = {
    "heard": N_("be heard"),
    "hear": N_("hear others"),
    "ideas": N_("ideas"),
    "company": N_("just company"),
    "unsure": N_("not sure"),
}
_IN_A_SENTENCE: dict[Like, str] = {
    "heard": N_("to be heard"),
    "hear": N_("to hear others"),
    "ideas": N_("ideas"),
    "company": N_("just company"),
}
_WOULD_LIKE = (
    N_("all of you would like {likes}"),
    N_("most of you would like {likes}"),
    N_("many of you would like {likes}"),
    N_("some would like {likes}"),
)
"""From all to some: never a number, so that nobody is counted out."""
_ENERGIES = (N_("very low"), N_("low"), N_("in the middle"), N_("good"), N_("high"))


def like_in_words(like: Like) -> str:
    """Say it as in a menu."""
    return _(_LIKES[like])


def energy_in_words(energy: int) -> str:
    """Say it as in a menu; 1 to 5."""
    return _(_ENERGIES[energy - 1])


def summary(gathered: Gathered, smallest: int) -> list[str]:
    """Say in two to four sentences what was shared. The one number is how many people, never one about fewer."""
    sentences = [
        several(
            "{n} of you told the group how you arrive.",
            "{n} of you told the group how you arrive.",
            gathered.people,
        ),
        _words(gathered.words),
        _would_like(gathered, smallest),
        _energy(gathered.energy),
    ]
    return [sentence for sentence in sentences if sentence]


def alt_text(gathered: Gathered, smallest: int) -> str:
    """Tell the picture; how many dots is told only where they stand for at least `smallest` people."""
    parts = [_("A drawing of unnamed dots, one a person.")]
    if gathered.likes:
        rows = ", ".join(_row(like, count, smallest) for like, count in gathered.likes)
        parts.append(_("What people would like today, in rows: {rows}.").format(rows=rows))
    if any(gathered.energy):
        columns = _("Below, energy in five columns from {low} to {high}.")
        parts += [columns.format(low=energy_in_words(1), high=energy_in_words(5)), _energy(gathered.energy)]
    return " ".join(parts)[:ALT_AT_MOST]


def captions() -> dict[str, str]:
    """Give the words in the picture, by their places in it (`bot.pictures.gathering.Captions`)."""
    return {
        "likes": _("What you would like today"),
        "energy": _("Your energy"),
        "low": energy_in_words(1),
        "high": energy_in_words(5),
    }


def _row(like: Like, count: int, smallest: int) -> str:
    told = _("{like}: {n}") if count >= smallest else _("{like}: fewer than {smallest}")
    return told.format(like=like_in_words(like), n=count, smallest=smallest)


def _words(words: Sequence[str]) -> str:
    if not words:
        return _("Each of you brought words of your own.")
    if len(words) == 1:
        return _("One word came from several of you: {word}.").format(word=_quoted(words[0]))
    listed = ", ".join(map(_quoted, words))
    return _("These words came from several of you: {words}.").format(words=listed)


def _quoted(word: str) -> str:
    return _("“{word}”").format(word=word)


def _would_like(gathered: Gathered, smallest: int) -> str:
    """Say it from the most frequent on: “Most of you would like to be heard; some would like just company.”"""
    grouped: dict[str, list[str]] = {}
    for like, count in gathered.likes:
        if like in _IN_A_SENTENCE:
            share = _WOULD_LIKE[_how_many(count, gathered.people, smallest)]
            grouped.setdefault(share, []).append(_(_IN_A_SENTENCE[like]))
    clauses = [_(share).format(likes=_either(likes)) for share, likes in grouped.items()]
    clauses += _unsure(dict(gathered.likes).get("unsure", 0), gathered.people)
    said = "; ".join(clauses)
    return f"{said[0].upper()}{said[1:]}." if said else ""


def _how_many(count: int, people: int, smallest: int) -> int:
    """Give 0 for all, 1 for most, 2 for many, 3 for some."""
    if count == people:
        return 0
    if 2 * count > people:
        return 1
    return 2 if count >= max(smallest, MANY * people) else 3


def _unsure(count: int, people: int) -> list[str]:
    if not count:
        return []
    if 2 * count > people:
        return [_("most of you are not sure yet, and that is fine")]
    return [_("some are not sure yet, and that is fine")]


def _either(likes: Sequence[str]) -> str:
    if len(likes) == 1:
        return likes[0]
    return _("{these} or {last}").format(these=", ".join(likes[:-1]), last=likes[-1])


def _energy(energy: Sequence[int]) -> str:
    """Say where it lies, never a mean; nothing where nobody's is known."""
    people = sum(energy)
    low, middle, high = sum(energy[:2]), energy[2], sum(energy[3:])
    if not people:
        return ""
    if 2 * low > people:
        return _("Energy is mostly low today; there is no need to hurry.")
    if 2 * high > people:
        return _("Energy is mostly good today.")
    if 2 * middle > people:
        return _("Energy is mostly in the middle today.")
    return _("Energy differs among you today; there is room for all of it.")
