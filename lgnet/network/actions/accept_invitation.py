# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whoever holds the link gets what the invitation says, once."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from lgnet.accounts.actions.link_identity import link_identity
from lgnet.accounts.gateway.identity import Identity
from lgnet.accounts.models import User
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor, system_actor
from lgnet.network.actions.add_member import add_member
from lgnet.network.actions.make_invitation import digest_of
from lgnet.network.errors import InvitationForAnother, InvitationNotValid, PasswordTooWeak, SignInFirst
from lgnet.network.models import Invitation, Membership
from lgnet.network.queries import actor_in
from lgnet.network.role_policies import roles_to_give
from lgnet.trust import audit, tenancy


def open_invitation(token: str) -> Invitation:
    """Raises InvitationNotValid; also when whoever invited may not give these roles any more."""
    found = (
        Invitation.objects.open()
        .select_related("city", "on_behalf_of")
        .filter(digest=digest_of(token))
        .first()
    )
    if found is None or not _still_given(found):
        raise InvitationNotValid()
    return found


def accept_invitation(
    *,
    token: str,
    password: str | None = None,
    identity: Identity | None = None,
    signed_in: User | None = None,
) -> Membership:
    """A new account with this password or this identity of the municipal gateway, or the account that is signed in.
    Call it outside any transaction.

    Raises InvitationNotValid, InvitationForAnother, SignInFirst, PasswordTooWeak, GatewayOfAnother, WorksHereAlready.
    """
    invitation = open_invitation(token)
    where = invitation.city_id or tenancy.NETWORK
    with tenancy.in_city(where), transaction.atomic():
        held = Invitation.objects.open().select_for_update(of=("self",)).filter(pk=invitation.pk).first()
        if held is None:  # another request was faster
            raise InvitationNotValid()
        user = _user(held, password, identity, signed_in)
        held.accepted_at = clock.now()
        held.save(update_fields=["accepted_at"])
        audit.record("network.invitation_accepted", by=_herself(user, held), target=held)
        return add_member(
            user=user,
            city=held.city,
            roles=held.roles,
            on_behalf_of=held.on_behalf_of,
            by=system_actor("invitation", city_id=held.city_id),
        )


def _still_given(invitation: Invitation) -> bool:
    if invitation.invited_by is None:  # the console
        return True
    inviter = User.objects.get(pk=invitation.invited_by)
    places = filter(None, (actor_in(inviter, city=place) for place in {invitation.city, None}))
    return any(set(invitation.roles) <= roles_to_give(by, city=invitation.city) for by in places)


def _user(
    invitation: Invitation, password: str | None, identity: Identity | None, signed_in: User | None
) -> User:
    if signed_in is not None:
        if signed_in.email != invitation.email:
            raise InvitationForAnother()
        return signed_in
    if User.objects.filter(email=invitation.email).exists():
        raise SignInFirst()
    if identity is None:
        _require_good(password or "", invitation)
    user = User.objects.create_user(
        email=invitation.email, name=invitation.name, password=password if identity is None else None
    )
    user.language = invitation.language
    user.save(update_fields=["language"])
    if identity is not None:
        link_identity(user=user, identity=identity, by=_herself(user, invitation))
    return user


def _require_good(password: str, invitation: Invitation) -> None:
    try:
        validate_password(password, User(email=invitation.email, name=invitation.name))
    except ValidationError as refusal:
        raise PasswordTooWeak(reasons=" ".join(refusal.messages)) from refusal


def _herself(user: User, invitation: Invitation) -> Actor:
    return Actor(user.id, user.name, invitation.city_id)
