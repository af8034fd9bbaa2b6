# SPDX-License-Identifier: AGPL-3.0-or-later
"""What makes a person more exposed: for all who see her, and what is restricted for those alone who follow her."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lgnet.accounts.models import User
from lgnet.kernel.actor import Actor
from lgnet.people.errors import NoSuchRecord
from lgnet.people.models import Person, Vulnerability
from lgnet.people.policies import (
    may_keep_vulnerability,
    may_note_vulnerabilities,
    may_read_people,
    may_read_restricted_vulnerabilities,
)
from lgnet.people.queries.linked import record_ids
from lgnet.people.slots import Panel


def panel(by: Actor, person: Person) -> dict:
    """Of her page: the restricted ones are a number and a button, and nothing for those who may not read them."""
    found = list(vulnerabilities_of(person))
    plain = [one for one in found if not one.restricted]
    reads = may_read_restricted_vulnerabilities.allows(by, person=person)
    return {
        "person": person,
        "vulnerabilities": [one for one in plain if one.until is None],
        "former": [one for one in plain if one.until is not None],
        "restricted": sum(one.restricted for one in found) if reads else 0,
        "may_note": may_note_vulnerabilities.allows(by),
        "may_keep": may_keep_vulnerability.allows(by),
        "noticers": noticers_of(plain),
    }


VULNERABILITIES = Panel(
    _("Vulnerabilities"), "people/vulnerabilities_panel.html", may_read_people, panel, order=30
)


def vulnerabilities_of(person: Person) -> QuerySet[Vulnerability]:
    """Noted under whatever name."""
    return Vulnerability.objects.filter(person__in=record_ids(person))


def noticers_of(vulnerabilities) -> dict[UUID, str]:
    ids = {one.noticed_by for one in vulnerabilities} - {None}
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "name")) if ids else {}


def get_vulnerability(by: Actor, person: Person, vulnerability_id: UUID) -> Vulnerability:
    """One that `by` may keep. Raises NoSuchRecord also for a restricted one that is not open to `by`."""
    found = vulnerabilities_of(person).filter(pk=vulnerability_id).first()
    if found is None or not may_keep_vulnerability.allows(by, vulnerability=found):
        raise NoSuchRecord()
    return found
