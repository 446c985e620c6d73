"""What a group hears of itself when a check-in closes: in sentences, and the picture told to who cannot see it."""

from collections.abc import Sequence

from bot.practice.arriving import Gathered, Like, Share, share_of
from bot.words import N_, _, either, several

ALT_AT_MOST = 1024
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
_WOULD_LIKE: dict[Share, str] = {
    "all": N_("all of you would like {likes}"),
    "most": N_("most of you would like {likes}"),
    "many": N_("many of you would like {likes}"),
    "some": N_("some would like {likes}"),
}
_SHARES: dict[Share, str] = {
    "all": N_("all"),
    "most": N_("most"),
    "many": N_("many"),
    "some": N_("some"),
    "none": N_("nobody"),
}
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


def drawn(gathered: Gathered, smallest: int) -> list[tuple[str, list[tuple[str, str, Share]]]]:
    """Give the parts of the picture: a title, and its bands, each with its label, the word for how many, and the share.

    The energy has three bands, as its sentence has: five would tell single people apart.
    """
    likes = [(like_in_words(like), count) for like, count in gathered.likes]
    low, middle, high = _thirds(gathered.energy)
    energy = [(energy_in_words(2), low), (energy_in_words(3), middle), (energy_in_words(4), high)]
    known = low + middle + high
    return [
        (_("What you would like today"), _bands(likes, gathered.people, smallest)),
        (_("Your energy"), _bands(energy, known, smallest) if known else []),
    ]


def _bands(chosen: Sequence[tuple[str, int]], people: int, smallest: int) -> list[tuple[str, str, Share]]:
    shares: list[tuple[str, Share]] = [(label, share_of(count, people, smallest)) for label, count in chosen]
    return [(label, _(_SHARES[share]), share) for label, share in shares]


def alt_text(gathered: Gathered, smallest: int) -> str:
    """Tell the picture: the same words, in the same order."""
    parts = [_("A drawing without numbers: bands, longer where more of you chose something.")]
    for title, bands in drawn(gathered, smallest):
        told = ", ".join(f"{label} ({word})" for label, word, _share in bands)
        parts += [f"{title}: {told}."] if bands else []
    return " ".join(parts)[:ALT_AT_MOST]


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
            share = _WOULD_LIKE[share_of(count, gathered.people, smallest)]
            grouped.setdefault(share, []).append(_(_IN_A_SENTENCE[like]))
    clauses = [_(share).format(likes=either(likes)) for share, likes in grouped.items()]
    unsure = share_of(dict(gathered.likes).get("unsure", 0), gathered.people, smallest)
    clauses += _unsure(unsure)
    said = "; ".join(clauses)
    return f"{said[0].upper()}{said[1:]}." if said else ""


def _unsure(share: Share) -> list[str]:
    if share in ("all", "most"):
        return [_("most of you are not sure yet, and that is fine")]
    return [] if share == "none" else [_("some are not sure yet, and that is fine")]


def _energy(energy: Sequence[int]) -> str:
    """Say where it lies, never a mean; nothing where nobody's is known."""
    people, (low, middle, high) = sum(energy), _thirds(energy)
    if not people:
        return ""
    if 2 * low > people:
        return _("Energy is mostly low today; there is no need to hurry.")
    if 2 * high > people:
        return _("Energy is mostly good today.")
    if 2 * middle > people:
        return _("Energy is mostly in the middle today.")
    return _("Energy differs among you today; there is room for all of it.")


def _thirds(energy: Sequence[int]) -> tuple[int, int, int]:
    return sum(energy[:2]), energy[2], sum(energy[3:])
