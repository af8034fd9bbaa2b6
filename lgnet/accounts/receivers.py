# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who signed in, out, or could not, and every change of a password or second step: in the network's audit."""

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
    authenticator_used,
)
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db import connection, transaction
from django.dispatch import receiver

from lgnet.accounts.models import User
from lgnet.kernel.actor import Actor
from lgnet.trust import audit, tenancy

NOBODY = Actor(None, "")


def note(action: str, *, by: User | None, request, **facts: object) -> None:
    """Write it down for the network as a whole. Within a transaction, which is a city's, when that ends well."""

    def write() -> None:
        doer = Actor(by.pk, by.name) if by else NOBODY
        origin = request.META.get("REMOTE_ADDR", "") if request else ""
        with audit.collecting(origin=origin), tenancy.in_city(tenancy.NETWORK), transaction.atomic():
            audit.record(action, by=doer, **facts)

    if connection.in_atomic_block:
        transaction.on_commit(write)
    else:
        write()


@receiver(user_logged_in)
def signed_in(request, user, **_named) -> None:
    note("accounts.signed_in", by=user, request=request)


@receiver(user_logged_out)
def signed_out(request, user, **_named) -> None:
    if user is not None:
        note("accounts.signed_out", by=user, request=request)


@receiver(user_login_failed)
def failed(credentials, request=None, **_named) -> None:
    """By whom is known when there is such an account. What was typed is not written down: it may be anything."""
    address = str(credentials.get("email", "")).strip().lower()
    note("accounts.sign_in_failed", by=User.objects.filter(email=address).first(), request=request)


@receiver(authentication_failed)
def second_step_failed(request, user, **_named) -> None:
    note("accounts.second_step_failed", by=user, request=request)


@receiver(authenticator_used)
def second_step_used(request, user, authenticator, **_named) -> None:
    note("accounts.second_step_used", by=user, request=request, kind=str(authenticator.type))


@receiver(authenticator_added)
def second_step_added(request, user, authenticator, **_named) -> None:
    note("accounts.second_step_added", by=user, request=request, kind=str(authenticator.type))


@receiver(authenticator_removed)
def second_step_removed(request, user, authenticator, **_named) -> None:
    note("accounts.second_step_removed", by=user, request=request, kind=str(authenticator.type))


@receiver(authenticator_reset)
def second_step_renewed(request, user, authenticator, **_named) -> None:
    note("accounts.second_step_renewed", by=user, request=request, kind=str(authenticator.type))


@receiver([password_changed, password_reset, password_set])
def password_new(request, user, **_named) -> None:
    note("accounts.password_changed", by=user, request=request)
