"""The evening begins with a check-in: each arrives in a few words, to each other."""

from typing import Any

from bot.demo.script import Fills, Presses, Scene, Uses


def says(
    words: str, feeling: str = "", energy: str = "", like: str = "", readers: str = "group"
) -> dict[str, Any]:
    """What somebody enters in the form."""
    return {
        "arrive": words,
        "feeling": feeling,
        "energy": [energy] if energy else [],
        "like": [like] if like else [],
        "readers": [readers],
    }


def arrives(who: str, entries: dict[str, Any], after: float = 20.0) -> Fills:
    return Fills(who, "Check in", entries, "checks in", after)


SCENE = Scene(
    title="Checking in",
    hint=(
        "Sit in any seat and press “Check in”. What is for the group stands below (on your server: in a thread of its "
        "own); Dana's is for the facilitators, so try /checkin read as Ines."
    ),
    steps=(
        Uses("Ines", "watch"),
        Uses(
            "Ines",
            "checkin now",
            {"open_for": "5 minutes", "words": "Good evening. How does the day let you in?"},
        ),
        arrives("Bea", says("Kettle on, Mum humming. A quiet day for once", "calm", "4", "hear")),
        arrives(
            "Amir",
            says("Straight from the home. He asked when we are going home, again", "worn out", "1", "heard"),
        ),
        arrives(
            "Fay",
            says("Results on Tuesday. I'm waiting and pretending not to wait", "scared", "2", "company"),
        ),
        Presses("Dana", "With you"),
        Presses("Dana", "Yes, tell them", after=8),
        arrives(
            "Chidi",
            says("Late, sorry. Mum would not settle tonight, waiting for sleep", "worn out", "2", "hear"),
        ),
        arrives(
            "Dana",
            says(
                "I would rather not say it in front of everyone today", "angry", "2", "unsure", "facilitators"
            ),
        ),
        arrives(
            "Eli",
            says("First week without the day centre. Long days, little sleep", "worn out", "2", "heard"),
        ),
        arrives(
            "Gita",
            says(
                "Flour on the screen. I'm between two trays, so I read more than I write", "fine", "3", "hear"
            ),
        ),
        arrives("Ines", says("Glad to see you all. Curious about tonight", "glad", "4", "hear")),
    ),
)
