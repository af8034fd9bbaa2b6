# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from lgnet.kernel import clock
from lgnet.kernel.clock import ROME
from lgnet.kernel.errors import Denied
from lgnet.kernel.ids import new_id
from lgnet.network.signals import facts_changed
from lgnet.outreach import errors
from lgnet.outreach.choices import RequestState
from lgnet.outreach.models import Contact
from lgnet.outreach.signals import contact_joined
from lgnet.trust.models import AuditEvent


def test_a_nickname_is_enough(bruno, write):
    with bruno.at_work() as by:
        contact = write(by, nickname="Momo")
        assert contact.recorded_by == bruno.user.id
        assert not contact.repeated
        assert contact.person is None


def test_a_contact_is_with_somebody(bruno, write):
    with bruno.at_work() as by, pytest.raises(errors.WithNobody):
        write(by, nickname="  ", sign="")


def test_needs_have_their_urgency_and_what_was_done_its_codes(bruno, write):
    with bruno.at_work() as by:
        contact = write(by, needs={"food": 2, "shelter_tonight": 3}, done=["kit", "information"])
        assert [(need.code, need.urgency) for need in contact.needs.all()] == [
            ("shelter_tonight", 3),
            ("food", 2),
        ]
        assert contact.done == ["kit", "information"]


@pytest.mark.parametrize("told", [{"needs": {"gold": 2}}, {"done": ["magic"]}, {"needs": {"food": 9}}])
def test_a_code_out_of_the_list_is_refused(bruno, write, told):
    with bruno.at_work() as by, pytest.raises(errors.UnknownCode):
        write(by, **told)


@pytest.mark.parametrize(
    "told", [{"nickname": "x" * 81}, {"place": ""}, {"mediator_minutes": -1}, {"source": "dream"}]
)
def test_what_does_not_fit_is_told_not_crashed(bruno, write, told):
    with bruno.at_work() as by, pytest.raises(errors.DoesNotFit):
        write(by, **{"nickname": "Momo", **told})


def test_the_same_key_again_is_the_first_contact(bruno, write):
    told = {"idempotency_key": new_id(), "happened_at": clock.now(), "needs": {"food": 2}, "done": ["kit"]}
    with bruno.at_work() as by:
        first = write(by, **told)
    with bruno.at_work() as by:
        again = write(by, **told)
        assert again.pk == first.pk
        assert again.repeated
        assert Contact.objects.filter(idempotency_key=told["idempotency_key"]).count() == 1


def test_the_same_key_after_the_contact_was_joined_is_still_a_repetition(bruno, amina, write, person_of):
    from lgnet.outreach.actions.join_contact import join_contact

    told = {"idempotency_key": new_id(), "happened_at": None}
    with bruno.at_work() as by:
        first = write(by, **told)
    with amina.at_work() as by:
        join_contact(contact=first, person=person_of(), by=by)
    with bruno.at_work() as by:
        assert write(by, **told).repeated


def test_the_same_key_with_other_content_shows_the_first(bruno, write):
    key, at = new_id(), clock.now()
    with bruno.at_work() as by:
        first = write(by, idempotency_key=key, happened_at=at, nickname="Momo")
    with bruno.at_work() as by, pytest.raises(errors.SentDifferently) as refused:
        write(by, idempotency_key=key, happened_at=at, nickname="Awa")
    assert refused.value.facts["contact_id"] == first.pk


def test_two_cities_may_use_one_key(bruno, carla, write):
    key = new_id()
    with bruno.at_work() as by:
        write(by, idempotency_key=key)
    with carla.at_work() as by:
        assert not write(by, idempotency_key=key).repeated


def test_the_future_is_refused_and_a_phone_a_little_ahead_is_not(bruno, write):
    with bruno.at_work() as by:
        with pytest.raises(errors.InTheFuture):
            write(by, happened_at=clock.now() + timedelta(hours=1))
        assert write(by, happened_at=clock.now() + timedelta(minutes=2)).happened_at <= clock.now()


