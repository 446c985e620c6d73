"""Brief evenings in the weeks before, and what came of them.

They are not told: they stand above in the channel, and in the group's weeks.
"""

from typing import Any

from bot.demo.script import Says, Uses


def _shares(who: str, kind: str, words: str, *, signed: bool = False) -> Uses:
    entries: dict[str, Any] = {"what": [kind], "words": words, "signed": ["yes" if signed else "no"]}
    return Uses(who, "ground add", entries=entries)


def _keeps(who: str, words: str, theme: str, *, signed: bool, shown: bool) -> Uses:
    entries: dict[str, Any] = {"words": words, "theme": theme}
    chosen = {"name": signed, "shown": shown}
    return Uses(
        who,
        "wisdom add",
        entries=entries | {name: ["yes" if value else "no"] for name, value in chosen.items()},
    )


FIRST = (
    Says("Ines", "Welcome. I'm Ines. Shall we go round and say who we look after?"),
    Says("Amir", "My father. He was a bus driver, he still checks the mirrors", to="Ines"),
    Says("Ines", "Thank you, Amir. And you, Bea?"),
    Says("Bea", "Mum. She hums", to="Ines", after=14),
    Says("Ines", "Does it tell you how she is, Bea?", to="Bea", after=14),
    Says("Bea", "Better than words would", to="Ines", after=14),
    Says("Ines", "Chidi, whom do you look after?"),
    Says("Chidi", "My mother, in the two rooms next to ours", to="Ines"),
    Says("Ines", "Dana?", after=10),
    Says("Dana", "My father. My sister has the other half of him, the charming one", to="Ines"),
    Says("Ines", "Fay, would you like to say something tonight?"),
    Says("Fay", "Mum, and not yet", to="Ines", after=12),
    Says("Ines", "That is a good answer. Eli?", after=12),
    Says("Eli", "Dad. Eleven weeks. I count them", to="Ines"),
    Says("Dana", "I counted, too, at first", to="Eli", after=16),
    Says("Ines", "Gita, you are the last one"),
    Says(
        "Gita",
        "My father-in-law, a tailor. I bake at night, so I may be gone in the middle of a word",
        to="Ines",
    ),
    Says("Bea", "Then we wait for the other half of it", to="Gita", after=14),
    Says("Ines", "Until next Thursday, all of you"),
)

SECOND = (
    Says("Ines", "Good evening. What of the week would you like to have company with?"),
    Says("Chidi", "The evenings. She wants to go home, and she is at home", to="Ines"),
    Says("Amir", "Mine packs a bag for it. Two ties and the remote", to="Chidi"),
    Says("Chidi", "What do you do with the bag?", to="Amir", after=14),
    Says("Amir", "Carry it once round the block with him", to="Chidi", after=14),
    Says("Ines", "Round the block. Who else knows that wish to go home?"),
    Says("Gita", "He looks for his shop. It has been a phone shop for ten years", to="Ines"),
    Says("Ines", "Do you go there with him?", to="Gita", after=14),
    Says("Gita", "We look in at the window and he says the cut is poor", to="Ines"),
    Says("Dana", "The cut is poor! I have to tell that at home", to="Gita", after=14),
    Says("Ines", "Eli, how is week twelve?"),
    Says("Eli", "Louder. He calls for my mother at night", to="Ines"),
    Says("Fay", "Mum calls for hers", to="Eli", after=16),
    Says("Eli", "What do you say to her?", to="Fay", after=14),
    Says("Fay", "That I'm here. It isn't what she asked", to="Eli", after=16),
    Says("Ines", "You are there all the same, Fay", to="Fay"),
    Says("Bea", "See you on Thursday. Bring the bag, Amir", to="Amir", after=14),
)

THIRD = (
    Says("Ines", "Good evening. Who begins?"),
    Says("Bea", "Me. I shouted at the kettle, so that I would not shout at her", after=20),
    Says("Dana", "Did it help?", to="Bea", after=12),
    Says("Bea", "It boiled", to="Dana", after=12),
    Says("Eli", "I went to sit in the bath. Without water", to="Bea", after=16),
    Says("Chidi", "With me it is the car, in the drive", to="Eli", after=16),
    Says("Ines", "Places to be for five minutes. What is yours, Fay?"),
    Says("Fay", "The stairs. Nobody lives on the stairs", to="Ines", after=16),
    Says("Gita", "The cold room at the bakery. Four degrees and no questions", to="Fay", after=16),
    Says("Amir", "I have none. I think I'll take the bus that he drove", to="Gita", after=20),
    Says("Gita", "Which one was it?", to="Amir", after=12),
    Says("Amir", "The 38, to the end and back", to="Gita", after=14),
    Says("Dana", "My sister says I should go swimming. I say she should come and stay a night", to="Amir"),
    Says("Fay", "Does she come?", to="Dana", after=12),
    Says("Dana", "For coffee", to="Fay", after=12),
    Says("Ines", "Next week there may be room for that, Dana", to="Dana"),
    Says("Eli", "I have a question for next week, too. I'll write it down", to="Ines", after=16),
    Says("Bea", "Good night. She hums", after=12),
)

EARLIER = (FIRST, SECOND, THIRD)
"""The oldest first, a week apart."""

GATHERED = (
    Uses("Ines", "ground board", {"stands": "here"}),
    _shares("Dana", "need", "One night in which somebody else listens for him", signed=True),
    _shares("Eli", "concern", "I do not know how long I can do the nights"),
    _shares("Chidi", "wish", "To take her home, when she is at home"),
    _shares("Gita", "strength", "I am awake at night and can be written to", signed=True),
    _shares("Bea", "need", "One night in which somebody else listens for him"),
    _keeps(
        "Amir",
        "Carry the bag once round the block with him. Then you are both home.",
        "going home",
        signed=True,
        shown=True,
    ),
    _keeps("Bea", "Shout at the kettle. It boils, and nobody was hurt.", "anger", signed=False, shown=False),
)
"""What they have on their board and in their book on the day before: a newcomer finds something there."""
