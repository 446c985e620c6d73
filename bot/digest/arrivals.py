"""What check-ins brought, in sentences. How many people it was is told by a word, never by a number."""

from collections.abc import Mapping, Sequence

from bot.practice.arriving import Like, Share
from bot.week.values import CheckinTotals
from bot.words import N_, _, either, listed, several

MOST_WORDS = 6

_WISHES: dict[Like, str] = {
    "heard": N_("to be heard"),
    "hear": N_("to hear others"),
    "ideas": N_("for ideas"),
    "company": N_("just for company"),
}
_WISHED: dict[Share, str] = {
    "all": N_("all wished {wishes}"),
    "most": N_("most wished {wishes}"),
    "many": N_("many wished {wishes}"),
    "some": N_("some wished {wishes}"),
}


def held(checkins: CheckinTotals) -> str:
    """Say how many there were."""
    return several("There was one check-in.", "There were {n} check-ins.", checkins.held)


def wished(likes: Mapping[Like, Share]) -> list[str]:
    """Say it from the most frequent on, those with the same share together; nothing where nothing is known.

    >>> wished({"heard": "most", "ideas": "some", "company": "some"})
    ['Among those who arrived, most wished to be heard; some wished for ideas or just for company.']
    """
    grouped: dict[Share, list[str]] = {}
    for like, share in likes.items():
        if like in _WISHES and share in _WISHED:
            grouped.setdefault(share, []).append(_(_WISHES[like]))
    clauses = [
        _(sentence).format(wishes=either(grouped[share]))
        for share, sentence in _WISHED.items()
        if share in grouped
    ]
    clauses += _unsure(likes.get("unsure", "none"))
    return [_("Among those who arrived, {wishes}.").format(wishes="; ".join(clauses))] if clauses else []


def energy(bands: tuple[Share, Share, Share] | None) -> list[str]:
    """Say where it lay; bands: low, in the middle, high."""
    if bands is None:
        return []
    low, middle, high = (band in ("all", "most") for band in bands)
    if low:
        return [_("Energy was mostly low; thank you for coming all the same.")]
    if high:
        return [_("Energy was mostly good.")]
    if middle:
        return [_("Energy was mostly in the middle.")]
    return [_("Energy differed among you; there was room for all of it.")]


def in_common(words: Sequence[str]) -> list[str]:
    """Say the words that several people brought, the first six."""
    quoted = [_("“{word}”").format(word=word) for word in words[:MOST_WORDS]]
    if not quoted:
        return []
    if len(quoted) == 1:
        return [_("One word came from several people: {word}.").format(word=quoted[0])]
    return [_("These words came from several people: {words}.").format(words=listed(quoted))]


def _unsure(share: Share) -> list[str]:
    if share in ("all", "most"):
        return [_("most were not sure, and that is fine")]
    return [] if share == "none" else [_("some were not sure, and that is fine")]
