"""The facilitator opens the room, and members find each other."""

from bot.demo.script import Presses, Says, Scene, Uses

SCENE = Scene(
    title="Each to each",
    hint="Ines takes the hint and opens the room. Try /room in any member's seat to see the shape of the talk.",
    steps=(
        Presses("Ines", "Helpful"),
        Says(
            "Ines",
            "I notice I'm answering everyone. I'd love to listen for a while: "
            "who here knows that guilt about sleeping well that Amir spoke of?",
            after=30,
        ),
        Says(
            "Chidi",
            "I do. The first night Mum was in respite I slept ten hours and woke up crying",
            to="Amir",
        ),
        Says("Amir", "Ten hours. Yes. It's like the body tells on you", to="Chidi"),
        Says("Dana", "When my husband went in for his hip I slept so well that I lied about it", to="Amir"),
        Says(
            "Fay", "You lied about sleeping? I thought I was the only one who does that", to="Dana", after=18
        ),
        Says("Dana", "To my sister, of all people!", to="Fay", after=14),
        Says("Bea", "I used to say “oh, on and off”. On and off, for eight hours", to="Dana", after=18),
        Says("Gita", "I sleep at noon, when he does, and tell the neighbours I was at the market", to="Bea"),
        Says(
            "Eli",
            "I wouldn't know, I haven't slept yet, but I like hearing it's out there",
            to="Bea",
            after=18,
        ),
        Says("Chidi", "Eli, can I say how it was with the help at home? You asked before", to="Eli"),
        Says("Eli", "Please", to="Chidi", after=10),
        Says(
            "Chidi",
            "I waited until I dropped a plate and shouted at her. I wish it had been sooner",
            to="Eli",
        ),
        Says("Bea", "With us it was the stairs. I was more scared of the stranger than she was", to="Chidi"),
        Says("Eli", "The plate. We've had our plate, I think. Thank you both", to="Bea"),
        Says(
            "Amir",
            "Fay, about Tuesday. I was alone when they told me. I'd say yes to the neighbour",
            to="Fay",
        ),
        Says("Fay", "What did you wish you'd had, that day?", to="Amir", after=16),
        Says("Amir", "Someone to drive. I couldn't find my car", to="Fay", after=16),
        Says("Fay", "Then she can drive. I'll tell you all on Wednesday", to="Amir", after=16),
        Says("Dana", "We'll be here", to="Fay", after=10),
        Uses("Bea", "room"),
    ),
)
