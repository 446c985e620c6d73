"""What a nudge says: what was seen, why it may matter, and one thing to try. It speaks of the group only."""

from dataclasses import dataclass

from bot.dynamics.policy import Nudge
from bot.dynamics.values import Evidence
from bot.words import N_, _


@dataclass(frozen=True, slots=True)
class Said:
    """A nudge in words. evidence: one sentence each; why: the norm behind it; attempt: one thing to try."""

    evidence: tuple[str, ...]
    why: str
    attempt: str


_WHY = {
    "leader-centered": N_(
        "In mutual aid people help one another; when most talk runs through one chair, what the others have "
        "lived finds no way to each other."
    ),
}

_ATTEMPTS = {
    "leader-centered": (
        N_(
            "Hold back your next answer and hand the question on: “Who else here has lived something like this?”"
        ),
        N_(
            "Connect two people: “What you just said makes me think of what somebody told us earlier. "
            "Do you two see a thread?”"
        ),
        N_("Say what you see, lightly: “I notice I'm answering everyone. I'd love to listen for a while.”"),
    ),
}


def say(nudge: Nudge, given_before: int) -> Said:
    """Put a nudge into words, in the language being spoken; the suggestion changes from one time to the next."""
    attempts = _ATTEMPTS[nudge.kind]
    return Said(
        evidence=_evidence(nudge.evidence),
        why=_(_WHY[nudge.kind]),
        attempt=_(attempts[given_before % len(attempts)]),
    )


def _evidence(seen: Evidence) -> tuple[str, ...]:
    found = _(
        "In the last {turns} turns, about {between} of {exchanges} exchanges went from member to member; "
        "with this much talk from each, about {expected} would do so by chance."
    ).format(
        turns=seen.turns,
        between=round(seen.between_members),
        exchanges=round(seen.exchanges),
        expected=round(seen.expected),
    )
    return (found, _coverage(seen))


def _coverage(seen: Evidence) -> str:
    if seen.joined == seen.spoke:
        return _("All {spoke} people who spoke have joined, so I saw the whole talk.").format(
            spoke=seen.spoke
        )
    return _("I saw {joined} of the {spoke} people who spoke; the others have not joined.").format(
        joined=seen.joined, spoke=seen.spoke
    )
