# SPDX-License-Identifier: AGPL-3.0-or-later
"""The database shows a guest the one row that her key opens, and nothing of any other table."""

import pytest

from lgnet.casework.actions.make_link import make_link
from lgnet.casework.models import Case, Referral, ReferralLink, ReferralStep
from lgnet.people.models import NameKey, Permit, Person, Protection
from lgnet.trust.guests import as_guest
from lgnet.trust.models import AuditEvent

SITE = "https://lgnet.example.org"


@pytest.fixture
def linked(amina, opened, sent):
    with amina.at_work() as by:
        return make_link(referral=sent(by, opened(by)), site=SITE, by=by)


def test_a_guest_sees_one_row_of_one_table(amina, linked, opened, sent, person_of):
    with amina.at_work() as by:
        make_link(referral=sent(by, opened(by, person_of("Lamin"))), site=SITE, by=by)
    with as_guest(amina.city.id, linked.key_digest):
        assert [row.pk for row in ReferralLink.objects.all()] == [linked.pk]
        for model in (Referral, ReferralStep, Case, Person, NameKey, Permit, Protection, AuditEvent):
            assert not model.objects.exists(), model
    with amina.at_work():  # the control: to her own city they are there
        assert ReferralLink.objects.count() == 2
        assert Person.objects.count() == 2


@pytest.mark.parametrize("key", ["", "0" * 64])
def test_a_guest_without_a_right_key_sees_nothing(amina, linked, key):
    with as_guest(amina.city.id, key or "x"):
        assert not ReferralLink.objects.exists()


def test_a_guest_of_another_city_sees_nothing(carla, linked):
    with as_guest(carla.city.id, linked.key_digest):
        assert not ReferralLink.objects.exists()


def test_a_guest_writes_nothing(amina, linked):
    with pytest.raises(Exception, match="read-only"), as_guest(amina.city.id, linked.key_digest):
        ReferralLink.objects.update(wrong_codes=0)
