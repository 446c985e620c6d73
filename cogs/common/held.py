"""What features register with a client, by name; it is kept with the client itself, and goes with it.

A table of clients beside them would keep every one of them alive, weakly keyed or not: what is registered knows its
client, too.
"""

from typing import Generic, TypeVar

import discord

T = TypeVar("T")


class Held(Generic[T]):
    """what: a name of its own, under which it is kept with each client."""

    def __init__(self, what: str) -> None:
        self._what = f"held: {what}"

    def of(self, client: discord.Client) -> dict[str, T]:
        """Give what was registered with a client, to read and to add to."""
        held: dict[str, T] = vars(client).setdefault(self._what, {})
        return held
