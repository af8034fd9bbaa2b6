# SPDX-License-Identifier: AGPL-3.0-or-later
from lgnet.exchange.models.batch import ImportBatch
from lgnet.exchange.models.export import ExportFile
from lgnet.exchange.models.house_import import HouseImport
from lgnet.exchange.models.remembered_columns import RememberedColumns
from lgnet.exchange.models.row import ImportRow
from lgnet.exchange.models.service_import import ServiceImport

__all__ = ["ExportFile", "HouseImport", "ImportBatch", "ImportRow", "RememberedColumns", "ServiceImport"]
