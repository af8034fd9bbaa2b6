# SPDX-License-Identifier: AGPL-3.0-or-later
"""A case manager's work with one person: her day, diary, assessments, plan, a restricted note; wide and on a phone."""

from datetime import timedelta

import pytest

from lgnet.casework.actions.add_task import add_task
from lgnet.casework.actions.keep_step import add_step
from lgnet.casework.actions.open_case import open_case
from lgnet.casework.actions.set_goal import set_goal
from lgnet.casework.actions.write_assessment import write_assessment
from lgnet.casework.actions.write_intervention import write_intervention
from lgnet.casework.actions.write_restricted_note import write_restricted_note
from lgnet.kernel import clock
from lgnet.people.actions.record_permit import record_permit
from lgnet.people.actions.register_person import register_person

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
START = {"housing": 1, "health": 3, "legal": 2, "work": 1, "language": 2, "family": 3, "safety": 4}
NOW = {"housing": 3, "health": 2, "legal": 3, "work": 3, "language": 2, "family": 4}


@pytest.fixture
def case(amina, team):
    today = clock.today()
    with amina.at_work() as by:
        person = register_person(given_name="Fatou", family_name="Diallo", languages=["ar", "fr"], by=by)
        ends = today + timedelta(days=20)
        record_permit(person=person, document_kind="1", reason="ASILO", valid_to=ends, by=by)
        with clock.telling(clock.now() - timedelta(days=200)):
            case = open_case(person=person, team=team, by=by)
            write_assessment(case=case, moment="start", on=clock.today(), levels=START, by=by)
        write_assessment(case=case, moment="on_the_way", on=today, levels=NOW, note="Più serena.", by=by)
        add_task(what="Preparare i moduli del rinnovo", due_on=today - timedelta(days=2), case=case, by=by)
        add_task(what="Chiamare la Questura", due_on=today, by=by)
        first = write_intervention(
            case=case, kind="interview", on=today, minutes=45, place="Sportello unico", with_whom="Awa Senna",
            words="Ha raccontato del viaggio e dei figli rimasti a casa.", by=by,
        )  # fmt: skip
        words = "Ha raccontato del viaggio e della figlia rimasta a casa."
        write_intervention(
            case=case, kind="interview", on=today, minutes=50, words=words, replaces=first, by=by
        )
        goal = set_goal(
            case=case, domain="work", what="Un lavoro regolare", measure="Il contratto è firmato", by=by
        )
        add_step(goal=goal, who="Fatou", what="Scrive il curriculum con Amina", by_when=today, by=by)
        write_restricted_note(case=case, kind="health", words="Riferisce dolori da mesi.", by=by)
    return case


@pytest.mark.parametrize("width", [1280, 375])
def test_each_page_of_a_case_is_clean(visit, amina, case, width):
    visitor, home = visit(amina, width=width), amina.url(f"cases/{case.pk}/")
    visitor.go(amina.url("cases/my-day/"))
    if width == 1280:
        visitor.picture("case-my-day")
    for page in (
        "",
        "diary/new/",
        "notes/",
        "notes/new/",
        "assessments/new/",
        "plan/",
        "plan/goals/new/",
        "tasks/new/",
    ):
        visitor.go(f"{home}{page}")
    for page in ("diary", "assessments"):
        visitor.go(f"{home}{page}/")
        if width == 1280:
            visitor.picture(f"case-{page}")


def test_a_plan_is_agreed_and_its_copy_speaks_arabic_too(visit, amina, case):
    visitor = visit(amina)
    visitor.go(amina.url(f"cases/{case.pk}/plan/"))
    visitor.press("link", "Concorda e stampa")
    visitor.press("button", "Salva")
    assert "Progetto individuale" in visitor.words() and "المشروع الفردي" in visitor.words()
    visitor.picture("case-plan-copy")


def test_two_windows_correct_one_entry_and_neither_text_is_lost(visit, amina, case):
    windows = [visit(amina), visit(amina, width=375)]
    for window in windows:
        window.go(amina.url(f"cases/{case.pk}/diary/"))
        window.press("link", "Correggi")
    for number, window in enumerate(windows):
        window.page.get_by_label("Che cosa c’è da dire").fill(f"Versione {number}.")
    windows[0].press("button", "Salva")
    windows[1].page.get_by_role("button", name="Salva").click()
    windows[1].page.get_by_text("Nel frattempo Amina ha scritto").wait_for()
    windows[1].judge()
    assert "Versione 0." in windows[1].words()
    assert windows[1].page.get_by_label("Che cosa c’è da dire").input_value() == "Versione 1."
