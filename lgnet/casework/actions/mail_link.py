# SPDX-License-Identifier: AGPL-3.0-or-later
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from lgnet.casework.links import secrets_of
from lgnet.casework.models import ReferralLink
from lgnet.casework.queries.links import desk_phone
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.network.models import City
from lgnet.trust import audit


@transaction.atomic
def mail_link(*, link: ReferralLink, by: Actor) -> bool:
    """Send a link to the address it was made for, once.

    Killed between the mail and the note of it, the same mail leaves once more: it holds nothing about anybody.
    """
    waiting = ReferralLink.objects.filter(pk=link.pk, mailed_at__isnull=True, revoked_at__isnull=True)
    link = waiting.exclude(mail_to="").select_for_update(skip_locked=True).first()
    if link is None or secrets_of(link) is None:
        return False
    link.mailed_at = clock.now()
    link.save(update_fields=["mailed_at"])
    audit.record("casework.link_mailed", by=by, target=link, people=[link.person_id])
    mail_out(link)
    return True


def address_of(link: ReferralLink) -> str:
    """The whole secret address; nothing in it tells of anybody."""
    city = City.objects.get(pk=link.city_id)
    return link.site + reverse("outside:referral", args=[city.slug, secrets_of(link).key])


def mail_out(link: ReferralLink, *, reminder: bool = False) -> None:
    with translation.override(link.language):
        city = City.objects.get(pk=link.city_id)
        facts = {"link": link, "address": address_of(link), "city": city, "phone": desk_phone(city)}
        facts["reminder"] = reminder
        words = render_to_string("casework/mail/link.txt", facts)
        subject = (
            _("Reminder: a request waits for your answer (%(reference)s)")
            if reminder
            else _("A request for your service (%(reference)s)")
        )
        send_mail(subject % {"reference": link.reference}, words, settings.DEFAULT_FROM_EMAIL, [link.mail_to])
