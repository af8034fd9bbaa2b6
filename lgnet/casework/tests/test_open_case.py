# SPDX-License-Identifier: AGPL-3.0-or-later
"""Taking a person in charge: once, with the clock from the first contact and eligibility on the day."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from lgnet.casework.actions.close_case import close_case
from lgnet.casework.actions.open_case import open_case
from lgnet.casework.choices import CaseState, Priority
from lgnet.casework.errors import AlreadyOpen, NotACaseManager, NotATeamHere
from lgnet.casework.models import Case
from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.kernel.errors import Denied
from lgnet.network.signals import facts_changed
from lgnet.outreach.actions.ask_to_take_charge import ask_to_take_charge
from lgnet.outreach.choices import RequestState
from lgnet.outreach.errors import AlreadyJoined
from lgnet.people.choices import Eligibility
from lgnet.trust.models import AuditEvent
from tests.cast import player

CLICKS = 24


def test_a_request_becomes_a_case(amina, team, person_of, meet):
    with amina.at_work() as by:
        contact = meet(by, hours=30)
        request = ask_to_take_charge(contact=contact, by=by)
        person = person_of(permit=True)
        case = open_case(person=person, by=by, team=team, request=request, priority=Priority.HIGH)
    with amina.at_work():
        case.refresh_from_db()
        request.refresh_from_db()
        contact.refresh_from_db()
        assert case.state == CaseState.OPEN
        assert case.manager_id == by.user_id
        assert contact.person == person
        assert request.state == RequestState.ACCEPTED
        assert case.first_contact_at == contact.happened_at
        assert case.hours_to_charge == pytest.approx(30, abs=0.1)
        assert [step.move for step in case.steps.all()] == ["open"]


def test_eligibility_is_kept_as_it_was_on_the_day_with_its_reason(amina, opened, person_of):
    with amina.at_work() as by:
        proven, unproven = opened(by, person_of(permit=True)), opened(by, person_of())
        assert proven.eligibility == Eligibility.ELIGIBLE
        assert unproven.eligibility == Eligibility.UNPROVEN
        assert proven.eligibility_reason
        assert proven.eligibility_rules
        proven.person.permits.all().delete()
        proven.refresh_from_db()
        assert proven.eligibility == Eligibility.ELIGIBLE


def test_opening_is_in_the_audit_with_the_missing_notice(amina, opened):
    with amina.at_work() as by:
        case = opened(by)
        event = AuditEvent.objects.get(action="casework.case_opened", target_id=case.pk)
        assert event.person_ids == [case.person_id]
        assert event.by_id == by.user_id
        assert event.facts["notice_given"] is False


def test_figures_are_told_the_day_of_the_opening(amina, opened, sassari):
    told = []

    def hear(sender, **facts):
        told.append(facts)

    facts_changed.connect(hear)
    try:
        with amina.at_work() as by:
            case = opened(by, at=clock.now() - timedelta(days=3))
    finally:
        facts_changed.disconnect(hear)
    assert {
        "city_id": sassari.id,
        "programme_id": case.programme_id,
        "days": [case.opened_at.astimezone(clock.ROME).date()],
    }.items() <= told[-1].items()


def test_a_second_case_is_refused_with_the_first(amina, opened):
    with amina.at_work() as by:
        first = opened(by)
        with pytest.raises(AlreadyOpen) as refusal:
            opened(by, first.person)
        assert refusal.value.case == first
        assert Case.objects.filter(person=first.person).count() == 1


def test_a_suspended_case_too_stands_in_the_way_a_closed_one_does_not(amina, opened):
    with amina.at_work() as by:
        first = opened(by)
        Case.objects.filter(pk=first.pk).update(state=CaseState.SUSPENDED)
        with pytest.raises(AlreadyOpen):
            opened(by, first.person)
        close_case(case=first, reason="autonomy", outcome="autonomous", by=by)
        opened(by, first.person)


def test_a_refused_opening_leaves_the_contact_as_it_was(amina, opened, meet, person_of):
    with amina.at_work() as by:
        first = opened(by)
        contact = meet(by)
        with pytest.raises(AlreadyOpen):
            opened(by, first.person, contact=contact)
        contact.refresh_from_db()
        assert contact.person is None


def test_the_contact_of_somebody_else_opens_nothing(amina, opened, meet, person_of):
    with amina.at_work() as by:
        other = meet(by, person=person_of("Awa"))
        with pytest.raises(AlreadyJoined):
            opened(by, contact=other)
        assert not Case.objects.exists()


def test_twenty_four_clicks_at_once_open_one_case(amina, team, person_of):
    with amina.at_work():
        person = person_of()
    together = Barrier(CLICKS)

    def click(_) -> str:
        try:
            with amina.at_work() as by:
                together.wait(timeout=20)
                open_case(person=person, by=by, team=team)
            return "opened"
        except AlreadyOpen as refusal:
            return f"refused {refusal.status}, first one named: {refusal.case is not None}"
        finally:
            connection.close()

    with ThreadPoolExecutor(CLICKS) as pool:
        answers = list(pool.map(click, range(CLICKS)))
    assert sorted(set(answers)) == ["opened", "refused 409, first one named: True"]
    assert answers.count("opened") == 1
    with amina.at_work():
        assert Case.objects.filter(person=person).count() == 1


def test_without_the_constraint_more_than_one_would_be_opened(amina, team, person_of):
    """The control: looking first and writing then, as if the database did not refuse, lets several through."""
    with amina.at_work():
        person = person_of()
    together = Barrier(8)

    def click(_) -> bool:
        try:
            with amina.at_work():
                seen = Case.objects.filter(person=person).exists()
                together.wait(timeout=20)
                return not seen
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(click, range(8))) > 1


def test_only_a_case_manager_opens_a_case(amina, bruno, project_manager, person_of, team):
    with amina.at_work():
        person = person_of()
    for colleague in (bruno, project_manager):
        with colleague.at_work() as by, pytest.raises(Denied):
            open_case(person=person, by=by, team=team)


def test_the_manager_is_a_case_manager_of_this_city(amina, bruno, carla, protector, opened):
    with amina.at_work() as by:
        for stranger in (bruno, carla):
            with pytest.raises(NotACaseManager):
                opened(by, manager=stranger.user)
        assert opened(by, manager=protector.user).manager == protector.user


def test_the_team_is_one_of_this_city(amina, opened, torino_team):
    with amina.at_work() as by, pytest.raises(NotATeamHere):
        opened(by, team=torino_team)


def test_a_manager_who_left_is_none(amina, sassari, opened):
    gone = player("Elena", sassari, Role.CASE_MANAGER)
    gone.user.memberships.update(ended_at=clock.now())
    with amina.at_work() as by, pytest.raises(NotACaseManager):
        opened(by, manager=gone.user)
