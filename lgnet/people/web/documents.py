# SPDX-License-Identifier: AGPL-3.0-or-later
"""A person's documents as her page shows them: days left, masked numbers, who recorded what."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lgnet.accounts.models import User
from lgnet.people.actions.record_identifier import column_of
from lgnet.people.choices import Eligibility
from lgnet.people.codes import language_name
from lgnet.people.eligibility import Answer, warn_days
from lgnet.people.identifiers import masked
from lgnet.people.models import Identifier, NoticeGiven, Permit, Person
from lgnet.people.queries.linked import record_ids
from lgnet.people.queries.notices import notices_of
from lgnet.trust.choices import FileState
from lgnet.trust.encryption import Tampered, decrypt

TONES = {Eligibility.ELIGIBLE: "success", Eligibility.UNPROVEN: "warning", Eligibility.NOT_ELIGIBLE: "danger"}


def eligibility_tone(answer: Answer) -> str:
    return TONES[answer.eligibility]


@dataclass(frozen=True)
class PermitShown:
    permit: Permit
    left: str
    """How long it is still valid, in words; empty when there is nothing to warn of."""
    tone: str
    files: int


def permits_shown(person: Person, today: date) -> list[PermitShown]:
    kept = Count("files", filter=~Q(files__state=FileState.REFUSED))
    permits = Permit.objects.filter(person__in=record_ids(person)).annotate(kept_files=kept)
    return [PermitShown(permit, *_left(permit, today), permit.kept_files) for permit in permits]


def _left(permit: Permit, today: date) -> tuple[str, str]:
    if permit.valid_to is None:
        return "", "neutral"
    days = (permit.valid_to - today).days
    far, near, *_rest = sorted(warn_days(today), reverse=True)
    if days < 0:
        renewed = permit.renewal_asked_on is not None
        return _("ended"), "warning" if renewed else "danger"
    if days == 0:
        return _("ends today"), "danger"
    if days > far:
        return "", "neutral"
    words = ngettext("ends in %(days)s day", "ends in %(days)s days", days) % {"days": days}
    return words, "danger" if days <= near else "warning"


@dataclass(frozen=True)
class IdentifierShown:
    identifier: Identifier
    masked: str
    readable: bool


def identifiers_shown(person: Person) -> list[IdentifierShown]:
    return [_identifier(one) for one in _identifiers(person)]


def _identifiers(person: Person):
    """Under whatever name."""
    return Identifier.objects.filter(person__in=record_ids(person)).order_by("recorded_at")


def _identifier(identifier: Identifier) -> IdentifierShown:
    where = {"city_id": identifier.city_id, "person_id": identifier.person_id}
    try:
        plain = decrypt(identifier.sealed, column=column_of(identifier), **where)
    except Tampered:
        return IdentifierShown(identifier, "", readable=False)
    return IdentifierShown(identifier, masked(plain), readable=True)


@dataclass(frozen=True)
class NoticeShown:
    notice: NoticeGiven
    language: str
    given_by: str


def notices_shown(person: Person) -> list[NoticeShown]:
    notices = list(notices_of(person))
    names = dict(User.objects.filter(pk__in={one.given_by for one in notices}).values_list("pk", "name"))
    return [NoticeShown(one, language_name(one.language), names.get(one.given_by, "")) for one in notices]
