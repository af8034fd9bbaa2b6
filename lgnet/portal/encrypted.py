# SPDX-License-Identifier: AGPL-3.0-or-later
from lgnet.portal.models import EntryReport
from lgnet.portal.written import COLUMN
from lgnet.trust.encrypted_columns import EncryptedColumn

ENCRYPTED = (EncryptedColumn(EntryReport, "sealed", lambda report: (report.pk, COLUMN)),)
