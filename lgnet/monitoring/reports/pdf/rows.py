# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rows of the tables on paper, with numbers as people read them."""

from dataclasses import dataclass

from lgnet.monitoring.figures import CityFigures, Figure
from lgnet.monitoring.reports import words
from lgnet.monitoring.reports.content import Content
from lgnet.monitoring.reports.standing import against_target, has_share, standing, standing_of

BAR = 100
"""Units of the drawing: a share fills so many, and no more."""


@dataclass(frozen=True)
class FigureRow:
    figure: Figure
    value: str
    target: str
    share: str
    filled: int | None
    standing: str


@dataclass(frozen=True)
class Group:
    name: str
    number: str
    share: str
    filled: int


@dataclass(frozen=True)
class Breakdown:
    figure: Figure
    divisions: list[tuple[str, list[Group]]]


def figure_rows(content: Content) -> list[FigureRow]:
    cities = None if content.place else len(content.cities)
    return [_figure_row(figure, standing(figure, cities=cities)) for figure in content.figures]


def _figure_row(figure: Figure, said: str) -> FigureRow:
    return FigureRow(
        figure, words.number(figure.value) or "–", against_target(figure), _per_cent(figure.share),
        None if figure.share is None else min(figure.share, BAR), said,
    )  # fmt: skip


def breakdown_tables(content: Content) -> list[Breakdown]:
    return [
        Breakdown(
            figure,
            [
                (words.division_name(division), [_group(figure, division, *each) for each in groups.items()])
                for division, groups in figure.by.items()
            ],
        )
        for figure in content.figures
        if figure.by and figure.value
    ]


def _group(figure: Figure, division: str, group: str, number: int) -> Group:
    share = round(number * 100 / figure.value)
    return Group(words.group_name(division, group), words.number(number), f"{share}%", share)


def month_rows(content: Content) -> list[tuple[str, list[str]]]:
    return [
        (words.label(month), [words.number(figure.value) or "–" for figure in figures])
        for month, figures in content.months
    ]


def city_rows(content: Content) -> list[tuple[CityFigures, list[tuple[str, str]], str]]:
    """Each figure of a city with what stands below it: its target, its share."""
    return [
        (
            city,
            [(words.number(figure.value) or "–", _below(figure)) for figure in city.figures],
            standing_of(city),
        )
        for city in content.cities
    ]


def _below(figure: Figure) -> str:
    share = _per_cent(figure.share) if has_share(figure) else ""
    return ", ".join(filter(None, [against_target(figure), share])) if figure.target is not None else ""


def _per_cent(share: int | None) -> str:
    return "" if share is None else f"{share}%"
