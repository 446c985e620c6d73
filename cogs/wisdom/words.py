"""What is said about the wisdom book."""

from bot.practice.wisdom import (
    ASKS_A_DAY,
    ENTRIES_AT_MOST,
    OWN_AT_MOST,
    SHOWN_A_DAY,
    THEMES_AT_MOST,
    WORDS_AT_MOST,
    Entry,
)
from bot.store.wisdom import NotKept
from bot.words import _, listed
from cogs.common.wording import plain, quoted

PAGE = 1900
ENTRY_SHOWN_AT_MOST = 1500


def entry(one: Entry, user: int | None) -> str:
    """An entry as everybody reads it. user: whose it is, None where they did not sign."""
    by = f"— <@{user}>" if user and one.given.signed else ""
    themes = f"-# {plain(listed(one.given.themes))}" if one.given.themes else ""
    return "\n".join(filter(None, (quoted(one.given.words)[:ENTRY_SHOWN_AT_MOST], by, themes)))


def own(one: Entry, user: int) -> str:
    """An entry as its writer reads it, with how it was given."""
    how = [
        _("It stands with your name.")
        if one.given.signed
        else _("It stands without your name; I keep whose it is so that you can take it out."),
        _("It may be shown in the channel.")
        if one.given.shown
        else _("Only who looks into the book reads it; it is not shown in the channel."),
    ]
    return f"{entry(one, user)}\n{' '.join(how)}"


def kept(one: Entry, user: int, *, room: bool = True) -> str:
    parts = [_("Thank you. This is in the wisdom book now:"), own(one, user)]
    if not room:
        parts.append(_("There are {n} themes already, so the new one was left out.").format(n=THEMES_AT_MOST))
    parts.append(_("You find it under `/wisdom mine`, where you can change it or take it out at any time."))
    return "\n".join(parts)


def not_kept(why: NotKept) -> str:
    reasons = {
        "many": _(
            "{n} of your words are in the book already. Take some out under `/wisdom mine` first."
        ).format(n=OWN_AT_MOST),
        "full": _("The book is full: it holds {n} entries. Nothing was kept.").format(n=ENTRIES_AT_MOST),
        "there": _("These words are in the book already; you find them under `/wisdom mine`."),
    }
    return reasons[why]


# Asking


def question(user: int) -> str:
    return _(
        "<@{user}>, somebody would like to keep these words of yours in the group's wisdom book. May we? "
        "Only you can answer, and no is as good as yes; after a week I ask no more."
    ).format(user=user)


def asked() -> str:
    return _(
        "I ask whoever wrote it, here or when they next look into their own. If they say yes, you find it in the "
        "wisdom book; if not, nobody hears of it. That it was you who asked stays between us."
    )


def asked_already() -> str:
    return _(
        "That message has been asked for already. If whoever wrote it says yes, you find it in the wisdom book."
    )


def too_many_asks() -> str:
    return _("You have asked for {n} within a day. Please let the others rest for now.").format(n=ASKS_A_DAY)


def not_ours() -> str:
    return _("The book holds what people of the group have said themselves; this is none of their messages.")


def no_words() -> str:
    return _("There are no words in that message that the book could hold.")


def not_joined() -> str:
    return _(
        "Whoever wrote this has not joined the group, so I do not ask them. You could ask them yourself."
    )


def led() -> str:
    return _(
        "You facilitate this group. Your words find their way into the book when one of the others asks for them: "
        "so the book stays theirs."
    )


def over() -> str:
    return _("This is not asked any more. Nothing was changed.")


def not_yours() -> str:
    return _("This is for whoever wrote those words.")


def cannot_read() -> str:
    return _(
        "I cannot read that message any more. If you would like to keep it, press **In my own words**, or use "
        "`/wisdom add`."
    )


def too_long() -> str:
    return _(
        "That is more than the {n} letters that the book holds. Press **In my own words** and choose the part that "
        "matters to you."
    ).format(n=WORDS_AT_MOST)


def declined() -> str:
    return _("All right. Nothing of it is kept, and nobody is told.")


def waiting(link: str) -> str:
    return _("Somebody would like to keep these words of yours: {link}. May we?").format(link=link)


# Reading


def nothing_found() -> str:
    return _("Nothing in the book has all these words. Try fewer of them, or `/wisdom browse`.")


def empty() -> str:
    return _(
        "The book is empty so far. A message's menu → Apps → **Keep this** asks whoever wrote it; `/wisdom add` takes "
        "what you have learned yourself."
    )


def nothing_of_yours() -> str:
    return _("None of your words are in the book. `/wisdom add` takes what you have learned.")


def gone() -> str:
    return _("It is not in the book any more.")


def look_again() -> str:
    return _("I have forgotten what you looked for. Please look again.")


# Showing


def shown(one: Entry, user: int | None) -> str:
    return _("From our wisdom book, for all of us:") + f"\n{entry(one, user)}"


def closes_week(one: Entry, user: int | None) -> str:
    return _("A word from our wisdom book, for the week to come:") + f"\n{entry(one, user)}"


def not_to_show() -> str:
    return _("Whoever wrote this would like it to be read in the book only. I do not show it in the channel.")


def shown_already() -> str:
    return _("It stands in the channel already, since today or yesterday.")


def shown_often() -> str:
    return _("The book was shown {n} times in a day. Let's leave room for what people say now.").format(
        n=SHOWN_A_DAY
    )


def withdrawn(*, standing: bool) -> str:
    if standing:
        return _(
            "It is out of the book. Where it was shown, Discord does not let me take it down just now; I go on trying."
        )
    return _("It is out of the book, and wherever I showed it.")