def test_more_than_a_year_ago_is_a_slip_of_the_pen(bruno, write):
    with bruno.at_work() as by, pytest.raises(errors.TooLongAgo):
        write(by, happened_at=clock.now() - timedelta(days=400))


def test_without_a_time_it_happened_now(bruno, write):
    with bruno.at_work() as by:
        assert clock.now() - write(by, happened_at=None).happened_at < timedelta(minutes=1)


def test_a_late_entry_keeps_both_times(bruno, write):
    met = clock.now() - timedelta(days=5)
    with bruno.at_work() as by:
        contact = write(by, happened_at=met)
        assert contact.happened_at == met
        assert contact.recorded_at - met >= timedelta(days=5)


def test_the_place_on_the_map_is_blurred(bruno, write):
    with bruno.at_work() as by:
        contact = write(by, latitude=40.7266123, longitude=Decimal("8.55912"))
        assert (contact.latitude, contact.longitude) == (Decimal("40.727"), Decimal("8.559"))


@pytest.mark.parametrize(
    ("source", "told", "counted"),
    [
        ("field", datetime(2026, 3, 14, 1, 30), datetime(2026, 3, 13)),  # the night shift of the 13th
        ("field", datetime(2026, 3, 14, 6, 0), datetime(2026, 3, 14)),
        ("desk", datetime(2026, 3, 14, 1, 30), datetime(2026, 3, 14)),
        ("field", datetime(2026, 3, 29, 6, 0), datetime(2026, 3, 29)),  # summer time began that night
        ("field", datetime(2026, 10, 25, 5, 59), datetime(2026, 10, 24)),  # … and ended
    ],
)
def test_a_night_shift_belongs_to_the_day_it_began(source, told, counted):
    assert (
        Contact(city_id=new_id(), source=source, happened_at=told.replace(tzinfo=ROME)).day == counted.date()
    )


def test_asking_to_be_taken_in_charge_comes_with_the_contact(bruno, write):
    with bruno.at_work() as by:
        contact = write(by, asks_taking_charge=True)
        request = contact.requests.get()
        assert (request.state, request.clock_from) == (RequestState.WAITING, contact.happened_at)


def test_a_person_who_already_waits_is_not_asked_for_twice(bruno, write, person_of):
    with bruno.at_work() as by:
        fatou = person_of()
        write(by, person=fatou, asks_taking_charge=True)
        second = write(by, person=fatou, asks_taking_charge=True)
        assert not second.requests.exists()
        assert second.pk


def test_a_late_contact_starts_the_clock_earlier(bruno, write, person_of):
    first_met = clock.now() - timedelta(days=3)
    with bruno.at_work() as by:
        fatou = person_of()
        request = write(by, person=fatou, asks_taking_charge=True).requests.get()
        write(by, person=fatou, happened_at=first_met)
        request.refresh_from_db()
        assert request.clock_from == first_met


def test_who_counts_and_who_measures_is_told(bruno, write, person_of):
    facts, joined = [], []

    def count(**change):
        facts.append(change)

    def measure(**change):
        joined.append(change["person"])

    facts_changed.connect(count)
    contact_joined.connect(measure)
    try:
        with bruno.at_work() as by:
            fatou = person_of()
            contact = write(by, person=fatou)
    finally:
        facts_changed.disconnect(count)
        contact_joined.disconnect(measure)
    assert [(change["city_id"], change["days"]) for change in facts] == [(bruno.city.id, [contact.day])]
    assert joined == [fatou]


def test_the_audit_names_the_contact_and_no_words_of_it(bruno, write):
    with bruno.at_work() as by:
        contact = write(by, nickname="Momo", note="ferita alla mano")
        event = AuditEvent.objects.get(target_id=contact.pk)
        assert (event.action, event.by_id) == ("outreach.contact_recorded", bruno.user.id)
        assert "Momo" not in str(event.facts)
        assert "ferita" not in str(event.facts)


def test_a_project_manager_writes_no_contact(project_manager, write):
    with project_manager.at_work() as by, pytest.raises(Denied):
        write(by)
