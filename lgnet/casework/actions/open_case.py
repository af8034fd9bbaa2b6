# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import datetime

from django.db import transaction

from lgnet.accounts.models import User
from lgnet.casework.actions.one_case import check_none_open
from lgnet.casework.actions.recompute_clock import clock_start
from lgnet.casework.actions.telling import day_of, tell_figures
from lgnet.casework.choices import CaseState, Priority
from lgnet.casework.errors import AlreadyOpen, NoProgramme, NotACaseManager, NotATeamHere
from lgnet.casework.models import Case, CaseStep
from lgnet.casework.policies import CASE_MOVES, may_open_case
from lgnet.casework.queries import case_managers_of, open_case_of
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.models import Programme, Team
from lgnet.network.queries import current_programme
from lgnet.outreach.actions.accept_requests import accept_requests
from lgnet.outreach.actions.join_contact import join_contact
from lgnet.outreach.models import Contact, TakeChargeRequest
from lgnet.people.eligibility import eligibility_on
from lgnet.people.models import Person
from lgnet.people.queries.notices import notices_of
from lgnet.trust import audit
from lgnet.trust.refusals import becomes


def open_case(
    *,
    person: Person,
    by: Actor,
    team: Team,
    manager: User | None = None,
    priority: int = Priority.NORMAL,
    request: TakeChargeRequest | None = None,
    contact: Contact | None = None,
    programme: Programme | None = None,
    at: datetime | None = None,
) -> Case:
    """Take a person in charge (presa in carico). The database lets one case not closed stand for each person.

    The contact that asked is joined to the person, her waiting requests are accepted, the clock from the first contact
    stops, eligibility on the day is kept with its reason. A missing privacy notice is written down, it stops nobody.
    Raises AlreadyOpen, with the case that is open in `.case`.
    """
    may_open_case(by)
    at, contact = at or clock.now(), contact or (request.contact if request else None)
    manager_id = _manager(manager, by)
    _check_team(team, by)
    programme = programme or current_programme(by.city_id) or (contact.programme if contact else None)
    if programme is None:
        raise NoProgramme()
    assigned = {"team": team, "manager_id": manager_id, "priority": priority, "programme": programme}
    with transaction.atomic():
        check_none_open(person)
        case = _written(person, contact, at, by=by, **assigned)
        if contact is not None:
            join_contact(contact=contact, person=person, by=by)
        accept_requests(person=person, by=by, at=at)
        _recorded(case, by)
    return case


def _written(person: Person, contact: Contact | None, at: datetime, *, by: Actor, **assigned) -> Case:
    answer = eligibility_on(person, day_of(at))
    case = Case(
        person=person,
        opened_at=at,
        opened_by=by.user_id,
        first_contact_at=clock_start(person, at=at, joining=contact),
        eligibility=answer.eligibility,
        eligibility_reason=answer.reason_code,
        eligibility_rules=answer.rules_version,
        **assigned,
    )
    try:
        with becomes(AlreadyOpen(), on="one_open_case_per_person"):
            case.save(force_insert=True)
    except AlreadyOpen as problem:
        problem.case = open_case_of(person)
        raise
    return case


def _recorded(case: Case, by: Actor) -> None:
    move = CASE_MOVES["open"]
    CaseStep.objects.create(
        case=case,
        person_id=case.person_id,
        move=move.name,
        state=CaseState.OPEN,
        at=case.opened_at,
        by_id=by.user_id,
    )
    audit.record(
        "casework.case_opened",
        by=by,
        target=case,
        people=[case.person_id],
        eligibility=str(case.eligibility),
        rules=case.eligibility_rules,
        notice_given=notices_of(case.person).exists(),
    )
    tell_figures(case.programme_id, case.opened_at)


def _manager(manager: User | None, by: Actor):
    """The case's manager: the doer herself, or another of the city's case managers."""
    if manager is None or manager.pk == by.user_id:
        return by.user_id
    if not case_managers_of(by.city_id).filter(pk=manager.pk).exists():
        raise NotACaseManager(name=manager.name)
    return manager.pk


def _check_team(team: Team, by: Actor) -> None:
    if team.city_id != by.city_id or team.closed_on is not None:
        raise NotATeamHere()
