# SPDX-License-Identifier: AGPL-3.0-or-later
"""The command that shows, city by city and language by language, what the State's criteria say."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from lgnet.portal.actions.write_text import write_text
from lgnet.portal.dom import read
from lgnet.portal.models import PageEdition


def checked(slug: str) -> str:
    told = StringIO()
    call_command("check_service_pages", "--city", slug, stdout=told)
    return told.getvalue()


def test_the_table_counts_each_language_of_each_city(cities):
    assert checked("bolzano").splitlines()[1].split() == ["Bolzano"] + ["5/5"] * 6
    assert checked("sassari").splitlines()[1].split() == ["Sassari"] + ["5/5"] * 5 + ["-"]
    assert checked("sassari").splitlines()[2].split() == ["pass", *["1/1"] * 5, "0/0"]


def test_a_section_that_is_missing_is_named(page):
    """The control: a page that went public without a section."""
    texts = page.edition.texts
    del texts["it"]["needed"]
    PageEdition.objects.filter(pk=page.edition.pk).update(texts=texts)
    with pytest.raises(CommandError, match=f"/it/{page.city.slug}/ sections: index.*service-needed"):
        checked(page.city.slug)


def test_a_city_without_public_pages_is_told(torino):
    with pytest.raises(CommandError, match="no such public page"):
        checked(torino.slug)


def test_an_editor_sees_the_same_of_what_is_not_published_yet(page, city_administrator):
    address = city_administrator.url("public-pages/check/")
    shown = read(city_administrator.browser.get(address).content.decode()).find("main")[0].text
    assert shown.count("A posto") == 3 * 5 and "Da correggere" not in shown
    with city_administrator.at_work() as by:
        write_text(page=page, language="it", section="needed", text="", by=by)
    shown = read(city_administrator.browser.get(address).content.decode()).find("main")[0].text
    assert "Da correggere" in shown and "service-needed" in shown
