"""How every picture of the house looks."""

import io

from matplotlib.figure import Figure

PAPER, INK = "#fbfaf7", "#22303c"
OWN = "#c2410c"
"""One warm colour against one cool ink: told apart by brightness alone, too."""

DOTS_AN_INCH = 160


def sheet(width: float, height: float) -> Figure:
    """Begin a picture, in inches. It brings its own paper, so that a dark client does not swallow the ink."""
    return Figure(figsize=(width, height), dpi=DOTS_AN_INCH, facecolor=PAPER)


def png(figure: Figure, description: str | None = None) -> bytes:
    """Give the finished picture, without the data about its making that a PNG can carry; says what it shows."""
    out = io.BytesIO()
    metadata = {"Software": None, "Description": description}
    figure.savefig(out, format="png", facecolor=PAPER, metadata=metadata)
    return out.getvalue()
