"""What stands at a drawing of weeks, wherever the house draws one."""

from bot.words import _, several


def spread_evenly() -> str:
    return _("How evenly it is spread")


def from_member_to_member() -> str:
    return _("From member to member")


def usual_here() -> str:
    return _("usual for this group")


def scale() -> tuple[str, str]:
    """Give the words for 0 and for 1."""
    return _("not at all"), _("fully")


def week_ends(weeks: int) -> tuple[str, str]:
    """Give the words under the first and under the last of so many weeks."""
    return weeks_ago(weeks - 1), _("this week")


def weeks_ago(weeks: int) -> str:
    return several("a week ago", "{n} weeks ago", weeks)


def from_to(low: int, high: int) -> str:
    return str(low) if low == high else _("{low} to {high}").format(low=low, high=high)
