# SPDX-License-Identifier: AGPL-3.0-or-later
"""What files said, column by column.

The keyed marks by which rows are known again (`fingerprint`, `external`) can't be made anew without what they were
made of: once the old key is gone, earlier imports are known by likeness only.
"""

from lgnet.exchange import contents
from lgnet.exchange.actions.take_export import COLUMN
from lgnet.exchange.models import ExportFile, ImportBatch, ImportRow
from lgnet.trust.encrypted_columns import EncryptedColumn

FEW, MANY = 5, 500
"""Whole files, and lines of them."""

ENCRYPTED = (
    EncryptedColumn(ImportBatch, "sealed", lambda batch: (batch.pk, contents.FILE), at_once=FEW),
    EncryptedColumn(ImportBatch, "header", lambda batch: (batch.pk, contents.HEADER), at_once=MANY),
    EncryptedColumn(ImportBatch, "rejected", lambda batch: (batch.pk, contents.REJECTED), at_once=FEW),
    EncryptedColumn(
        ImportRow, "cells", lambda row: (row.batch_id, contents.cells_column(row.number)), at_once=MANY
    ),
    EncryptedColumn(
        ImportRow, "findings", lambda row: (row.batch_id, contents.findings_column(row.number)), at_once=MANY
    ),
    EncryptedColumn(ExportFile, "sealed", lambda export: (export.pk, COLUMN), at_once=FEW),
)
