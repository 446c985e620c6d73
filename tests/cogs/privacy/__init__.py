"""Privacy: what is known, taken away, rested, stopped, erased."""
