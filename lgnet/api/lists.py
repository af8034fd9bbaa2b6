# SPDX-License-Identifier: AGPL-3.0-or-later
"""The shorter answers: places, programmes, definitions, periods, what editions reported."""

from collections import Counter

from lgnet.accounts.models import User
from lgnet.api import answers
from lgnet.api.figures_out import period_of, place_of
from lgnet.kernel import clock
from lgnet.monitoring.choices import PeriodKind
from lgnet.monitoring.models import Definition, ReportPeriod
from lgnet.monitoring.periods import months_between, periods_of
from lgnet.monitoring.periods import period_of as of_day
from lgnet.monitoring.policies import may_read_city_figures, may_read_network_figures
from lgnet.monitoring.queries import programmes_with_figures, reported_results
from lgnet.monitoring.reports.words import source_of
from lgnet.network.models import City, Programme
from lgnet.network.queries import actor_in, current_memberships

KINDS = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR)


def places(user: User) -> list[answers.Place]:
    """Those where her role of today reads figures."""
    found = []
    for membership in current_memberships(user).order_by("city__name"):
        by = actor_in(user, city=membership.city)
        rule = may_read_city_figures if membership.city else may_read_network_figures
        if by and rule.allows(by):
            found.append(place_of(membership.city))
    return found


def programmes(place: City | None) -> list[answers.Programme]:
    return [answers.Programme.from_orm(programme) for programme in programmes_with_figures(place)]


def definitions() -> list[answers.Definition]:
    newest: dict[str, int] = {}
    versions = list(Definition.objects.order_by("position", "-version"))
    for version in versions:
        newest.setdefault(version.code, version.version)
    return [
        answers.Definition(
            code=each.code, version=each.version, is_current=each.version == newest[each.code],
            valid_from=each.valid_from, unit=each.unit, title_it=each.title_it, title_en=each.title_en,
            text_it=each.text_it, text_en=each.text_en,
        )
        for each in versions
    ]  # fmt: skip


def periods(programme: Programme, place: City | None) -> list[answers.ReportedPeriod]:
    """The newest first, the whole programme before them."""
    today = clock.today()
    first = min(programme.starts_on or today, today)
    months = list(months_between(first, min(programme.ends_on or today, today)))
    begun = [period for kind in KINDS for period in reversed(periods_of(months, kind))]
    closed = _closed(programme, place)
    return [
        answers.ReportedPeriod(
            **period_of(period).dict(), closed_cities=closed[period.kind, period.starts_on]
        )
        for period in [of_day(today, PeriodKind.PROGRAMME), *begun]
    ]


def _closed(programme: Programme, place: City | None) -> Counter:
    closed = ReportPeriod.objects.filter(programme=programme, closed_at__isnull=False)
    if place:
        closed = closed.filter(city=place)
    return Counter(closed.values_list("period_kind", "starts_on"))


def reported() -> list[answers.ReportedResult]:
    return [
        answers.ReportedResult(
            programme=result.programme.code, indicator=result.indicator, qualifier=result.qualifier,
            value=result.value, wording_it=result.wording_it, source=source_of(result),
        )
        for result in reported_results()
    ]  # fmt: skip
