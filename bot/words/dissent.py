"""What a nudge about a dissent says. It quotes nobody and puts no figure on anybody."""

from bot.dynamics.dissent.values import Standing, Target
from bot.words import N_, _

TITLES = {
    "dissent-ignored": N_("someone saw it differently, and the talk went on"),
    "dissent-shut-down": N_("someone saw it differently, and was brushed aside"),
    "dissent-piled-on": N_("someone stands alone with a different view"),
    "dissent-withdrawn": N_("someone took a different view back"),
    "dissent-removed": N_("a different view was taken out of the talk"),
}

_FROM: dict[Target, str] = {
    "facilitator": N_("Somebody saw something differently from how a facilitator put it."),
    "member": N_("Somebody saw something differently from how another member put it."),
    "group": N_("Somebody saw something differently from where the group is going."),
}

_MET = {
    "dissent-ignored": N_("As far as I can tell nobody has taken it up since."),
    "dissent-shut-down": N_(
        "The answer closed the matter rather than asking about it, and nobody stood beside it."
    ),
    "dissent-piled-on": N_("Several people came out against it one after another, and nobody beside it."),
    "dissent-withdrawn": N_(
        "Then it was taken back, or its owner fell silent, before anybody had asked about it."
    ),
    "dissent-removed": N_(
        "The message was taken down or its writer sent out. That can be right, as with spam or threats; "
        "I only ask whether a view went with it."
    ),
}

WHY = {
    "dissent-ignored": N_(
        "A difference that nobody answers teaches everyone to keep the next one to themselves."
    ),
    "dissent-shut-down": N_(
        "The right to see it differently is what makes a group safe; when one is brushed aside, all the others notice."
    ),
    "dissent-piled-on": N_(
        "Even kind answers, when they all come from one side, feel like a wall to who stands alone."
    ),
    "dissent-withdrawn": N_(
        "What is taken back too soon is lost to everyone: a difference is one of the things a group can learn from."
    ),
    "dissent-removed": N_(
        "Groups of mutual aid hold the right to contrary views high. What disappears without a word leaves questions."
    ),
}

ATTEMPTS = {
    "dissent-ignored": (
        N_("Go back to it: “Something different was said a moment ago, and I'd like us to hear it. Say more?”"),
        N_("Ask around: “Who else has lived this another way?”"),
    ),
    "dissent-shut-down": (
        N_("Name the difference as something the group has: “We see this in more than one way, and that helps us.”"),
        N_("Thank the risk: “It takes something to say it differently here. Thank you. What was it like for you?”"),
        N_("Ask for company: “Who here has lived it otherwise, even a little?”"),
    ),
    "dissent-piled-on": (
        N_("Slow it down: “Let's stay with this view before we answer it. What does it see that we don't?”"),
        N_("Ask for company: “Who can find even a part of this in their own story?”"),
    ),
    "dissent-withdrawn": (
        N_("Invite it back lightly: “If you'd like to, I'd still be glad to hear what you began to say.”"),
        N_("Say that it is welcome: “We don't have to see this the same way here.”"),
    ),
    "dissent-removed": (
        N_("Ask whoever moderates what happened, and tell the group in one sentence why it was done."),
        N_("If a view went with it, bring it back in your own words: “There was another way of seeing this …”"),
    ),
}  # fmt: skip


def evidence_of(kind: str, standing: Standing) -> tuple[str, ...]:
    """Say what was seen."""
    return _(_FROM[standing.target]), _(_MET[kind])
