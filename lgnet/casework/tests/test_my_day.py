# SPDX-License-Identifier: AGPL-3.0-or-later
"""The case manager's day: what presses is there, what does not is not, and its queries do not grow."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.casework import slots
from lgnet.casework.actions.add_task import add_task
from lgnet.casework.models import Task
from lgnet.casework.policies import may_have_tasks
from lgnet.kernel import clock
from lgnet.people.models import Permit
from lgnet.trust.models import AuditEvent

TODAY = clock.today()


def ending(person, on: date) -> None:
    Permit.objects.create(person=person, document_kind="1", reason="ASILO", valid_to=on)


def sections(player) -> dict[str, list[str]]:
    with player.at_work() as by:
        return {one.section.name: [line.words for line in one.lines] for one in slots.my_day(by, player.city)}


def test_it_is_her_first_page(amina):
    assert amina.browser.get("/", follow=True).request["PATH_INFO"] == amina.url("cases/my-day/")


def test_tasks_of_today_and_late_ones_come_first_later_ones_last(amina):
    with amina.at_work() as by:
        for what, days in (("domani", 1), ("oggi", 0), ("in ritardo", -2), ("fra un mese", 30)):
            add_task(what=what, due_on=TODAY + timedelta(days=days), by=by)
    day = sections(amina)
    assert day["due"] == ["in ritardo", "oggi"]
    assert day["soon"] == ["domani"]


@pytest.mark.parametrize("days, shown", [(-5, True), (0, True), (30, True), (60, True), (61, False)])
def test_a_permit_is_there_from_sixty_days_before(amina, opened, person_of, days, shown):
    with amina.at_work() as by:
        person = person_of()
        ending(person, TODAY + timedelta(days=days))
        opened(by, person)
    assert sections(amina)["permits"] == (["Fatou Diallo"] if shown else [])


def test_a_newer_permit_ends_the_warning(amina, opened, person_of):
    with amina.at_work() as by:
        person = person_of()
        ending(person, TODAY + timedelta(days=5))
        ending(person, TODAY + timedelta(days=500))
        opened(by, person)
    assert sections(amina)["permits"] == []


def test_requests_referrals_and_promises(amina, opened, meet, sent, clinic):
    with amina.at_work() as by:
        meet(by, nickname="Momo", asks_taking_charge=True)
        meet(by, nickname="Zia", follow_up_on=TODAY)
        case = opened(by)
        with clock.telling(clock.now() - timedelta(days=8)):
            sent(by, case)
        sent(by, case)
    day = sections(amina)
    assert day["requests"] == ["Momo"]
    assert day["call-back"] == ["Zia"]
    assert day["unanswered"] == [str(clinic)]


def test_the_page_shows_them_and_says_whom_it_showed(amina, opened):
    with amina.at_work() as by:
        case = opened(by)
        add_task(what="Chiamare la Questura", due_on=TODAY, case=case, by=by)
    page = amina.browser.get(amina.url("cases/my-day/"))
    assert b"Chiamare la Questura" in page.content and b"Fatou" in page.content
    with amina.at_work():
        assert AuditEvent.objects.get(action="casework.day_shown").person_ids == [case.person_id]


def test_a_button_ends_a_task_and_leads_back(amina, sassari):
    with amina.at_work() as by:
        task = add_task(what="Chiamare", due_on=TODAY, by=by)
    answer = amina.browser.post(amina.url(f"cases/tasks/{task.pk}/finish/"), follow=True)
    assert "Fatto: «Chiamare»" in answer.content.decode()
    assert answer.request["PATH_INFO"] == amina.url("cases/my-day/")
    with amina.at_work():
        assert Task.objects.get().state == "done"
    assert b"Chiamare" in amina.browser.get(amina.url("cases/tasks/?tab=ended")).content


def test_a_higher_context_adds_a_section(amina, monkeypatch):
    monkeypatch.setattr(slots, "_sections", [*slots._sections])
    line = slots.Line("Il soggiorno finisce", "/", on=TODAY)
    slots.on_my_day(slots.Section("stays", "Soggiorni", may_have_tasks, lambda by, city: [line], 60))
    assert "Il soggiorno finisce" in amina.browser.get(amina.url("cases/my-day/")).content.decode()


def counted(player) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert player.browser.get(player.url("cases/my-day/")).status_code == 200
    return len(asked)


def filled(player, opened, person_of, meet, sent, *, times: int) -> None:
    with player.at_work() as by:
        for number in range(times):
            person = person_of(f"Fatou {number}")
            ending(person, TODAY + timedelta(days=9))
            case = opened(by, person)
            add_task(what="Chiamare", due_on=TODAY, case=case, by=by)
            meet(by, nickname=f"Momo {number}", asks_taking_charge=True, follow_up_on=TODAY)
            with clock.telling(clock.now() - timedelta(days=8)):
                sent(by, case)


def test_its_queries_do_not_grow(amina, opened, person_of, meet, sent):
    filled(amina, opened, person_of, meet, sent, times=1)
    once = counted(amina)
    filled(amina, opened, person_of, meet, sent, times=5)
    assert counted(amina) == once
