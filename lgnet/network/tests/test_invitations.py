# SPDX-License-Identifier: AGPL-3.0-or-later
"""An invitation gives what it says, once, for seven days, to whoever holds the link."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail

from lgnet.accounts.models import User
from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.kernel.ids import new_id
from lgnet.network.actions.accept_invitation import accept_invitation
from lgnet.network.actions.add_administrator import add_administrator
from lgnet.network.actions.end_membership import end_membership
from lgnet.network.actions.invite import invite
from lgnet.network.actions.reset_second_factor import reset_second_factor
from lgnet.network.actions.withdraw_invitation import withdraw_invitation
from lgnet.network.errors import (
    InvitationForAnother,
    InvitationNotValid,
    NotAnAddress,
    NotInThisCity,
    NotYourself,
    PasswordTooWeak,
    RoleNotYours,
    SignInFirst,
    WorksHereAlready,
)
from lgnet.network.models import Invitation, Membership
from lgnet.network.queries import actor_in
from tests.cast import player

PASSWORD = "quattro parole che non stanno insieme"


def invited(by, city, *roles, name="Elena Prova", language="it") -> tuple[Invitation, str]:
    """The invitation, and the token of the link that was mailed."""
    mail.outbox.clear()
    address = f"elena.{new_id().hex[-10:]}@example.org"
    invitation = invite(
        email=address,
        name=name,
        city=city,
        roles=roles,
        site="https://lgnet.example/",
        language=language,
        by=by,
    )
    return invitation, address


def token_of_last_mail() -> str:
    return re.search(r"https://lgnet\.example/invitation/([\w-]+)/", mail.outbox[-1].body)[1]


@pytest.fixture
def link(city_administrator):
    with city_administrator.at_work() as by:
        invitation, _ = invited(by, city_administrator.city, Role.STREET_OPERATOR)
    return invitation, token_of_last_mail()


def test_the_mail_leaves_after_the_commit_in_the_language_of_the_invited(city_administrator):
    with city_administrator.at_work() as by:
        invitation, address = invited(by, city_administrator.city, Role.STREET_OPERATOR, language="en")
        assert mail.outbox == []
    (letter,) = mail.outbox
    assert letter.to == [address] and "Your invitation" in letter.subject
    assert "Elena Prova" in letter.body and address not in letter.body and "street" not in letter.body.lower()
    invitation.refresh_from_db()
    assert invitation.mailed_at


def test_only_a_digest_of_the_link_is_kept(link):
    invitation, token = link
    assert token.encode() not in bytes(invitation.digest) and len(invitation.digest) == 32


def test_whoever_opens_the_link_gets_an_account_and_the_roles(link, sassari):
    invitation, token = link
    accept_invitation(token=token, password=PASSWORD)
    user = User.objects.get(email=invitation.email)
    assert user.check_password(PASSWORD)
    assert actor_in(user, city=sassari).roles == {"street_operator"}


def test_a_link_works_once(link):
    _, token = link
    accept_invitation(token=token, password=PASSWORD)
    with pytest.raises(InvitationNotValid):
        accept_invitation(token=token, password=PASSWORD)


def test_a_link_expires_after_seven_days(link):
    _, token = link
    with clock.telling(clock.now() + timedelta(days=7, seconds=1)), pytest.raises(InvitationNotValid):
        accept_invitation(token=token, password=PASSWORD)
    with clock.telling(clock.now() + timedelta(days=6, hours=23)):  # the control
        accept_invitation(token=token, password=PASSWORD)


def test_a_withdrawn_link_does_not_work(link, city_administrator):
    invitation, token = link
    with city_administrator.at_work() as by:
        withdraw_invitation(invitation=invitation, by=by)
    with pytest.raises(InvitationNotValid):
        accept_invitation(token=token, password=PASSWORD)


def test_another_citys_administrator_sees_no_invitation_to_withdraw(link, torino):
    invitation, token = link
    stranger = player("Tea", torino, Role.CITY_ADMINISTRATOR)
    with stranger.at_work() as by, pytest.raises(NotInThisCity):
        withdraw_invitation(invitation=invitation, by=by)


def test_inviting_again_makes_the_earlier_link_worthless(link, city_administrator):
    invitation, token = link
    with city_administrator.at_work() as by:
        invite(
            email=invitation.email.upper(), name=invitation.name, city=city_administrator.city,
            roles=[Role.DESK_OPERATOR], site="https://lgnet.example", by=by,
        )  # fmt: skip
    with pytest.raises(InvitationNotValid):
        accept_invitation(token=token, password=PASSWORD)
    accept_invitation(token=token_of_last_mail(), password=PASSWORD)


def test_what_a_dismissed_administrator_sent_is_worthless(link, city_administrator, network_administrator):
    _, token = link
    with network_administrator.at_work() as by:
        end_membership(membership=Membership.objects.get(user=city_administrator.user), by=by)
    with pytest.raises(InvitationNotValid):
        accept_invitation(token=token, password=PASSWORD)


@pytest.mark.parametrize("weak", ["", "short", "password1234"])
def test_a_password_that_is_guessed_is_refused_and_the_link_lives(link, weak):
    _, token = link
    with pytest.raises(PasswordTooWeak):
        accept_invitation(token=token, password=weak)
    accept_invitation(token=token, password=PASSWORD)


def test_who_has_an_account_signs_in_and_keeps_her_password(city_administrator, carla):
    with city_administrator.at_work() as by:
        invite(
            email=carla.user.email, name="Carla", city=city_administrator.city, roles=[Role.CASE_MANAGER],
            site="https://lgnet.example", by=by,
        )  # fmt: skip
    token = token_of_last_mail()
    with pytest.raises(SignInFirst):
        accept_invitation(token=token, password=PASSWORD)
    with pytest.raises(InvitationForAnother):
        accept_invitation(token=token, signed_in=city_administrator.user)
    accept_invitation(token=token, signed_in=carla.user)
    assert actor_in(carla.user, city=city_administrator.city).roles == {"case_manager"}


def test_nobody_is_invited_to_what_the_inviter_may_not_give(city_administrator, amina, torino):
    with city_administrator.at_work() as by:
        with pytest.raises(RoleNotYours):
            invited(by, None, Role.COORDINATOR)
        with pytest.raises(RoleNotYours):
            invited(by, torino, Role.CASE_MANAGER)
        with pytest.raises(RoleNotYours):
            invited(by, city_administrator.city, Role.NETWORK_ADMINISTRATOR)
        with pytest.raises(WorksHereAlready):
            invite(
                email=amina.user.email,
                name="A",
                city=amina.city,
                roles=["checker"],
                site="https://x.example",
                by=by,
            )
    with amina.at_work() as by, pytest.raises(RoleNotYours):
        invited(by, amina.city, Role.STREET_OPERATOR)


def test_the_console_makes_the_first_administrator():
    address = f"prima.{new_id().hex[-10:]}@example.org"
    path = add_administrator(email=address, name="Prima Prova")
    accept_invitation(token=path.strip("/").split("/")[-1], password=PASSWORD)
    assert actor_in(User.objects.get(email=address), city=None).roles == {"network_administrator"}


def test_the_console_refuses_what_is_no_address():
    with pytest.raises(NotAnAddress):
        add_administrator(email="nobody", name="Prima Prova")


def test_a_lost_second_step_is_reset_by_another_who_is_allowed(
    city_administrator, network_administrator, amina, carla, client
):
    amina.user.set_password(PASSWORD)
    amina.user.save()
    client.post("/accounts/login/", {"login": amina.user.email, "password": PASSWORD})
    assert client.get(amina.url("directory/")).status_code == 200
    Authenticator.objects.create(user=amina.user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    mail.outbox.clear()
    with city_administrator.at_work() as by:
        reset_second_factor(user=amina.user, by=by)
        for other in (carla.user, network_administrator.user):
            with pytest.raises(NotInThisCity):
                reset_second_factor(user=other, by=by)
        with pytest.raises(NotYourself):
            reset_second_factor(user=city_administrator.user, by=by)
    assert not Authenticator.objects.filter(user=amina.user).exists()
    assert client.get(amina.url("directory/")).url.startswith("/accounts/login/")  # signed out everywhere
    assert [letter.to for letter in mail.outbox] == [[amina.user.email]]


def test_who_also_works_elsewhere_is_not_reset_by_one_city(city_administrator, amina, torino):
    Membership.objects.create(user=amina.user, city=torino, roles=["case_manager"])
    with city_administrator.at_work() as by, pytest.raises(NotInThisCity):
        reset_second_factor(user=amina.user, by=by)


# --- the page


def page_of(token: str) -> str:
    return f"/invitation/{token}/"


def test_the_page_of_the_link_asks_for_a_password_and_leads_to_sign_in(link, client):
    invitation, token = link
    page = client.get(page_of(token)).content.decode()
    assert "Elena Prova" in page and "Operatore di strada" in page and invitation.email in page
    wrong = client.post(page_of(token), {"password": PASSWORD, "again": "another one"})
    weak = client.post(page_of(token), {"password": "12345", "again": "12345"})
    assert (wrong.status_code, weak.status_code) == (422, 422)
    right = client.post(page_of(token), {"password": PASSWORD, "again": PASSWORD})
    assert right.url == "/accounts/login/"
    signed_in = client.post(right.url, {"login": invitation.email, "password": PASSWORD})
    assert signed_in.status_code == 302
    assert client.get(f"/city/{invitation.city.slug}/directory/").status_code == 200
    assert client.get(page_of(token)).status_code == 404


def test_a_link_that_never_was_is_not_found(client):
    answer = client.get(page_of("nothing"))
    assert answer.status_code == 404 and "non è valido" in answer.content.decode()


def test_the_page_asks_a_known_colleague_to_sign_in_and_lets_no_other_accept(
    city_administrator, carla, amina, client
):
    with city_administrator.at_work() as by:
        invite(
            email=carla.user.email, name="Carla", city=city_administrator.city, roles=[Role.CASE_MANAGER],
            site="https://lgnet.example", by=by,
        )  # fmt: skip
    token = token_of_last_mail()
    assert f"/accounts/login/?next={page_of(token)}" in client.get(page_of(token)).content.decode()
    assert client.post(page_of(token), {"password": PASSWORD, "again": PASSWORD}).status_code == 409
    assert "un altro indirizzo" in amina.browser.get(page_of(token)).content.decode()
    assert amina.browser.post(page_of(token)).status_code == 403
    assert carla.browser.post(page_of(token)).status_code == 302
    assert actor_in(carla.user, city=city_administrator.city)
