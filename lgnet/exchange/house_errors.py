# SPDX-License-Identifier: AGPL-3.0-or-later
"""Why a row of houses is given back."""

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Invalid


class NoSuchTeam(Invalid):
    code = "exchange.no_such_team"
    sentence = _("There is no team “%(value)s” in this city.")
    next_step = _("Write its name as the list of teams does, or leave it empty.")


class NotYesOrNo(Invalid):
    code = "exchange.not_yes_or_no"
    sentence = _("“%(value)s” is neither yes nor no.")
    next_step = _("Write one of the two.")


class NoDayThere(Invalid):
    code = "exchange.no_day_there"
    sentence = _("“%(value)s” is no day.")
    next_step = _("Write it like 31/12/2026.")


class NoBedSaid(Invalid):
    code = "exchange.no_bed_said"
    sentence = _("The house, the room or the bed is missing.")
    next_step = _("Write all three: a row is a bed.")
