# SPDX-License-Identifier: AGPL-3.0-or-later
"""Invented people for the tests of this context."""

from datetime import date

from lgnet.people.actions.protect_person import protect_person
from lgnet.people.actions.record_permit import record_permit
from lgnet.people.actions.register_person import register_person
from lgnet.people.models import Permit, Person


def fatou(by, **particulars) -> Person:
    """Fatou Diallo of Senegal, born on 7 March 1998, with a phone."""
    known = {
        "given_name": "Fatou", "family_name": "Diallo", "birth_date": date(1998, 3, 7), "citizenships": ["SEN"],
        "phone": "333 1234567", "sex": "F", **particulars,
    }  # fmt: skip
    return register_person(by=by, **known)


def asylum_permit(person, by, **fields) -> Permit:
    known = {
        "document_kind": "1", "reason": "RICH_ASILO", "valid_from": date(2026, 1, 1),
        "valid_to": date(2027, 1, 1), **fields,
    }  # fmt: skip
    return record_permit(person=person, by=by, **known)


def protected(by, team, **particulars) -> Person:
    """Somebody whom only `team` sees."""
    person = fatou(by, **particulars)
    protect_person(person=person, team=team, reason="violence", by=by)
    return person
