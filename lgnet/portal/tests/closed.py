# SPDX-License-Identifier: AGPL-3.0-or-later
"""Closed periods for tests of what goes public: a programme of its own, with cities that report what a test says."""

from datetime import date
from decimal import Decimal

from lgnet.kernel import clock
from lgnet.kernel.ids import new_id
from lgnet.monitoring.hours import median
from lgnet.monitoring.models import ClosedFigure, ReportPeriod, Restatement
from lgnet.monitoring.periods import Period, period_from
from lgnet.network.choices import PartnerRole
from lgnet.network.models import City, Partnership, Programme
from lgnet.portal.actions.release_results import release_results
from lgnet.portal.drafts import Line, draft
from lgnet.portal.models import Release
from tests.cast import fresh_city

QUARTER = period_from("2026-Q1")
COUNTS = ("contacts", "people_taken_in_charge", "people_directed_to_services")
WAITS = "hours_to_taking_charge"


def fresh_programme(code: str = "") -> Programme:
    """One that no other test has results of."""
    return Programme.objects.create(
        code=code or f"Prova-{new_id().hex[-8:]}", title_it="Prova", title_en="Trial", fund_it="FAMI", fund_en="AMIF",
        funding_channel="shared_programme", starts_on=date(2025, 1, 1), ends_on=date(2026, 12, 31), state="active",
    )  # fmt: skip


def partner(programme: Programme, name: str) -> City:
    """A fresh city that takes part."""
    city = fresh_city(name)
    take_part(programme, city)
    return city


def take_part(programme: Programme, city: City) -> None:
    Partnership.objects.create(
        programme=programme, organisation=city.organisation, city=city, role=PartnerRole.CITY
    )


def close(
    programme: Programme, city: City, *, period: Period = QUARTER, hours: dict | None = None, **counts: int
) -> ReportPeriod:
    """The city reports the counts named, of the others none."""
    closed = ReportPeriod.objects.create(
        city=city, programme=programme, period_kind=period.kind, starts_on=period.starts_on, ends_on=period.ends_on,
        closed_at=clock.now(),
    )  # fmt: skip
    _keep(closed, hours or {}, counts)
    return closed


def restate(closed: ReportPeriod, *, hours: dict | None = None, **counts: int) -> None:
    """The city corrects what it reported, in words that name nobody."""
    number = closed.restatements.count() + 1
    restatement = Restatement.objects.create(
        report_period=closed, number=number, comment="Registrazioni tardive.", published_at=clock.now()
    )
    _keep(closed, hours or {}, counts, restatement=restatement, edition=number)


def _keep(closed: ReportPeriod, hours: dict, counts: dict[str, int], **edition) -> None:
    difference = {"was": 0, "now": 0} if edition else {}
    values = {code: Decimal(counts.get(code, 0)) for code in COUNTS} | {WAITS: median(hours)}
    for code, value in values.items():
        ClosedFigure.objects.create(
            report_period=closed, indicator=code, definition_version=1, value=value,
            hours=hours if code == WAITS else {}, difference=difference, **edition,
        )  # fmt: skip


def drafted(programme: Programme, period: Period = QUARTER) -> dict[tuple[str, str], Line]:
    """What a release would say, by city and indicator."""
    return {(line.city.name, line.figure.code): line for line in draft(programme, period).lines}


def said(release: Release) -> dict[tuple[str, str], int | None]:
    """What it says."""
    return {(one.city.name, one.indicator): one.number for one in release.figures.select_related("city")}


def released(shown, who, period=QUARTER) -> Release:
    with who.at_work() as by:
        return release_results(programme=shown["programme"], period=period, by=by)
