"""How often a costly property is tried: a few times with every test run, many times with `make soak`."""

import os


def tries(few: int) -> int:
    return few * int(os.environ.get("SOAK", "1"))
