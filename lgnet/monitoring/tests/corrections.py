# SPDX-License-Identifier: AGPL-3.0-or-later
"""What happens to records after a closing: each function changes one thing, or does nothing where there is nothing."""

from contextlib import suppress
from datetime import timedelta
from random import Random

from lgnet.casework.errors import TwoOpenCases
from lgnet.casework.models import Case, Referral
from lgnet.housing.models import HousingStart
from lgnet.monitoring.tests import factories
from lgnet.monitoring.tests.factories import rome
from lgnet.monitoring.tests.histories import KINDS
from lgnet.outreach.models import Contact
from lgnet.people.actions.link_records import link_records
from lgnet.people.actions.unlink_records import unlink_records
from lgnet.people.errors import LinkedAlready
from lgnet.people.models import PairDecision, Person

MOMENTS = ((Case, "opened_at"), (Contact, "happened_at"), (Referral, "answered_at"), (HousingStart, "on"))


def open_late(chance: Random, *, programme, team, manager, service, **_) -> None:
    case = factories.case(
        programme, rome(2026, 5, chance.randint(1, 28), 9), team=team, manager=manager, person=factories.person(),
        eligibility=chance.choice(["eligible", "unproven"]), first_contact_at=rome(2026, 4, 2),
    )  # fmt: skip
    factories.referral(case, service=service, at=case.opened_at + timedelta(days=1))
    if chance.random() < 0.5:
        factories.housed(case, case.opened_at.date(), kind=chance.choice(KINDS))


def meet_late(chance: Random, *, programme, **_) -> None:
    factories.contact(
        programme, rome(2026, chance.randint(4, 6), 3, 12), source=chance.choice(["desk", "portal"])
    )


def find_a_mistake(chance: Random, *, programme, **_) -> None:
    if case := _any(chance, Case, programme):
        factories.closed(case, case.opened_at, reason="opened_by_mistake")


def take_a_mistake_back(chance: Random, *, programme, **_) -> None:
    Case.objects.filter(programme=programme, closing_reason="opened_by_mistake").update(
        closing_reason="plan_completed"
    )


def withdraw(chance: Random, *, programme, **_) -> None:
    if referral := _any(chance, Referral, programme):
        Referral.objects.filter(pk=referral.pk).exclude(state="declined").update(state="withdrawn")


def move_a_day(chance: Random, *, programme, **_) -> None:
    for model, moment in MOMENTS:
        record = _any(chance, model, programme)
        if record and getattr(record, moment):
            moved = getattr(record, moment) + timedelta(days=chance.choice([-100, 100, 20]))
            model.objects.filter(pk=record.pk).update(**{moment: moved} | _first(model, moved))


def prove_or_doubt(chance: Random, *, programme, **_) -> None:
    if case := _any(chance, Case, programme):
        Case.objects.filter(pk=case.pk).update(eligibility=chance.choice(["eligible", "not_eligible"]))
    if begun := _any(chance, HousingStart, programme):
        HousingStart.objects.filter(pk=begun.pk).update(eligibility=chance.choice(["eligible", "unproven"]))


def find_a_twin(chance: Random, *, programme, **_) -> None:
    """One of two people turns out to be the other: her records are the other's. Not while each has an open case, which
    is refused to people too (TwoOpenCases)."""
    people = list(Case.objects.filter(programme=programme).values_list("person_id", flat=True).distinct())
    if len(people) > 1:
        one, other = chance.sample(sorted(people), 2)
        if Case.objects.filter(person_id__in=(one, other)).exclude(state="closed").count() > 1:
            return
        for model in (Case, Referral, Contact, HousingStart):
            model.objects.filter(programme=programme, person_id=one).update(person_id=other)


def link(chance: Random, *, programme, by, **_) -> None:
    """Two records are one person, and each stays as it is."""
    people = list(Person.objects.filter(cases__programme=programme).distinct().order_by("pk"))
    if len(people) > 1:
        one, other = chance.sample(people, 2)
        with suppress(LinkedAlready, TwoOpenCases):
            link_records(first=one, second=other, how_known="told", by=by)


def unlink(chance: Random, *, programme, by, **_) -> None:
    standing = list(PairDecision.objects.filter(verdict="same", ended_at=None).order_by("pk"))
    if standing:
        unlink_records(decision=chance.choice(standing), why="", by=by)


def tell_a_group(chance: Random, *, programme, **_) -> None:
    if case := _any(chance, Case, programme):
        Person.objects.filter(pk=case.person_id).update(sex=chance.choice("FMX"), citizenships=["NGA"])


def delete(chance: Random, *, programme, **_) -> None:
    used = Contact.objects.filter(programme=programme, requests__isnull=True).order_by("pk")
    if used:
        chance.choice(used).delete()


def measure_again(chance: Random, *, programme, **_) -> None:
    if case := _any(chance, Case, programme):
        Case.objects.filter(pk=case.pk).update(first_contact_at=case.opened_at - timedelta(hours=5))


CORRECTIONS = (
    open_late, meet_late, find_a_mistake, take_a_mistake_back, withdraw, move_a_day, prove_or_doubt, find_a_twin,
    tell_a_group, delete, measure_again, link, link, unlink,
)  # fmt: skip


def _any(chance: Random, model, programme):
    found = list(model.objects.filter(programme=programme).order_by("pk"))
    return chance.choice(found) if found else None


def _first(model, moved) -> dict:
    return {"first_contact_at": None} if model is Case else {}
