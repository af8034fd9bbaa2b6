# SPDX-License-Identifier: AGPL-3.0-or-later
from lgnet.monitoring.models.cell import Cell
from lgnet.monitoring.models.definition import Definition
from lgnet.monitoring.models.report import Report
from lgnet.monitoring.models.stale_month import StaleMonth
from lgnet.monitoring.models.target import Target

__all__ = ["Cell", "Definition", "Report", "StaleMonth", "Target"]
