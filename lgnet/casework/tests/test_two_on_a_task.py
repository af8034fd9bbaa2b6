# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two colleagues change one task at once: the second sees the first one's words, and loses none of hers."""

import re
from datetime import date, timedelta
from html import unescape

import pytest

from lgnet.casework.actions.add_task import add_task
from lgnet.casework.actions.change_task import change_task
from lgnet.casework.models import Task
from lgnet.kernel.actor import Role
from tests.cast import player

DAY = date(2026, 6, 1)


@pytest.fixture
def rosa(sassari, team):
    return player("Rosa", sassari, Role.CASE_MANAGER, team=team)


@pytest.fixture
def task(amina, opened):
    with amina.at_work() as by:
        return add_task(what="Chiamare la Questura", due_on=DAY, case=opened(by), by=by)


@pytest.fixture
def late(amina, rosa, task):
    """Amina's form, opened before Rosa put the task off and said it better: address, and what she sends."""
    address = amina.url(f"cases/tasks/{task.pk}/")
    mine = {"what": "Scrivere alla Questura", "due_on": DAY, "assignee": amina.user.pk}
    mine["seen"] = seen_in(amina.browser.get(address))
    with rosa.at_work() as by:
        change_task(task=task, what="Andare in Questura", due_on=DAY + timedelta(days=3), by=by)
    return address, mine


def seen_in(page) -> str:
    return unescape(re.search(r'name="seen" value="([^"]+)"', page.content.decode())[1])


def written(player, task) -> tuple[str, date]:
    with player.at_work():
        return Task.objects.values_list("what", "due_on").get(pk=task.pk)


def test_the_second_sees_both_versions_and_overwrites_nothing(amina, task, late):
    address, mine = late
    page = amina.browser.post(address, mine)
    words = page.content.decode()
    assert page.status_code == 409
    assert (
        "Andare in Questura" in words and 'value="Scrivere alla Questura"' in words and "2026-06-04" in words
    )
    assert written(amina, task) == ("Andare in Questura", DAY + timedelta(days=3))


def test_whoever_has_seen_both_saves_hers(amina, task, late):
    address, mine = late
    again = {**mine, "seen": seen_in(amina.browser.post(address, mine))}
    assert amina.browser.post(address, again).status_code == 302
    assert written(amina, task) == ("Scrivere alla Questura", DAY)


def test_it_is_what_the_form_brings_back_that_holds_the_second_up(amina, task, late):
    """The control: a form that does not say how things stood overwrites."""
    address, mine = late
    assert amina.browser.post(address, {**mine, "seen": ""}).status_code == 302
    assert written(amina, task) == ("Scrivere alla Questura", DAY)


def test_the_same_change_twice_is_no_clash(amina, task):
    address = amina.url(f"cases/tasks/{task.pk}/")
    sent = {"what": "Andare in Questura", "due_on": DAY, "assignee": amina.user.pk}
    sent["seen"] = seen_in(amina.browser.get(address))
    assert [amina.browser.post(address, sent).status_code for _press in range(2)] == [302, 302]
