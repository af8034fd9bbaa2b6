# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import NamedTuple

from lgnet.kernel.actor import Actor
from lgnet.people.actions.note_vulnerability import opened
from lgnet.people.models import Person, Vulnerability
from lgnet.people.policies import may_read_restricted_vulnerabilities
from lgnet.people.queries.vulnerabilities import vulnerabilities_of
from lgnet.trust import audit


class Opened(NamedTuple):
    vulnerability: Vulnerability
    code: str
    assessed_by: str


def read_restricted_vulnerabilities(*, person: Person, by: Actor) -> list[Opened]:
    """Decrypted, and the record that they were read. Raises Denied, and Tampered for what was changed or moved."""
    may_read_restricted_vulnerabilities(by, person=person)
    found = list(vulnerabilities_of(person).exclude(sealed=None))
    people = {person.pk, *(one.person_id for one in found)}
    audit.shown("people.restricted_vulnerabilities_shown", by=by, people=people, target=person)
    return [Opened(one, **opened(one)) for one in found]
