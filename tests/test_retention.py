# SPDX-License-Identifier: AGPL-3.0-or-later
"""When somebody's time is over: she goes, figures stay. Nothing of what tells who she was is left in any table."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import models, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from lgnet.casework.actions.close_case import close_case
from lgnet.casework.actions.reopen_case import reopen_case
from lgnet.casework.models import Case
from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.kernel.waiting import SOMEBODY_WAITS
from lgnet.monitoring import facts
from lgnet.monitoring.actions.keep_first_services import keep_first_services
from lgnet.monitoring.choices import PeriodKind, Source
from lgnet.monitoring.periods import ALL_TIME, Period, period_of
from lgnet.people import deletion_jobs, retention
from lgnet.people.actions import delete_people as deleting
from lgnet.people.actions.delete_people import JOB, confirm_deletion, erase_next
from lgnet.people.actions.register_person import register_person
from lgnet.people.copying import declared
from lgnet.people.models import Deletion, Person
from lgnet.people.queries import search_people
from lgnet.people.queries.kept_until import kept_until
from lgnet.people.queries.over import digest_of, people_over
from lgnet.trust import privacy
from lgnet.trust.models import AuditEvent
from lgnet.trust.tenancy import EVERY_TEAM, in_city
from tests.cast import player
from tests.test_copy import fatou  # noqa: F401  (somebody with something in many tables)

TEN_YEARS = timedelta(days=3_660)
STAYS = {
    "casework.Case.closing_reason", "casework.Case.outcome", "casework.Case.eligibility_reason",
    "casework.CaseStep.move", "casework.CaseStep.reason", "casework.CaseStep.outcome", "casework.Referral.need",
    "casework.Referral.decline_reason", "outreach.ContactNeed.code", "outreach.Contact.done",
    "outreach.Contact.mediator_language", "outreach.Contact.missing_language", "people.Person.citizenships",
    "outreach.AppointmentPerson.purpose", "people.Person.aliases", "monitoring.FrozenMember.citizenship",
    "monitoring.FrozenMember.eligibility", "monitoring.FrozenMember.age", "monitoring.FrozenMember.gender",
}  # fmt: skip
"""Codes that figures are made of; and the dash in the place of a name."""


@pytest.fixture(autouse=True)
def queued(monkeypatch) -> list:
    """Jobs asked for. A worker of the journeys, by its own clock, would find that nobody’s time is over."""
    jobs: list = []
    for module in (deleting, deletion_jobs):
        monkeypatch.setattr(module, "go_on", lambda deletion: jobs.append(deletion.pk))
    return jobs


@pytest.fixture
def officer(sassari):
    return player("Olga", sassari, Role.DATA_PROTECTION_OFFICER)


@pytest.fixture
def closed(amina, fatou):  # noqa: F811
    with amina.at_work() as by:
        case = Case.objects.get(person=fatou)
        close_case(case=case, reason="plan_completed", outcome="autonomous", note="Sta bene", by=by)
    return case


def telling(**later):
    return clock.telling(clock.now() + TEN_YEARS + timedelta(**later))


def confirmed(officer) -> Deletion:
    with officer.at_work() as by:
        return confirm_deletion(digest=digest_of(people_over()), by=by)


def erased(officer) -> Deletion:
    deletion = confirmed(officer)
    deletion_jobs.erase_people(str(deletion.city_id), str(deletion.pk))
    with officer.at_work():
        return Deletion.objects.get(pk=deletion.pk)


def ids_over(player) -> list:
    with player.at_work():
        return [one.person.pk for one in people_over()]


# --- until when


def test_the_day_follows_from_what_is_still_open_and_when_it_ended(amina, fatou):  # noqa: F811
    with amina.at_work() as by:
        assert kept_until(fatou).on is None
        closed_on = clock.today()
        close_case(
            case=Case.objects.get(person=fatou), reason="plan_completed", outcome="autonomous", note="", by=by
        )
        assert kept_until(fatou).on == closed_on.replace(year=closed_on.year + 10)
    assert str(closed_on.year + 10) in amina.browser.get(amina.url(f"people/{fatou.pk}/")).content.decode()


def test_the_end_of_a_month_is_kept(amina):
    assert retention.months_after(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert retention.months_after(date(2024, 12, 31), 2) == date(2025, 2, 28)
    assert retention.months_after(date(2026, 1, 15), -1) == date(2025, 12, 15)


def test_who_was_only_met_is_kept_for_a_year(amina):
    with amina.at_work() as by:
        person = register_person(given_name="Awa", by=by)
    assert person.pk not in ids_over(amina)
    with clock.telling(clock.now() + timedelta(days=367)):
        assert person.pk in ids_over(amina)


# --- the trial and the confirmation


def test_the_officer_sees_who_and_what_would_go_and_nothing_goes(officer, closed):
    with telling():
        page = officer.browser.get(officer.url("people/over/")).content.decode()
        assert "Fatou Diallo" in page and "Titoli di soggiorno: 1" in page and "Diario: 1" in page
        said = StringIO()
        call_command("retention", city=[officer.city.slug], stdout=said)
    assert "1 over" in said.getvalue() and "Diary: 1" in said.getvalue()
    with officer.at_work():
        assert Person.objects.get(pk=closed.person_id).given_name == "Fatou"


def test_she_is_announced_sixty_days_before(officer, closed):
    with clock.telling(clock.now() + TEN_YEARS - timedelta(days=50)):
        page = officer.browser.get(officer.url("people/over/")).content.decode()
        assert "Fatou Diallo" in page and "per nessuno" in page
    assert "Fatou Diallo" not in officer.browser.get(officer.url("people/over/")).content.decode()


def test_a_list_that_has_changed_is_not_confirmed(officer, amina, closed):
    with telling():
        with officer.at_work() as by, pytest.raises(deleting.ListHasChanged):
            confirm_deletion(digest="of yesterday", by=by)
        answer = officer.browser.post(officer.url("people/over/"), {"digest": "x", "understood": "on"})
        assert answer.status_code == 409
        assert amina.browser.get(amina.url("people/over/")).status_code == 403
    with officer.at_work() as by, pytest.raises(deleting.NobodyToDelete):
        confirm_deletion(digest=digest_of([]), by=by)


# --- what goes and what stays


def left_of(person_id) -> dict[str, object]:
    """Every word, number and ciphertext that still tells of her, by column."""
    found = {}
    for model, way in declared.ways().items():
        classes = privacy.classes_of(model)
        for row in model.objects.filter(**{way: person_id}):
            for name in classes["personal"] | classes["special"] | classes["encrypted"]:
                field, value = model._meta.get_field(name), getattr(row, name)
                tells = isinstance(
                    field, models.CharField | models.TextField | models.BinaryField | models.JSONField
                )
                tells |= field.__class__.__name__ == "ArrayField"
                if tells and not field.choices and value not in (None, "", [], {}):
                    found[f"{model._meta.label}.{name}"] = value
    return {name: value for name, value in found.items() if name not in STAYS}


def test_nothing_that_tells_who_she_was_is_left(officer, amina, closed):
    with telling(), in_city(officer.city.pk, teams=EVERY_TEAM), transaction.atomic():
        assert len(left_of(closed.person_id)) > 15  # control: the trial looks where something is
    with telling():
        assert erased(officer).erased == 1
        with in_city(officer.city.pk, teams=EVERY_TEAM), transaction.atomic():
            assert left_of(closed.person_id) == {}
            assert Person.objects.get(pk=closed.person_id).full_name == "–"
        with amina.at_work() as by:
            assert search_people(by, "Fatou Diallo") == []
        assert amina.browser.get(amina.url(f"people/{closed.person_id}/")).status_code == 404


def figures(programme) -> dict:
    periods = [Period(*ALL_TIME, PeriodKind.PROGRAMME)]
    sources = (Source.CONTACTS, Source.TAKEN_IN_CHARGE, Source.DIRECTED, Source.HOURS_TO_CHARGE)
    return {source: facts.tallies(source, programme, periods) for source in sources}


def test_the_figures_stay_the_same_to_the_last_group(officer, closed):
    with in_city(officer.city.pk, teams=EVERY_TEAM), transaction.atomic():
        keep_first_services(closed.programme, [period_of(clock.today(), PeriodKind.MONTH).starts_on])
        before = figures(closed.programme)
        assert sum(len(found) for found in before.values()) >= 2
    with telling():
        erased(officer)
        with in_city(officer.city.pk, teams=EVERY_TEAM), transaction.atomic():
            assert figures(closed.programme) == before


def test_each_one_leaves_a_trace_that_names_nobody(officer, closed):
    with telling():
        deletion = erased(officer)
        with officer.at_work():
            actions = set(AuditEvent.objects.values_list("action", flat=True))
    assert {"people.deletion_confirmed", "people.person_erased", "people.deletion_done"} <= actions
    assert (deletion.state, deletion.person_ids, deletion.total) == ("done", [], 1)


# --- on the way


def test_who_came_back_meanwhile_is_kept(officer, amina, closed):
    with telling():
        deletion = confirmed(officer)
        with amina.at_work() as by:
            reopen_case(case=Case.objects.get(pk=closed.pk), note="È tornata", by=by)
        deletion_jobs.erase_people(str(deletion.city_id), str(deletion.pk))
        with officer.at_work():
            deletion = Deletion.objects.get(pk=deletion.pk)
            assert (deletion.erased, deletion.kept) == (0, 1)
            assert Person.objects.get(pk=closed.person_id).given_name == "Fatou"


def test_killed_half_way_it_goes_on(officer, amina, closed, as_superuser, queued):
    with amina.at_work() as by:
        for name in ("Awa", "Binta"):
            register_person(given_name=name, by=by)
    with telling():
        deletion = confirmed(officer)
        with in_city(officer.city.pk, teams=EVERY_TEAM):
            assert erase_next(deletion.pk)
        deletion_jobs.resume_deletions(0)
        assert queued == [deletion.pk]  # asked for at the confirmation; whoever is at it still gives signs
        as_superuser.execute("update people_deletion set last_sign_at = now() - interval '5 minutes'")
        deletion_jobs.resume_deletions(0)
        assert queued == [deletion.pk, deletion.pk]
        deletion_jobs.erase_people(str(deletion.city_id), str(deletion.pk))
        with officer.at_work():
            deletion = Deletion.objects.get(pk=deletion.pk)
            assert (deletion.erased, deletion.total, deletion.state) == (3, 3, "done")


def test_the_job_leaves_with_the_confirmation(officer, closed, monkeypatch):
    monkeypatch.undo()
    with officer.at_work() as by, telling(), transaction.atomic():
        deletion = confirm_deletion(digest=digest_of(people_over()), by=by)
        job = ProcrastinateJob.objects.get(queueing_lock=f"{JOB} {deletion.pk}")
        assert job.priority == SOMEBODY_WAITS  # the officer looks on: before what the clock asks for
        deleting.go_on(deletion)  # asked for twice, it waits once
        assert ProcrastinateJob.objects.filter(queueing_lock=f"{JOB} {deletion.pk}").count() == 1
        transaction.set_rollback(True)
