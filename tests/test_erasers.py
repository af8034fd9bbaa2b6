# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever holds personal data ends: with the person, by a job of the night, or it says in words why it stays."""

from datetime import timedelta

import pytest
from django.db import transaction
from procrastinate.contrib.django import app

from lgnet.casework.actions.add_task import add_task
from lgnet.casework.actions.move_task import move_task
from lgnet.casework.models import Handover, Task
from lgnet.kernel import clock
from lgnet.kernel.ids import new_id
from lgnet.network import jobs
from lgnet.network.actions.forget_staff import forget_staff
from lgnet.network.models import Invitation, Membership, TeamMember
from lgnet.outreach.actions.keep_feed import make_feed, revoke_feed
from lgnet.outreach.actions.keep_queue import take_number
from lgnet.outreach.actions.move_appointment import move_appointment
from lgnet.outreach.models import Appointment, AppointmentPerson, CalendarFeed, Shift, Ticket, TicketPerson
from lgnet.outreach.tests.desk import book, next_monday, rita, shop  # noqa: F401  (fixtures)
from lgnet.people.actions.register_person import register_person
from lgnet.people.copying import declared
from lgnet.trust import forgetting, privacy
from lgnet.trust.models import AuditEvent
from lgnet.trust.tenancy import EVERY_TEAM, in_city
from tests.road import on_the_road

CONFIRMED = "people.erase_people"
"""What the officer confirms; all else is by the clock."""


def personal(model) -> set[str]:
    classes = privacy.classes_of(model)
    return classes["personal"] | classes["special"] | classes["encrypted"]


def goes_with_a_person(model) -> bool:
    """Each row names a person, if need be through another table. What is left of her: tests/test_retention.py."""
    way = declared.ways().get(model)
    while way not in (None, "pk"):
        step, _, way = way.partition("__")
        field = model._meta.get_field(step)
        if field.null:
            return False
        model, way = field.related_model, way or "pk"
    return way == "pk"


def ends(model) -> bool:
    tasks = {one.task.name for one in app.periodic_registry.periodic_tasks.values()} | {CONFIRMED}
    said = getattr(model.Privacy, "erased_by", "")
    return said in tasks or model in forgetting.tables() or goes_with_a_person(model)


@pytest.mark.parametrize("model", privacy.our_models(), ids=lambda model: model._meta.label)
def test_personal_data_end_or_say_why_not(model):
    why = getattr(model.Privacy, "kept_because", "")
    assert not personal(model) or ends(model) or len(why.split()) > 4, model._meta.label
    assert not (why and getattr(model.Privacy, "erased_by", "")), "says both"


def test_what_nobody_lets_go_of_is_seen(monkeypatch):
    """The control, for each of the three ways."""
    monkeypatch.setattr(forgetting, "_forgets", [])
    monkeypatch.setattr(Invitation.Privacy, "erased_by", "network.forget_nothing")
    assert not any(
        ends(model) for model in (Appointment, TicketPerson.ticket.field.related_model, Invitation)
    )
    assert ends(TicketPerson) and not goes_with_a_person(Task)


@pytest.fixture
def written(rita, amina, bruno, shop, book, sassari, team):  # noqa: F811
    """One of each, of today; and one that goes on."""
    with rita.at_work() as by:
        awa = register_person(given_name="Awa", by=by)
        take_number(site=shop, comes_for="information", comes_first=True, person=awa, by=by)
        former = book(by, person=awa)
        instead = move_appointment(
            appointment=former, starts_at=next_monday(15), minutes=30, by=by, operator=rita.user
        )
        assert instead.instead_of_id == former.pk
        feed, _secret = make_feed(by=by)
        revoke_feed(feed_id=feed.pk, by=by)
    with amina.at_work() as by:
        task = add_task(what="Comprare coperte", due_on=clock.today(), by=by)
        move_task(task=task, move="finish", by=by)
        add_task(what="Ordinare moduli", due_on=clock.today(), by=by)
        Handover.objects.create(giver=amina.user, taker=bruno.user, by_id=by.user_id)


def left(city, *, days: int) -> dict[str, int]:
    """How many of each are there after so many days, and after the job of that night."""
    with clock.telling(clock.now() + timedelta(days=days)):
        jobs.forget_over_in(city.pk)
        with in_city(city.pk, teams=EVERY_TEAM), transaction.atomic():
            kept = (TicketPerson, Ticket, Appointment, AppointmentPerson, CalendarFeed, Task, Handover)
            return {model.__name__: model.objects.count() for model in kept}


def test_each_goes_when_its_time_is_over_and_not_before(sassari, written):
    everything = {
        "TicketPerson": 1, "Ticket": 1, "Appointment": 2, "AppointmentPerson": 2, "CalendarFeed": 1, "Task": 2,
        "Handover": 1,
    }  # fmt: skip
    assert left(sassari, days=85) == everything
    assert left(sassari, days=100) == everything | {"TicketPerson": 0}
    assert left(sassari, days=370)["Task"] == 1 and left(sassari, days=370)["CalendarFeed"] == 0
    assert left(sassari, days=725)["Appointment"] == 2
    gone = left(sassari, days=760)
    assert {name for name, number in gone.items() if number} == {"Ticket", "Task"}
    with in_city(sassari.pk, teams=EVERY_TEAM), transaction.atomic():
        traces = AuditEvent.objects.filter(action="network.time_was_over")
        assert {trace.facts["table"] for trace in traces} >= {"outreach.ticketperson", "casework.handover"}
        assert all(trace.person_ids == [] for trace in traces)


def test_an_outing_keeps_its_kilometres_and_forgets_who_was_on_it(sassari, team, shop):  # noqa: F811
    on_the_road(team)
    with in_city(sassari.pk, teams=EVERY_TEAM), transaction.atomic():
        Shift.objects.update(present=[new_id()], note="Il furgone perde olio", kilometres=31)
    with clock.telling(clock.now() + timedelta(days=780)):
        jobs.forget_over_in(sassari.pk)
    with in_city(sassari.pk, teams=EVERY_TEAM), transaction.atomic():
        said = set(Shift.objects.values_list("note", "kilometres"))
        assert said == {("", 31)} and all(one.present == [] for one in Shift.objects.all())


def test_where_somebody_worked_is_forgotten_two_years_after_the_end(amina, bruno):
    Membership.objects.filter(user=bruno.user).update(ended_at=clock.now())
    TeamMember.objects.filter(user=bruno.user).update(ended_at=clock.now())
    for days, left_of_bruno in ((720, True), (740, False)):
        with clock.telling(clock.now() + timedelta(days=days)):
            forget_staff()
        assert Membership.objects.filter(user=bruno.user).exists() is left_of_bruno
        assert TeamMember.objects.filter(user=bruno.user).exists() is left_of_bruno
    assert Membership.objects.filter(user=amina.user).exists()  # control: she works on


def test_what_goes_wrong_with_one_table_holds_up_no_other(sassari, written, monkeypatch):
    def fails() -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(forgetting, "_forgets", [((Shift,), fails), *forgetting._forgets])
    assert left(sassari, days=100)["TicketPerson"] == 0
