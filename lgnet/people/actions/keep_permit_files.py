# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Sequence

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.people.models import Permit, PermitFile
from lgnet.people.policies import may_keep_permits
from lgnet.trust import audit
from lgnet.trust.files import keeping
from lgnet.trust.files.keeping import Brought


@transaction.atomic
def add_permit_files(*, permit: Permit, brought: Sequence[Brought], by: Actor) -> list[PermitFile]:
    """Keep photos or scans of a residence document; returns those that were not there already.

    Raises NoFileChosen, TooManyFiles, NotThisFile, and then keeps none.
    """
    may_keep_permits(by)
    files = keeping.keep(PermitFile, brought, of=permit, by=by)
    if files:
        told = {"number": len(files)}
        audit.record("people.permit_files_added", by=by, target=permit, people=[permit.person_id], **told)
    return files


@transaction.atomic
def remove_permit_file(*, file: PermitFile, by: Actor) -> None:
    """Take away what was brought by mistake. That it was there stays in the trace."""
    may_keep_permits(by)
    audit.record("people.permit_file_removed", by=by, target=file, people=[file.person_id])
    file.delete()
