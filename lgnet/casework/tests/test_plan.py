# SPDX-License-Identifier: AGPL-3.0-or-later
"""The individual plan: goals with their steps, graded; what was agreed stays as it was, in the person's language."""

from datetime import date, timedelta

import pytest

from lgnet.casework.actions.agree_plan import agree_plan
from lgnet.casework.actions.grade_goal import grade_goal
from lgnet.casework.actions.keep_step import add_step, mark_step
from lgnet.casework.actions.set_goal import change_goal, set_goal
from lgnet.casework.codes import PLAN_WORDS
from lgnet.casework.errors import MovedMeanwhile, NoGoal, NotACode, NothingSaid, NotYourCase
from lgnet.casework.models import Goal, Plan
from lgnet.casework.questionnaire import domains
from lgnet.casework.tests.test_my_day import sections
from lgnet.kernel import clock

TODAY = clock.today()


@pytest.fixture
def case(amina, opened, person_of):
    with amina.at_work() as by:
        return opened(by, person_of(languages=["ar", "fr"]))


@pytest.fixture
def goal(amina, case) -> Goal:
    with amina.at_work() as by:
        return set_goal(case=case, domain="work", what="Un lavoro regolare", measure="Contratto", by=by)


def test_the_words_of_the_copy_are_complete_in_each_language():
    wanted = PLAN_WORDS["it"]
    for code, language in PLAN_WORDS.items():
        assert language["words"].keys() == wanted["words"].keys(), code
        assert language["domains"].keys() == domains().keys(), code
        assert all(language["words"].values()) and all(language["domains"].values()), code


@pytest.mark.parametrize("told, problem", [({"what": " "}, NothingSaid), ({"domain": "luck"}, NotACode)])
def test_a_goal_has_words_and_a_domain(amina, case, told, problem):
    with amina.at_work() as by, pytest.raises(problem):
        set_goal(case=case, by=by, **{"domain": "work", "what": "x", **told})


def test_another_team_reads_the_plan_and_does_not_write_it(protector, case, goal):
    assert protector.browser.get(protector.url(f"cases/{case.pk}/plan/")).status_code == 200
    with protector.at_work() as by, pytest.raises(NotYourCase):
        set_goal(case=case, domain="work", what="x", by=by)
    with protector.at_work() as by, pytest.raises(NotYourCase):
        grade_goal(goal=goal, move="achieve", by=by)


def test_it_is_graded_once_and_may_be_taken_up_again(amina, goal):
    with amina.at_work() as by:
        grade_goal(goal=goal, move="achieve_partly", note="Tre mesi di tirocinio", by=by)
        with pytest.raises(MovedMeanwhile):
            grade_goal(goal=goal, move="achieve", by=by)
        grade_goal(goal=goal, move="take_up", by=by)
        assert (goal.state, goal.graded_at, goal.grade_note) == ("open", None, "")


def test_what_was_agreed_stays_when_the_goal_changes(amina, case, goal):
    with amina.at_work() as by:
        add_step(goal=goal, who="Fatou", what="Scrive il curriculum", by_when=date(2026, 12, 1), by=by)
        plan = agree_plan(case=case, agreed_on=TODAY, language="ar", by=by)
        change_goal(goal=goal, domain="work", what="Altro", by=by)
        plan.refresh_from_db()
        assert plan.goals[0]["what"] == "Un lavoro regolare"
        assert plan.goals[0]["steps"] == [
            {"who": "Fatou", "what": "Scrive il curriculum", "by_when": "2026-12-01"}
        ]


def test_without_an_open_goal_there_is_nothing_to_agree(amina, case, goal):
    with amina.at_work() as by:
        grade_goal(goal=goal, move="miss", by=by)
        with pytest.raises(NoGoal):
            agree_plan(case=case, agreed_on=TODAY, language="it", by=by)


def test_the_copy_speaks_the_persons_language_beside_italian(amina, case, goal):
    form = amina.browser.get(amina.url(f"cases/{case.pk}/plan/agree/")).content.decode()
    assert '<option value="ar" selected>' in form
    sent = {"agreed_on": str(TODAY), "language": "ar"}
    page = amina.browser.post(amina.url(f"cases/{case.pk}/plan/agree/"), sent, follow=True).content.decode()
    assert "Progetto individuale" in page and PLAN_WORDS["ar"]["words"]["title"] in page
    assert 'lang="ar" dir="rtl"' in page and "Un lavoro regolare" in page
    assert "non sono ancora state rivedute" in page
    with amina.at_work():
        assert Plan.objects.get().agreed_by == amina.user.pk


def test_the_day_shows_steps_that_are_due_until_they_are_done(amina, goal):
    with amina.at_work() as by:
        step = add_step(goal=goal, who="Amina", what="Chiama il CPI", by_when=TODAY, by=by)
        add_step(goal=goal, who="Fatou", what="Corso", by_when=TODAY + timedelta(days=1), by=by)
    assert sections(amina)["steps"] == ["Amina: Chiama il CPI"]
    with amina.at_work() as by:
        mark_step(step=step, done=True, by=by)
    assert sections(amina)["steps"] == []


def test_everything_is_done_on_the_pages(amina, case):
    plan = amina.url(f"cases/{case.pk}/plan/")
    browser = amina.browser
    browser.post(f"{plan}goals/new/", {"domain": "housing", "what": "Una casa"})
    with amina.at_work():
        goal = Goal.objects.get()
    browser.post(f"{plan}goals/{goal.pk}/steps/new/", {"who": "Amina", "what": "Telefona"})
    with amina.at_work():
        step = goal.steps.get()
    browser.post(f"{plan}steps/{step.pk}/", {"done": "yes"})
    page = browser.post(
        f"{plan}goals/{goal.pk}/grade/", {"move": "achieve", "note": "Ha le chiavi"}, follow=True
    )
    words = page.content.decode()
    assert "Ha le chiavi" in words and "Raggiunto" in words and "fatto" in words
    again = browser.post(f"{plan}goals/{goal.pk}/grade/", {"move": "miss"})
    assert again.status_code == 409
