# SPDX-License-Identifier: AGPL-3.0-or-later
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from lgnet.accounts.models import User
from lgnet.kernel.actor import Actor
from lgnet.network.role_policies import require_may_reset
from lgnet.trust import audit


@transaction.atomic
def reset_second_factor(*, user: User, by: Actor) -> None:
    """She lost her phone: at the next sign-in she sets up the second step anew. She is signed out everywhere and told
    by mail, because whoever asks for this may be somebody else. Raises NotYourself, NotInThisCity.
    """
    require_may_reset(by, user=user)
    removed, _kinds = Authenticator.objects.filter(user=user).delete()
    for session in UserSession.objects.filter(user=user):
        session.end()
    audit.record("network.second_factor_reset", by=by, user=str(user.id), removed=removed)
    transaction.on_commit(lambda: _mail(user), robust=True)


def _mail(user: User) -> None:
    with translation.override(user.language):
        words = render_to_string("network/mail/second_factor_reset.txt", {"name": user.name})
        send_mail(_("Your two-step sign-in was reset"), words, settings.DEFAULT_FROM_EMAIL, [user.email])
