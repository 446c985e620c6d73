"""Someone sees it differently and is brushed aside; the facilitator brings it back."""

from bot.demo.script import Presses, Says, Scene, Uses

SCENE = Scene(
    title="Someone sees it differently",
    hint="Eli differs and is brushed aside. Watch what the bot whispers to Ines, and what becomes of it.",
    steps=(
        Uses("Ines", "watch"),
        Says(
            "Bea",
            "One thing I'd tell everyone here: never correct them. If she says it's 1962, it's 1962. "
            "It saves you both the pain",
            after=30,
        ),
        Says("Chidi", "Yes. I gave up correcting Mum in spring and the evenings are calmer", to="Bea"),
        Says("Dana", "We say “tell me about it” and put the kettle on", to="Bea", after=18),
        Says(
            "Eli",
            "I see it differently. When I play along I feel I'm burying him early. "
            "I tell him the truth, softly, and he cries, and then he holds my hand",
            to="Bea",
            after=35,
        ),
        Says(
            "Amir",
            "Eli, you're new to this. You'll stop that soon enough, believe me, we've all been there",
            to="Eli",
        ),
        Says("Bea", "Give it half a year, love 🙂 Anyway! Has anyone tried the singing hour at the library?"),
        Says("Dana", "We went on Monday. He knew every word of every song", to="Bea", after=18),
        Says("Chidi", "Every word? Mum only hums, but she hums in tune", to="Dana", after=18),
        Says("Bea", "Monday at three, isn't it? I'd need somebody to drive us", to="Dana", after=18),
        Says("Dana", "I can pick you up, it's on the way", to="Bea", after=14),
        Presses("Ines", "Helpful"),
        Says(
            "Ines",
            "I'd like to go back a moment. Eli said something that most of us do otherwise, and it took something to "
            "say it. I'm glad we don't all do the same. Who has told the truth, even once, and how was it?",
            after=35,
        ),
        Says(
            "Fay",
            "I have. I told Mum that Dad is dead, because she asked me straight. We sat on the stairs. "
            "It's the closest we've been in years",
            to="Eli",
        ),
        Says("Eli", "The stairs. Yes. That's it", to="Fay", after=14),
        Says(
            "Amir",
            "Eli, I was too quick just now. I think I can't bear it when mine cries, that's all it is",
            to="Eli",
            after=30,
        ),
        Says("Eli", "I can't bear it either. Thank you for saying that", to="Amir", after=18),
        Says(
            "Gita",
            "Mine asks at five if the shop is open. Some days I say yes, some days we both cry",
            to="Eli",
        ),
        Says("Bea", "So it's 1962 in my kitchen and the truth on your stairs", to="Eli", after=18),
        Says("Ines", "And room for both in here", after=20),
    ),
)
