# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who came to the staff's first page finds the public door."""

from lgnet.portal.models import Release
from lgnet.portal.tests.closed import QUARTER, fresh_programme


def test_the_first_page_leads_to_the_public_door(page, reader):
    shown = reader.get("/").content.decode()
    assert 'href="/ar/"' in shown and "العربية" in shown


def test_the_networks_page_lists_who_is_public(page, reader, torino):
    shown = reader.get("/fr/").content.decode()
    assert f"/fr/{page.city.slug}/" in shown and torino.slug not in shown


def test_the_first_page_leads_to_the_results_once_there_are_any(page, reader):
    link = '<a href="/it/risultati/">Risultati in numeri</a>'
    programme = fresh_programme()
    Release.objects.all().delete()
    assert link not in reader.get("/").content.decode()
    Release.objects.create(
        programme=programme, period_kind="quarter", starts_on=QUARTER.starts_on, ends_on=QUARTER.ends_on
    )
    assert link in reader.get("/").content.decode()
