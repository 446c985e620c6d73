"""What is said to who wants to be asked in, or wants a mirror."""

import discord

from bot.practice.inviting import LAST, BalanceWish
from bot.words import _


def asked_in(group: str, link: str) -> str:
    return _(
        "You asked me for a word when it is easy to come in: the talk in **{group}** is resting just now. If there is "
        "something you would like to say, this is where: {link}\n"
        "-# You need not do anything; nobody knows that I wrote to you. `/balance invitations` there changes this."
    ).format(group=discord.utils.escape_markdown(group), link=link)


def touched(group: str, link: str) -> str:
    return _(
        "You asked me for a word when it is easy to come in: the talk in **{group}** touches something just now that "
        "you share on the board of your common ground. If you would like to say something, this is where: {link}\n"
        "-# You need not do anything; nobody knows that I wrote to you. `/balance invitations` there changes this."
    ).format(group=discord.utils.escape_markdown(group), link=link)


def mirrored(group: str, turns: int) -> str:
    return _(
        "The mirror you asked for: of the last {last} turns in **{group}** you have had {turns}. That can be just "
        "right. If you like, leave the next pause to somebody else.\n"
        "-# I say it once in a meeting, to you alone. `/balance invitations` there changes this."
    ).format(last=LAST, turns=turns, group=discord.utils.escape_markdown(group))


def wanted(wish: BalanceWish, *, silent: bool) -> str:
    """Say what somebody wants to be told. silent: at Join they chose that nothing is sent to them."""
    lines = [_asks(on=wish.ask_me_in), _mirror(on=wish.mirror)]
    if (wish.ask_me_in or wish.mirror) and silent:
        lines.append(
            _(
                "⚠️ At Join you have chosen that I write to you never, so nothing comes. Switch it on here once "
                "more, or press **Join** again and choose *Only what I ask for*."
            )
        )
    lines.append(_("-# Nobody else can see what you choose here."))
    return "\n".join(lines)


def _asks(*, on: bool) -> str:
    if on:
        return _(
            "**Ask me in** is on: when the talk rests, or touches what you share on the common-ground board, and you "
            "have not spoken for a while, I may write to you, once in a meeting at most. After two weeks without a "
            "word from you here I stop, until you speak or switch it on again."
        )
    return _(
        "**Ask me in** is off. `ask_me_in: on` brings you a private word when it is easy to come into the talk."
    )


def _mirror(*, on: bool) -> str:
    if on:
        return _(
            "**Mirror** is on: when you have had four of the last ten turns among several people, I tell you, once "
            "in a meeting at most."
        )
    return _("**Mirror** is off. `mirror: on` tells you privately when many of the last turns were yours.")
