"""What people may type that a bot should not trip over, and a look at whether it did."""

import re
from typing import Any

from tests.world import World

AT_MOST = 2000
NAME = "[Ada](https://evil.example) @everyone \u202eada\u202c"
"""A name with a link, a ping and a turn of direction in it (Discord itself refuses some, not all)."""

_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LINK = re.compile(r"(?<!\\)\[[^\]\n]*(?<!\\)\]\((?:https?:)?//")


def rough(world: World) -> list[str]:
    """Give words of every rough kind."""
    nobody = world.person("Zoe").id
    return [
        "",
        " \u200b\u2003\n ",
        "a" * 4000,
        "Z\u0338\u0321\u0352\u035d\u0346" * 600,
        "good \u202elive\u202c and \u2066this",
        f"@everyone @here <@{nobody}> <@&{world.guild.roles['Managers'].id}> <#{world.channel.id}>",
        "[your bank](https://evil.example) https://evil.example ||x|| ```",
        "\u0410d\u0430lberta\n# Loud\n>>> all of it\n" + "\n" * 300,
        "%s {0} {name} \\ ' \" ; DROP TABLE people; -- \x00\x1b[31m",
    ]


def wrong_with(message: Any, quiet: int) -> list[str]:
    """Name what is wrong with a message that others read. quiet: somebody who took no part and is called by none."""
    found: list[str] = []
    texts = [
        message.content,
        *(part or "" for each in message.embeds for part in (each.title, each.description)),
    ]
    if len(message.content) > AT_MOST:
        found.append("too long")
    if message.mention_everyone or message.role_mentions or quiet in [each.id for each in message.mentions]:
        found.append("pings")
    if any(_TURNS.search(text) for text in texts):
        found.append("turns the direction")
    if any(_LINK.search(text) for text in texts):
        found.append("a link that looks like something else")
    return found


def everything_said(world: World) -> list[Any]:
    """All that the bot said in this server, public and private."""
    threads: list[Any] = world.channel.threads
    places: list[Any] = [world.channel, *threads]
    return [each for place in places for each in place.history() if each.author.bot]
