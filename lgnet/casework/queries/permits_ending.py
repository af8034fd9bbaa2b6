# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whose residence document ends soon, among the people of the cases that are not closed. One query."""

from datetime import timedelta

from django.db.models import Case as CaseWhen
from django.db.models import F, OuterRef, QuerySet, Subquery, When

from lgnet.casework.choices import CaseState
from lgnet.casework.models import Case
from lgnet.casework.queries.cases import cases_visible_to
from lgnet.kernel import clock
from lgnet.people.eligibility import warn_days
from lgnet.people.models import Permit


def permits_ending(by, *, whose: str = "mine") -> QuerySet[Case]:
    """Cases whose person's last document ends within the days of the rules, or has ended, and whose renewal nobody has
    asked for. The first to end comes first. `permit_ends`, `permit_id` and `permit_reason` are those of the document.

    `whose` is mine, team or all. A document without an end (a receipt, an unlimited title) ends the warning.
    """
    cases = cases_visible_to(by).exclude(state=CaseState.CLOSED)
    if whose == "mine":
        cases = cases.filter(manager_id=by.user_id)
    elif whose == "team":
        cases = cases.filter(team_id__in=by.team_ids)
    return (
        cases.annotate(
            permit_ends=_of_last("valid_to"),
            permit_renewal=_of_last("renewal_asked_on"),
            permit_id=_of_last("pk"),
            permit_reason=_of_last("reason"),
        )
        .filter(permit_ends__lte=_far_end(), permit_renewal=None)
        .order_by("permit_ends", "pk")
    )


def _of_last(name: str) -> CaseWhen:
    """Of the document that lasts longest, on whichever record of hers it stands."""
    permits = Permit.objects.order_by(F("valid_to").desc(nulls_first=True), "pk").values(name)
    alone = permits.filter(person=OuterRef("person"))
    linked = permits.filter(person__leading=OuterRef("person__leading"))
    return CaseWhen(
        When(person__leading__isnull=False, then=Subquery(linked[:1])), default=Subquery(alone[:1])
    )


def _far_end():
    today = clock.today()
    return today + timedelta(days=max(warn_days(today)))
