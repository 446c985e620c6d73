"""What a round says in public: the invitation, who has the word, what it asks after a story, its end."""

from collections.abc import Mapping, Sequence

import discord

from bot.practice.rounds.values import END_MARK, MARK, Answer, Kind, Round, Story
from bot.words import N_, _, listed, several
from cogs.common.wording import plain, quoted

TITLES: Mapping[Kind, str] = {
    "story": N_("A round of stories"),
    "go-round": N_("A go-round"),
    "burning": N_("A burning question"),
    "difference": N_("A round of difference"),
}
INVITATIONS: Mapping[Kind, str] = {
    "story": N_(
        "If you have a story about this, raise a hand. The others listen, and say afterwards what of it they know from "
        "their own life."
    ),
    "go-round": N_("Whoever likes says a few words, one after another. Longer answers have time afterwards."),
    "burning": N_(
        "Whoever has a question that burns asks it and tells how it came about. The others answer with what they "
        "lived themselves: no advice, but stories."
    ),
    "difference": N_(
        "We see this differently, and that is worth something. One side after the other tells how they came to see "
        "it so. Nobody has to be convinced."
    ),
}
THEMES: Mapping[Kind, str] = {
    "story": N_("A moment from the last weeks that stays with me"),
    "go-round": N_("What I bring with me today"),
    "burning": N_("What I would like to ask those who know it, too"),
    "difference": N_("How I came to see it so"),
}
"""What it is about where nobody said."""

SHOWN_IN_LINE, NAMED_AT_MOST = 10, 40
MESSAGE_AT_MOST = 2000


def title(kind: Kind) -> str:
    return _(TITLES[kind])


def theme_of(kind: Kind) -> str:
    return _(THEMES[kind])


def invitation(round_: Round, users: Mapping[int, int]) -> str:
    """The first message, as it stands while the round is open. users: Discord ids by number."""
    parts = [f"{MARK} {title(round_.kind)}", quoted(round_.theme)]
    if round_.sides:
        parts.append(
            _("The sides: {sides}.").format(sides=listed([f"“{plain(each)}”" for each in round_.sides]))
        )
    parts += [_(INVITATIONS[round_.kind]), _manners(round_), _line(round_, users)]
    return "\n".join(filter(None, parts))


def _manners(round_: Round) -> str:
    manners = _("Nobody is called on, and listening is taking part, too. You can join in at any time.")
    if round_.minutes:
        manners += " " + several("About {n} minute each.", "About {n} minutes each.", round_.minutes)
    if round_.order == "least":
        manners += " " + _(
            "Who has told least lately is offered the word first; `/round order` changes that."
        )
    return f"-# {manners}"


def _line(round_: Round, users: Mapping[int, int]) -> str:
    if round_.paused:
        return _("-# The round rests for now.")
    waiting = [users[hand.person] for hand in round_.ready if hand.person in users]
    if not waiting:
        return ""
    named = listed([f"<@{each}>" for each in waiting[:SHOWN_IN_LINE]])
    return (_("Next: {who}") if round_.begun else _("A hand up: {who}")).format(who=named)


def closed_invitation(round_: Round) -> str:
    return f"{MARK} {title(round_.kind)}\n{quoted(round_.theme)}\n" + _("-# This round has come to its end.")


def turn(round_: Round, story: Story, user: int) -> str:
    """Somebody has the word."""
    words = {
        "story": _("<@{user}>, here is room for your story. We listen."),
        "go-round": _("<@{user}>, the word is yours."),
        "burning": _("<@{user}>, what is your question, and how did it come about?"),
        "difference": _("<@{user}>, how did you come to see it as you do?"),
    }
    text = words[round_.kind].format(user=user)
    if story.until:
        until = discord.utils.format_dt(story.until, "t")
        text += "\n" + _("-# Until about {until}; there is no bell.").format(until=until)
    return text


def told(round_: Round, user: int) -> str:
    """What is left of the message that gave the word, once the story was told."""
    text = _("<@{user}> asked us.") if round_.kind == "burning" else _("<@{user}> told us.")
    return text.format(user=user)


def kept(user: int, *, alone: bool) -> str:
    """A turn that was skipped, or that nobody took."""
    text = _("<@{user}>'s turn is kept for later.").format(user=user)
    return f"{text} " + _("The round goes on as soon as a hand is up.") if alone else text


def asked(round_: Round, user: int) -> str:
    """What is asked of the others after a story."""
    words = {
        "story": _("Thank you, <@{user}>. What of this do you know from your own life?"),
        "go-round": _("Thank you, <@{user}>."),
        "burning": _(
            "Thank you, <@{user}>. Who has lived something like it? No advice: tell how it was for you."
        ),
        "difference": _("Thank you, <@{user}>. What of this can you understand from your own life?"),
    }
    return words[round_.kind].format(user=user)


def answer(kind: Answer, name: str, teller: int, words: str) -> str:
    """What somebody says to a story, or to all of them, as everybody reads it: in their own words."""
    heads: dict[Answer, str] = {
        "know": _("**{name}** knows this, <@{teller}>:"),
        "differently": _("**{name}** lived it differently, <@{teller}>, and tells it beside yours:"),
        "common": _("What these stories have in common, as **{name}** sees it:"),
    }
    head = heads[kind].format(name=plain(name), teller=teller)
    return f"{head}\n{quoted(words)}"[:MESSAGE_AT_MOST]


def ending(told: Sequence[int], common: Sequence[str], *, gathered: bool) -> str:
    """The last message: who told, and what came up in several stories. told: Discord ids, each once.

    gathered: whether somebody was there: a hand was up, or a story was told.
    """
    head = f"{END_MARK} " + _("The round has come to its end")
    if not told:
        thanks = _("Thank you to all who were here.")
        nobody = _("Nobody raised a hand this time, and that is all right.")
        return f"{head}\n{thanks if gathered else nobody}"
    if common:
        stirred = _("What came up with several of you: {words}. How do you see it?").format(
            words=listed([f"“{word}”" for word in common])
        )
    else:
        stirred = _("What do these stories have in common? Say it in your own words, if you like.")
    how = _(
        "-# **My story** is for whoever told: it holds the thanks you were given, and lets you keep what you told. "
        "Whom you choose under **Go on talking with …** learns of it only if they choose you, too."
    )
    return "\n".join((head, _thanks(told), stirred, how))[:MESSAGE_AT_MOST]


def _thanks(told: Sequence[int]) -> str:
    named = [f"<@{each}>" for each in told[:NAMED_AT_MOST]]
    more = [_("others")] if len(told) > NAMED_AT_MOST else []
    return _("Thank you, {who}, and all who listened.").format(who=listed([*named, *more]))


def reordered(line: Sequence[int], by: str) -> str:
    return _("{name} changed the order: {who}.").format(
        name=f"**{plain(by)}**", who=listed([f"<@{each}>" for each in line[:NAMED_AT_MOST]])
    )


def thread_name(round_: Round) -> str:
    return f"{title(round_.kind)}: {round_.theme}".replace("\n", " ")[:100]
