# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two people correct one residence document at once: both versions are shown, nobody is overwritten."""

import re
from datetime import date

import pytest

from lgnet.kernel.actor import Role
from lgnet.people.actions.record_permit import same_number
from lgnet.people.models import Permit
from lgnet.people.tests.browsing import page, post, shows
from lgnet.people.tests.factories import asylum_permit, fatou
from tests.cast import player


@pytest.fixture
def permit(amina) -> Permit:
    with amina.at_work() as by:
        return asylum_permit(fatou(by), by, number="I1234567")


@pytest.fixture
def rosa(sassari, team):
    return player("Rosa", sassari, Role.CASE_MANAGER, team=team)


def address(permit) -> str:
    return f"{permit.person_id}/permits/{permit.pk}/"


def seen_in(response) -> str:
    return re.search(r'name="as_seen" value="([^"]*)"', response.content.decode())[1]


def opened(player, permit) -> dict:
    """The form as it stands on her screen."""
    return {
        "document_kind": "1", "reason": "RICH_ASILO", "valid_from": "2026-01-01", "valid_to": "2027-01-01",
        "seen": "on", "as_seen": seen_in(page(player, address(permit))),
    }  # fmt: skip


def send(player, permit, fields: dict, **typed):
    return post(player, address(permit), {**fields, **typed})


def now(player, permit) -> Permit:
    with player.at_work():
        return Permit.objects.get(pk=permit.pk)


def test_different_fields_are_both_kept(amina, rosa, permit):
    mine, hers = opened(amina, permit), opened(rosa, permit)
    assert send(rosa, permit, hers, renewal_asked_on="2026-05-04").status_code == 302
    assert send(amina, permit, mine, valid_to="2027-06-30").status_code == 302
    together = now(amina, permit)
    assert (together.renewal_asked_on, together.valid_to) == (date(2026, 5, 4), date(2027, 6, 30))


def test_the_same_field_shows_both_versions_and_saves_neither_unasked(amina, rosa, permit):
    mine, hers = opened(amina, permit), opened(rosa, permit)
    assert send(rosa, permit, hers, valid_to="2027-03-31").status_code == 302
    late = send(amina, permit, mine, valid_to="2027-06-30")
    assert late.status_code == 409
    assert shows(late, "31 March 2027", 'value="2027-06-30"', "A colleague has written meanwhile")
    assert now(amina, permit).valid_to == date(2027, 3, 31)
    assert send(amina, permit, {**mine, "as_seen": seen_in(late)}, valid_to="2027-06-30").status_code == 302
    assert now(amina, permit).valid_to == date(2027, 6, 30)


def test_a_form_that_does_not_say_how_things_stood_overwrites(amina, rosa, permit):
    """The control: it is what the form brings back that holds the second up."""
    mine, hers = opened(amina, permit), opened(rosa, permit)
    assert send(rosa, permit, hers, valid_to="2027-03-31").status_code == 302
    assert send(amina, permit, {**mine, "as_seen": ""}, valid_to="2027-06-30").status_code == 302
    assert now(amina, permit).valid_to == date(2027, 6, 30)


def test_two_numbers_meet_without_being_shown(amina, rosa, permit):
    mine, hers = opened(amina, permit), opened(rosa, permit)
    assert send(rosa, permit, hers, number="I7654321").status_code == 302
    late = send(amina, permit, mine, number="I1111111")
    assert late.status_code == 409
    assert shows(late, "another number") and not shows(late, "I7654321")
    with amina.at_work():
        assert same_number(Permit.objects.get(pk=permit.pk), "i 7654321")


def test_a_number_left_empty_keeps_the_colleagues(amina, rosa, permit):
    mine, hers = opened(amina, permit), opened(rosa, permit)
    assert send(rosa, permit, hers, number="I7654321").status_code == 302
    assert send(amina, permit, mine, valid_to="2027-06-30").status_code == 302
    with amina.at_work():
        assert same_number(Permit.objects.get(pk=permit.pk), "I7654321")


def test_the_same_correction_twice_is_no_clash(amina, permit):
    mine = opened(amina, permit)
    for _press in range(2):
        assert send(amina, permit, mine, number="I7654321", valid_to="2027-06-30").status_code == 302
