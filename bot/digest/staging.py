"""For facilitators: where the group sees itself on its way, and what was new to it. Of the whole group, of nobody."""

from bot.digest.dates import Dates
from bot.digest.text import ITEM
from bot.digest.values import Digest
from bot.practice.stages import Source
from bot.words import N_, _
from bot.words.stages import first_words, stage_words

_BY: dict[Source, str] = {
    "group": N_("Most of those who answered see the group here: “{says}”."),
    "facilitators": N_("Too few have answered; you read it as: “{says}”."),
    "ending": N_("A day is set on which the group ends: “{says}”."),
}


def staged(digest: Digest, dates: Dates) -> list[str]:
    """Say the stage with what is usual in it and the facilitator's part, and the firsts of the week."""
    told: list[str] = []
    if digest.stage is not None:
        words = stage_words(digest.stage.stage)
        told += [_(_BY[digest.stage.by]).format(says=words.says), words.usual, words.part]
    if digest.firsts:
        told.append(_("New to the group this week:"))
    return [*told, *(ITEM + f"{dates.day(at)}: {first_words(first).name}" for first, at in digest.firsts)]
