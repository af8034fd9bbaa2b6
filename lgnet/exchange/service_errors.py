# SPDX-License-Identifier: AGPL-3.0-or-later
"""Why a row of services is given back."""

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Invalid


class NotInTheList(Invalid):
    code = "exchange.not_in_the_list"
    sentence = _("“%(value)s” is in none of the lists.")
    next_step = _("Write it as the form of a service does.")


class EmailNotValid(Invalid):
    code = "exchange.email_not_valid"
    sentence = _("“%(value)s” is no e-mail address.")
    next_step = _("Correct it, or leave it empty.")


class NothingSaid(Invalid):
    code = "exchange.nothing_said"
    sentence = _("Who gives it, or the name of the service, is missing.")
    next_step = _("Write both.")


class ColumnsMissing(Invalid):
    code = "exchange.service_columns_missing"
    sentence = _("Still to be said: which column is %(columns)s.")
    next_step = _("Without them no row says anything.")


class TableTooOld(Invalid):
    code = "exchange.table_too_old"
    sentence = _("This file was read more than an hour ago.")
    next_step = _("Choose it again.")
