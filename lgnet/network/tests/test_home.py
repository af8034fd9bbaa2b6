# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where one arrives: straight at work, or at the choice of several places."""

from lgnet.kernel.actor import Role
from lgnet.network.models import Membership
from tests.cast import player


def test_who_works_in_one_place_goes_straight_there(amina, dario):
    assert amina.browser.get("/").url == f"/city/{amina.city.slug}/"
    assert dario.browser.get("/").url == "/network/"


def test_who_works_in_several_places_chooses(sassari, torino):
    chiara = player("Chiara", sassari, Role.CITY_ADMINISTRATOR)
    Membership.objects.create(user=chiara.user, city=torino, roles=["case_manager"])
    Membership.objects.create(user=chiara.user, city=None, roles=["coordinator"])
    page = chiara.browser.get("/").content.decode()
    for url in (f"/city/{sassari.slug}/", f"/city/{torino.slug}/", "/network/"):
        assert f'href="{url}"' in page


def test_who_works_nowhere_sees_the_public_page(sassari):
    gone = player("Gina", sassari, Role.CASE_MANAGER)
    Membership.objects.filter(user=gone.user).delete()
    assert gone.browser.get("/").status_code == 200
