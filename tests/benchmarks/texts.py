"""Messages of chat length, made up from parts of sentences: 6 to 12 words in the middle, as in real groups."""

from random import Random

OPENINGS = [
    "I was there",
    "we tried that",
    "my sister says",
    "last week",
    "honestly",
    "it took me years",
    "the doctor called",
    "on Sunday",
    "I keep thinking",
    "nobody told us",
    "you are right",
    "when he came home",
]
MIDDLES = [
    "and it was a hard evening",
    "so I sat in the car",
    "but the nights are long",
    "and we laughed about it",
    "because I could not sleep",
    "and then she sang",
    "while the others were out",
    "and I felt guilty",
    "until it got better",
    "and nobody asked",
    "which I love",
    "so I stopped calling",
]
ENDS = [
    "again",
    "for a while",
    "thank you for that",
    "does anyone know this?",
    "it helps to say it",
    "and that was that",
    "I will try tomorrow",
    "no idea why",
    "😊",
    "so there we are",
]


def texts(count: int, seed: int = 7) -> list[str]:
    """Make messages of one, two or three parts; a few are a word only."""
    chance, found = Random(seed), list[str]()
    for _ in range(count):
        parts = [chance.choice(OPENINGS), chance.choice(MIDDLES), chance.choice(ENDS)]
        drop = chance.random()
        kept = parts[:1] if drop < 0.1 else parts[1:] if drop < 0.4 else parts[:2] if drop < 0.6 else parts
        found.append(" ".join(kept))
    return found
