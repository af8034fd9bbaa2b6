# SPDX-License-Identifier: AGPL-3.0-or-later
from lgnet.monitoring.models.cell import Cell
from lgnet.monitoring.models.closed_figure import ClosedFigure
from lgnet.monitoring.models.definition import Definition
from lgnet.monitoring.models.first_service import FirstService
from lgnet.monitoring.models.frozen_member import FrozenMember
from lgnet.monitoring.models.report import Report
from lgnet.monitoring.models.report_period import ReportPeriod
from lgnet.monitoring.models.restatement import Restatement
from lgnet.monitoring.models.stale_month import StaleMonth
from lgnet.monitoring.models.target import Target

__all__ = [
    "Cell",
    "ClosedFigure",
    "Definition",
    "FirstService",
    "FrozenMember",
    "Report",
    "ReportPeriod",
    "Restatement",
    "StaleMonth",
    "Target",
]
