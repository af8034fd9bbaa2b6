# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can go wrong with figures, in the user's words."""

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Invalid, NotFound


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
