"""What a brainstorm says in public: its post with the ideas, how it goes on, what came of it."""

from collections.abc import Mapping, Sequence

import discord

from bot.practice.brainstorm.values import Brainstorm, Echo, Idea
from bot.words import _, listed, several
from cogs.common.wording import plain, quoted

MARK, END_MARK = "## 💡", "## 🌱"
MESSAGE_AT_MOST = 2000
PAGE = 1900
"""Signs of ideas in one message, with room for what stands around them."""
NAMED_AT_MOST = 40


def post_text(storm: Brainstorm, users: Mapping[int, int]) -> str:
    """The post as it stands. users: Discord ids by number, of those who signed."""
    head = [f"{MARK} " + _("A brainstorm"), quoted(storm.question), *_manners(storm)]
    foot = _held_back(storm)
    room = PAGE - sum(len(each) + 1 for each in (*head, *foot))
    return "\n".join((*head, *_fitting(lines(storm, users), room), *foot))


def retired(storm: Brainstorm) -> str:
    """The post of one that is over and whose ideas stand elsewhere no more, or whose group is closed."""
    head = f"{MARK} " + _("A brainstorm")
    return "\n".join((head, quoted(storm.question), _("-# It has come to its end.")))


def _manners(storm: Brainstorm) -> list[str]:
    until = discord.utils.format_dt(storm.until, "R")
    if storm.phase == "gathering":
        how = (
            _(
                "Say whatever comes to you. Nothing is too odd here, what one says another may build on, and whether "
                "it works is asked later."
            )
            if storm.way == "open"
            else _(
                "Everybody writes for themselves first, as many ideas as they like. Nobody reads any until all of them "
                "appear together, without names."
            )
        )
        return [how, _("-# The gathering ends {until}.").format(until=until), f"-# {_honest(storm)}"]
    if storm.phase == "building":
        return [_("What do these stir in you? Add an “and …”, and put like with like.")]
    if storm.phase == "choosing":
        text = _("Which would you try first? Each marks up to three; nobody sees who marked what.")
        return [text, _("-# What comes out is told {until}.").format(until=until)]
    if storm.phase == "chosen":
        return [told(storm)]
    return [_("-# It has come to its end.")]


def _honest(storm: Brainstorm) -> str:
    """What the bot itself knows of ideas without a name."""
    text = _(
        "Of an idea without a name I know whose it is while this is open, so that you can change it or take it back; "
        "I tell nobody, and when it ends I forget it for good."
    )
    return text if storm.way == "open" else f"{text} " + _("Facilitators read no idea before the others do.")


def _held_back(storm: Brainstorm) -> list[str]:
    if not storm.held_back or storm.hidden:
        return []
    return [
        "-# "
        + several(
            "{n} idea is being held back, with a reason given to its author.",
            "{n} ideas are being held back, with a reason given to their authors.",
            storm.held_back,
        )
    ]


def lines(storm: Brainstorm, users: Mapping[int, int]) -> list[str]:
    """Each idea a line, with what grew on it and what is like it below."""
    found: list[str] = []
    for root in storm.roots:
        found.append(_line(root, users))
        found += [f"↳ {_line(each, users)}" for each in storm.below(root.number)]
    return found


def _line(idea: Idea, users: Mapping[int, int]) -> str:
    words = plain(" ".join(idea.words.split()))
    said = _("and {words}").format(words=words) if idea.grown else words
    who = f" · <@{users[idea.person]}>" if idea.signed and idea.person and idea.person in users else ""
    return f"**{idea.number}** {said}{who}{_echo(idea.echo)}"


def _echo(echo: Echo | None) -> str:
    if echo is None:
        return ""
    return " · " + (_("*most of us*") if echo == "most" else _("*some of us*"))


def _fitting(all_lines: Sequence[str], room: int) -> list[str]:
    """Give as many as fit, and say how many more there are."""
    kept: list[str] = []
    left = room - 80
    for number, each in enumerate(all_lines):
        left -= len(each) + 1
        if left < 0:
            more = several(
                "… and {n} more: **Read all** shows it.",
                "… and {n} more: **Read all** shows them.",
                len(all_lines) - number,
            )
            return [*kept, more]
        kept.append(each)
    return kept


def pages(storm: Brainstorm, users: Mapping[int, int]) -> list[str]:
    """Give all ideas, on as many pages as they need; one at least."""
    found, page = list[str](), quoted(storm.question)
    for each in lines(storm, users) or [_("There is no idea to read yet.")]:
        if len(page) + len(each) + 1 > PAGE:
            found.append(page)
            page = ""
        page = f"{page}\n{each}" if page else each
    return [*found, "\n".join([page, *_held_back(storm)])]


def news(storm: Brainstorm, post: str) -> str:
    """What is said where it is talked about when it goes on. post: where its post stands, as a link."""
    if storm.closed is not None and not storm.ideas:
        return _(
            "💡 The gathering is over, and no idea was written. That is all right; talk goes on as you like."
        )
    if storm.phase == "building":
        text = _(
            "💡 All ideas are here now: {post}\nTake your time with them. Add an “and …” to one that speaks to you, "
            "and put like with like."
        )
    elif storm.phase == "choosing":
        text = _("💡 If you like, mark what you would try first: {post}")
    elif storm.phase == "chosen":
        return f"💡 {told(storm)}\n" + _("What will you make of it? {post}").format(post=post)
    else:
        text = _("💡 The brainstorm has come to its end. What was thought up stays to be read: {post}")
    return text.format(post=post)


def told(storm: Brainstorm) -> str:
    """What the choosing came to; of few people nothing."""
    most = [str(each.number) for each in storm.roots if each.echo == "most"]
    some = [str(each.number) for each in storm.roots if each.echo == "some"]
    if not most and not some:
        return _("Too few marked the same for me to tell it; talk it over among you.")
    said = [
        *([_("Most of us would try {numbers} first.").format(numbers=listed(most))] if most else []),
        *([_("Some of us would try {numbers}.").format(numbers=listed(some))] if some else []),
    ]
    return " ".join(said)


def outcome(storm: Brainstorm, users: Mapping[int, int]) -> str:
    """What came of it, and who would like to take part. users: Discord ids by number."""
    parts = [f"{END_MARK} " + _("What we try"), f"-# {plain(' '.join(storm.question.split()))}"]
    parts.append(quoted(storm.outcome))
    named = [f"<@{users[each]}>" for each in storm.helpers if each in users]
    if named:
        shown = [*named[:NAMED_AT_MOST], *([_("others")] if len(named) > NAMED_AT_MOST else [])]
        parts.append(_("With it: {who}").format(who=listed(shown)))
    if storm.look_back is not None:
        day = discord.utils.format_dt(storm.look_back, "D")
        parts.append(_("-# On {day} I ask how it went.").format(day=day))
    return "\n".join(parts)[:MESSAGE_AT_MOST]


def looking_back(storm: Brainstorm) -> str:
    """Ask how it went."""
    text = _(
        "🌱 On {day} you chose to try something:\n{outcome}\nHow did it go? What it was like is worth telling, also if "
        "nothing came of it."
    )
    day = discord.utils.format_dt(storm.closed or storm.opened, "D")
    return text.format(day=day, outcome=quoted(storm.outcome))[:MESSAGE_AT_MOST]


def thread_name(storm: Brainstorm) -> str:
    title = _("Brainstorm")
    return f"{title}: {storm.question}".replace("\n", " ")[:100]
