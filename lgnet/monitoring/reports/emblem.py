# SPDX-License-Identifier: AGPL-3.0-or-later
"""The emblem of the European Union, from the drawing the pages use."""

from functools import cache
from pathlib import Path

from lgnet.monitoring import charts

DRAWING = Path(__file__).parents[2] / "static" / "images" / "eu.svg"
WIDTH = 270
"""Pixels of 540 in the drawing: sharp at half its size."""


@cache
def emblem_png() -> bytes | None:
    """For files that take no drawings; None where the extra `charts` is not installed."""
    if not charts.can_draw():
        return None
    import vl_convert

    return vl_convert.svg_to_png(DRAWING.read_text(encoding="utf-8"), scale=WIDTH / 540)
