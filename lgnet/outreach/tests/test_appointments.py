# SPDX-License-Identifier: AGPL-3.0-or-later
"""Appointments: booked once, no colleague twice at a time, moved, called off; a protected person's time stays taken."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.db import connection

from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.kernel.errors import Denied, NotFound
from lgnet.outreach.actions.join_contact import join_contact
from lgnet.outreach.actions.move_appointment import (
    call_off,
    move_appointment,
    say_came,
    say_missed,
    take_back,
)
from lgnet.outreach.actions.unjoin_contact import unjoin_contact
from lgnet.outreach.appointment_errors import (
    AppointmentMoved,
    AppointmentPast,
    ForNobody,
    LastsTooLong,
    NotAColleague,
    NotYetTime,
    OperatorBusy,
    TooFarAhead,
    WithNoColleague,
)
from lgnet.outreach.appointments import (
    appointments_with,
    calendar_of,
    coming_for,
    get_appointment,
    my_appointments,
)
from lgnet.outreach.errors import UnknownCode
from lgnet.outreach.free_times import free_times
from lgnet.outreach.models import Appointment, AppointmentPerson
from lgnet.outreach.tests.desk import next_monday
from lgnet.people.actions.protect_person import protect_person
from tests.cast import player

HALF = timedelta(minutes=30)


def state(appointment) -> str:
    return Appointment.objects.get(pk=appointment.pk).state


def test_a_time_is_taken_and_half_an_hour_later_there_is_another(rita, book):
    with rita.at_work() as by:
        book(by)
        book(by, starts_at=next_monday() + HALF, said_name="Awa")
        assert Appointment.objects.count() == 2


def test_a_colleague_has_one_appointment_at_a_time(rita, amina, book):
    with rita.at_work() as by:
        book(by)
        with pytest.raises(OperatorBusy) as refusal:
            book(by, starts_at=next_monday() + timedelta(minutes=20), said_name="Awa")
        assert "Rita" in refusal.value.words()
        assert refusal.value.advice().count(",") == 5  # three times, each a day and an hour
        assert "10:30" in refusal.value.advice()
        book(by, operator=amina.user, said_name="Awa")  # somebody else has time


def test_the_same_sent_twice_is_one_appointment(rita, book):
    with rita.at_work() as by:
        assert book(by) == book(by)
        legal = [book(by, operator=None, profession="legal_operator") for _ in range(2)]
        assert legal[0] == legal[1] and Appointment.objects.count() == 2
        with pytest.raises(OperatorBusy):  # the control: somebody else at the same time
            book(by, said_name="Awa")


def test_a_time_that_is_called_off_or_missed_is_free_again(rita, book):
    with rita.at_work() as by:
        call_off(appointment=book(by), called_off_by="person", reason="cannot_come", by=by)
        book(by, said_name="Awa")


def test_many_who_book_at_the_same_moment_get_one_time_once(rita, amina, book):
    def press(name: str) -> bool:
        try:
            with amina.at_work() as by:
                book(by, operator=rita.user, said_name=name)
            return True
        except OperatorBusy:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as desks:
        booked = list(desks.map(press, ["Awa", "Momo", "Ira", "Li"]))
    assert booked.count(True) == 1
    with rita.at_work():
        assert Appointment.objects.count() == AppointmentPerson.objects.count() == 1


WRONG = [
    ({"said_name": " "}, ForNobody),
    ({"operator": None}, WithNoColleague),
    ({"purpose": "gossip"}, UnknownCode),
    ({"language": "xx"}, UnknownCode),
    ({"operator": None, "profession": "wizard"}, UnknownCode),
    ({"minutes": 3}, LastsTooLong),
    ({"minutes": 600}, LastsTooLong),
]


@pytest.mark.parametrize("told, problem", WRONG, ids=lambda told: str(told))
def test_what_is_missing_or_wrong_is_told(rita, book, told, problem):
    with rita.at_work() as by:
        with pytest.raises(problem):
            book(by, **told)
        assert not Appointment.objects.exists()


def test_a_time_that_is_past_or_beyond_a_year_is_refused(rita, book):
    now = clock.now()
    with rita.at_work() as by:
        with pytest.raises(AppointmentPast):
            book(by, starts_at=now - timedelta(hours=1))
        with pytest.raises(TooFarAhead):
            book(by, starts_at=now + timedelta(days=400))
        book(by, starts_at=now - timedelta(minutes=5))  # she is here already


def test_only_colleagues_of_the_city_receive_people(rita, carla, project_manager, book):
    with rita.at_work() as by:
        for stranger in (carla, project_manager):
            with pytest.raises(NotAColleague):
                book(by, operator=stranger.user)


def test_she_came_or_did_not_and_a_mistake_is_taken_back(rita, book):
    with rita.at_work() as by:
        appointment = book(by)
        with pytest.raises(NotYetTime):
            say_missed(appointment=appointment, by=by)
        say_came(appointment=appointment, by=by)
        with pytest.raises(AppointmentMoved):
            say_came(appointment=appointment, by=by)
        take_back(appointment=appointment, by=by)
        with time_machine.travel(appointment.starts_at + timedelta(minutes=20), tick=False):
            say_missed(appointment=appointment, by=by)
        assert state(appointment) == "did_not_come"


def test_nothing_is_taken_back_into_a_time_that_was_given_away(rita, book):
    with rita.at_work() as by:
        first = book(by, starts_at=clock.now())
        say_missed(appointment=first, by=by)
        book(by, starts_at=first.starts_at, said_name="Awa")
        with pytest.raises(OperatorBusy):
            take_back(appointment=first, by=by)
        assert state(first) == "did_not_come"


def test_moved_it_is_another_one_and_the_old_time_is_free(rita, book):
    with rita.at_work() as by:
        first = book(by, language="ar", interpreter_needed=True, note="passaporto")
        later = next_monday(10, 15)  # overlapping itself is no obstacle
        second = move_appointment(appointment=first, starts_at=later, minutes=30, by=by)
        guest = second.people.get()
        assert (second.instead_of, state(first)) == (first, "moved")
        assert (guest.who, guest.language, guest.interpreter_needed, guest.note) == (
            "Momo", "ar", True, "passaporto",
        )  # fmt: skip
        with pytest.raises(AppointmentMoved):
            move_appointment(appointment=first, starts_at=later, minutes=30, by=by)


def test_moving_to_a_taken_time_leaves_everything_as_it_was(rita, book):
    with rita.at_work() as by:
        first, other = book(by), book(by, starts_at=next_monday(12), said_name="Awa")
        with pytest.raises(OperatorBusy):
            move_appointment(appointment=first, starts_at=other.starts_at, minutes=30, by=by)
        assert state(first) == "booked" and Appointment.objects.count() == 2


# --- free times


def test_free_times_are_those_between_appointments_and_not_on_sundays(rita, book):
    with rita.at_work() as by:
        book(by, starts_at=next_monday(9), minutes=60)
        found = free_times(rita.user.pk, after=next_monday(8, 40), minutes=30, many=2)
        assert [start.strftime("%H:%M") for start in found] == ["10:00", "10:15"]
        sunday = next_monday() - timedelta(days=1)
        with time_machine.travel(sunday.replace(hour=7), tick=False):
            first = free_times(rita.user.pk, after=sunday, minutes=30, many=1)[0]
        assert (first.weekday(), first.hour) == (0, 8)


def test_who_has_no_time_for_two_weeks_has_none(rita):
    with rita.at_work():
        assert free_times(rita.user.pk, after=next_monday(), minutes=24 * 60) == []
        assert len(free_times(rita.user.pk, after=next_monday(), minutes=30)) == 3


# --- who sees what


def test_a_protected_persons_time_stays_taken_without_her(rita, protector, protecting_team, book, person_of):
    with protector.at_work() as by:
        fatou = person_of("Fatou")
        hidden = book(by, operator=rita.user, person=fatou)
        protect_person(person=fatou, team=protecting_team, reason="trafficking", by=by)
    day = next_monday().date()
    with rita.at_work() as by:
        (taken,) = calendar_of(by, first=day, last=day)
        assert taken.guests == []
        with pytest.raises(NotFound):
            get_appointment(by, hidden.pk)
        with pytest.raises(OperatorBusy):
            book(by)
    with protector.at_work() as by:  # the control
        assert get_appointment(by, hidden.pk).guests[0].who == "Fatou"


def test_what_was_booked_for_a_contact_becomes_the_persons_and_back(amina, write, book, person_of):
    with amina.at_work() as by:
        met, fatou = write(by, nickname="Berretto rosso"), person_of("Fatou")
        appointment = book(by, contact=met)
        assert [one.pk for one in coming_for(by, contact=met)] == [appointment.pk]
        join_contact(contact=met, person=fatou, by=by)
        assert [one.guests[0].who for one in appointments_with(by, fatou)] == ["Fatou"]
        unjoin_contact(contact=met, by=by)
        assert not appointments_with(by, fatou).exists()
        assert appointment.people.get().who == "Berretto rosso"


def test_a_contacts_person_hides_its_appointment_too(
    rita, amina, protector, protecting_team, write, book, person_of
):
    with amina.at_work() as by:
        met, fatou = write(by, nickname="Berretto rosso"), person_of("Fatou")
        book(by, contact=met)
        join_contact(contact=met, person=fatou, by=by)
    with protector.at_work() as by:
        protect_person(person=fatou, team=protecting_team, reason="violence", by=by)
    with rita.at_work():
        assert not AppointmentPerson.objects.exists()


def test_the_calendar_is_of_one_city_and_one_role(rita, carla, sassari, book):
    with rita.at_work() as by:
        appointment = book(by)
    day = next_monday().date()
    with carla.at_work() as by:
        assert calendar_of(by, first=day, last=day) == []
        with pytest.raises(NotFound):
            get_appointment(by, appointment.pk)
        with pytest.raises(NotFound):
            book(by)
    with player("Paolo", sassari, Role.PROJECT_MANAGER).at_work() as by:
        assert calendar_of(by, first=day, last=day) == []
        with pytest.raises(Denied):
            book(by)


def test_my_day_has_those_of_today_that_wait(rita, amina, book):
    nine = next_monday(9)
    hours = [nine + timedelta(hours=ahead) for ahead in (1, 2, 3, 25)]
    with time_machine.travel(nine, tick=False), rita.at_work() as by:
        first = book(by, starts_at=hours[0])
        came = book(by, starts_at=hours[1], said_name="Awa")
        say_came(appointment=came, by=by)
        book(by, starts_at=hours[2], operator=amina.user)
        book(by, starts_at=hours[3])
        assert [one.pk for one in my_appointments(by)] == [first.pk]
