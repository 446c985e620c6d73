"""What /balance says: plain, without blame, and of nobody but the reader."""

from bot.dynamics.balance import Beside, Mine, Shared, Together
from bot.pictures.balance import Amount, Part
from bot.pictures.lines import Panel
from bot.week.usual import usual
from bot.words import _, several
from bot.words.weeks import from_member_to_member, from_to, scale, spread_evenly, weeks_ago
from cogs.room.words import spread

CHANGED = 0.1
"""From which difference on a share has moved, 0 to 1."""

# Mine


def my_balance(mine: Mine, days: int) -> str:
    """Tell somebody their own part of the talk."""
    told = several("In the last day:", "In the last {n} days:", days)
    return "\n".join(
        [
            told,
            *(_share(title, share) for title, share in _shares(mine)),
            _answers(mine),
            _what_it_means(mine),
            _(
                "-# Only you can see this; nobody else can ask for it, facilitators neither. I count only people "
                "who joined."
            ),
        ]
    )


def my_turns_alone(mine: Mine, days: int, smallest: int) -> str:
    """Tell it where so few spoke that the others could be picked out."""
    if not mine.turns:
        return several(
            "I have not heard you here in the last day. Listening is taking part, too.",
            "I have not heard you here in the last {n} days. Listening is taking part, too.",
            days,
        )
    had = several("You had one turn in this time.", "You had {n} turns in this time.", mine.turns)
    few = _(
        "Your part beside the others I show when at least {smallest} others who joined have spoken lately, so that "
        "nobody can be picked out."
    )
    return f"{had} {few.format(smallest=smallest)}"


def my_parts(mine: Mine) -> list[Part]:
    """Give what the picture shows of shares."""
    return [
        Part(
            title,
            share.own,
            _("you: {own} in 100").format(own=_percent(share.own)),
            share.low,
            share.high,
            _("the middle of the group: {middle} in 100").format(middle=_middle(share)),
        )
        for title, share in _shares(mine)
    ]


def my_amounts(mine: Mine) -> list[Amount]:
    return [
        Amount(_("You answered: about {n}").format(n=round(mine.answers)), mine.answers),
        Amount(_("You were answered: about {n}").format(n=round(mine.answered)), mine.answered),
    ]


def my_alt_text(mine: Mine) -> str:
    shares = " ".join(_share(title, share) for title, share in _shares(mine))
    return _(
        "A drawing of your own part of the talk as a mark on a line, with the middle of the group as a hatched band, "
        "and two bars for answers. {shares} {answers}"
    ).format(shares=shares.replace("*", ""), answers=_answers(mine))


def _shares(mine: Mine) -> list[tuple[str, Beside]]:
    both = ((_("Turns"), mine.of_turns), (_("Words"), mine.of_words))
    return [(title, share) for title, share in both if share is not None]


def _share(title: str, share: Beside) -> str:
    return _(
        "**{title}**: {own} in 100 are yours; the middle half of the group has about {middle} each."
    ).format(title=title, own=_percent(share.own), middle=_middle(share))


def _middle(share: Beside) -> str:
    return from_to(_percent(share.low), _percent(share.high))


def _answers(mine: Mine) -> str:
    return _(
        "You answered somebody about {given} times, and somebody answered you about {got} times."
    ).format(given=round(mine.answers), got=round(mine.answered))


def _what_it_means(mine: Mine) -> str:
    compared = mine.of_turns.compared if mine.of_turns else "alike"
    if compared == "more":
        return _(
            "You have said a lot lately, and the group has had a lot from you. If you like, ask somebody a question "
            "and leave a pause for the answer."
        )
    if compared == "less":
        return _(
            "You have listened more than spoken lately. Listening is taking part, too, and there is room for you "
            "whenever you like. If a way in would help: `/balance invitations`."
        )
    return _("That is about as much as most people here.")


def _percent(share: float) -> int:
    return round(100 * share)


# The group's


def group_balance(seen: Together, smallest: int) -> str:
    """Tell the group's own shape: no names, and no number about too few."""
    told = [
        _("In the last two weeks:"),
        spread(seen.lately.evenness),
        _between(seen.lately),
        _quiet(seen.quiet),
        _moved(seen),
        _(
            "-# Only you see this answer; everybody who joined can ask for it. No number is about fewer than {n}."
        ).format(n=smallest),
    ]
    return "\n".join(filter(None, told))


def too_few_lately(smallest: int) -> str:
    return _(
        "Too few people have spoken in the last two weeks to show a shape without showing someone alone. I show it "
        "when at least {smallest} people who joined have."
    ).format(smallest=smallest)


def week_panels(seen: Together) -> list[Panel]:
    """Give what the picture shows; empty where fewer than two weeks can be told."""
    if len(_told(seen)) < 2:  # noqa: PLR2004
        return []
    first = next(number for number, week in enumerate(seen.weeks) if week)
    weeks = seen.weeks[first:]
    lines = {
        spread_evenly(): [week.evenness if week else None for week in weeks],
        from_member_to_member(): [week.between if week else None for week in weeks],
    }
    return [Panel(title, values, usual(values[:-1]), *scale()) for title, values in lines.items()]


def weeks_alt_text(seen: Together) -> str:
    lines = "; ".join(f"{panel.title}: {_line(panel)}" for panel in week_panels(seen))
    return _("Two lines over the weeks, oldest first, from 0 to 100. {lines}.").format(lines=lines)


def _line(panel: Panel) -> str:
    untold = _("not told")
    told = ", ".join(untold if value is None else str(_percent(value)) for value in panel.values)
    if panel.usual is None:
        return told
    low, high = panel.usual
    within = _("(usual for this group: {usual})").format(usual=from_to(_percent(low), _percent(high)))
    return f"{told} {within}"


def _between(lately: Shared) -> str:
    if lately.between is None:
        return ""
    if not lately.led:
        return _("No facilitator who joined has spoken: the talk ran from member to member.")
    return _(
        "About {n} in 100 answers went from member to member; the others had a facilitator at one end."
    ).format(n=5 * round(20 * lately.between))


def _quiet(quiet: int | None) -> str:
    if quiet is None:
        return ""
    return _("{n} people have hardly spoken; reading along is a way of being here, too.").format(n=quiet)


def _told(seen: Together) -> list[tuple[int, Shared]]:
    """Give the weeks that can be told, with how many weeks ago each was."""
    return [(len(seen.weeks) - 1 - number, week) for number, week in enumerate(seen.weeks) if week]


def _moved(seen: Together) -> str:
    told = _told(seen)
    if len(told) < 2:  # noqa: PLR2004
        return ""
    ago, first = told[0]
    last = told[-1][1]
    before = weeks_ago(ago)
    moved = [_evener(last.evenness - first.evenness, before)]
    if first.between is not None and last.between is not None:
        moved.append(_freer(last.between - first.between, before))
    return " ".join(filter(None, moved)) or _("All in all it is much as it was {before}.").format(
        before=before
    )


def _evener(change: float, before: str) -> str:
    if change >= CHANGED:
        return _("It is spread more evenly than {before}.").format(before=before)
    if change <= -CHANGED:
        return _("Fewer voices carry it than {before}.").format(before=before)
    return ""


def _freer(change: float, before: str) -> str:
    if change >= CHANGED:
        return _("More of it runs from member to member than {before}.").format(before=before)
    if change <= -CHANGED:
        return _("Less of it runs from member to member than {before}.").format(before=before)
    return ""
