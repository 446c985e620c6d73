"""Looking at what was drawn."""

import io

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from PIL import Image

from bot.pictures.theme import PAPER


def looked_at(drawn: bytes) -> Image.Image:
    """See that it is a small picture on its own paper, with nothing running off it."""
    assert len(drawn) <= 300_000
    image = Image.open(io.BytesIO(drawn))
    assert "Software" not in image.info
    image = image.convert("RGB")
    assert image.width == 800
    for box in ((0, 0, 800, 6), (0, 0, 6, image.height), (794, 0, 800, image.height)):
        edge = image.crop(box)
        assert edge.getcolors() == [(edge.width * edge.height, rgb(PAPER))]
    return image


def texts(figure: Figure) -> list[Text]:
    return [each for each in figure.findobj(Text) if each.get_text()]


def written(figure: Figure) -> list[tuple[str, Bbox]]:
    """Give the texts on it, each with where it stands, in pixels from the lower left."""
    renderer = FigureCanvasAgg(figure).get_renderer()
    return [(each.get_text(), each.get_window_extent(renderer)) for each in texts(figure)]


def points(line: Line2D) -> list[tuple[float, float]]:
    """Give the points that a line goes through, or its marks stand at, with NaN where it has a gap."""
    return [tuple(point) for point in np.asarray(line.get_xydata(), dtype=float).tolist()]


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def luminance(colour: str) -> float:
    """Give the relative luminance, 0 to 1 (WCAG 2.2)."""
    parts = [part / 255 for part in rgb(colour)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
