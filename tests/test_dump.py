# SPDX-License-Identifier: AGPL-3.0-or-later
"""A copy of the whole database, as whoever makes backups sees it: what is sealed is nowhere in clear."""

import subprocess

from lgnet.casework.actions.open_case import open_case
from lgnet.casework.actions.write_intervention import write_intervention
from lgnet.casework.actions.write_restricted_note import write_restricted_note
from lgnet.config.embedded import binaries
from lgnet.kernel import clock
from lgnet.people.actions.note_vulnerability import note_vulnerability
from lgnet.people.actions.record_identifier import record_identifier
from lgnet.people.actions.record_permit import record_permit
from lgnet.people.actions.register_person import register_person
from tests import database

SECRETS = {
    "assessor": "Consultorio-lilla-5512",
    "note": "Zanzariera-viola-7731",
    "passport": "ZZ9914427X",
    "permit": "I77310042",
}
OPEN = "Ombrello-giallo-1177"


def dump() -> str:
    """All rows of this worker's database."""
    command = [
        binaries.programs() / "pg_dump", "--host", database.cluster.socket, "--username", "lgnet_backup",
        "--data-only", database.NAME,
    ]  # fmt: skip
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def test_a_copy_of_the_database_holds_no_identifier_and_no_restricted_note_in_clear(amina, team):
    with amina.at_work() as by:
        person = register_person(given_name="Fatou", by=by)
        record_identifier(person=person, kind="passport", number=SECRETS["passport"], by=by)
        record_permit(person=person, document_kind="1", reason="ASILO", number=SECRETS["permit"], by=by)
        note_vulnerability(person=person, code="torture", assessed_by=SECRETS["assessor"], by=by)
        case = open_case(person=person, team=team, by=by)
        note = write_restricted_note(case=case, kind="health", words=SECRETS["note"], by=by)
        write_intervention(case=case, kind="interview", on=clock.today(), words=OPEN, by=by)
    amina.browser.get(amina.url(f"cases/{case.pk}/notes/"))
    copied = dump()
    assert (
        str(note.pk) in copied and OPEN in copied
    )  # control: the rows are there, what is not sealed is found
    for secret in SECRETS.values():
        for written in (secret, secret.encode().hex(), secret.encode("utf-16-le").hex()):
            assert written not in copied
