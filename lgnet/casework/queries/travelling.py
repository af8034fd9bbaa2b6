# SPDX-License-Identifier: AGPL-3.0-or-later
"""Photos and papers that may go along when a case goes to another city: those of her documents and of the diary, never
of restricted notes."""

from collections.abc import Iterable
from itertools import chain

from django.template.defaultfilters import filesizeformat
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lgnet.casework.choices import EnclosedFrom, Handed
from lgnet.casework.models import Case, EntryFile, ParcelFile
from lgnet.people.models import Permit, PermitFile
from lgnet.people.queries.linked import record_ids
from lgnet.trust.choices import FileState
from lgnet.trust.files.kinds import MOST_FILES
from lgnet.trust.models import StoredFile

MOST_OFFERED = 5 * MOST_FILES
"""Of each kind, the newest: what a form can show."""


def files_that_may_go(case: Case) -> list[StoredFile]:
    """Without their contents; the newest first. Two queries."""
    ready = {"state": FileState.READY}
    of_permits = PermitFile.objects.filter(person_id__in=record_ids(case.person), **ready)
    of_diary = EntryFile.objects.filter(entry__case=case, entry__replaced_at=None, **ready)
    newest = (
        files.defer("sealed", "digest").order_by("-added_at")[:MOST_OFFERED]
        for files in (of_permits, of_diary)
    )
    return list(chain.from_iterable(newest))


def belongs_to(file: StoredFile, case: Case, shared: Iterable[str]) -> EnclosedFrom:
    """Where it is put when it arrives: with the permit, if that is told and this is its photo; else in the diary."""
    told = _told_permit(case) if Handed.PERMIT in shared else None
    of_told = isinstance(file, PermitFile) and told is not None and file.permit_id == told.pk
    return EnclosedFrom.PERMIT if of_told else EnclosedFrom.DIARY


def _told_permit(case: Case) -> Permit | None:
    """The one of `queries.handing`."""
    permits = Permit.objects.filter(person_id__in=record_ids(case.person))
    return permits.order_by("-valid_from", "-recorded_at").first()


def named(file: StoredFile) -> str:
    """As it is chosen in a form."""
    of = pgettext("file of", "Document") if isinstance(file, PermitFile) else pgettext("file of", "Diary")
    day = date_format(localtime(file.added_at), "j F Y, H:i")
    told = {"of": of, "kind": file.get_kind_display(), "day": day, "size": filesizeformat(file.size)}
    return _("%(of)s, %(kind)s of %(day)s, %(size)s") % told


def enclosed(transfer) -> list[ParcelFile]:
    """What came along, without the contents. In the receiving city."""
    return list(ParcelFile.objects.filter(parcel_id=transfer.pk).defer("sealed"))
