# SPDX-License-Identifier: AGPL-3.0-or-later
"""Photos and papers that go along with a case: sealed for the other city when it is offered, taken into its files when
it accepts."""

from collections.abc import Iterable, Sequence

from lgnet.casework.choices import EnclosedFrom
from lgnet.casework.models import Case, EntryFile, Intervention, ParcelFile, Transfer
from lgnet.casework.queries.transfers import bound_of
from lgnet.casework.queries.travelling import belongs_to, files_that_may_go
from lgnet.casework.transfer_errors import TooManyEnclosed, TooMuchEnclosed
from lgnet.kernel.actor import Actor
from lgnet.people.models import Permit, PermitFile
from lgnet.trust import encryption
from lgnet.trust.files import keeping
from lgnet.trust.files.kinds import MOST_FILES, MOST_TOGETHER
from lgnet.trust.models import StoredFile


def chosen_files(case: Case, ids: Iterable[str]) -> list[StoredFile]:
    """Raises TooManyEnclosed, TooMuchEnclosed."""
    wanted = set(map(str, ids))
    files = [file for file in files_that_may_go(case) if str(file.pk) in wanted] if wanted else []
    if len(files) > MOST_FILES:
        raise TooManyEnclosed(most=MOST_FILES)
    if sum(file.size for file in files) > MOST_TOGETHER:
        raise TooMuchEnclosed(most=MOST_TOGETHER // 1024**2)
    return files


def enclose(files: Sequence[StoredFile], *, case: Case, transfer: Transfer) -> None:
    """One after the other, so that one content at a time is in memory."""
    for file in files:
        sent = ParcelFile(
            parcel_id=transfer.pk, from_city_id=transfer.from_city_id, to_city_id=transfer.to_city_id,
            belonged_to=belongs_to(file, case, transfer.shared), kind=file.kind, pages=file.pages, size=file.size,
        )  # fmt: skip
        sent.sealed = encryption.seal(keeping.opened(file), **_bound(transfer, sent))
        ParcelFile.objects.bulk_create([sent])  # which reads nothing back: this city may not


def opened_file(transfer: Transfer, file: ParcelFile) -> bytes:
    """In the receiving city. Raises Tampered."""
    return encryption.unseal(file.sealed, **_bound(transfer, file))


def take_in(transfer: Transfer, *, permit: Permit | None, entry: Intervention | None, by: Actor) -> None:
    """A photo of the permit that was told with the permit written here, all else with the entry of the diary."""
    for file in ParcelFile.objects.filter(parcel_id=transfer.pk).iterator(chunk_size=1):
        with_permit = permit is not None and file.belonged_to == EnclosedFrom.PERMIT
        model, of = (PermitFile, permit) if with_permit else (EntryFile, entry)
        keeping.keep_looked_at(
            model, opened_file(transfer, file), kind=file.kind, pages=file.pages, of=of, by=by
        )


def needs_entry(transfer: Transfer, *, permit: Permit | None) -> bool:
    files = ParcelFile.objects.filter(parcel_id=transfer.pk)
    return (files.filter(belonged_to=EnclosedFrom.DIARY) if permit else files).exists()


def _bound(transfer: Transfer, file: ParcelFile) -> dict:
    return {**bound_of(transfer), "column": file.sealed_as}
