"""Check-ins: people arrive, each in a few words of their own, to each other."""
