# SPDX-License-Identifier: AGPL-3.0-or-later
from lgnet.exchange.models.batch import ImportBatch
from lgnet.exchange.models.export import ExportFile
from lgnet.exchange.models.remembered_columns import RememberedColumns
from lgnet.exchange.models.row import ImportRow

__all__ = ["ExportFile", "ImportBatch", "ImportRow", "RememberedColumns"]
