"""A round of stories: whoever has one tells it, and the others say what of it they know."""

from bot.demo.script import Fills, Presses, Says, Scene, Uses


def answers(who: str, words: str, button: str = "I know this", after: float = 40.0) -> Fills:
    return Fills(who, button, {"words": words}, f"answers the story (“{button}”)", after)


SCENE = Scene(
    title="A round of stories",
    hint=(
        "Ines opens a round and then only listens. Take any seat: raise a hand, answer a story in your own words, or "
        "let it go on. “My story” at the end is for whoever told."
    ),
    steps=(
        Uses(
            "Ines",
            "round start",
            {},
            {
                "kind": ["story"],
                "theme": "The first time I was alone in the house again",
                "minutes": "",
                "sides": "",
                "where": ["here"],
            },
            after=40,
        ),
        Presses("Amir", "I have a story", after=25),
        Presses("Fay", "I have a story", after=15),
        Presses("Eli", "I'd rather listen", after=10),
        Presses("Amir", "Let's begin", after=15),
        Says("Amir", "The evening after we brought him there I laid the table for two", after=30),
        Says(
            "Amir",
            "I saw it when the food was on it. I sat down all the same and told him about the day",
            after=30,
        ),
        Presses("Amir", "That was my story", after=20),
        answers("Chidi", "When Mum was in respite I listened at her door, every night, out of habit"),
        answers(
            "Dana",
            "With me it was different: when the house was empty I put the radio on loud and danced",
            "I lived it differently",
        ),
        Presses("Eli", "Thank you", after=15),
        Says("Amir", "The radio, loud. I'd like to get there", to="Dana", after=25),
        Presses("Bea", "Go on", after=25),
        Says("Fay", "I went from room to room and said good morning to the furniture", after=30),
        Says("Fay", "The armchair didn't answer, and I thought: it never did, it was always me", after=30),
        Presses("Fay", "That was my story", after=20),
        Presses("Gita", "Thank you", after=15),
        answers("Bea", "When I was alone I talked to the kettle. It has a better temper than me"),
        Uses("Ines", "round close", after=30),
        Uses("Ines", "round close", after=60),
        Fills(
            "Bea",
            "Put it in our words",
            {"words": "We all kept somebody company who wasn't there, and it was a way of being there."},
            "puts it in the group's words",
            after=40,
        ),
    ),
)
