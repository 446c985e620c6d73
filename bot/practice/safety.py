"""To whom a group's reports of harm go, as it settled."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody, by their id on Discord. named: for reports; agreed: to be written to about them."""

    user: int
    named: bool
    agreed: bool


@dataclass(frozen=True, slots=True)
class Safety:
    """channel: where reports go first, None where none was named."""

    channel: int | None = None
    people: tuple[Receiver, ...] = ()

    @property
    def named(self) -> list[int]:
        return [each.user for each in self.people if each.named]

    @property
    def agreed(self) -> list[int]:
        """Give who let themselves be written to, named or not: facilitators may ask for it, too."""
        return [each.user for each in self.people if each.agreed]
