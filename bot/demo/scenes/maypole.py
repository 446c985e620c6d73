"""With the best of intentions, everything begins to run through the facilitator."""

from bot.demo.script import Says, Scene

SCENE = Scene(
    title="Everything through Ines",
    hint="Watch who answers whom. After a while the bot whispers to Ines; only her seat sees it.",
    steps=(
        Says("Ines", "Amir, how did it go with your father's move?"),
        Says("Amir", "He's in. He asks every day when we are going home."),
        Says("Ines", "That must hurt. What do you say to him then?", to="Amir"),
        Says("Amir", "That we'll see tomorrow. I feel like a liar", to="Ines"),
        Says("Ines", "You are being kind to him. Dana, how are things with your sister?"),
        Says("Dana", "She still thinks I exaggerate. She came for one afternoon and he was charming"),
        Says("Ines", "They often are, with visitors. Have you told her how the nights are?", to="Dana"),
        Says("Dana", "I tried. She said I sound tired.", to="Ines"),
        Says("Ines", "And are you?", to="Dana", after=12),
        Says("Dana", "Yes.", to="Ines", after=12),
        Says("Ines", "Thank you for saying it. Eli, you wrote that you had a question for tonight?"),
        Says("Eli", "How do you all decide when it's time for help at home? We keep putting it off"),
        Says("Ines", "A good sign is when you stop sleeping. How are your nights, Eli?", to="Eli"),
        Says("Eli", "Broken. Three or four times, every night", to="Ines"),
        Says("Ines", "Then I would make that call. Chidi, you had someone come in, didn't you?"),
        Says("Chidi", "Yes, twice a week since March. It took her a month to let the lady in"),
        Says("Ines", "And how was that month for you?", to="Chidi"),
        Says("Chidi", "Long. I stood outside the door the first few times", to="Ines"),
        Says("Ines", "I can see you standing there. Fay, what is on your mind while you wait for Tuesday?"),
        Says("Fay", "That I'm not ready to be the one who decides", to="Ines"),
        Says("Ines", "Nobody is. Do you have someone to sit with you that day?", to="Fay"),
        Says("Fay", "My neighbour offered", to="Ines", after=15),
        Says("Ines", "Say yes to her. Bea, and you? You have been quiet tonight"),
        Says("Bea", "Just listening. It's a humming sort of week", to="Ines"),
        Says("Ines", "What does the humming mean, Bea?", to="Bea"),
        Says("Bea", "That she's content, I think. It's when it stops that I get up", to="Ines"),
        Says("Ines", "You know her well. Amir, have you been able to sleep since the move?"),
        Says("Amir", "Better than before, and that makes me feel guilty too", to="Ines"),
    ),
)
