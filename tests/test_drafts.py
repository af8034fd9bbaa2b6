# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was typed is not lost: kept while one types, when the session has ended, when somebody signed in anew; for the
one who typed it alone, and only until it is sent."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from lgnet.accounts.models import User
from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.network.jobs import forget_drafts
from lgnet.people.models import Person
from lgnet.trust import drafts, tenancy
from lgnet.trust.models import AuditEvent, Draft
from tests.by_hand import raw
from tests.cast import player
from tests.test_dump import dump

SECRET = "Lampada-verde-4410"
TYPED = {"given_name": "Fatou", "original_name": SECRET, "language_1": "wo", "interpreter_needed": "on"}


def ticket(browser: Client, address: str) -> str:
    """Of the form on the page."""
    response = browser.get(address)
    assert response.status_code == 200
    return unescape(re.search(r'name="draft" value="([^"]+)"', response.content.decode())[1])


def keep(browser: Client, secret: str, **typed):
    return browser.post("/drafts/", {**TYPED, **typed, "draft": secret})


@pytest.fixture
def page(amina) -> str:
    return amina.url("people/new/")


def test_what_is_typed_comes_back_to_its_page(amina, page):
    browser = amina.browser
    assert b"Lampada" not in browser.get(page).content
    answer = keep(browser, ticket(browser, page))
    assert answer.status_code == 200 and re.search(r"\d\d:\d\d", answer.content.decode())
    shown = browser.get(page).content.decode()
    assert f'value="{SECRET}"' in shown and 'value="wo" selected' in shown
    assert re.search(r'name="interpreter_needed"[^>]*checked', shown)
    assert shown.count('lg-draft"') == 1


def test_the_newest_of_two_windows_is_kept(amina, page):
    browser = amina.browser
    first, second = ticket(browser, page), ticket(browser, page)
    keep(browser, first, family_name="Vecchia")
    keep(browser, second, family_name="Nuova")
    shown = browser.get(page).content.decode()
    assert "Nuova" in shown and "Vecchia" not in shown


def test_once_it_is_sent_nothing_is_kept(amina, page):
    browser = amina.browser
    secret = ticket(browser, page)
    keep(browser, secret)
    assert browser.post(page, {**TYPED, "draft": secret}).status_code == 302
    with amina.at_work():
        assert Person.objects.filter(original_name=SECRET).count() == 1 and not Draft.objects.exists()


def test_what_is_refused_stays_kept(amina, page):
    browser = amina.browser
    secret = ticket(browser, page)
    keep(browser, secret, birth_day="31")
    assert browser.post(page, {**TYPED, "birth_day": "31", "draft": secret}).status_code == 422
    assert SECRET in browser.get(page).content.decode()


def test_it_can_be_discarded(amina, page):
    browser = amina.browser
    secret = ticket(browser, page)
    keep(browser, secret)
    answer = browser.post(amina.url("drafts/discard/"), {"draft": secret})
    assert answer.status_code == 302 and answer["Location"] == page
    assert SECRET not in browser.get(page).content.decode()
    with amina.at_work():
        assert [one.action for one in AuditEvent.objects.filter(action__startswith="network.draft")] == [
            "network.draft_begun",
            "network.draft_discarded",
        ]


def sign_in_again(browser: Client, user: User, answer) -> str:
    """Where the answer leads, after its owner has signed in."""
    assert answer.status_code == 302 and "/accounts/login/" in answer["Location"]
    browser.force_login(user)
    return browser.get(answer["Location"].split("next=")[1]).content.decode()


def test_a_form_sent_after_the_session_is_gone_is_there_after_sign_in(amina, page):
    browser = amina.browser
    secret = ticket(browser, page)
    browser.cookies.clear()
    answer = browser.post(page, {**TYPED, "draft": secret})
    assert SECRET in sign_in_again(browser, amina.user, answer)
    with amina.at_work():
        assert not Person.objects.filter(original_name=SECRET).exists()


def test_the_same_after_a_time_without_activity(amina, page):
    browser = amina.browser
    secret = ticket(browser, page)
    browser.get(page)
    with clock.telling(clock.now() + timedelta(hours=1)):
        answer = browser.post(page, {**TYPED, "draft": secret})
    assert SECRET in sign_in_again(browser, amina.user, answer)


def test_the_same_when_somebody_signed_in_anew_in_another_window(amina, page):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(amina.user)
    secret = ticket(browser, page)
    answer = browser.post(page, {**TYPED, "draft": secret, "csrfmiddlewaretoken": "x" * 64})
    assert answer.status_code == 302 and answer["Location"] == page
    assert SECRET in browser.get(page).content.decode()
    assert browser.post(page, TYPED).status_code == 403  # control: without a ticket nothing is taken


def test_what_is_typed_after_the_session_has_ended_is_kept_too(amina, page):
    browser = amina.browser
    secret = ticket(browser, page)
    browser.cookies.clear()
    assert keep(browser, secret).status_code == 200
    assert SECRET in amina.browser.get(page).content.decode()


def test_nobody_else_sees_it(amina, bruno, sassari, page, team):
    keep(amina.browser, ticket(amina.browser, page))
    colleague = player("Dina", sassari, Role.CASE_MANAGER, team=team)
    assert SECRET not in colleague.browser.get(page).content.decode()
    with colleague.at_work():
        assert not Draft.objects.exists()
    with amina.at_work():
        assert Draft.objects.count() == 1  # control


