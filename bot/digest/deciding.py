"""What a group decided in a week: how it ended, and that some see it differently. Nobody is in it."""

from collections import Counter

from bot.digest.values import Digest
from bot.words import _, several


def decisions(digest: Digest) -> tuple[str, list[str]]:
    counts = Counter(each.outcome for each in digest.decided)
    told: list[str] = []
    if n := counts["passed"]:
        told.append(several("You agreed on one proposal.", "You agreed on {n} proposals.", n))
    if n := counts["differs"]:
        told.append(
            several(
                "On one proposal you did not agree, for now.",
                "On {n} proposals you did not agree, for now.",
                n,
            )
        )
    if n := counts["lapsed"]:
        told.append(
            several(
                "One proposal lapsed, since a concern had no reply.",
                "{n} proposals lapsed, since concerns had no reply.",
                n,
            )
        )
    if n := counts["sounded"]:
        told.append(
            several(
                "In one sounding you saw where you stand.", "In {n} soundings you saw where you stand.", n
            )
        )
    if any(each.differently for each in digest.decided):
        told.append(_("Some of you see it differently, and their own words stand in the record."))
    return _("🤝 What you decided"), told
