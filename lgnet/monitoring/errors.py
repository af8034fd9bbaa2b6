# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can go wrong with figures, in the user's words."""

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Conflict, Invalid, NotFound, TooMany


class NoSuchFigure(NotFound):
    code = "monitoring.no_such_figure"
    sentence = _("There is no such figure.")
    next_step = _("Go back to the figures and choose one from the page.")


class NoTargetHere(Invalid):
    code = "monitoring.no_target_here"
    sentence = _("This figure takes no target.")
    next_step = _("Who waits is counted now, whatever the period: promise a time to taking charge instead.")


class TargetOutOfRange(Invalid):
    code = "monitoring.target_out_of_range"
    sentence = _("A target is a number from 0 to %(most)s.")
    next_step = _("Correct the number, or leave it empty to take the target away.")


class NoSuchReport(NotFound):
    code = "monitoring.no_such_report"
    sentence = _("This report does not exist, or is no longer kept.")
    next_step = _("Make it again: it takes a few seconds.")


class ReportNotReady(Conflict):
    code = "monitoring.report_not_ready"
    sentence = _("This report is not ready yet.")
    next_step = _("Go back to the reports: the file is offered there as soon as it is made.")


class NoPdfHere(Conflict):
    code = "monitoring.no_pdf_here"
    sentence = _("This installation cannot make PDF files: %(missing)s is missing.")
    next_step = _("Choose Excel, or ask whoever runs the server to install %(missing)s.")


class TooManyReports(TooMany):
    code = "monitoring.too_many_reports"
    sentence = _("%(number)s reports are being made here already.")
    next_step = _("Wait until one of them is ready, then ask again.")
