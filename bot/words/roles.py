"""The parts of the leading that members take on: what they are called, what each does, and how it goes well."""

from collections.abc import Mapping

from bot.practice.roles import Role
from bot.words import N_, _

SIGNS: Mapping[Role, str] = {"observer": "🔎", "host": "📖", "opener": "🕯️", "closer": "🌙", "greeter": "👋"}

TITLES: Mapping[Role, str] = {
    "observer": N_("Process observer"),
    "host": N_("Round host"),
    "opener": N_("Opener"),
    "closer": N_("Closer"),
    "greeter": N_("Greeter"),
}

_WHAT: Mapping[Role, str] = {
    "observer": N_("sees how the talk runs, by `/watch`, and may say so afterwards"),
    "host": N_("begins rounds and keeps them going"),
    "opener": N_("opens the check-in and the meeting"),
    "closer": N_("brings rounds and the meeting to a good end"),
    "greeter": N_("welcomes whoever is new"),
}

_CARRIED: Mapping[Role, str] = {
    "observer": N_("watching how you talk"),
    "host": N_("hosting rounds"),
    "opener": N_("opening"),
    "closer": N_("closing"),
    "greeter": N_("greeting"),
}

_HOW: Mapping[Role, str] = {
    "observer": N_(
        "Type `/watch` when the meeting begins: you see the shape of the talk, without names. Look at how "
        "you do things "
        "together, not at who does them well. `/lead observation` lets you share what you saw, once, if you like."
    ),
    "host": N_(
        "`/round start` begins a round; `/round pause`, `order` and `close` are yours, too. Say that "
        "everybody may pass, "
        "give each story its silence, and take part like everyone."
    ),
    "opener": N_(
        "`/checkin now` opens the check-in that is planned, `/checkin open-meeting` begins with what it gathered. A "
        "sentence of your own about why you are here is enough; then leave room."
    ),
    "closer": N_(
        "A good end is announced: say some minutes before that it is near, and ask what still wants to be "
        "said. Let each "
        "who likes say one thing they take along, and thank them. Open no new subject. `/round close` ends a round."
    ),
    "greeter": N_(
        "Say hello to whoever is new, and who you are; ask nothing that has to be answered. Such as: “Good that you're "
        "here. You can read along for as long as you like, and come in whenever you feel like it.”"
    ),
}


def title(role: Role) -> str:
    return _(TITLES[role])


def what(role: Role) -> str:
    """Say what it does, inside a sentence."""
    return _(_WHAT[role])


def carried(role: Role) -> str:
    """Say it as in a list of what members carry."""
    return _(_CARRIED[role])


def how(role: Role) -> str:
    """Say privately to whoever has it how it goes well."""
    return _(_HOW[role])
