# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a release of a period would say, cell by cell, and why: for the preview and for the release itself."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from lgnet.monitoring import disclosure
from lgnet.monitoring.figures import CityFigures, Figure
from lgnet.monitoring.periods import Period
from lgnet.monitoring.queries import network_figures
from lgnet.network.models import City, Programme
from lgnet.portal.models import Release, ReleasedFigure
from lgnet.portal.results_words import public_indicators

Said = dict[tuple[UUID, str], ReleasedFigure]
"""What the last release says, with its bases, by city and indicator."""


class Why(TextChoices):
    """Why the public would read this of a figure."""

    SHOWN = "shown", _("Shown, rounded")
    FEW = "few", _("Hidden: fewer than eight")
    KEPT = "kept", _("As before: too little has changed")
    NOT_CLOSED = "not_closed", _("Not closed by the city")


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator of one city: the figure as it is reported, and what the public would read of it."""

    city: City
    figure: Figure
    number: int | None
    why: str

    @property
    def is_said(self) -> bool:
        return self.why != Why.NOT_CLOSED

    def get_why_display(self) -> str:
        return Why(self.why).label


@dataclass(frozen=True, slots=True)
class Draft:
    programme: Programme
    period: Period
    last: Release | None
    lines: list[Line]
    is_new: bool
    """Whether the public would read anything else than now."""

    @property
    def by_city(self) -> dict[City, list[Line]]:
        found: dict[City, list[Line]] = {}
        for line in self.lines:
            found.setdefault(line.city, []).append(line)
        return found

    @property
    def closed_cities(self) -> int:
        return sum(any(line.is_said for line in lines) for lines in self.by_city.values())

    @property
    def totals(self) -> list[int | None]:
        """In the order of the indicators; None for times, too, which are not added up."""
        counts = [line for line in self.lines if not line.figure.definition.is_median]
        return [
            disclosure.total(line.number for line in counts if line.figure.code == code)
            for code in self.codes
        ]

    @property
    def codes(self) -> list[str]:
        return list(dict.fromkeys(line.figure.code for line in self.lines))


def draft(programme: Programme, period: Period) -> Draft:
    """From the closed figures alone: what is corrected but not restated yet does not count."""
    last = last_release(programme, period)
    said = _said(last)
    lines = [
        _line(of_city.city, of_city.figure(code), said.get((of_city.city.id, code)))
        for of_city in network_figures(programme, period).cities
        for code in _codes_of(of_city)
    ]
    told = {(line.city.id, line.figure.code): line.number for line in lines if line.is_said}
    is_new = told != {key: figure.number for key, figure in said.items()}
    return Draft(programme, period, last, lines, is_new)


def _codes_of(of_city: CityFigures) -> list[str]:
    known = {figure.code for figure in of_city.figures}
    return [code for code in public_indicators() if code in known]


def last_release(programme: Programme, period: Period) -> Release | None:
    of_period = Release.objects.filter(
        programme=programme, period_kind=period.kind, starts_on=period.starts_on
    )
    return of_period.order_by("-number").first()


def _said(last: Release | None) -> Said:
    if last is None:
        return {}
    return {(one.city_id, one.indicator): one for one in last.figures.select_related("basis")}


def _line(city: City, figure: Figure, before: ReleasedFigure | None) -> Line:
    if figure.closed_at is None:
        return Line(city, figure, None, Why.NOT_CLOSED)
    now = _afresh(figure)
    if before is None:
        return Line(city, figure, now, Why.FEW if now is None else Why.SHOWN)
    number = _again(figure, before)
    if number != now:
        return Line(city, figure, number, Why.KEPT)
    return Line(city, figure, number, Why.FEW if number is None else Why.SHOWN)


def _afresh(figure: Figure) -> int | None:
    if figure.definition.is_median:
        return disclosure.days_shown(figure.hours)
    return disclosure.shown(int(figure.value or 0))


def _again(figure: Figure, before: ReleasedFigure) -> int | None:
    if figure.definition.is_median:
        return disclosure.days_shown_again(figure.hours, said=before.number, looked_at=before.basis.hours)
    return disclosure.shown_again(int(figure.value or 0), said=before.number, looked_at=before.basis.count)
