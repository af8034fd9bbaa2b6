# SPDX-License-Identifier: AGPL-3.0-or-later
"""The results as the public reads them: from releases alone, never from the figures behind them."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Prefetch
from django.utils.translation import gettext as _

from lgnet.monitoring.choices import PeriodKind
from lgnet.monitoring.disclosure import total
from lgnet.monitoring.periods import Period
from lgnet.network.models import City, Programme
from lgnet.portal.city_names import city_name
from lgnet.portal.models import Release, ReleasedFigure


@dataclass(frozen=True, slots=True)
class Results:
    """The latest release of one period."""

    release: Release
    cities: list[City]
    """Those that have closed it, by their names in the reader's language."""
    numbers: dict[tuple[UUID, str], int | None]
    """By city and indicator; None is hidden."""

    def of(self, city: City, code: str) -> int | None:
        return self.numbers.get((city.id, code))

    def total(self, code: str) -> int | None:
        return total(self.of(city, code) for city in self.cities)

    def least_and_most(self, code: str) -> tuple[int, int] | None:
        """Of the cities: times are not added up."""
        known = [number for city in self.cities if (number := self.of(city, code)) is not None]
        return (min(known), max(known)) if known else None


def programmes_with_results(city: City | None = None) -> list[Programme]:
    """Of the network, or of one city: the newest first."""
    said = Release.objects.filter(figures__isnull=False)
    releases = said.filter(figures__city=city) if city else said
    released = releases.values("programme")
    return list(Programme.objects.filter(pk__in=released).order_by(F("starts_on").desc(nulls_last=True)))


def results_of(programme: Programme, language: str, *, city: City | None = None) -> list[Results]:
    """Of the network, or of one city: the newest period first."""
    figures = ReleasedFigure.objects.select_related("city")
    if city:
        figures = figures.filter(city=city)
    latest = (
        Release.objects.filter(programme=programme).order_by("-starts_on", "-number").distinct("starts_on")
    )
    releases = latest.prefetch_related(Prefetch("figures", figures, to_attr="said"))
    return [_results(release, language) for release in releases if release.said]


def _results(release: Release, language: str) -> Results:
    cities = {figure.city_id: figure.city for figure in release.said}
    by_name = sorted(cities.values(), key=lambda city: city_name(city, language))
    numbers = {(figure.city_id, figure.indicator): figure.number for figure in release.said}
    return Results(release, by_name, numbers)


def label(period: Period) -> str:
    """The period in words: 2nd quarter of 2026, 2026."""
    if period.kind == PeriodKind.YEAR:
        return str(period.starts_on.year)
    number = period.starts_on.month // 3 + 1
    return _("Quarter %(number)s of %(year)s") % {"number": number, "year": period.starts_on.year}
