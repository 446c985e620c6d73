"""People greet each other, as they do; the check-in closes and the meeting begins from it."""

from bot.demo.script import Fills, Says, Scene

SCENE = Scene(
    title="Arriving",
    hint="Ines has typed /watch: sit in her seat (Viewing as) to see what only she can see.",
    steps=(
        Says("Bea", "Hi everyone. Got the kettle on, made it just in time"),
        Says("Amir", "Evening Bea! Same here, minus the kettle", to="Bea", after=15),
        Says("Fay", "Hello all. It's been a week."),
        Says("Dana", "Oh Fay, was that the week with the scan?", to="Fay", after=18),
        Says("Fay", "It was. Results on Tuesday. I'm trying not to think about it", to="Dana"),
        Says("Eli", "Thinking of you, Fay. Hi everyone", to="Fay", after=14),
        Says("Chidi", "Good evening. Sorry, Mum would not settle tonight"),
        Says(
            "Bea", "No need to be sorry here, Chidi. Mine is humming in the next room", to="Chidi", after=16
        ),
        Says("Gita", "Evening. One tray in the oven, so you have me for twelve minutes at a time", after=16),
        Says("Ines", "Welcome, everyone. Good to see you all here", after=20),
        Fills(
            "Ines",
            "Open the meeting (facilitators)",
            {"theme": "Waiting: for results, for sleep, for the next call. And who waits with us."},
            "opens the meeting from what people brought",
            after=30,
        ),
    ),
)
