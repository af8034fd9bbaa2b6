# SPDX-License-Identifier: AGPL-3.0-or-later
from decimal import Decimal

from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.monitoring.choices import Source
from lgnet.monitoring.errors import NoSuchFigure, NoTargetHere, TargetOutOfRange
from lgnet.monitoring.models import Target
from lgnet.monitoring.periods import Period
from lgnet.monitoring.policies import may_set_targets
from lgnet.monitoring.queries import current_definitions
from lgnet.network.models import Programme
from lgnet.trust import audit

MOST = 1_000_000


@transaction.atomic
def set_target(
    *, programme: Programme, indicator: str, period: Period, value: Decimal | None, by: Actor
) -> Target | None:
    """Promise what a figure of the city is to reach in a period; None takes the promise away.

    Raises NoSuchFigure, NoTargetHere (who waits, waits now) and TargetOutOfRange.
    """
    may_set_targets(by)
    _check(indicator, value)
    key = {
        "city_id": by.city_id, "programme": programme, "indicator": indicator,
        "period_kind": period.kind, "starts_on": period.starts_on,
    }  # fmt: skip
    before = Target.objects.select_for_update().filter(**key).first()
    if value == (before.value if before else None):
        return before
    target = _put(key, value, by)
    audit.record(
        "monitoring.target_set", by=by, programme=programme.code, indicator=indicator, period=period.code,
        value=_text(value), before=_text(before.value if before else None),
    )  # fmt: skip
    return target


def _check(indicator: str, value: Decimal | None) -> None:
    definition = next((each for each in current_definitions() if each.code == indicator), None)
    if definition is None:
        raise NoSuchFigure()
    if definition.source == Source.WAITING:
        raise NoTargetHere()
    if value is not None and not 0 <= value <= MOST:
        raise TargetOutOfRange(most=MOST)


def _put(key: dict, value: Decimal | None, by: Actor) -> Target | None:
    if value is None:
        Target.objects.filter(**key).delete()
        return None
    promise = {"value": value, "set_by": by.user_id, "set_at": clock.now()}
    return Target.objects.update_or_create(**key, defaults=promise)[0]


def _text(value: Decimal | None) -> str:
    return "" if value is None else f"{value:.1f}"
