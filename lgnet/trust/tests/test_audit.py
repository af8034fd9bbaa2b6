# SPDX-License-Identifier: AGPL-3.0-or-later
"""The audit is written with what it tells of, and nobody changes it."""

import pytest
from django.db import ProgrammingError, transaction

from lgnet.kernel.actor import Actor, system_actor
from lgnet.kernel.ids import new_id
from lgnet.trust import audit, tenancy
from lgnet.trust.models import AuditEvent, AuditSeal

CITY = new_id()
AMINA = Actor(new_id(), "Amina", CITY, frozenset({"case_manager"}))


@pytest.fixture
def fatou():
    return new_id()


def events_about(person) -> list[AuditEvent]:
    with tenancy.in_city(CITY), transaction.atomic():
        return list(AuditEvent.objects.filter(person_ids__contains=[person]))


def test_a_record_says_who_did_what_on_whom(fatou):
    with tenancy.in_city(CITY), transaction.atomic():
        audit.record("people.person_corrected", by=AMINA, people=[fatou], fields=["phone"])
    (event,) = events_about(fatou)
    assert (event.by_id, event.action, event.facts) == (
        AMINA.user_id, "people.person_corrected", {"fields": ["phone"]},
    )  # fmt: skip


def test_a_job_is_named_by_its_origin(fatou):
    with tenancy.in_city(CITY), transaction.atomic(), audit.collecting(origin="192.0.2.7"):
        audit.record("people.person_merged", by=system_actor("nightly", city_id=CITY), people=[fatou])
    (event,) = events_about(fatou)
    assert (event.by_id, event.origin) == (None, "nightly")


def test_what_is_undone_is_not_recorded(fatou):
    with pytest.raises(ZeroDivisionError), tenancy.in_city(CITY), transaction.atomic():
        audit.record("people.person_corrected", by=AMINA, people=[fatou])
        1 / 0  # noqa: B018
    assert events_about(fatou) == []


def test_what_cannot_be_recorded_is_not_done(fatou):
    """A fact that is no code, date or number breaks the whole transaction."""
    with pytest.raises(TypeError), tenancy.in_city(CITY), transaction.atomic():
        audit.record("people.person_corrected", by=AMINA, people=[fatou])
        audit.record("people.person_corrected", by=AMINA, people=[fatou], person=object())
    assert events_about(fatou) == []


def test_somebody_shown_is_written_down_at_once_or_with_the_page(fatou):
    with tenancy.in_city(CITY), transaction.atomic():
        audit.shown("people.person_opened", by=AMINA, people=[fatou])
    assert len(events_about(fatou)) == 1
    with audit.collecting(origin="192.0.2.7") as readings:
        audit.shown("people.person_opened", by=AMINA, people=[fatou])
        with tenancy.in_city(CITY), transaction.atomic():
            assert AuditEvent.objects.filter(person_ids__contains=[fatou]).count() == 1
            audit.write_down(readings)
    assert [event.origin for event in events_about(fatou)] == ["", "192.0.2.7"]


def test_somebody_shown_in_a_read_only_transaction_must_be_collected(fatou):
    with (
        pytest.raises(Exception, match="read-only"),
        tenancy.in_city(CITY, read_only=True),
        transaction.atomic(),
    ):
        audit.shown("people.person_opened", by=AMINA, people=[fatou])


@pytest.mark.parametrize("model", [AuditEvent, AuditSeal])
@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_application_can_only_add(model, change):
    rows = model.objects.all()
    act = {"update": lambda: rows.update(id=new_id()), "delete": lambda: rows._raw_delete("default")}[change]
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        tenancy.in_city(CITY),
        transaction.atomic(),
    ):
        act()


def test_with_the_permission_it_could(as_superuser, fatou):
    with tenancy.in_city(CITY), transaction.atomic():
        audit.record("people.person_opened", by=AMINA, people=[fatou])
    as_superuser.execute("grant delete on trust_auditevent to lgnet_app")
    try:
        with tenancy.in_city(CITY), transaction.atomic():
            AuditEvent.objects.filter(person_ids__contains=[fatou]).delete()
    finally:
        as_superuser.execute("revoke delete on trust_auditevent from lgnet_app")
    assert events_about(fatou) == []
