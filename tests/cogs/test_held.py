"""What is registered with a client goes with it."""

import gc
from weakref import ref

import discord

from cogs.common.presses import on_press, registered


class Feature:
    """Knows its client, as every cog does."""

    def __init__(self, client: discord.Client) -> None:
        self.client = client
        on_press(client, "a-button", self.press)

    async def press(self, _interaction: discord.Interaction, _token: str) -> None:
        raise AssertionError


async def test_a_client_that_nobody_needs_any_more_is_let_go_of_with_what_was_registered() -> None:
    client = discord.Client(intents=discord.Intents.none())
    feature = Feature(client)
    assert registered(client) == ["a-button"]
    gone = ref(client)
    del client, feature
    gc.collect()
    assert gone() is None
