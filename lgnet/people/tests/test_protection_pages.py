# SPDX-License-Identifier: AGPL-3.0-or-later
"""A protected person has no page outside her team."""

import pytest

from lgnet.people.actions.protect_person import protect_person
from lgnet.people.actions.record_identifier import record_identifier
from lgnet.people.tests.browsing import page, post, shows
from lgnet.people.tests.factories import asylum_permit


def test_protecting_for_another_team_ends_on_the_search_page(amina, somebody, protecting_team):
    response = post(amina, f"{somebody.pk}/protect/", {"reason": "violence", "team": protecting_team.pk})
    assert response.url == amina.url("people/")
    assert page(amina, f"{somebody.pk}/").status_code == 404


def test_her_team_sees_the_band_and_ends_the_protection(amina, team, somebody):
    address = amina.url(f"people/{somebody.pk}/")
    assert post(amina, f"{somebody.pk}/protect/", {"reason": "violence", "team": team.pk}).url == address
    assert shows(page(amina, f"{somebody.pk}/"), "Protected person", team.name)
    assert post(amina, f"{somebody.pk}/protect/", {"reason": "violence", "team": team.pk}).status_code == 409
    assert shows(page(amina, f"{somebody.pk}/protect/end/"), "End the protection")
    assert post(amina, f"{somebody.pk}/protect/end/", {}).status_code == 302
    assert page(amina, f"{somebody.pk}/protect/end/").status_code == 409


PAGES = [
    "", "correct/", "notice/", "permits/new/", "permits/{permit}/", "permits/{permit}/number/", "identifiers/new/",
    "identifiers/{identifier}/reveal/", "identifiers/{identifier}/remove/", "protect/", "protect/end/",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_page_of_a_protected_person_opens_outside_her_team_or_city(
    amina, carla, protecting_team, somebody, path, method
):
    with amina.at_work() as by:
        permit = asylum_permit(somebody, by, number="I1234567")
        identifier = record_identifier(person=somebody, kind="cui", number="05ABCD7", by=by)
    address = f"people/{somebody.pk}/" + path.format(permit=permit.pk, identifier=identifier.pk)
    assert getattr(carla.browser, method)(carla.url(address)).status_code in (404, 405)
    inside = getattr(amina.browser, method)(amina.url(address)).status_code
    assert inside != 404
    with amina.at_work() as by:
        protect_person(person=somebody, team=protecting_team, reason="violence", by=by)
    outside = getattr(amina.browser, method)(amina.url(address))
    assert outside.status_code in (404, 405) and b"Fatou" not in outside.content


def test_the_data_protection_officer_reads_and_changes_nothing(sassari, amina, somebody):
    from lgnet.kernel.actor import Role
    from tests.cast import player

    officer = player("Olga", sassari, Role.DATA_PROTECTION_OFFICER)
    response = page(officer, f"{somebody.pk}/")
    assert shows(response, "Fatou Diallo", "Residence documents")
    assert not shows(response, "/correct/") and page(officer, f"{somebody.pk}/correct/").status_code == 403
