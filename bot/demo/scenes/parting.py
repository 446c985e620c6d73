"""The evening ends."""

from bot.demo.script import Says, Scene

SCENE = Scene(
    title="Parting",
    hint="The room stays open after the last word. Type in any seat, or try /norms and /group show.",
    steps=(
        Says("Ines", "I'm glad I kept quiet. Same time next week?", after=30),
        Says("Eli", "Yes. And I'm making that call tomorrow", after=15),
        Says("Bea", "Good night all. The humming has stopped, I'm off", after=15),
    ),
)
