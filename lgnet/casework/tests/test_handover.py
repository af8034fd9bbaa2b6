# SPDX-License-Identifier: AGPL-3.0-or-later
"""A whole caseload handed over in one action: audited, reversible, never to somebody who could not see it."""

from datetime import date

import pytest

from lgnet.casework.actions.add_task import add_task
from lgnet.casework.actions.close_case import close_case
from lgnet.casework.actions.hand_over import hand_over
from lgnet.casework.actions.undo_handover import undo_handover
from lgnet.casework.errors import NotACaseManager, NothingToHandOver, ToHerself, UndoneAlready
from lgnet.casework.models import Case, CaseStep, Handover, Task
from lgnet.kernel.actor import Role
from lgnet.kernel.errors import Denied
from lgnet.network.models import TeamMember
from lgnet.people.actions.protect_person import protect_person
from lgnet.trust.models import AuditEvent
from tests.cast import player

DAY = date(2026, 12, 1)


@pytest.fixture
def rosa(sassari, team):
    return player("Rosa", sassari, Role.CASE_MANAGER, team=team)


@pytest.fixture
def caseload(amina, opened, person_of) -> list[Case]:
    with amina.at_work() as by:
        cases = [opened(by, person_of(name)) for name in ("Fatou", "Lamin", "Samira")]
        add_task(what="Chiamare", due_on=DAY, case=cases[0], by=by)
        add_task(what="Ferie", due_on=DAY, by=by)
    return cases


def managers(player, cases) -> list:
    with player.at_work():
        found = dict(
            Case.objects.filter(pk__in=[case.pk for case in cases]).values_list("pk", "manager__name")
        )
    return [found.get(case.pk) for case in cases]


def test_all_open_cases_go_with_their_tasks_and_come_back(amina, rosa, caseload):
    with amina.at_work() as by:
        close_case(case=caseload[2], reason="autonomy", outcome="autonomous", by=by)
        done = hand_over(giver=amina.user, taker=rosa.user, why="Congedo", by=by)
        assert (done.cases, done.left) == (2, 0)
        assert dict(Task.objects.values_list("what", "assignee__name")) == {
            "Chiamare": "Rosa",
            "Ferie": "Amina",
        }
    assert managers(amina, caseload) == ["Rosa", "Rosa", "Amina"]
    with rosa.at_work() as by:
        back = undo_handover(handover=done.handover, by=by)
        assert (back.cases, back.stayed) == (2, 0)
        assert set(Task.objects.values_list("assignee__name", flat=True)) == {"Amina"}
        with pytest.raises(UndoneAlready):
            undo_handover(handover=done.handover, by=by)
    assert managers(amina, caseload) == ["Amina"] * 3


def test_each_case_and_the_audit_tell_it(amina, rosa, caseload):
    with amina.at_work() as by:
        done = hand_over(giver=amina.user, taker=rosa.user, by=by)
        told = CaseStep.objects.filter(move="hand_over")
        assert {step.note for step in told} == {"Amina → Rosa"} and told.count() == 3
        recorded = AuditEvent.objects.get(action="casework.caseload_handed_over")
        assert set(recorded.person_ids) == {case.person_id for case in caseload}
        assert (recorded.target_id, recorded.facts["cases"]) == (done.handover.pk, 3)
    page = amina.browser.get(amina.url(f"cases/{caseload[0].pk}/")).content.decode()
    assert "Passata a un collega" in page


def test_pressed_twice_it_is_one_handover(amina, rosa, caseload):
    sent = {"giver": str(amina.user.pk), "taker": str(rosa.user.pk)}
    assert amina.browser.post(amina.url("cases/handover/"), sent).status_code == 302
    assert amina.browser.post(amina.url("cases/handover/"), sent).status_code == 409
    with amina.at_work():
        assert Handover.objects.count() == 1


def test_what_has_moved_on_since_stays(amina, rosa, sassari, team, caseload):
    third = player("Ida", sassari, Role.CASE_MANAGER, team=team)
    with amina.at_work() as by:
        done = hand_over(giver=amina.user, taker=rosa.user, by=by)
        Case.objects.filter(pk=caseload[0].pk).update(manager=third.user)
        caseload[1].refresh_from_db()
        close_case(case=caseload[1], reason="autonomy", outcome="autonomous", by=by)
        back = undo_handover(handover=done.handover, by=by)
        assert (back.cases, back.stayed) == (1, 2)
    assert managers(amina, caseload) == ["Ida", "Rosa", "Amina"]


def test_only_to_another_case_manager_of_the_city(amina, bruno, carla, caseload):
    with amina.at_work() as by:
        with pytest.raises(ToHerself):
            hand_over(giver=amina.user, taker=amina.user, by=by)
        for colleague in (bruno, carla):
            with pytest.raises(NotACaseManager):
                hand_over(giver=amina.user, taker=colleague.user, by=by)


def test_another_teams_caseload_is_not_hers_to_give(protector, bruno, amina, rosa, caseload):
    with protector.at_work() as by, pytest.raises(NothingToHandOver):
        hand_over(giver=amina.user, taker=rosa.user, by=by)
    with bruno.at_work() as by, pytest.raises(Denied):
        hand_over(giver=amina.user, taker=rosa.user, by=by)


def test_the_administrator_moves_it_by_number_and_reads_no_name(city_administrator, amina, rosa, caseload):
    page = city_administrator.browser.get(city_administrator.url(f"cases/handover/?giver={amina.user.pk}"))
    words = page.content.decode()
    assert "3 prese in carico aperte di Amina" in words and "Fatou" not in words
    with city_administrator.at_work() as by:
        assert hand_over(giver=amina.user, taker=rosa.user, by=by).cases == 3


def test_a_protected_persons_case_goes_only_into_her_team(
    protector, rosa, sassari, opened, person_of, protecting_team
):
    with protector.at_work() as by:
        cases = [opened(by, person_of(name), team=protecting_team) for name in ("Fatou", "Lamin")]
        protect_person(person=cases[0].person, team=protecting_team, reason="violence", by=by)
        done = hand_over(giver=protector.user, taker=rosa.user, by=by)
        assert (done.cases, done.left) == (1, 1)
        undo_handover(handover=done.handover, by=by)
    TeamMember.objects.create(team=protecting_team, user=rosa.user, profession="social_worker")
    with protector.at_work() as by:  # control: in the team, both go
        assert hand_over(giver=protector.user, taker=rosa.user, by=by).cases == 2


def test_another_city_sees_no_handover(carla, amina, rosa, caseload):
    with amina.at_work() as by:
        done = hand_over(giver=amina.user, taker=rosa.user, by=by)
    assert carla.browser.post(carla.url(f"cases/handover/{done.handover.pk}/undo/")).status_code == 404
