# SPDX-License-Identifier: AGPL-3.0-or-later
"""Search first: the way to somebody new opens only afterwards."""

from lgnet.people.tests.browsing import HTMX, page, queries_of, reading, shows
from lgnet.people.tests.factories import fatou


def test_the_way_to_a_new_person_opens_only_after_a_search(amina, somebody):
    assert not shows(page(amina, ""), "new/?name=")
    found = page(amina, "", q="fatu jallow")
    assert shows(found, "Fatou Diallo", "the name sounds alike", "new/?name=fatu%20jallow")
    assert shows(
        page(amina, "", q="nobody such"), "Nobody in your city answers to", "new/?name=nobody%20such"
    )


def test_while_typing_only_the_results_come(amina, somebody):
    response = reading(amina).get(amina.url("people/"), {"q": "fat"}, headers=HTMX)
    assert shows(response, "Fatou Diallo") and b"<html" not in response.content


def test_what_was_searched_is_not_typed_again(amina):
    assert shows(page(amina, "new/", name="mariama ceesay"), 'value="Mariama"', 'value="Ceesay"')
    assert shows(page(amina, "new/", name="333 1234567"), 'value="333 1234567"')
    assert shows(page(amina, "new/", name="محمد علي"), 'value="محمد علي"')


def test_street_operators_search_and_do_not_write(bruno, somebody):
    found = page(bruno, "", q="fatou")
    assert shows(found, "Fatou Diallo") and not shows(found, "new/?name=")
    assert page(bruno, "new/").status_code == 403


def test_a_text_full_of_markup_stays_text(amina):
    response = page(amina, "", q='<script>alert(1)</script>"')
    assert not shows(response, "<script>alert") and response.status_code == 200


def test_searching_costs_the_same_queries_for_one_and_for_many(amina, somebody):
    one = queries_of(amina, "", q="fatou diallo")
    with amina.at_work() as by:
        for _ in range(15):
            fatou(by)
    assert queries_of(amina, "", q="fatou diallo") == one
