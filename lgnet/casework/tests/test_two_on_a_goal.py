# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two colleagues say one goal better at once: the second sees the first one's words, and loses none of hers."""

import re
from html import unescape

import pytest

from lgnet.casework.actions.set_goal import change_goal, set_goal
from lgnet.kernel.actor import Role
from tests.cast import player


@pytest.fixture
def goal(amina, opened):
    with amina.at_work() as by:
        return set_goal(case=opened(by), domain="work", what="Un lavoro", measure="", by=by)


def form_of(who, goal) -> tuple[str, dict]:
    address = who.url(f"cases/{goal.case_id}/plan/goals/{goal.pk}/")
    page = who.browser.get(address).content.decode()
    return address, {"seen": unescape(re.search(r'name="seen" value="([^"]+)"', page)[1])}


def test_the_second_sees_both_versions_and_overwrites_nothing(amina, sassari, team, goal):
    dina = player("Dina", sassari, Role.CASE_MANAGER, team=team)
    address, hidden = form_of(amina, goal)
    with dina.at_work() as by:
        change_goal(goal=goal, domain="work", what="Un tirocinio", by=by)
    mine = {"domain": "work", "what": "Un lavoro regolare", **hidden}
    page = amina.browser.post(address, mine)
    words = page.content.decode()
    assert page.status_code == 409 and "Un tirocinio" in words and "Un lavoro regolare" in words
    with amina.at_work():
        assert type(goal).objects.get(pk=goal.pk).what == "Un tirocinio"
    seen = unescape(re.search(r'name="seen" value="([^"]+)"', words)[1])
    assert amina.browser.post(address, {**mine, "seen": seen}).status_code == 302
    with amina.at_work():
        assert type(goal).objects.get(pk=goal.pk).what == "Un lavoro regolare"


def test_who_is_alone_is_not_asked_twice(amina, goal):
    address, hidden = form_of(amina, goal)
    sent = {"domain": "work", "what": "Un lavoro regolare", **hidden}
    assert amina.browser.post(address, sent).status_code == 302
    assert amina.browser.post(address, sent).status_code == 302  # pressed twice: the same words are no clash
