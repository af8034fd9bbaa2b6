# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tasks: who writes and ends them, and what the day shows."""

from datetime import timedelta

import pytest

from lgnet.casework.actions.add_task import add_task
from lgnet.casework.actions.change_task import change_task
from lgnet.casework.actions.move_task import move_task
from lgnet.casework.errors import MovedMeanwhile, NotACaseManager, NothingToDo, NotYourCase, NotYourTask
from lgnet.casework.models import Task
from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.people.actions.protect_person import protect_person
from lgnet.trust.models import AuditEvent
from tests.cast import player

TODAY = clock.today()


@pytest.fixture
def task(amina, opened):
    with amina.at_work() as by:
        return add_task(what="Rinnovare il permesso", due_on=TODAY, case=opened(by), by=by)


def test_a_task_is_its_writers_unless_given_to_a_colleague(amina, sassari, team):
    colleague = player("Rosa", sassari, Role.CASE_MANAGER, team=team)
    with amina.at_work() as by:
        mine = add_task(what="  Chiamare   la Questura ", due_on=TODAY, by=by)
        hers = add_task(what="Preparare il colloquio", due_on=TODAY, assignee=colleague.user, by=by)
    assert (mine.what, mine.assignee_id) == ("Chiamare la Questura", amina.user.pk)
    assert hers.assignee_id == colleague.user.pk


def test_it_has_words_and_goes_to_a_case_manager(amina, bruno):
    with amina.at_work() as by:
        with pytest.raises(NothingToDo):
            add_task(what="  ", due_on=TODAY, by=by)
        with pytest.raises(NotACaseManager):
            add_task(what="x", due_on=TODAY, assignee=bruno.user, by=by)


def test_only_whoever_keeps_the_case_writes_one_of_it(protector, amina, opened):
    with amina.at_work() as by:
        case = opened(by)
    with protector.at_work() as by, pytest.raises(NotYourCase):
        add_task(what="x", due_on=TODAY, case=case, by=by)


def test_done_dropped_and_taken_up_again(amina, task):
    with amina.at_work() as by:
        move_task(task=task, move="finish", by=by)
        assert task.ended_by == amina.user.pk
        with pytest.raises(MovedMeanwhile):
            move_task(task=task, move="drop", by=by)
        move_task(task=task, move="take_up", by=by)
        assert (task.state, task.ended_at) == ("to_do", None)
        recorded = (
            AuditEvent.objects.filter(target_id=task.pk).order_by("at").values_list("action", flat=True)
        )
        assert list(recorded) == ["casework.task_added", "casework.task_done", "casework.task_taken_up"]


def test_another_teams_case_manager_neither_ends_nor_changes_it(protector, task):
    with protector.at_work() as by:
        with pytest.raises(NotYourTask):
            move_task(task=task, move="finish", by=by)
        with pytest.raises(NotYourTask):
            change_task(task=task, what="x", due_on=TODAY, by=by)


def test_a_change_is_recorded_by_its_fields(amina, task):
    with amina.at_work() as by:
        later = TODAY + timedelta(days=3)
        assert change_task(task=task, what=task.what, due_on=later, by=by) == ["due_on"]
        assert change_task(task=task, what=task.what, due_on=later, by=by) == []


def test_what_is_to_be_done_for_a_protected_person_is_hidden(amina, protector, opened, protecting_team):
    with protector.at_work() as by:
        case = opened(by, team=protecting_team)
        add_task(what="Spostare in rifugio", due_on=TODAY, case=case, by=by)
        protect_person(person=case.person, team=protecting_team, reason="violence", by=by)
        assert Task.objects.count() == 1
    with amina.at_work():
        assert Task.objects.count() == 0
