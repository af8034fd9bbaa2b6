# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two people correct one residence document. Its number is on no form: two numbers meet by a mark of what is kept."""

from hashlib import sha256

from django.forms import CharField
from django.http import QueryDict
from django.utils.translation import gettext as _

from lgnet.people.actions.record_permit import same_number
from lgnet.people.models import Permit
from lgnet.people.web.permit_form import PermitForm, written_of
from lgnet.trust.meeting import Meeting, meeting, signed

HIDDEN = "as_seen"
"""The form has a field `seen` of its own: that somebody saw the document."""
MARK = "number_kept"
FIELDS = {name: field for name, field in PermitForm.base_fields.items() if name != "number"} | {
    MARK: CharField()
}


def seen_of(permit: Permit) -> str:
    """How the document is written now, for the form to bring back."""
    return signed(permit, _written(permit), FIELDS)


def met_on(permit: Permit, sent: QueryDict) -> Meeting:
    """Where a colleague wrote a number meanwhile, another one clashes with it; an empty one keeps hers."""
    met = meeting(sent, permit, _written(permit), FIELDS, hidden=HIDDEN)
    typed = sent.get("number", "").strip()
    if met.clashes.pop(MARK, None) and typed and not same_number(permit, typed):
        met.clashes["number"] = _("another number")
    return met


def _written(permit: Permit) -> dict:
    return written_of(permit) | {MARK: sha256(bytes(permit.number or b"")).hexdigest()[:16]}
