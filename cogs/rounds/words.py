"""What a round says in public: the invitation, who has the word, what it asks after a story, its end."""

from collections.abc import Mapping, Sequence

import discord

from bot.practice.line import in_order
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
        "Whoever has a story to it raises a hand. The others listen, and say afterwards what of it they know from "
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

SHOWN_IN_LINE = 10


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
    return f"-# {manners}"


def _line(round_: Round, users: Mapping[int, int]) -> str:
    if round_.paused:
        return _("-# The round rests for now.")
    waiting = [users[hand.person] for hand in in_order(round_.line, round_.order) if hand.person in users]
    if not waiting:
        return ""
    named = listed([f"<@{each}>" for each in waiting[:SHOWN_IN_LINE]])
    return (_("Next: {who}") if round_.begun else _("A hand up: {who}")).format(who=named)


def closed_invitation(round_: Round) -> str:
    return f"{MARK} {title(round_.kind)}\n{quoted(round_.theme)}\n" + _("-# This round has come to its end.")


def turn(round_: Round, story: Story, user: int) -> str:
    """Somebody has the word."""
    words = {
        "story": _("<@{user}>, tell us. We listen."),
        "go-round": _("<@{user}>, it's yours."),
        "burning": _("<@{user}>, what is your question, and how did it come about?"),
        "difference": _("<@{user}>, how did you come to see it as you do?"),
    }
    text = words[round_.kind].format(user=user)
    if story.hand.side is not None and story.hand.side < len(round_.sides):
        text += "\n" + _("-# From the side “{side}”.").format(side=plain(round_.sides[story.hand.side]))
    if story.until:
        until = discord.utils.format_dt(story.until, "t")
        text += "\n" + _("-# Until about {until}; there is no bell.").format(until=until)
    return text


def told(user: int) -> str:
    """What is left of the message that gave the word, once the story was told."""
    return _("<@{user}> has told.").format(user=user)


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
    """An answer to a story as everybody reads it, in the member's own words."""
    head = {
        "know": _("**{name}** knows this, <@{teller}>:"),
        "differently": _("**{name}** lived it differently, <@{teller}>, and tells it beside yours:"),
    }[kind if kind == "differently" else "know"]
    return head.format(name=plain(name), teller=teller) + f"\n{quoted(words)}"


def ending(told: Sequence[int], common: Sequence[str]) -> str:
    """The last message: who told, and what came up in several stories. told: Discord ids, each once."""
    if not told:
        return f"{END_MARK} " + _(
            "The round is over. Nobody was in the mood for a story today, and that is all right."
        )
    parts = [f"{END_MARK} " + _("The round has come to its end"), _thanks(told)]
    if common:
        parts.append(
            _("What came up with several of you: {words}. Is that it? Put it in your own words.").format(
                words=listed([f"“{word}”" for word in common])
            )
        )
    else:
        parts.append(_("What do these stories have in common? Say it in your own words, if you like."))
    return "\n".join(parts)


def worded(told: Sequence[int], words: str, name: str) -> str:
    """The last message once somebody put into words what the stories have in common."""
    head = f"{END_MARK} " + _("The round has come to its end")
    by = _("-# In the words of {name}; whoever sees it otherwise can change them.").format(name=plain(name))
    return "\n".join(filter(None, (head, _thanks(told) if told else "", quoted(words), by)))


def _thanks(told: Sequence[int]) -> str:
    return _("Thank you, {who}, and all who listened.").format(who=listed([f"<@{each}>" for each in told]))


def reordered(line: Sequence[int], by: str) -> str:
    return _("{name} asked for another order: {who}.").format(
        name=f"**{plain(by)}**", who=listed([f"<@{each}>" for each in line])
    )


def thread_name(round_: Round) -> str:
    return f"{title(round_.kind)}: {round_.theme}".replace("\n", " ")[:100]