def test_the_database_itself_shows_it_to_its_owner_alone(amina, bruno, page):
    keep(amina.browser, ticket(amina.browser, page))
    with bruno.at_work() as by:
        assert drafts.kept(owner_id=amina.user.pk, page=page) is None
        assert drafts.discard(owner_id=amina.user.pk, page=page) is False
    with amina.at_work() as by:
        assert drafts.kept(owner_id=by.user_id, page=page).fields["original_name"] == SECRET


def test_a_ticket_is_nobody_elses_to_make_and_opens_nothing(amina, bruno, page):
    secret = ticket(amina.browser, page)
    assert keep(amina.browser, secret[:-2] + "xx").status_code == 404
    assert keep(amina.browser, "").status_code == 404
    keep(bruno.browser, secret)  # a colleague at the same desk: it stays Amina's
    assert SECRET in amina.browser.get(page).content.decode()
    answer = bruno.browser.post(bruno.url("drafts/discard/"), {"draft": secret})
    assert answer.status_code == 404 and SECRET in amina.browser.get(page).content.decode()


def test_too_much_is_refused_in_words(amina, page):
    answer = keep(amina.browser, ticket(amina.browser, page), aliases="a" * drafts.MOST_CHARACTERS)
    assert answer.status_code == 413 and answer.content


def too_long() -> dict:
    return {**TYPED, "aliases": SECRET + " e altro" * (drafts.MOST_CHARACTERS // 8)}


def shows_what_was_typed(answer) -> bool:
    """To be copied, and said so."""
    words = answer.content.decode()
    return "Lo copi da qui" in words and bool(re.search(rf"<textarea[^>]*readonly>\n{SECRET} e altro", words))


def test_what_is_too_long_to_be_kept_is_shown_when_the_session_is_gone(amina, page):
    browser = amina.browser
    sent = {**too_long(), "draft": ticket(browser, page)}
    browser.cookies.clear()
    answer = browser.post(page, sent)
    assert answer.status_code == 413 and shows_what_was_typed(answer)
    assert b"/accounts/login/" in answer.content
    with amina.at_work():
        assert not Draft.objects.exists()


def test_the_same_when_somebody_signed_in_anew_or_a_rule_refuses(amina, page):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(amina.user)
    sent = {**too_long(), "draft": ticket(browser, page)}
    answer = browser.post(page, {**sent, "csrfmiddlewaretoken": "x" * 64})
    assert answer.status_code == 413 and shows_what_was_typed(answer)
    gone = amina.browser.post(amina.url(f"people/{amina.user.pk}/correct/"), sent)
    assert gone.status_code == 404 and shows_what_was_typed(gone)


def test_without_our_ticket_nothing_is_said_back(amina, page):
    """Nobody else can have us show a text of hers."""
    answer = amina.browser.post(amina.url(f"people/{amina.user.pk}/correct/"), {**too_long(), "draft": "x"})
    assert answer.status_code == 404 and not shows_what_was_typed(answer)


def test_it_is_sealed_and_forgotten_after_a_week(amina, page):
    never_sent = "Coperta-rossa-9027"
    keep(amina.browser, ticket(amina.browser, page), aliases=never_sent)
    copied = dump()
    assert not any(written in copied for written in (never_sent, never_sent.encode().hex()))
    with raw("lgnet_backup") as connected:
        assert connected.execute(
            "select count(*) from trust_draft where owner_id = %s", [amina.user.pk]
        ).fetchone()[0]
    forget_drafts(timestamp=0)
    with amina.at_work():
        assert Draft.objects.exists()
    with clock.telling(clock.now() + drafts.KEPT_FOR + timedelta(hours=1)):
        assert SECRET not in amina.browser.get(page).content.decode()
        forget_drafts(timestamp=0)
    with tenancy.in_city(amina.city.id, user_id=amina.user.pk), raw("lgnet_backup") as connected:
        rows = connected.execute("select count(*) from trust_draft where owner_id = %s", [amina.user.pk])
        assert rows.fetchone()[0] == 0


def test_a_correction_begun_before_a_colleagues_overwrites_nothing(amina, sassari, team, page):
    with amina.at_work() as by:
        fatou = Person.objects.create(given_name="Fatou", family_name="Diallo", created_by=by.user_id)
    address = amina.url(f"people/{fatou.pk}/correct/")
    browser, colleague = amina.browser, player("Dina", sassari, Role.CASE_MANAGER, team=team).browser
    opened = browser.get(address).content.decode()
    hidden = {
        name: unescape(re.search(f'name="{name}" value="([^"]+)"', opened)[1]) for name in ("seen", "draft")
    }
    browser.post("/drafts/", {"given_name": "Fatoumata", "family_name": "Diallo", **hidden})
    colleague.post(address, {"given_name": "Fatima", "family_name": "Diallo"})
    again = browser.get(address).content.decode()
    assert "Fatoumata" in again
    back = unescape(re.search('name="seen" value="([^"]+)"', again)[1])
    answer = browser.post(address, {"given_name": "Fatoumata", "family_name": "Diallo", "seen": back})
    assert answer.status_code == 409 and "Fatima" in answer.content.decode()


def test_what_was_begun_stands_on_her_day_and_names_nobody(amina, protector, team):
    with amina.at_work() as by:
        fatou = Person.objects.create(given_name="Fatou", family_name="Diallo", created_by=by.user_id)
    address = amina.url(f"people/{fatou.pk}/correct/")
    keep(amina.browser, ticket(amina.browser, address))
    shown = amina.browser.get(amina.url("cases/my-day/")).content.decode()
    assert address in shown and "Diallo" not in shown
    assert address not in protector.browser.get(protector.url("cases/my-day/")).content.decode()
