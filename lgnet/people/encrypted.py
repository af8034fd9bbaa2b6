# SPDX-License-Identifier: AGPL-3.0-or-later
from lgnet.people.actions import note_vulnerability, record_identifier, record_permit
from lgnet.people.models import Identifier, Permit, PermitFile, PersonCopy, Vulnerability
from lgnet.trust.encrypted_columns import EncryptedColumn

ENCRYPTED = (
    EncryptedColumn(
        Identifier,
        "sealed",
        lambda identifier: (identifier.person_id, record_identifier.column_of(identifier)),
        index="index",
        index_name=lambda identifier: record_identifier.index_column(identifier.kind),
    ),
    EncryptedColumn(Permit, "number", lambda permit: (permit.person_id, record_permit.column_of(permit))),
    EncryptedColumn(Vulnerability, "sealed", lambda one: (one.person_id, note_vulnerability.column_of(one))),
    EncryptedColumn(PermitFile, "sealed", lambda file: (file.person_id, file.sealed_as), at_once=4),
    *(
        EncryptedColumn(
            PersonCopy,
            column,
            lambda copy, column=column: (copy.person_id, copy.sealed_as(column)),
            at_once=4,
        )
        for column in ("paper", "values")
    ),
)
