# SPDX-License-Identifier: AGPL-3.0-or-later
from lgnet.housing import landlords
from lgnet.housing.models import Address, Lease, PaymentProof
from lgnet.housing.whereabouts import COLUMN
from lgnet.trust.encrypted_columns import EncryptedColumn

ENCRYPTED = (
    EncryptedColumn(Address, "sealed", lambda address: (address.property_id, COLUMN)),
    EncryptedColumn(Lease, "sealed", lambda lease: (lease.pk, landlords.COLUMN)),
    EncryptedColumn(PaymentProof, "sealed", lambda file: (file.person_id, file.sealed_as), at_once=4),
)
