"""What a nudge says: what was seen, why it may matter, and one thing to try. It speaks of the group only."""

from dataclasses import dataclass

from bot.dynamics.dissent.values import Standing, Unanimity
from bot.dynamics.policy import Nudge
from bot.dynamics.values import Drifted, Evidence
from bot.words import N_, _, dissent, drift


@dataclass(frozen=True, slots=True)
class Said:
    """A nudge in words. evidence: one sentence each; why: the norm behind it; attempt: one thing to try."""

    evidence: tuple[str, ...]
    why: str
    attempt: str


_TITLES = (
    {
        "leader-centered": N_("the talk is running through the facilitator"),
        "serial-casework": N_("one member after another, each alone with the facilitator"),
    }
    | dissent.TITLES
    | drift.TITLES
)

_WHY = (
    {
        "leader-centered": N_(
            "In mutual aid people help one another; when most talk runs through one chair, what the others have "
            "lived finds no way to each other."
        ),
        "serial-casework": N_(
            "Taking turns with the facilitator is help for one person at a time, with an audience. "
            "The others have lived things that would help, too."
        ),
    }
    | dissent.WHY
    | drift.WHY
)

_ATTEMPTS = (
    {
        "leader-centered": (
            N_(
                "Hold back your next answer and hand the question on: “Who else here has lived something like this?”"
            ),
            N_(
                "Connect two people: “What you just said makes me think of what somebody told us earlier. "
                "Do you two see a thread?”"
            ),
            N_(
                "Say what you see, lightly: “I notice I'm answering everyone. I'd love to listen for a while.”"
            ),
        ),
        "serial-casework": (
            N_("Before the next turn, stay with this one: “What does this touch in the rest of us?”"),
            N_("Let the group answer first: “I'd like to hear from someone who knows this from the inside.”"),
        ),
    }
    | dissent.ATTEMPTS
    | drift.ATTEMPTS
)


def say(nudge: Nudge, given_before: int) -> Said:
    """Put a nudge into words, in the language being spoken; the suggestion changes from one time to the next."""
    attempts = _ATTEMPTS[nudge.kind]
    return Said(
        evidence=_seen(nudge),
        why=_(_WHY[nudge.kind]),
        attempt=_(attempts[given_before % len(attempts)]),
    )


def title(kind: str) -> str:
    """Say in a few words what a kind of nudge is about."""
    return _(_TITLES[kind])


def _seen(nudge: Nudge) -> tuple[str, ...]:
    match nudge.evidence:
        case Evidence() as seen:
            return _evidence(seen)
        case Standing() as standing:
            return dissent.evidence_of(nudge.kind, standing)
        case Unanimity() as quiet:
            return drift.unanimity_evidence(quiet)
        case Drifted() as drifted:
            return (drift.advice_evidence if nudge.kind == "advice-drift" else drift.purpose_evidence)(
                drifted
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
