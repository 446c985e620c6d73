"""The week goes to its end, and the group looks into its mirror; the facilitators have one of their own."""

from bot.demo.script import WEEKLY, Place, Presses, Says, Scene, Uses, WeekGoesBy

SCENE = Scene(
    title="The end of the week",
    hint=(
        "Ines lets a digest come every Sunday, and the room goes there. The group's stands in the circle for all; the "
        "facilitators' goes to a channel of theirs, and as Ines you see it here as well."
    ),
    steps=(
        Uses(
            "Ines",
            "digest schedule",
            {},
            {"when": WEEKLY, "channel": Place("circle"), "led_channel": Place("leading")},
            after=60,
        ),
        Presses("Ines", "Save", after=15),
        WeekGoesBy(),
        Says("Bea", "I read it aloud to Mum. She hummed all through it", after=90),
        Says("Eli", "I made the call on Friday. Somebody comes on Thursdays from now on", after=60),
        Says("Chidi", "I'll stand outside the door with you, if you like", to="Eli", after=40),
        Uses("Ines", "digest preview", {"whom": "facilitators", "week": "last"}, after=60),
    ),
    watched=False,
)
