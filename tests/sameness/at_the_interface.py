# SPDX-License-Identifier: AGPL-3.0-or-later
"""From the interface for programs: codes become words by its own definitions."""

from collections.abc import Callable

from django.utils import translation

from lgnet.monitoring.periods import period_from
from lgnet.monitoring.reports.words import division_name, group_name, label
from tests.sameness.told import Row, Told, number

Asking = Callable[..., object]
"""`ask("figures", programme=…, period=…)`: what a place answers."""


def read(ask: Asking, *, programme: str, period: str, city: str = "") -> Told:
    told = Told()
    titles = {each["code"]: each["title_it"] for each in ask("definitions") if each["is_current"]}
    answer = ask("figures", programme=programme, period=period)
    with translation.override("it"):
        for figure in answer["figures"]:
            _figure(figure, titles, told, city)
        for month in ask("trend", programme=programme, until=period)["months"]:
            name = label(period_from(month["period"]["code"]))
            told.months |= {
                (name, titles[each["indicator"]]): number(each["value"]) for each in month["figures"]
            }
    for row in answer.get("cities", []):
        _city(row, titles, told)
    return told


def _figure(figure: dict, titles: dict, told: Told, city: str) -> None:
    title = titles[figure["indicator"]]
    reached = None if figure["unit"] == "hours" else number(figure["reached"])
    told.figures[title] = Row(
        number(figure["value"]), number(figure["target"]), reached, figure["share"], figure["not_counted"]
    )
    told.versions[title] = figure["definition_version"]
    for division, groups in figure["groups"].items():
        for group, count in groups.items():
            told.groups[title, division_name(division), group_name(division, group)] = count
    if city:
        _standing(figure, title, told, city)


def _standing(figure: dict, title: str, told: Told, city: str) -> None:
    if figure["unit"] != "requests":
        told.closed[title] = figure["closed_at"] is not None
    if figure["restatement"]:
        told.restated[city, title] = number(figure["restatement"]["first_value"])


def _city(row: dict, titles: dict, told: Told) -> None:
    name = row["place"]["name"]
    told.closed[name] = any(figure["closed_at"] for figure in row["figures"])
    for figure in row["figures"]:
        title = titles[figure["indicator"]]
        told.cities[name, title] = Row(
            number(figure["value"]), number(figure["target"]), share=figure["share"]
        )
        if figure["restatement"]:
            told.restated[name, title] = number(figure["restatement"]["first_value"])
