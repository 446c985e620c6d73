"""Places to turn, for one person alone."""

from bot.words import _, speaking


def places_to_turn(language: str) -> str:
    """Say where somebody finds people at once who listen, or come; in the language of whoever reads it.

    All the lines are free. Austria's 142 is TelefonSeelsorge, too, and Switzerland's 143 Die Dargebotene Hand.
    """
    with speaking(language):
        return _(
            "**Only you see these lines.** If it is very hard right now, the group may not be quick enough for you, "
            "and you should not have to wait alone. These people are there at once, and you need not explain "
            "yourself:\n"
            "- If you or somebody else is in danger, call the emergency number where you are: 112 in Europe, 911 in "
            "North America, 999 in the UK.\n"
            "- <https://findahelpline.com> lists free lines by country, many of them with a chat.\n"
            "- US and Canada: 988, by call or text.\n"
            "- UK and Ireland: Samaritans, 116 123.\n"
            "- Germany: TelefonSeelsorge, 0800 111 0 111. Austria: 142. Switzerland: 143.\n"
            "\n"
            "I am a bot and no crisis service, and nobody is told that you were shown this. It is good that "
            "you are here."
        )
