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


class NotOverYet(Conflict):
    code = "monitoring.not_over_yet"
    sentence = _("This period is not over: it ends on %(day)s.")
    next_step = _("Close it after that day, when the last contacts are written down.")


class NoClosingOfProgrammes(Invalid):
    code = "monitoring.no_closing_of_programmes"
    sentence = _("A programme as a whole is not closed.")
    next_step = _("Close its months, quarters or years: choose one of them above.")


class OutsideProgramme(Invalid):
    code = "monitoring.outside_programme"
    sentence = _("The programme had not begun in this period.")
    next_step = _("Choose a period of the programme.")


class NeverCounted(Conflict):
    code = "monitoring.never_counted"
    sentence = _("The figures of this period have not been counted yet.")
    next_step = _("They are counted within the night: close the period tomorrow.")


class BeingCounted(Conflict):
    code = "monitoring.being_counted"
    sentence = _("Changes are being counted right now.")
    next_step = _("Wait a minute, look at the figures again, then go on.")


class ClosedAlready(Conflict):
    code = "monitoring.closed_already"
    sentence = _("This period is closed already.")
    next_step = _("Go back to the figures. What was found since is published as a restatement.")


class NotClosed(Conflict):
    code = "monitoring.not_closed"
    sentence = _("This period is not closed.")
    next_step = _("Its figures follow each correction by themselves: there is nothing to restate.")


class NothingToRestate(Conflict):
    code = "monitoring.nothing_to_restate"
    sentence = _("The figures are still as they were reported.")
    next_step = _("There is nothing to publish.")


class BeingRestated(Conflict):
    code = "monitoring.being_restated"
    sentence = _("A restatement of this period is being published right now.")
    next_step = _("Wait a minute and look at the figures again.")


class SayWhy(Invalid):
    code = "monitoring.say_why"
    sentence = _("Say why, in %(least)s to %(most)s characters.")
    next_step = _("Write what was found, without the name of anybody: the whole network reads it.")
