# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.monitoring.choices import PeriodKind
from lgnet.monitoring.periods import Period
from lgnet.network.models import Programme
from lgnet.portal.drafts import Draft, Line, draft
from lgnet.portal.errors import AnotherGrain, NotForThePublic, NothingClosed, NothingNew
from lgnet.portal.models import Release, ReleaseBasis, ReleasedFigure
from lgnet.portal.models.release import PUBLIC_KINDS
from lgnet.portal.policies import may_release
from lgnet.trust import audit


@transaction.atomic
def release_results(*, programme: Programme, period: Period, by: Actor) -> Release:
    """Make the closed figures of a period public, as numbers that tell nothing of a few people.

    Raises NotForThePublic (months, the whole programme), AnotherGrain, NothingClosed, NothingNew.
    """
    may_release(by)
    Programme.objects.select_for_update().get(pk=programme.pk)  # two at once would not know of each other
    require_grain(programme, period)
    made = draft(programme, period)
    if not made.closed_cities:
        raise NothingClosed()
    if not made.is_new:
        raise NothingNew()
    release = _keep(made, by)
    named = {"programme": programme.code, "period": period.code, "number": release.number}
    audit.record("portal.results_released", by=by, target=release, **named)
    return release


def require_grain(programme: Programme, period: Period) -> None:
    """Raises NotForThePublic, AnotherGrain."""
    if period.kind not in PUBLIC_KINDS:
        raise NotForThePublic()
    other = Release.objects.filter(programme=programme).exclude(period_kind=period.kind).first()
    if other:
        raise AnotherGrain(programme=programme.code, kind=PeriodKind(other.period_kind).label)


def _keep(made: Draft, by: Actor) -> Release:
    period = made.period
    release = Release.objects.create(
        programme=made.programme, period_kind=period.kind, starts_on=period.starts_on, ends_on=period.ends_on,
        number=made.last.number + 1 if made.last else 1, made_by=by.user_id,
    )  # fmt: skip
    figures = [(_figure(release, line), line) for line in made.lines if line.is_said]
    ReleasedFigure.objects.bulk_create(figure for figure, _ in figures)
    ReleaseBasis.objects.bulk_create(
        ReleaseBasis(figure=figure, count=line.figure.members, hours=line.figure.hours)
        for figure, line in figures
    )
    return release


def _figure(release: Release, line: Line) -> ReleasedFigure:
    return ReleasedFigure(
        release=release, city=line.city, indicator=line.figure.code, in_days=line.figure.definition.is_median,
        number=line.number,
    )  # fmt: skip
