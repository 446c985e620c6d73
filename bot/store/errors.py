"""What can be wrong with a database or its key. Each error is a sentence that says what to do."""


class StoreError(Exception):
    """Something a host has to put right; its text says what."""


class CannotOpen(StoreError):
    """There is no database at that address that we can read and write."""


class NotMigrated(StoreError):
    """The database is older than the code."""


class Newer(StoreError):
    """The database was migrated by a later version."""


class WrongKey(StoreError):
    """The key does not fit what was sealed."""


class NoBackup(StoreError):
    """The copy could not be made."""


class ChannelTaken(StoreError):
    """A channel is in one group; this one (a Discord id) is already in another."""

    def __init__(self, channel: int) -> None:
        super().__init__("That channel already belongs to another group.")
        self.channel = channel


class InUse(StoreError):
    """Somebody else is at work on the database."""


class KeyLost(StoreError):
    """There is a database, and no key for it."""
