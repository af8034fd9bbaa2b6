# SPDX-License-Identifier: AGPL-3.0-or-later
"""One makes a token, sees it once, and revokes it; nobody else has anything to do with it."""

import re
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from lgnet.api import jobs
from lgnet.api.actions.make_token import MOST_TOKENS
from lgnet.api.errors import NotSoLong, TooManyTokens
from lgnet.api.models import ApiToken
from lgnet.api.tests.conftest import Program, token_of
from lgnet.api.tokens import digest_of, is_same, new_token, prefix_of
from lgnet.kernel import clock
from lgnet.trust import tenancy
from lgnet.trust.models import AuditEvent

PAGE = "/account/tokens/"


def test_a_token_is_made_and_shown_once(project_manager, edition):
    browser = project_manager.browser
    made = browser.post(PAGE, {"name": "Telaio della Giunta", "days": "90"})
    (text,) = set(re.findall(r"lgnet_[0-9a-f]{10}_[0-9a-f]{64}", made.content.decode()))
    assert Program(text).get("places").status_code == 200
    again = browser.get(PAGE).content.decode()
    assert text not in again and "Telaio della Giunta" in again
    token = ApiToken.objects.get(user=project_manager.user)
    assert is_same(text, token.digest) and text not in str(vars(token))
    with tenancy.in_city(tenancy.NETWORK), transaction.atomic():
        assert AuditEvent.objects.filter(action="api.token_made", target_id=token.pk).count() == 1


def test_a_token_is_revoked_by_its_owner_alone(project_manager, dario, edition):
    token, text = token_of(project_manager)
    assert dario.browser.post(f"{PAGE}{token.pk}/revoke/").status_code == 404
    assert Program(text).get("places").status_code == 200
    assert project_manager.browser.get(f"{PAGE}{token.pk}/revoke/").status_code == 405
    assert project_manager.browser.post(f"{PAGE}{token.pk}/revoke/").status_code == 302
    assert Program(text).get("places").status_code == 401


def test_others_tokens_are_not_shown(project_manager, dario, edition):
    token_of(dario)
    assert "Telaio" not in project_manager.browser.get(PAGE).content.decode()


def test_what_was_typed_stays_when_something_is_wrong(project_manager, edition):
    sent = project_manager.browser.post(PAGE, {"name": "Telaio", "days": "4000"})
    assert sent.status_code == 422 and 'value="Telaio"' in sent.content.decode()
    assert not ApiToken.objects.filter(user=project_manager.user).exists()


def test_a_token_is_valid_for_a_year_at_most(dario):
    for days in (0, 366):
        with pytest.raises(NotSoLong):
            token_of(dario, days=days)


def test_nobody_has_more_than_ten(dario):
    for _ in range(MOST_TOKENS):
        token, _ = token_of(dario)
    with pytest.raises(TooManyTokens):
        token_of(dario)
    ApiToken.objects.filter(pk=token.pk).update(revoked_at=clock.now())
    assert token_of(dario)


def test_strangers_are_asked_who_they_are(client):
    assert client.get(PAGE).url.startswith("/accounts/login/")


def test_who_has_no_second_step_sets_it_up_first(dario, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    assert dario.browser.get(PAGE).url == "/accounts/2fa/totp/activate/"


def test_who_reads_no_figures_is_told_so(bruno):
    assert "<form" not in bruno.browser.get(PAGE).content.decode().split('id="main"')[1].split("<footer")[0]


def test_tokens_that_ended_a_year_ago_are_forgotten(dario):
    old, new = token_of(dario)[0], token_of(dario)[0]
    ApiToken.objects.filter(pk=old.pk).update(revoked_at=clock.now() - timedelta(days=366))
    jobs.forget_tokens(0)
    assert list(ApiToken.objects.filter(user=dario.user)) == [new]


def test_the_list_costs_the_same_however_long_it_is(dario, edition):
    browser, costs = dario.browser, []
    browser.get(PAGE)
    for _ in range(2):
        token_of(dario)
        with CaptureQueriesContext(connection) as queries:
            browser.get(PAGE)
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_two_tokens_are_never_alike():
    made = [new_token() for _ in range(200)]
    assert len({each.prefix for each in made}) == 200
    for each in made:
        assert prefix_of(each.text) == each.prefix and each.digest == digest_of(each.text)
    assert prefix_of("ghp_abc") == ""
