# SPDX-License-Identifier: AGPL-3.0-or-later
"""The chart of people taken in charge, city by city, against what each promised: the same drawing for page and paper.

Altair and vl-convert (the extra `charts`) are loaded at the first drawing; a drawing is kept under all that is in it.
How far a city is, is told by the length, by the number beside it, and by a shade that survives a copying machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec

INK, GREY, FONT = "#17324d", "#455a70", "Titillium Web, Arial, sans-serif"
SHADES = {"reached": "#004080", "half": "#3d85cc", "less": "#b3d1f0", "none": "#c2c9d1"}
WIDE, NARROW = 820, 343
"""Pixels: of a desk's page, and of a phone's 375 without its margins."""
BAR = 26


@dataclass(frozen=True)
class Bar:
    """One city."""

    name: str
    value: int | None
    """None: not known."""
    target: int | None

    @property
    def shade(self) -> str:
        if not self.target:
            return "none"
        value = self.value or 0
        if value >= self.target:
            return "reached"
        return "half" if value * 2 >= self.target else "less"


@dataclass(frozen=True)
class Point:
    """One figure of one month."""

    month: str
    figure: str
    value: int | None


@dataclass(frozen=True)
class Words:
    """All that is written in the drawing, in the reader's language."""

    title: str
    subtitle: str
    beside: str
    """What stands at a bar that has a target, with %(value)s and %(target)s."""
    reached: str
    half: str
    less: str
    none: str


def can_draw() -> bool:
    """Whether the extra `charts` is installed; without it pages show their tables only."""
    return find_spec("altair") is not None and find_spec("vl_convert") is not None


@lru_cache(maxsize=64)
def drawing(bars: tuple[Bar, ...], words: Words, *, narrow: bool) -> str:
    """SVG: no script, no style sheet, nothing from elsewhere."""
    import altair
    import vl_convert

    chart = _chart(altair, bars, words, narrow=narrow)
    return vl_convert.vegalite_to_svg(chart.to_dict())


@lru_cache(maxsize=64)
def months_drawing(points: tuple[Point, ...]) -> str:
    """SVG: for each figure its months as bars, one below the other, each with a scale of its own."""
    import altair
    import vl_convert

    figures = list(dict.fromkeys(point.figure for point in points))
    rows = [
        _months(altair, figure, [point for point in points if point.figure == figure]) for figure in figures
    ]
    chart = altair.vconcat(*rows, spacing=18, background="#ffffff", padding=8)
    return vl_convert.vegalite_to_svg(chart.configure(font=FONT).configure_view(stroke=None).to_dict())


def _months(altair, figure: str, points: Sequence[Point]):
    rows = [{"month": point.month, "value": point.value, "told": _told(point.value)} for point in points]
    base = altair.Chart(altair.Data(values=rows), title=_small_title(altair, figure)).encode(
        x=altair.X("month:N", sort=None, title=None, axis=altair.Axis(
            labelAngle=0, labelFontSize=11, labelColor=INK, ticks=False, domainColor=GREY, labelPadding=6)),
        y=altair.Y("value:Q", title=None, axis=None),
    )  # fmt: skip
    bars = base.mark_bar(color=SHADES["half"], stroke=INK, strokeWidth=0.6)
    numbers = base.mark_text(dy=-8, fontSize=12, color=INK).encode(text="told:N")
    return (bars + numbers).properties(width=WIDE - 40, height=95)


def _small_title(altair, text: str):
    return altair.TitleParams(text, anchor="start", fontSize=14, color=INK, offset=14)


def _told(value: int | None) -> str:
    return "–" if value is None else str(value)


def _chart(altair, bars: Sequence[Bar], words: Words, *, narrow: bool):
    rows = [_row(bar, words) for bar in bars]
    base = altair.Chart(altair.Data(values=rows)).encode(
        y=altair.Y("name:N", sort=[bar.name for bar in bars], title=None, axis=_names(altair, narrow))
    )
    longest = max([row["end"] for row in rows] + [1])
    scale = altair.Scale(domain=[0, longest * (1.35 if narrow else 1.12)], nice=False)
    targets = base.transform_filter("datum.target != null").encode(x=altair.X("target:Q", scale=scale))
    layers = altair.layer(
        base.mark_bar(height=BAR * 0.62, stroke=INK, strokeWidth=0.6).encode(
            x=altair.X("value:Q", title=None, axis=_numbers(altair, longest, narrow), scale=scale),
            color=_shade(altair, bars, words, narrow),
        ),
        targets.mark_tick(thickness=7, size=BAR * 0.9, color="#ffffff", opacity=1),
        targets.mark_tick(thickness=3, size=BAR * 0.9, color=INK, opacity=1),
        base.mark_text(align="left", dx=7, fontSize=13, color=INK).encode(
            x=altair.X("end:Q", scale=scale), text="beside:N"
        ),
    )
    return _dressed(altair, layers, words, len(bars), narrow)


def _row(bar: Bar, words: Words) -> dict:
    value, number = bar.value or 0, "–" if bar.value is None else str(bar.value)
    beside = words.beside % {"value": number, "target": bar.target} if bar.target else number
    return {
        "name": bar.name, "value": value, "target": bar.target, "end": max(value, bar.target or 0), "beside": beside,
        "shade": getattr(words, bar.shade),
    }  # fmt: skip


def _names(altair, narrow: bool):
    return altair.Axis(
        labelFontSize=13 if narrow else 14, labelColor=INK, labelLimit=110 if narrow else 200, ticks=False,
        domain=False, labelPadding=6,
    )  # fmt: skip


def _numbers(altair, longest: int, narrow: bool):
    return altair.Axis(
        tickCount=min(longest, 3 if narrow else 6), tickMinStep=1, format="d", labelFontSize=12, labelColor=GREY,
        gridColor="#dde5ed", domain=False, ticks=False,
    )  # fmt: skip


def _shade(altair, bars: Sequence[Bar], words: Words, narrow: bool):
    used = [shade for shade in SHADES if any(bar.shade == shade for bar in bars)]
    return altair.Color(
        "shade:N",
        scale=altair.Scale(domain=[getattr(words, shade) for shade in used], range=[SHADES[shade] for shade in used]),
        legend=altair.Legend(
            title=None, orient="bottom", direction="horizontal", columns=1 if narrow else 4, labelFontSize=13,
            labelColor=INK, labelLimit=320, symbolType="square", symbolSize=140, symbolStrokeColor=INK,
            symbolStrokeWidth=0.6,
        ),
    )  # fmt: skip


def _dressed(altair, layers, words: Words, bars: int, narrow: bool):
    width = NARROW if narrow else WIDE
    title = altair.TitleParams(
        words.title.split("\n"), subtitle=words.subtitle.split("\n"), anchor="start", fontSize=15 if narrow else 18,
        subtitleFontSize=13, color=INK, subtitleColor=GREY, frame="bounds", offset=12,
    )  # fmt: skip
    fitted = layers.properties(
        title=title, width=width, height=bars * BAR + 130,
        autosize=altair.AutoSizeParams(type="fit", contains="padding"), background="#ffffff", padding=8,
    )  # fmt: skip
    return fitted.configure(font=FONT).configure_view(stroke=None)
