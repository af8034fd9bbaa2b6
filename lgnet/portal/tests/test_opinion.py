# SPDX-License-Identifier: AGPL-3.0-or-later
"""How clear readers find a page: counted once, without knowing who."""

import pytest
from django.core.cache import cache
from django.db import transaction

from lgnet.portal.models import Opinion
from lgnet.trust import tenancy


@pytest.fixture(autouse=True)
def nothing_counted_yet():
    cache.clear()


def give(at, reader, **told):
    form = {"page": "service_page", "rating": "4", "answers": ["clear"], "words": "", "website": ""} | told
    return reader.post(f"/es/{at.city.slug}/parere/", form)


def given(page) -> list[Opinion]:
    with tenancy.in_city(page.city_id), transaction.atomic():
        return list(Opinion.objects.all())


def test_an_opinion_is_kept_and_thanked_for(page, reader):
    answer = give(page, reader, words="Todo claro")
    assert answer.status_code == 303 and reader.get(f"/es/{page.city.slug}/parere/?grazie").status_code == 200
    (opinion,) = given(page)
    assert (opinion.rating, opinion.answers, opinion.words, opinion.language) == (
        4,
        ["clear"],
        "Todo claro",
        "es",
    )


def test_answers_fit_the_stars(page, reader):
    give(page, reader, rating="2", answers=["clear", "unclear"])
    assert given(page)[0].answers == ["unclear"]


def test_sent_twice_counts_once(page, reader):
    give(page, reader), give(page, reader)
    assert len(given(page)) == 1
    give(page, reader, rating="1", answers=[])
    assert len(given(page)) == 2


@pytest.mark.parametrize("told", [{"rating": "6"}, {"rating": ""}, {"page": "elsewhere"}, {"website": "x"}])
def test_what_does_not_hold_is_not_kept(page, reader, told):
    assert give(page, reader, **told).status_code == 422 and given(page) == []


def test_who_keeps_the_pages_reads_them(page, reader, city_administrator, amina):
    give(page, reader, words="<b>Muy bien</b>")
    shown = city_administrator.browser.get(city_administrator.url("public-pages/opinions/"))
    assert "&lt;b&gt;Muy bien" in shown.content.decode()
    assert amina.browser.get(amina.url("public-pages/opinions/")).status_code == 403
