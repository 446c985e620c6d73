"""What was shared with the facilitators, in pages that fit into a message."""

from collections.abc import Iterable, Iterator, Mapping

from bot.practice.checkin import Arrival
from bot.words import _
from cogs.checkins.words import entry_text

PAGE_AT_MOST = 1_900


def pages(shared: Iterable[Arrival], users: Mapping[int, int | None]) -> Iterator[str]:
    """users: Discord ids by number."""
    page = _("Shared with the facilitators; only you see this. Keep it to yourselves.")
    for arrival in shared:
        said = entry_text(f"<@{users.get(arrival.person)}>", arrival.entry)
        if len(page) + len(said) > PAGE_AT_MOST:
            yield page
            page = said
        else:
            page = f"{page}\n{said}"
    yield page
