"""What a round says to one person alone."""

from collections.abc import Sequence

import discord

from bot.practice.line import find
from bot.practice.rounds.telling import Keepsake
from bot.practice.rounds.values import Round
from bot.words import _, listed, several
from cogs.common.wording import plain, quoted
from cogs.rounds.words import NAMED_AT_MOST, SHOWN_IN_LINE, title

PAGE = 1900


def over() -> str:
    return _("This round is over. Thank you for looking in.")


def hand_up(round_: Round, person: int) -> str:
    """Say that a hand is up, and what comes next; no place in a queue is counted."""
    hand = find(round_.line, person)
    if hand is not None and hand.rests:
        return _("Your place is kept, and nobody asks you. Raise your hand again whenever you like.")
    if hand is not None and hand.later:
        return _("Others go first. Your turn comes after the next story.")
    if round_.begun is None:
        return _(
            "Your hand is up. It begins when one of you presses **Let's begin**, or of itself in a while."
        )
    if round_.ready and round_.ready[0].person == person:
        return _("Your hand is up; you are next.")
    return _("Your hand is up. I let you know when it is your turn.")


def has_word() -> str:
    return _("You have the word just now. Tell it here, in your own time.")


def hand_down() -> str:
    return _("Your hand is down. You can raise it again at any time.")


def listening() -> str:
    return _("Good that you are here. Nobody will call on you; you can raise a hand at any time.")


def choose_side(round_: Round) -> str:
    return _("Which is nearest to how you see it?") + f"\n{quoted(round_.theme)}"


def thanked(user: int) -> str:
    return _("<@{user}> alone finds your thank you, when they look at their story.").format(user=user)


def answered() -> str:
    return _("It stands below the story, in your words.")


def not_posted(words: str) -> str:
    return _(
        "I could not put it up there just now, so nothing was kept. Please try again in a moment. Your words:\n{words}"
    ).format(words=quoted(words))[:PAGE]


def my_story(round_: Round, thanks: Sequence[int], kept: Keepsake | None) -> str:
    parts = [f"**{title(round_.kind)}**", quoted(round_.theme)]
    if thanks:
        who = listed([f"<@{user}>" for user in thanks[:NAMED_AT_MOST]])
        parts.append(_("{who} said thank you to you for your story.").format(who=who))
    if kept is None:
        parts.append(
            _(
                "I have kept nothing of what you told. You can keep it: for you alone, or for the group to read later. "
                "You see the words first, and can take it out at any time."
            )
        )
    else:
        parts.append(kept_as(kept))
    return "\n".join(parts)


def kept_as(kept: Keepsake) -> str:
    readers = {
        "me": _("It is kept for you alone. You find it in `/round history`."),
        "group": _("It is kept for the group: everybody who joined can read it in `/round history`."),
    }
    return readers[kept.readers]


def keepsake(kept: Keepsake, user: int | None, day: str) -> list[str]:
    """A story that was kept, as `/round history` shows it: whole, in as many messages as it takes."""
    by = f"<@{user}>" if user else ""
    head = " · ".join(filter(None, (f"**{plain(kept.theme)}**", by, day)))
    return pages(f"{head}\n{quoted(kept.words)}")


def pages(text: str) -> list[str]:
    """Divide a text into messages, between its lines where it has any."""
    found: list[str] = []
    while len(text) > PAGE:
        cut = text.rfind("\n", 1, PAGE)
        cut = cut if cut > 0 else PAGE
        found.append(text[:cut])
        text = "> " + text[cut:].lstrip("\n").removeprefix("> ")
    return [*found, text]


def history(rounds: Sequence[Round], group_kept: int) -> str:
    if not rounds:
        return _("There has been no round here yet. `/round start` begins one.")
    lines = [
        f"{discord.utils.format_dt(each.opened, 'd')} · {title(each.kind)} · {plain(each.theme)}"
        for each in rounds
    ]
    text = "\n".join(lines)
    if group_kept:
        text += "\n\n" + several(
            "A story was kept that you may read:", "{n} stories were kept that you may read:", group_kept
        )
    return text[:PAGE]


def status(round_: Round, *, teller: int | None, waiting: Sequence[int], person: int) -> str:
    """How the round stands, for whoever asks."""
    parts = [f"**{title(round_.kind)}**", quoted(round_.theme)]
    if round_.paused:
        parts.append(_("It rests. `/round resume` lets it go on."))
    elif teller is not None:
        parts.append(_("<@{user}> has the word.").format(user=teller))
    elif round_.begun is None:
        parts.append(_("It has not begun: **Let's begin** is under the invitation."))
    else:
        parts.append(_("Nobody has the word just now."))
    if waiting:
        parts.append(_("Next: {who}").format(who=listed([f"<@{user}>" for user in waiting[:SHOWN_IN_LINE]])))
    if find(round_.line, person) is not None:
        parts.append(hand_up(round_, person))
    return "\n".join(parts)
