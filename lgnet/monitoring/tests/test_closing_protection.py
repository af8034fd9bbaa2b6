# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of a closing is hidden like the records it was made of: from other teams, and from other cities."""

import pytest
from django.db import transaction

from lgnet.monitoring.members import code_of
from lgnet.monitoring.models import FrozenMember
from lgnet.monitoring.tests import factories
from lgnet.monitoring.tests.closings import close, of, recount
from lgnet.monitoring.tests.factories import rome
from lgnet.monitoring.tests.test_pages import in_english, text
from lgnet.people.models import Protection
from lgnet.trust.tenancy import EVERY_TEAM, in_city

pytestmark = pytest.mark.usefixtures("july")


@pytest.fixture
def one_protected(amina, project_manager, sassari, three, protecting_team, edition):
    report_period = close(project_manager, edition, "2026-Q2")
    with amina.at_work():
        Protection.objects.create(person=three[0], team=protecting_team, reason="violence")
    return report_period


def test_who_is_protected_after_the_closing_is_hidden_in_its_list_too(
    amina, protector, project_manager, sassari, three, one_protected, edition
):
    for reader in (amina, project_manager):
        page = in_english(reader).get(reader.url("figures/people_taken_in_charge/members/"), of(edition))
        assert "2 are listed. 1 is not shown: a person protected by another team." in text(page)
        assert three[0].full_name not in page.content.decode()
        assert code_of(three[0].pk, city_id=sassari.id) not in page.content.decode()
    hers = protector.browser.get(protector.url("figures/people_taken_in_charge/members/"), of(edition))
    assert three[0].full_name in hers.content.decode()


def test_the_database_hides_kept_records_from_other_teams_and_other_cities(
    amina, carla, bruno, protector, three, one_protected
):
    seen = {}
    for reader in (amina, bruno, carla, protector):
        with reader.at_work():
            kept = FrozenMember.objects.filter(
                report_period=one_protected, indicator="people_taken_in_charge"
            )
            seen[reader.user.name] = set(kept.values_list("person_id", flat=True))
    ids = {person.pk for person in three}
    assert seen == {
        "Amina": ids - {three[0].pk},
        "Bruno": ids - {three[0].pk},
        "Carla": set(),
        "Giada": ids,
    }


def test_the_difference_counts_the_protected_and_lists_her_for_nobody_else(
    amina, project_manager, protector, sassari, three, one_protected, edition
):
    """In July she turns out to have been taken in charge by mistake."""
    with protector.at_work():
        factories.closed(three[0].cases.get(), rome(2026, 7, 2, 9), reason="opened_by_mistake")
    recount(project_manager, edition)
    page = in_english(amina).get(amina.url("figures/corrections/"), of(edition))
    assert "was 3, now 2: −1 opened by mistake, or withdrawn" in text(page)
    assert "1 is not shown: protected by another team, or deleted." in text(page)
    assert three[0].full_name not in page.content.decode()
    hers = protector.browser.get(protector.url("figures/corrections/"), of(edition))
    assert three[0].full_name in hers.content.decode()


def test_a_contact_joined_to_a_protected_person_later_is_not_listed_any_more(
    amina, bruno, protector, project_manager, sassari, protecting_team, edition
):
    with bruno.at_work():
        met = factories.contact(edition, rome(2026, 5, 5, 12))
    close(project_manager, edition, "2026-Q2")
    address = amina.url("figures/contacts/members/")
    assert "Berretto rosso" in text(amina.browser.get(address, of(edition)))
    with protector.at_work():
        person = factories.person()
        Protection.objects.create(person=person, team=protecting_team, reason="violence")
        met.person = person
        met.save()
    page = in_english(amina).get(address, of(edition))
    assert "0 are listed. 1 is not shown" in text(page) and "Berretto" not in page.content.decode()


def test_members_are_kept_within_the_city(project_manager, torino, three, edition):
    close(project_manager, edition, "2026-Q2")
    with in_city(torino.id, teams=EVERY_TEAM), transaction.atomic():
        assert not FrozenMember.objects.exists()
