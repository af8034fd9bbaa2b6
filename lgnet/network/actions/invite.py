# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterable

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.actions.make_invitation import Made, make_invitation
from lgnet.network.models import City, Invitation, Partnership


@transaction.atomic
def invite(
    *,
    email: str,
    name: str,
    city: City | None,
    roles: Iterable[str],
    site: str,
    by: Actor,
    language: str = "it",
    on_behalf_of: Partnership | None = None,
) -> Invitation:
    """Send somebody a link to `site` (https://…) in her language; the mail leaves when all is committed.

    Raises what `make_invitation` raises.
    """
    made = make_invitation(
        email=email, name=name, city=city, roles=roles, language=language, on_behalf_of=on_behalf_of, by=by
    )
    transaction.on_commit(lambda: _mail(made, link=site.rstrip("/") + made.path), robust=True)
    return made.invitation


def _mail(made: Made, *, link: str) -> None:
    """When the mail server refuses, the list of users says that the invitation was not sent."""
    invitation = made.invitation
    with translation.override(invitation.language):
        words = render_to_string("network/mail/invitation.txt", {"invitation": invitation, "link": link})
        send_mail(_("Your invitation to LGNet"), words, settings.DEFAULT_FROM_EMAIL, [invitation.email])
    Invitation.objects.filter(pk=invitation.pk).update(mailed_at=clock.now())
