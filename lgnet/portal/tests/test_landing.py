# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who came to the staff's first page finds the public door."""


def test_the_first_page_leads_to_the_public_door(page, reader):
    shown = reader.get("/").content.decode()
    assert 'href="/ar/"' in shown and "العربية" in shown


def test_the_networks_page_lists_who_is_public(page, reader, torino):
    shown = reader.get("/fr/").content.decode()
    assert f"/fr/{page.city.slug}/" in shown and torino.slug not in shown
