# SPDX-License-Identifier: AGPL-3.0-or-later
"""Invented records as rows, for figures only. They are made inside `at_work()`."""

from datetime import date, datetime

from lgnet.casework.models import Case, Referral
from lgnet.housing.models import HousingStart
from lgnet.kernel.clock import ROME
from lgnet.kernel.ids import new_id
from lgnet.network.models import Provider, Service
from lgnet.outreach.models import Contact, TakeChargeRequest
from lgnet.people.models import Person


def rome(*moment: int) -> datetime:
    """By the clock in Italy: rome(2026, 3, 29, 6, 15)."""
    return datetime(*moment, tzinfo=ROME)


def person(given: str = "Fatou", family: str = "Canarino") -> Person:
    return Person.objects.create(given_name=given, family_name=family)


def contact(programme, at: datetime, *, source="field", person=None, **named) -> Contact:
    return Contact.objects.create(
        programme=programme, happened_at=at, source=source, person=person, place="Piazza d'Italia",
        nickname="" if person else "Berretto rosso", idempotency_key=new_id(), **named,
    )  # fmt: skip


def waiting(contact) -> TakeChargeRequest:
    return TakeChargeRequest.objects.create(
        contact=contact, person=contact.person, clock_from=contact.happened_at
    )


def case(
    programme, at: datetime, *, team, manager, person, first_contact_at=None, eligibility="eligible", **named
):
    return Case.objects.create(
        programme=programme, person=person, team=team, manager=manager, opened_at=at,
        first_contact_at=first_contact_at, eligibility=eligibility, eligibility_reason="permit_valid",
        eligibility_rules="2026-1", **named,
    )  # fmt: skip


def closed(case: Case, at: datetime, *, reason: str = "plan_completed") -> Case:
    case.state, case.closed_at, case.closing_reason, case.outcome = "closed", at, reason, "autonomous"
    case.save()
    return case


def referral(
    case: Case, *, service, at: datetime | None, state="accepted", eligibility="eligible"
) -> Referral:
    return Referral.objects.create(
        case=case, person=case.person, programme=case.programme, service=service, need="health", request="Una visita",
        state=state, sent_at=case.opened_at, answered_at=at, eligibility=eligibility if at else "",
        decline_reason="no_places" if state == "declined" else "",
    )  # fmt: skip


def housed(case: Case, on: date, *, kind="rental_support", eligibility="eligible") -> HousingStart:
    return HousingStart.objects.create(
        person=case.person, case=case, programme=case.programme, kind=kind, began_by=new_id(), on=on,
        eligibility=eligibility, eligibility_reason="permit_valid", eligibility_rules="2026-1",
    )  # fmt: skip


def service(city) -> Service:
    provider, _ = Provider.objects.get_or_create(city=city, name="Ambulatorio")
    return Service.objects.create(
        city=city, provider=provider, name=f"Visite {new_id().hex[-6:]}", needs=["health"]
    )
