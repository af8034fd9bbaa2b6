# SPDX-License-Identifier: AGPL-3.0-or-later
import re
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.kernel.phones import looks_like_phone, normalise_phone
from lgnet.network.choices import SiteKind
from lgnet.network.models import Site
from lgnet.network.queries import current_programme
from lgnet.network.slots import lent
from lgnet.outreach.actions.record_contact import record_contact
from lgnet.outreach.choices import ContactSource, Urgency
from lgnet.outreach.codes import is_for_today
from lgnet.outreach.errors import SentDifferently
from lgnet.outreach.models import Contact
from lgnet.portal.choices import CallSafety
from lgnet.portal.codes import new_code
from lgnet.portal.models import AskedContact, ServicePage
from lgnet.portal.public_errors import (
    NobodyAnswers,
    NoLinks,
    NotANumber,
    NotSafeToCall,
    NoWayToReach,
    SentAlready,
    WhenToFind,
)
from lgnet.trust import audit

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
LINK = re.compile(r"https?:|www\.|://|\[url", re.IGNORECASE)
STAFF_LANGUAGE = "it"
"""The desk reads Italian, whatever the language of the page was."""


@transaction.atomic
def ask_for_contact(
    *,
    page: ServicePage,
    key: UUID,
    reach: str,
    safety: str,
    where: str,
    when: str,
    language: str,
    need: str,
    name: str,
    page_language: str,
    by: Actor,
) -> AskedContact:
    """Somebody asks on the public page to be contacted: a contact of the city that asks to be taken in charge.

    The same `key` again is the same request. Raises NoWayToReach, NotANumber, NotSafeToCall, WhenToFind, NoLinks,
    NobodyAnswers, SentAlready.
    """
    reach, where, when, name = (text.strip() for text in (reach, where, when, name))
    check_reach(reach=reach, safety=safety, where=where, when=when, name=name)
    programme = current_programme(page.city_id)
    if programme is None:
        raise NobodyAnswers()
    known = _known(key)
    code = known.code if known else new_code()
    note = {"reach": reach, "safety": safety, "where": where, "when": when, "language": language}
    told = _for_the_desk(place=where, nickname=name, code=code, note=note)
    try:
        contact = record_contact(
            by=by, programme=programme, happened_at=None, idempotency_key=key, source=ContactSource.PORTAL,
            needs={need: Urgency.TODAY if is_for_today(need) else Urgency.SOON}, asks_taking_charge=True,
            follow_up_on=known.contact.follow_up_on if known else clock.today(), site=_desk(page), **told,
        )  # fmt: skip
    except SentDifferently as refusal:
        raise SentAlready(reference=_known(key).code) from refusal
    return known or _noted(page, contact, code, page_language, by=by)


def _for_the_desk(*, place: str, nickname: str, code: str, note: dict[str, str]) -> dict[str, str]:
    """What the staff reads, in its language."""
    with translation.override(STAFF_LANGUAGE):
        return {
            "place": place or _("Public page"),
            "nickname": nickname,
            "sign": _("Code %(code)s") % {"code": code},
            "note": _note(**note),
            "follow_up_note": _("Asked on the public page: contact again"),
        }


def check_reach(*, reach: str, safety: str, where: str, when: str, name: str) -> None:
    """There is a way to reach her, and it is safe."""
    if any(LINK.search(text) for text in (reach, where, when, name)):
        raise NoLinks()
    if not reach and not where:
        raise NoWayToReach()
    if reach and not (looks_like_phone(reach) or EMAIL.fullmatch(reach)):
        raise NotANumber()
    if reach and safety == CallSafety.NEITHER and not where:
        raise NotSafeToCall()
    if where and not when:
        raise WhenToFind()


def _known(key: UUID) -> AskedContact | None:
    return AskedContact.objects.filter(contact__idempotency_key=key).select_related("contact").first()


def _noted(page: ServicePage, contact: Contact, code: str, page_language: str, *, by: Actor) -> AskedContact:
    asked = AskedContact.objects.create(
        code=code, contact=contact, language=page_language,
        answer_by=clock.today() + timedelta(days=page.answer_days),
    )  # fmt: skip
    audit.record("portal.contact_asked", by=by, target=asked)
    return asked


def _desk(page: ServicePage) -> Site | None:
    shops = Site.objects.filter(city_id=page.city_id, kind=SiteKind.ONE_STOP_SHOP, is_public=True)
    return shops.order_by("name").first()


def _note(*, reach: str, safety: str, where: str, when: str, language: str) -> str:
    lines = [_("Asked to be contacted on the public page.")]
    if reach:
        number = normalise_phone(reach) if looks_like_phone(reach) else reach
        lines += [_("Number or e-mail: %(reach)s") % {"reach": number}]
        lines += [_("May it be used? %(safety)s") % {"safety": CallSafety(safety).label}]
    if where:
        lines += [_("Where: %(where)s. When: %(when)s") % {"where": where, "when": when}]
    return "\n".join(
        [
            *lines,
            _("Language: %(language)s") % {"language": lent("languages").label(language, STAFF_LANGUAGE)},
        ]
    )
