"""The evening ends."""

from bot.demo.script import Says, Scene

SCENE = Scene(
    title="Parting",
    hint="The evening ends, and the week goes on. Type in any seat, or try /norms and /group show.",
    steps=(
        Says("Ines", "I'm glad I kept quiet. Same time next week?", after=30),
        Says("Eli", "Yes. And I'm making that call tomorrow", after=15),
        Says("Gita", "Last tray. Good night, all of you", after=15),
        Says("Bea", "Good night all. The humming has stopped, I'm off", after=15),
    ),
)
