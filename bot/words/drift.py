"""What a nudge about a slow drift says."""

from bot.dynamics.dissent.values import Unanimity
from bot.dynamics.values import Drifted
from bot.words import N_, _

TITLES = {
    "advice-drift": N_("there is more advice than story here lately"),
    "purpose-drift": N_("the talk has moved away from what the group is for"),
    "no-dissent": N_("nobody has seen anything differently for weeks"),
}

WHY = {
    "advice-drift": N_(
        "Advice puts one person above another; a story of one's own puts people side by side, "
        "and often helps more."
    ),
    "purpose-drift": N_(
        "A common purpose is what makes strangers a group. Wandering is human; it helps to notice it together."
    ),
    "no-dissent": N_(
        "Where people can say anything, they differ now and then. Long agreement can be peace, "
        "or a sign that differing does not feel safe."
    ),
}

ATTEMPTS = {
    "advice-drift": (
        N_("Ask for a story where advice was asked for: “Who has been there? What was it like for you?”"),
        N_("Tell one of your own, unfinished: “I don't know what is right. With me it went like this …”"),
    ),
    "purpose-drift": (
        N_("Wonder aloud: “What brought us here tonight, and how does this touch on it?”"),
        N_("Or ask whether the purpose has changed: “Is this what we need each other for now?”"),
    ),
    "no-dissent": (
        N_("Lend a contrary view yourself, lightly: “I've sometimes found the opposite. Anyone else?”"),
        N_("Ask about the room: “What is hard to say here?”"),
    ),
}


def advice_evidence(seen: Drifted) -> tuple[str, ...]:
    return (
        _(
            "Of the last messages that do one or the other, about {advice} gave advice and {story} told "
            "something lived."
        ).format(advice=round(seen.advice), story=round(seen.story)),
        _("This is read from words and will be wrong now and then; what counts is whether you see it too."),
    )


def purpose_evidence(seen: Drifted) -> tuple[str, ...]:
    return (
        _(
            "Lately about {now} in 100 messages share a word with the group's purpose; usually it is about {usual}."
        ).format(now=round(100 * seen.purpose), usual=round(100 * seen.usual)),
    )


def unanimity_evidence(seen: Unanimity) -> tuple[str, ...]:
    return (
        _(
            "In the last {weeks} weeks I have read {messages} messages here, and noticed nobody who differed."
        ).format(weeks=seen.weeks, messages=seen.messages),
        _("I miss the quiet ways of differing; you may have heard them."),
    )
