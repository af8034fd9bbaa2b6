# SPDX-License-Identifier: AGPL-3.0-or-later
"""A city with somebody in each role and one record of each kind, made by the actions: for tests of every page."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.management import call_command
from django.db import transaction

from lgnet.casework.actions.add_task import add_task
from lgnet.casework.actions.agree_plan import agree_plan
from lgnet.casework.actions.hand_over import hand_over
from lgnet.casework.actions.keep_step import add_step
from lgnet.casework.actions.open_case import open_case
from lgnet.casework.actions.send_referral import send_referral
from lgnet.casework.actions.set_goal import set_goal
from lgnet.casework.actions.write_assessment import write_assessment
from lgnet.casework.actions.write_intervention import write_intervention
from lgnet.casework.actions.write_restricted_note import write_restricted_note
from lgnet.exchange.actions.load_services import load_services
from lgnet.exchange.actions.take_export import ask_for_export, make_export
from lgnet.exchange.models import ServiceImport
from lgnet.exchange.service_rows import Table
from lgnet.exchange.tests.importing import Importer
from lgnet.kernel import clock
from lgnet.kernel.actor import CITY_ROLES, NETWORK_ROLES, Actor, Role, system_actor
from lgnet.kernel.ids import new_id
from lgnet.monitoring.actions.request_report import request_report
from lgnet.monitoring.choices import ReportFormat
from lgnet.monitoring.periods import period_from
from lgnet.network.actions.add_provider import add_provider
from lgnet.network.actions.add_service import add_service
from lgnet.network.actions.add_site import add_site
from lgnet.network.actions.make_invitation import make_invitation
from lgnet.network.models import City, Membership, Organisation, Partnership, Service, Team, TeamMember
from lgnet.outreach.actions.record_contact import record_contact
from lgnet.outreach.models import Contact, TakeChargeRequest
from lgnet.people.actions.add_tie import add_tie
from lgnet.people.actions.keep_contact_point import add_contact_point
from lgnet.people.actions.note_vulnerability import note_vulnerability
from lgnet.people.actions.open_urgently import open_urgently
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.actions.record_identifier import record_identifier
from lgnet.people.actions.record_permit import record_permit
from lgnet.people.actions.register_person import register_person
from lgnet.portal.actions.begin_page import begin_page
from lgnet.portal.actions.report_entry import report_entry
from lgnet.trust import tenancy
from lgnet.trust.models import ReadingHour
from tests.cast import Player, fresh_city, fresh_programme, player
from tests.houses import housed
from tests.offers import offered_to
from tests.papers import copied, photographed
from tests.recorded_twice import recorded_twice
from tests.rents import rented
from tests.road import appointment_of, on_the_road
from tests.stays import placed
from tests.waiting import waits_for_place

Named = dict[str, object]
"""What the addresses of pages name, by the name it has there."""


@dataclass
class World:
    city: City | None
    players: dict[Role, Player]
    named: Named
    protected: Named
    """The same of somebody whom only another team sees."""


def city_world(name: str) -> World:
    city = fresh_city(name)
    team = Team.objects.create(city=city, name="Équipe centro")
    guards = Team.objects.create(city=city, name="Équipe antitratta", follows_protected=True)
    players = {role: player(str(role), city, role, team=team) for role in sorted(CITY_ROLES)}
    service, named = _furnished(city)
    named |= {
        "team_id": team.pk,
        "membership_id": Membership.objects.get(user=players[Role.STREET_OPERATOR].user).pk,
        "place_id": TeamMember.objects.get(user=players[Role.STREET_OPERATOR].user).pk,
    }
    named |= on_the_road(team) | housed(players[Role.HOUSING_OFFICER]) | offered_to(city)
    with players[Role.STREET_OPERATOR].at_work() as by:
        contact = _met(by, nickname="Sciarpa gialla")
    with players[Role.CASE_MANAGER].at_work() as by:
        named |= _followed(by, team=team, service=service) | {"contact_id": contact.pk}
        named["reading_id"] = ReadingHour.objects.create(
            by_id=by.user_id, kind="search", hour=clock.now() - timedelta(hours=30), amount=5_000
        ).pk
        named["report_id"] = _asked_report(by)
        rosa = player("Rosa", city, Role.CASE_MANAGER, team=team).user
        amina = players[Role.CASE_MANAGER].user
        named["handover_id"] = hand_over(giver=amina, taker=rosa, by=by).handover.pk
    named |= _brought(players[Role.CASE_MANAGER])
    officers = {"officer": Role.HOUSING_OFFICER, "accountant": Role.ACCOUNTANT, "manager": Role.CASE_MANAGER}
    named |= _housed_too(named, **{name: players[role] for name, role in officers.items()})
    with player("Giada", city, Role.CASE_MANAGER, team=guards).at_work() as by:
        hidden = _followed(by, team=guards, service=service, protected=True)
        _protected_for(by, guards, given_name="Nadia", family_name="Rovo", birth_date=date(1999, 2, 3))
    guarding = {name: player(name, city, role, team=guards) for name, role in officers.items()}
    hidden |= _housed_too(hidden, house="Casa dei Lecci", **guarding)
    with player("Oreste", city, Role.STREET_OPERATOR).at_work() as by:
        told = {"name": "Nadia Rovo", "birth_date": date(1999, 2, 3), "words": "Portata al pronto soccorso"}
        named["access_id"] = open_urgently(reason="health", by=by, **told).pk
    return World(city, players, named, {**named, **hidden})


def _housed_too(named: Named, *, officer: Player, accountant: Player, manager: Player, **told) -> Named:
    """Her rent is paid, she has a bed, and a place is asked for."""
    paid = rented(named["person_id"], officer=officer, accountant=accountant)
    asked = waits_for_place(named["case_id"], manager=manager)
    return paid | placed(named["person_id"], officer=officer, **told) | asked


def network_world() -> World:
    call_command("load_definitions", verbosity=0)
    players = {role: player(str(role), None, role) for role in sorted(NETWORK_ROLES)}
    body = Organisation.objects.create(
        key=f"coop-{new_id().hex[-8:]}", kind="implementing_body", name="Cooperativa"
    )
    partnership = Partnership.objects.create(
        programme=fresh_programme(), organisation=body, role="communication"
    )
    with tenancy.in_city(tenancy.NETWORK), transaction.atomic():
        invited = _invited(None, Role.COMMUNICATION)
    with players[Role.COORDINATOR].at_work() as by:
        report_id = _asked_report(by)
    named = {
        "report_id": report_id,
        "membership_id": Membership.objects.get(user=players[Role.COMMUNICATION].user).pk,
        "invitation_id": invited,
        "partnership_id": partnership.pk,
        "code": partnership.programme.code,
        "key": body.key,
        "place": _city_with_pages().slug,
    }
    return World(None, players, named, {})


def _furnished(city: City) -> tuple[Service, Named]:
    by = system_actor("world", city_id=city.id)
    with tenancy.in_city(city.id), transaction.atomic():
        provider = add_provider(name="Ambulatorio", by=by)
        service = add_service(provider=provider, name="Visite", needs=["health"], phone="+39 079 000", by=by)
        site = add_site(name="Sportello", by=by)
        begin_page(city=city, by=by)
        told = {"what": "phone", "words": "", "reach": "", "language": "it"}
        reported = report_entry(service=service, key=new_id(), by=by, **told)
        invited = _invited(city, Role.STREET_OPERATOR)
    return service, {
        "city": city.slug,
        "service_id": service.pk,
        "provider_id": provider.pk,
        "site_id": site.pk,
        "entry_report_id": reported.pk,
        "invitation_id": invited,
    }


def _asked_report(by: Actor):
    asked = {"programme": fresh_programme(), "period": period_from("2026"), "format": ReportFormat.XLSX}
    return request_report(**asked, language="it", by=by).pk


def _city_with_pages() -> City:
    city = fresh_city("Bologna")
    with tenancy.in_city(city.id), transaction.atomic():
        begin_page(city=city, by=system_actor("world", city_id=city.id))
    return city


def _invited(city: City | None, role: Role):
    by = system_actor("world", city_id=city.id if city else None)
    address = f"ines.{new_id().hex[-8:]}@example.org"
    return make_invitation(email=address, name="Ines", city=city, roles=[role], by=by).invitation.pk


def _followed(by: Actor, *, team: Team, service: Service, protected: bool = False) -> Named:
    """Somebody met, known, taken in charge and referred, and somebody met who waits."""
    person = register_person(by=by, given_name="Fatou", family_name="Canarino", phone="333 1234567")
    permit = record_permit(person=person, document_kind="1", reason="RICH_ASILO", number="I1234567", by=by)
    identifier = record_identifier(person=person, kind="cui", number="ABC1234", by=by)
    exposed = note_vulnerability(person=person, code="roofless", by=by)
    tie = add_tie(person=person, kind="sibling", other_name="Awa Canarino", by=by)
    point = add_contact_point(person=person, kind="email", value="fatou@example.org", by=by)
    contact = _met(by, person=person)
    case = open_case(person=person, team=team, programme=contact.programme, by=by)
    referral = send_referral(case=case, service=service, need="health", request="Una visita", by=by)
    task = add_task(what="Chiamare", due_on=clock.today(), case=case, by=by)
    entry = write_intervention(case=case, kind="interview", on=clock.today(), by=by)
    note = write_restricted_note(case=case, kind="health", words="Da tenere riservato", by=by)
    levels = {"housing": 1, "health": None}
    assessment = write_assessment(case=case, moment="start", on=clock.today(), levels=levels, by=by)
    goal = set_goal(case=case, domain="work", what="Un lavoro", by=by)
    step = add_step(goal=goal, who="Fatou", what="Curriculum", by=by)
    plan = agree_plan(case=case, agreed_on=clock.today(), language="ar", by=by)
    appointment = appointment_of(person, by=by)
    twice = recorded_twice(person, by=by)
    if protected:
        waiting = contact
        protect_person(person=person, team=team, reason="violence", by=by)
    else:
        waiting = _met(by, nickname="Berretto rosso", asks_taking_charge=True)
    return {
        "person_id": person.pk, "permit_id": permit.pk, "identifier_id": identifier.pk, "contact_id": contact.pk,
        "case_id": case.pk, "referral_id": referral.pk, "task_id": task.pk, "entry_id": entry.pk, "note_id": note.pk,
        "copy_id": copied(person, by=by).pk,
        **photographed(permit=permit, entry=entry, note=note, by=by),
        "assessment_id": assessment.pk, "goal_id": goal.pk, "step_id": step.pk, "plan_id": plan.pk,
        "vulnerability_id": exposed.pk, "tie_id": tie.pk, "point_id": point.pk,
        **twice, "request_id": _request_of(waiting), "appointment_id": appointment.pk,
    }  # fmt: skip


def _protected_for(by: Actor, team: Team, **told) -> None:
    protect_person(person=register_person(by=by, **told), team=team, reason="violence", by=by)


def _brought(manager: Player) -> Named:
    """A file with somebody who may be known and a row that is wrong, written; and a file to take."""
    content = b"Nome;Cognome;Nato il\nFatou;Canarino;\nModou;Fall;31/02/1990\n"
    importer = Importer(manager)
    batch = importer.written(content)
    with manager.at_work() as by:
        export = ask_for_export(of="people", kind="csv", by=by)
    with manager.at_work() as by:
        make_export(export=export, by=by)
    named = {"batch_id": batch.pk, "row_id": importer.rows(batch)[0].pk, "export_id": export.pk}
    return named | {"service_import_id": _services_brought(manager)}


def _services_brought(manager: Player):
    rows = [[2, ["Mensa", "Cena", "food", "+39 079 1"]]]
    columns = {"0": "organization", "1": "name", "2": "needs", "3": "phone"}
    table = Table("servizi.csv", ["Ente", "Nome", "Bisogni", "Telefono"], rows)
    with manager.at_work() as by:
        load_services(table=table, columns=columns, language="it", by=by)
        return ServiceImport.objects.get().pk


def _met(by: Actor, **seen) -> Contact:
    return record_contact(
        by=by, programme=fresh_programme(), happened_at=clock.now() - timedelta(hours=3), place="Stazione",
        idempotency_key=new_id(), **seen,
    )  # fmt: skip


def _request_of(contact: Contact):
    request = TakeChargeRequest.objects.filter(contact=contact).first()
    return request.pk if request else new_id()
