# SPDX-License-Identifier: AGPL-3.0-or-later
from lgnet.housing.models import Address
from lgnet.housing.whereabouts import COLUMN
from lgnet.trust.encrypted_columns import EncryptedColumn

ENCRYPTED = (EncryptedColumn(Address, "sealed", lambda address: (address.property_id, COLUMN)),)
