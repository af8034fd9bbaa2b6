# SPDX-License-Identifier: AGPL-3.0-or-later
"""Works on a house: planned, begun, finished with the beds that they open, or given up."""

import re
from datetime import date
from decimal import Decimal
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lgnet.housing.errors import EndsBeforeItBegins, NoName, WrongCig
from lgnet.housing.models import Property, Works
from lgnet.housing.money import euros
from lgnet.housing.policies import may_keep_houses
from lgnet.housing.whereabouts import keep_out, whereabouts
from lgnet.kernel.actor import Actor
from lgnet.trust import audit

CIG = re.compile(r"[0-9A-Z]{10}")


class Planned(TypedDict, total=False):
    cig: str
    contractor: str
    budget: Decimal | None
    planned_from: date | None
    planned_to: date | None


@transaction.atomic
def plan_works(*, home: Property, what: str, by: Actor, **planned: Unpack[Planned]) -> Works:
    """Raises NoName, WrongCig, NotAnAmount, TooMuch, EndsBeforeItBegins, GivesAddressAway."""
    may_keep_houses(by)
    works = _told(Works(property=home), what, planned)
    works.save(force_insert=True)
    audit.record("housing.works_planned", by=by, target=works)
    return works


@transaction.atomic
def change_works(*, works: Works, what: str, by: Actor, **planned: Unpack[Planned]) -> Works:
    """Raises as `plan_works`."""
    may_keep_houses(by)
    _told(works, what, planned).save(update_fields=["what", *planned])
    audit.record("housing.works_changed", by=by, target=works, fields=sorted(planned))
    return works


def _told(works: Works, what: str, planned: Planned) -> Works:
    works.what = what.strip()
    for field, value in planned.items():
        setattr(works, field, value)
    works.cig = re.sub(r"\s", "", works.cig).upper()
    if not works.what:
        raise NoName()
    if works.cig and not CIG.fullmatch(works.cig):
        raise WrongCig(cig=works.cig)
    if works.budget is not None:
        works.budget = euros(works.budget)
    if works.planned_from and works.planned_to and works.planned_to < works.planned_from:
        raise EndsBeforeItBegins()
    keep_out(whereabouts(works.property), of=works.property, texts={_("What is done"): works.what})
    return works
