"""How a digest shows dates: as Discord's stamps, or spelled out where there is no Discord to read them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from babel.dates import format_date

from bot.words import nearest


class Dates(Protocol):
    """Shows a day inside a sentence."""

    def day(self, at: datetime) -> str:
        """Show the day of an aware time."""
        ...


class Stamps:
    """Each reader sees the day on their own clock.

    >>> from datetime import UTC
    >>> Stamps().day(datetime(2026, 3, 5, 19, tzinfo=UTC))
    '<t:1772737200:D>'
    """

    def day(self, at: datetime) -> str:
        """Show the day as Discord's stamp."""
        return f"<t:{int(at.timestamp())}:D>"


@dataclass(frozen=True, slots=True)
class Spelled:
    """zone: IANA, the group's; language: BCP 47.

    >>> from datetime import UTC
    >>> Spelled("Europe/Berlin", "de").day(datetime(2026, 3, 5, 23, 30, tzinfo=UTC))
    '6. März 2026'
    """

    zone: str
    language: str

    def day(self, at: datetime) -> str:
        """Spell the day out, as it is in the zone."""
        return format_date(at.astimezone(ZoneInfo(self.zone)).date(), "long", locale=nearest(self.language))


STAMPS = Stamps()
