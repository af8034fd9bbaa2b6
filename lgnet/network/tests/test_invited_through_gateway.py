# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whoever is invited may accept with the municipal gateway: an account without a password, connected from the start."""

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from lgnet.accounts.models import User
from lgnet.accounts.tests.through_gateway import BEGIN, asked, back, code_of, gateway, provider, who  # noqa: F401
from lgnet.kernel.actor import Role
from lgnet.network.models import Membership
from lgnet.network.tests.test_invitations import invited, token_of_last_mail


@pytest.fixture
def link(city_administrator, sassari) -> str:
    with city_administrator.at_work() as by:
        invited(by, sassari, Role.STREET_OPERATOR)
    return f"/invitation/{token_of_last_mail()}/"


def recognised(desk: Client, provider, who: str, link: str):  # noqa: F811
    way = provider.answers(asked(desk, next=link, **{"for": "invitation"}), who=who)
    return back(desk, way)


def test_an_invitation_is_accepted_with_the_gateway(gateway, provider, who, link):  # noqa: F811
    desk, before = Client(), User.objects.count()
    assert f"{BEGIN}?for=invitation" in desk.get(link).content.decode()
    assert recognised(desk, provider, who, link)["Location"] == link
    assert User.objects.count() == before  # to come back is not yet to accept
    assert gateway.name in desk.get(link).content.decode()
    assert desk.post(link).status_code == 302
    user = Membership.objects.latest("pk").user
    assert not user.has_usable_password() and SocialAccount.objects.filter(user=user).exists()
    back(desk, provider.answers(asked(desk), who=who))
    assert desk.get("/accounts/sessions/").status_code == 200


def test_an_identity_that_has_an_account_gets_no_second_one(gateway, provider, who, link, amina):  # noqa: F811
    desk = Client()
    recognised(desk, provider, who, link)
    held = desk.session["gateway_identity"]["uids"][0]
    SocialAccount.objects.create(user=amina.user, provider="gateway", uid=held, extra_data={})
    before = User.objects.count()
    assert desk.post(link).status_code == 409 and User.objects.count() == before


def test_without_an_invitation_it_opens_nothing(gateway, provider, who):  # noqa: F811
    desk = Client()
    answer = back(desk, provider.answers(asked(desk, **{"for": "invitation"}), who=who))
    assert code_of(answer) == "accounts.gateway_unknown_person" and "gateway_identity" not in desk.session


def test_who_was_recognised_long_ago_is_asked_again(gateway, provider, who, link):  # noqa: F811
    desk = Client()
    recognised(desk, provider, who, link)
    session = desk.session
    session["gateway_identity"] = {**session["gateway_identity"], "at": 0}
    session.save()
    assert 'name="password"' in desk.get(link).content.decode()
