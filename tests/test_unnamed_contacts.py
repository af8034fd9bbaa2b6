# SPDX-License-Identifier: AGPL-3.0-or-later
"""A year after a contact with somebody whose name nobody knows: what tells of her goes with the officer's confirmation,
every figure stays. What still goes on, or has a name by now, stays as it is."""

from datetime import timedelta

import pytest

from lgnet.kernel import clock
from lgnet.kernel.ids import new_id
from lgnet.monitoring.actions.load_definitions import load_definitions
from lgnet.monitoring.actions.refresh_cells import refresh_all_cells
from lgnet.monitoring.models import Cell
from lgnet.outreach.actions.ask_to_take_charge import ask_to_take_charge
from lgnet.outreach.actions.join_contact import join_contact
from lgnet.outreach.actions.record_contact import record_contact
from lgnet.outreach.models import AppointmentPerson, Contact, ContactNeed
from lgnet.outreach.tests.desk import book, shop  # noqa: F401  (fixtures)
from lgnet.people import deletion_jobs, retention
from lgnet.people.actions.delete_people import confirm_deletion
from lgnet.people.actions.register_person import register_person
from lgnet.people.data_errors import ListHasChanged
from lgnet.people.models import Deletion
from lgnet.people.queries.over import digest_of, people_over
from lgnet.portal.models import AskedContact
from tests.cast import fresh_programme
from tests.test_retention import officer, queued  # noqa: F401  (fixtures)

TELLS = {
    "nickname": "Momo", "sign": "giacca rossa", "note": "Tosse da una settimana", "place": "Stazione Ostiense",
    "latitude": 41.872, "longitude": 12.483, "follow_up_note": "Portare coperte",
}  # fmt: skip


def met(by, **told) -> Contact:
    return record_contact(
        by=by, programme=fresh_programme(), happened_at=clock.now(), needs={"health": 3, "food": 2},
        done=["information"], mediator_language="wo", mediator_minutes=15, follow_up_on=clock.today(),
        idempotency_key=new_id(), **{**TELLS, **told},
    )  # fmt: skip


@pytest.fixture
def momo(bruno) -> Contact:
    """Met once, asked for on the public page, and nobody knows who it is."""
    with bruno.at_work() as by:
        contact = met(by)
        AskedContact.objects.create(
            contact=contact, code="AB12", language="fr", answer_by=clock.today() + timedelta(days=9)
        )
    return contact


def after(days: int):
    return clock.telling(clock.now() + timedelta(days=days))


def confirmed(officer) -> Deletion:  # noqa: F811
    with officer.at_work() as by:
        digest = digest_of(people_over(), retention.unnamed_over())
        deletion = confirm_deletion(digest=digest, by=by)
    deletion_jobs.erase_people(str(deletion.city_id), str(deletion.pk))
    with officer.at_work():
        return Deletion.objects.get(pk=deletion.pk)


def told_of(who, contact) -> dict:
    with who.at_work():
        return Contact.objects.filter(pk=contact.pk).values(*TELLS, "follow_up_on", "sent_digest").get()


def cells(city) -> list[tuple]:
    """Every figure of the city, as it is counted now."""
    load_definitions()
    refresh_all_cells(city, fresh_programme())
    counted = Cell.objects.filter(city=city).order_by("indicator", "period_kind", "starts_on")
    return list(
        counted.values_list("indicator", "period_kind", "starts_on", "value", "not_counted", "hours", "by")
    )


def test_what_tells_of_her_goes_and_each_figure_stays(officer, bruno, momo):  # noqa: F811
    with after(370):
        before = cells(bruno.city)
        deletion = confirmed(officer)
        assert (deletion.unnamed_total, deletion.unnamed_erased, deletion.state) == (1, 1, "done")
        assert any(
            value for *_, value, _beside, _hours, _by in before
        )  # control: there is something to count
        assert cells(bruno.city) == before
        assert confirmed_again(officer) == []
    left = told_of(bruno, momo)
    assert [value for value in left.values() if value not in ("", None)] == ["–"]
    with bruno.at_work():
        contact = Contact.objects.get(pk=momo.pk)
        assert (contact.done, contact.mediator_language, contact.mediator_minutes) == (
            ["information"],
            "wo",
            15,
        )
        assert set(ContactNeed.objects.filter(contact=contact).values_list("code", flat=True)) == {
            "health",
            "food",
        }
        assert not AskedContact.objects.exists()


def confirmed_again(officer) -> list:  # noqa: F811
    with officer.at_work():
        return retention.unnamed_over()


def test_nothing_goes_before_the_day_nor_without_the_officer(officer, bruno, momo):  # noqa: F811
    with after(360):
        page = officer.browser.get(officer.url("people/over/")).content.decode()
        assert (
            "1 contatto senza nome</p>" in page and "1 contatto senza nome il cui tempo è finito" not in page
        )
    with after(370):
        page = officer.browser.get(officer.url("people/over/")).content.decode()
        assert "1 contatto senza nome il cui tempo è finito" in page and "Momo" not in page
        with officer.at_work() as by, pytest.raises(ListHasChanged):
            confirm_deletion(digest=digest_of([]), by=by)
    assert told_of(bruno, momo)["nickname"] == "Momo"


def test_the_button_confirms_and_the_page_says_how_far_it_is(officer, momo):  # noqa: F811
    with after(370):
        with officer.at_work():
            digest = digest_of([], [momo.pk])
        said = {"digest": digest, "understood": "on"}
        assert officer.browser.post(officer.url("people/over/"), said).status_code == 302
        assert (
            "0 di 1 contatti senza nome" in officer.browser.get(officer.url("people/over/")).content.decode()
        )

    with officer.at_work():
        deletion = Deletion.objects.get()
    deletion_jobs.erase_people(str(deletion.city_id), str(deletion.pk))


def test_what_goes_on_or_has_a_name_by_now_stays(officer, bruno, amina, momo, book):  # noqa: F811
    with amina.at_work() as by:
        waits, comes, known = met(by, nickname="Ali"), met(by, nickname="Bo"), met(by, nickname="Cy")
        ask_to_take_charge(contact=waits, by=by)
        book(by, contact=comes, said_name="Bo")
    with after(367):  # the appointment was some days after the contact
        with officer.at_work():
            over = retention.unnamed_over()
        assert set(over) == {momo.pk, known.pk}
        deletion = between(officer, amina, known)
    assert (deletion.unnamed_total, deletion.unnamed_erased) == (2, 1)
    assert told_of(amina, known)["nickname"] == "Cy" and told_of(amina, waits)["nickname"] == "Ali"
    with after(400):
        confirmed(officer)
    with amina.at_work():
        assert AppointmentPerson.objects.get().said_name == "–"


def between(officer, amina, known) -> Deletion:  # noqa: F811
    """Somebody is recognised between the confirmation and the job."""
    with officer.at_work() as by:
        digest = digest_of(people_over(), retention.unnamed_over())
        deletion = confirm_deletion(digest=digest, by=by)
    with amina.at_work() as by:
        join_contact(contact=known, person=register_person(given_name="Awa", by=by), by=by)
    deletion_jobs.erase_people(str(deletion.city_id), str(deletion.pk))
    with officer.at_work():
        return Deletion.objects.get(pk=deletion.pk)
