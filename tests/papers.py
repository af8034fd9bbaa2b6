# SPDX-License-Identifier: AGPL-3.0-or-later
"""Photos of a document, an entry of the diary and a restricted note, looked at as the job does; and a person's copy."""

import io

from PIL import Image

from lgnet.casework.actions.keep_case_files import add_entry_files, add_note_files
from lgnet.kernel.actor import Actor
from lgnet.people.actions.keep_permit_files import add_permit_files
from lgnet.people.actions.make_copy import ask_for_copy
from lgnet.people.models import PersonCopy
from lgnet.trust import encryption
from lgnet.trust.files import keeping
from lgnet.trust.files.keeping import Brought
from lgnet.trust.files.looking import Seen
from lgnet.trust.models import StoredFile


def photo(colour: str = "navy", *, size: tuple[int, int] = (60, 40), kind: str = "JPEG", **told) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, colour).save(written, kind, **told)
    return written.getvalue()


def ready(file: StoredFile, content: bytes) -> StoredFile:
    """As if the job had drawn it anew."""
    keeping.keep_seen(file, Seen("jpg", 1, content))
    return file


def copied(person, *, by: Actor) -> PersonCopy:
    """Her copy, without the paper, which takes a second."""
    copy = ask_for_copy(person=person, language="it", by=by)
    sealed = {"city_id": copy.city_id, "owner_id": person.pk}
    copy.values = encryption.seal(b"{}", column=copy.sealed_as("values"), **sealed)
    copy.state = "ready"
    copy.save()
    return copy


def photographed(*, permit, entry, note, by: Actor) -> dict[str, object]:
    """What the addresses of their pages name."""
    one = [Brought("IMG_0001.JPG", photo())]
    files = {
        "file_id": add_permit_files(permit=permit, brought=one, by=by)[0],
        "entry_file_id": add_entry_files(entry=entry, brought=one, by=by)[0],
        "note_file_id": add_note_files(note=note, brought=one, by=by)[0],
    }
    return {name: ready(file, one[0].content).pk for name, file in files.items()}
