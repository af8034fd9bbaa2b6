# SPDX-License-Identifier: AGPL-3.0-or-later
"""What other cities, other teams and other roles do not see."""

import pytest

from lgnet.kernel.actor import Role
from lgnet.kernel.errors import NotFound
from lgnet.outreach.actions.join_contact import join_contact
from lgnet.outreach.models import Contact, ContactNeed, TakeChargeRequest
from lgnet.outreach.policies import begins_with_contacts, may_read_sensitive, reads_contacts_besides
from lgnet.outreach.queries import contacts_visible_to, get_contact, get_request, waiting_requests
from lgnet.people.models import Protection
from tests.cast import player


def test_another_city_has_nothing_of_it(bruno, carla, write):
    with bruno.at_work() as by:
        contact = write(by, asks_taking_charge=True)
        request = contact.requests.get()
    with carla.at_work() as by:
        assert not contacts_visible_to(by).exists()
        assert not waiting_requests(by).exists()
        with pytest.raises(NotFound):
            get_contact(by, contact.pk)
        with pytest.raises(NotFound):
            get_request(by, request.pk)


def protect(person, team):
    Protection.objects.create(person=person, team=team, reason="trafficking")


def test_a_protected_persons_contacts_are_hidden_by_the_database(
    amina, protector, protecting_team, write, person_of
):
    with protector.at_work() as by:
        fatou = person_of()
        contact = write(by, person=fatou, asks_taking_charge=True, needs={"safety": 3})
    with amina.at_work() as by:  # the control: before the protection she is there
        assert Contact.objects.filter(pk=contact.pk).exists()
        assert ContactNeed.objects.filter(contact_id=contact.pk).exists()
        assert TakeChargeRequest.objects.filter(contact_id=contact.pk).exists()
    with protector.at_work():
        protect(fatou, protecting_team)
    with amina.at_work() as by:
        assert not Contact.objects.filter(pk=contact.pk).exists()
        assert not ContactNeed.objects.filter(contact_id=contact.pk).exists()
        assert not TakeChargeRequest.objects.filter(contact_id=contact.pk).exists()
        assert not waiting_requests(by).exists()
        with pytest.raises(NotFound):
            get_contact(by, contact.pk)
    with protector.at_work() as by:
        assert get_contact(by, contact.pk) == contact
        assert [request.contact_id for request in waiting_requests(by)] == [contact.pk]


def test_a_contact_joined_to_a_protected_person_disappears_with_her(
    amina, protector, protecting_team, write, person_of
):
    with amina.at_work() as by:
        contact = write(by)
    with protector.at_work() as by:
        fatou = person_of()
        protect(fatou, protecting_team)
        join_contact(contact=contact, person=fatou, by=by)
    with amina.at_work():
        assert not Contact.objects.filter(pk=contact.pk).exists()


def test_sending_again_what_has_been_hidden_since_makes_no_second_contact(
    bruno, protector, protecting_team, write, person_of
):
    from lgnet.kernel.ids import new_id
    from lgnet.outreach.errors import AlreadyWritten

    told = {"idempotency_key": new_id(), "happened_at": None}
    with bruno.at_work() as by:
        contact = write(by, **told)
    with protector.at_work() as by:
        fatou = person_of()
        join_contact(contact=contact, person=fatou, by=by)
        protect(fatou, protecting_team)
    with bruno.at_work() as by, pytest.raises(AlreadyWritten):
        write(by, **told)


def test_figures_are_not_contacts(project_manager, bruno, write):
    with bruno.at_work() as by:
        write(by, asks_taking_charge=True)
    with project_manager.at_work() as by:
        assert not contacts_visible_to(by).exists()
        assert not waiting_requests(by).exists()


def test_the_data_protection_officer_reads_contacts(sassari, bruno, write):
    with bruno.at_work() as by:
        write(by)
    with player("Piera", sassari, Role.DATA_PROTECTION_OFFICER).at_work() as by:
        assert contacts_visible_to(by).count() == 1
        assert not waiting_requests(by).exists()


def test_operators_of_other_teams_do_not_read_what_is_sensitive(bruno, amina, sassari, team, write):
    with bruno.at_work() as by:
        contact = write(by, team=team)
    assert may_read_sensitive.allows(bruno.actor, contact=contact)
    assert may_read_sensitive.allows(amina.actor, contact=contact)
    mate = player("Beppe", sassari, Role.STREET_OPERATOR, team=team)
    assert may_read_sensitive.allows(mate.actor, contact=contact)
    other = player("Ugo", sassari, Role.STREET_OPERATOR)
    assert not may_read_sensitive.allows(other.actor, contact=contact)


def test_contacts_are_in_each_menu_once(bruno, amina, project_manager):
    def entries(player):
        return [rule.allows(player.actor) for rule in (begins_with_contacts, reads_contacts_besides)]

    assert entries(bruno) == [True, False]
    assert entries(amina) == [False, True]
    assert entries(project_manager) == [False, False]
