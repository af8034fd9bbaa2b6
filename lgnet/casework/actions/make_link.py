# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import datetime, timedelta

from django.core.validators import validate_email
from django.db import transaction

from lgnet.casework.actions.revoke_link import end_links
from lgnet.casework.choices import UNANSWERED
from lgnet.casework.codes import TERMS
from lgnet.casework.errors import MovedMeanwhile, NotACode
from lgnet.casework.link_errors import OfAProtectedPerson
from lgnet.casework.links import digest_of, new_reference, new_secrets
from lgnet.casework.models import Referral, ReferralLink
from lgnet.casework.policies import may_make_link
from lgnet.casework.queries.letters import sealed_letter
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.trust import audit

LANGUAGES = ("it", "en")


@transaction.atomic
def make_link(
    *, referral: Referral, site: str, by: Actor, mail_to: str = "", language: str = "it"
) -> ReferralLink:
    """A way for the service to read and answer this referral without an account; one made before ends.

    With `mail_to` a message with the link leaves within a minute; without it the link is for a letter on paper. `site`
    is where the installation is reached (https://…).

    Raises OfAProtectedPerson, MovedMeanwhile, NotACode, ValidationError.
    """
    may_make_link(by, referral=referral)
    if language not in LANGUAGES:
        raise NotACode()
    if mail_to:
        validate_email(mail_to)
    _hold_open(referral)
    end_links(referral, by=by)
    at = clock.now()
    link = ReferralLink(
        referral=referral, person_id=referral.person_id, reference=new_reference(), site=site.rstrip("/"),
        language=language, made_at=at, made_by=by.user_id, valid_until=_valid_until(referral, at), mail_to=mail_to,
    )  # fmt: skip
    link.key_digest = digest_of(new_secrets(link.pk, link.city_id).key)
    link.sealed = sealed_letter(link)
    link.save(force_insert=True)
    audit.record(
        "casework.link_made", by=by, target=link, people=[link.person_id], by_mail=bool(mail_to),
        shared=[str(field) for field in referral.shared],
    )  # fmt: skip
    return link


def _hold_open(referral: Referral) -> None:
    """Nobody answers or withdraws it meanwhile."""
    state = Referral.objects.select_for_update().values_list("state", flat=True).get(pk=referral.pk)
    if state not in UNANSWERED:
        raise MovedMeanwhile(state=dict(Referral.state.field.choices)[state])
    if referral.person.protections.filter(ended_at__isnull=True).exists():
        raise OfAProtectedPerson()


def _valid_until(referral: Referral, at: datetime) -> datetime:
    """As long as data say, and not after the referral itself has expired."""
    until = at + timedelta(days=TERMS["link_valid_days"])
    return min(until, referral.answer_by) if referral.answer_by else until
