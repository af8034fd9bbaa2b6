# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a project manager has asked for is done here, by a job: it alone sees the people of every team.

A closing keeps each figure and the records behind it; a restatement keeps them anew, beside what was reported before.
Doing it twice changes nothing.
"""

from dataclasses import asdict

from lgnet.kernel import clock
from lgnet.kernel.actor import system_actor
from lgnet.monitoring.actions.counting import counting
from lgnet.monitoring.actions.keep_first_services import keep_first_services
from lgnet.monitoring.actions.measure_drift import cell_of, last_editions
from lgnet.monitoring.choices import Source
from lgnet.monitoring.differences import Comparison, compared
from lgnet.monitoring.models import ClosedFigure, Definition, FrozenMember, ReportPeriod, Restatement
from lgnet.monitoring.periods import months_between
from lgnet.monitoring.queries import current_definitions
from lgnet.monitoring.standing import Roll, Standing, made_of, roll_now
from lgnet.network.models import City
from lgnet.trust import audit

AT_ONCE = 2000


def settle_periods(city: City) -> int:
    """Close and restate what was asked for. Returns how many periods were touched."""
    with counting(city):
        asked = ReportPeriod.objects.filter(city=city, closed_at__isnull=True)
        closing = list(asked.select_related("programme"))
        for report_period in closing:
            _close(report_period)
        written = Restatement.objects.filter(report_period__city=city, published_at__isnull=True)
        restating = list(written.select_related("report_period__programme").order_by("asked_at"))
        for restatement in restating:
            _restate(restatement)
    return len(closing) + len(restating)


def _close(report_period: ReportPeriod) -> None:
    period, at = report_period.period, clock.now()
    keep_first_services(report_period.programme, months_between(period.starts_on, period.ends_on))
    for definition in current_definitions():
        if definition.source == Source.WAITING:
            continue
        roll = roll_now(definition, report_period.programme, period)
        ClosedFigure.objects.create(
            report_period=report_period, indicator=definition.code, definition_version=definition.version,
            kept_at=at, **made_of(definition, roll),
        )  # fmt: skip
        _freeze(report_period, definition, roll, since=0)
        cell_of(report_period, definition.code).update(drift={})
    report_period.closed_at = at
    report_period.save(update_fields=["closed_at"])
    _recorded("monitoring.period_closed", report_period)


def _restate(restatement: Restatement) -> None:
    """Only the figures that are others now; when none is, there is nothing to publish and the page says so."""
    report_period, at = restatement.report_period, clock.now()
    definitions = {definition.code: definition for definition in current_definitions()}
    for reported in last_editions(report_period):
        definition = definitions.get(reported.indicator)
        if definition is not None:
            comparison = compared(report_period, reported, definition)
            _restate_figure(restatement, reported, definition, comparison, at)
    if not restatement.figures.exists():
        restatement.delete()
        return
    restatement.published_at = at
    restatement.save(update_fields=["published_at"])
    _recorded("monitoring.restatement_published", report_period, number=restatement.number)


def _restate_figure(
    restatement: Restatement, reported: ClosedFigure, definition: Definition, comparison: Comparison, at
) -> None:
    difference = comparison.difference(not_counted_was=reported.not_counted)
    if difference is None:
        return
    report_period = restatement.report_period
    ClosedFigure.objects.create(
        report_period=report_period, restatement=restatement, edition=restatement.number,
        indicator=definition.code, definition_version=definition.version, difference=asdict(difference),
        kept_at=at, **made_of(definition, comparison.now),
    )  # fmt: skip
    _thaw(report_period, definition, comparison, until=restatement.number)
    _freeze(report_period, definition, comparison.now, since=restatement.number, but=comparison.kept)
    cell_of(report_period, definition.code).update(drift={})


def _freeze(
    report_period: ReportPeriod, definition: Definition, roll: Roll, *, since: int, but: Roll | None = None
) -> None:
    """Keep these records; `but` are those that stand already as they are."""
    standing = _each(but) if but else frozenset()
    FrozenMember.objects.bulk_create(
        [
            FrozenMember(
                report_period=report_period, indicator=definition.code, counted=counted, since=since, **asdict(each)
            )
            for counted, each in _each(roll) - standing
        ],
        batch_size=AT_ONCE,
    )  # fmt: skip


def _thaw(report_period: ReportPeriod, definition: Definition, comparison: Comparison, *, until: int) -> None:
    """Those that no longer stand, or stand otherwise, belong to the editions before this one."""
    ended = _each(comparison.kept) - _each(comparison.now)
    kept = FrozenMember.objects.filter(
        report_period=report_period, indicator=definition.code, until__isnull=True
    )
    kept.filter(record_id__in=[each.record_id for _, each in ended]).update(until=until)


def _each(roll: Roll) -> frozenset[tuple[bool, Standing]]:
    return frozenset(
        (counted, each)
        for counted, of_kind in ((True, roll.counted), (False, roll.beside))
        for each in of_kind.values()
    ).union(roll.twice)


def _recorded(action: str, report_period: ReportPeriod, **facts) -> None:
    audit.record(
        action, by=system_actor("monitoring", city_id=report_period.city_id),
        programme=report_period.programme.code, period=report_period.period.code, **facts,
    )  # fmt: skip
