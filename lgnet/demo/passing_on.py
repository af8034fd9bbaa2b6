# SPDX-License-Identifier: AGPL-3.0-or-later
"""What leaves a city of the demonstration: a referral's letter, an answer by link, a case for another city.

Two referrals a city; two cases between the first two. Told at the end, the same each time.
"""

from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import transaction

from lgnet.casework.actions.answer_through_link import answer_through_link
from lgnet.casework.actions.answer_transfer import accept_transfer
from lgnet.casework.actions.make_link import make_link
from lgnet.casework.actions.offer_transfer import offer_transfer
from lgnet.casework.actions.open_link import open_link
from lgnet.casework.actions.send_referral import send_referral
from lgnet.casework.actions.settle_transfer import settle_transfer
from lgnet.casework.choices import Handed
from lgnet.casework.links import secrets_of
from lgnet.casework.models import Case, Departure, Referral, Transfer
from lgnet.casework.policies import LINK
from lgnet.casework.queries.cases import open_cases_of
from lgnet.demo.papers import photograph
from lgnet.demo.town import Town
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor, system_actor
from lgnet.network.models import Service
from lgnet.people.models import Permit
from lgnet.trust import tenancy

SITE = "http://127.0.0.1:8000"
"""Where `make demo` shows its pages; a letter that is made there names its own address."""
WORDS = "Si sposta dal fratello, che lavora lì. Cerca un corso serale di italiano."
REQUEST = "Un primo colloquio, se possibile con mediatore."
TOLD = [Handed.LANGUAGES, Handed.CITIZENSHIPS, Handed.PERMIT, Handed.GOALS]


def pass_on(towns: list[Town], *, last: datetime) -> None:
    for town in towns:
        _write_letters(town, last)
    if len(towns) > 1:
        _transfer(towns[0], towns[1], last)


@contextmanager
def _at_work(by: Actor, at: datetime, *, teams=None):
    where = by.team_ids if teams is None else teams
    with clock.telling(at), tenancy.in_city(by.city_id, teams=where), transaction.atomic():
        yield by


def _write_letters(town: Town, last: datetime) -> None:
    """One referral waits with a letter; another has been opened and accepted by its link."""
    service = next((one for one in town.services if one.team_id is None), None)
    if service is None:
        return
    with _at_work(town.case_managers[0], last - timedelta(hours=6)) as by:
        cases = open_cases_of(by).filter(opened_at__lt=clock.now()).select_related("person", "team")
        links = [
            make_link(referral=_sent(case, service, by=by), site=SITE, by=by)
            for case in cases.order_by("opened_at", "pk")[:2]
            if not case.person.protections.exists()
        ]
    if len(links) > 1:
        body = system_actor(LINK, city_id=town.city.id)
        with _at_work(body, last - timedelta(hours=2), teams=()) as by:
            if open_link(link=links[1], code=secrets_of(links[1]).code, by=by):
                links[1].referral.refresh_from_db()
                answer_through_link(link=links[1], answer="accept", told_by="Segreteria del servizio", by=by)


def _sent(case: Case, service: Service, *, by: Actor) -> Referral:
    return send_referral(case=case, service=service, need=service.needs[0], request=REQUEST, by=by)


def _photos(case: Case, by: Actor) -> list[str]:
    """Of her document, to go along: their ids."""
    permit = Permit.objects.filter(person=case.person_id).order_by("recorded_at", "pk").first()
    return [str(file.pk) for file in photograph(permit, by=by)] if permit else []


def _transfer(origin: Town, goal: Town, last: datetime) -> None:
    """One case has gone, another is offered and waits."""
    manager = origin.case_managers[0]
    with _at_work(manager, last - timedelta(days=3)) as by:
        going = list(open_cases_of(by).filter(opened_at__lt=clock.now()).order_by("-opened_at", "pk")[:2])
        told = {"to_city": goal.city, "shared": TOLD, "words": WORDS, "agreed_on": clock.today()}
        departures = [offer_transfer(case=case, files=_photos(case, by), by=by, **told) for case in going]
    if not departures:
        return
    with _at_work(goal.case_managers[0], last - timedelta(days=1)) as by:
        transfer = Transfer.objects.select_related("from_city").get(pk=departures[0].transfer_id)
        accept_transfer(transfer=transfer, team=goal.team, by=by)
    clockwork = system_actor("referrals", city_id=origin.city.id)
    with _at_work(clockwork, last - timedelta(days=1), teams=tenancy.EVERY_TEAM) as by:
        settle_transfer(departure=Departure.objects.get(pk=departures[0].pk), by=by)
