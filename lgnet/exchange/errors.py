# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can go wrong with files brought and taken, in the user's words."""

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Conflict, Invalid, NotFound


class NoSuchImport(NotFound):
    code = "exchange.no_such_import"
    sentence = _("This import does not exist, or is not yours.")
    next_step = _("Look for it in the list of your imports.")


class NoSuchRow(NotFound):
    code = "exchange.no_such_row"
    sentence = _("This row does not exist, or is not open to you.")
    next_step = _("Go back to the import.")


class NoSuchExport(NotFound):
    code = "exchange.no_such_export"
    sentence = _("This file does not exist any more, or is not yours.")
    next_step = _("Ask for it anew: files are kept for a day.")


class NoFile(Invalid):
    code = "exchange.no_file"
    sentence = _("No file was chosen.")
    next_step = _("Choose an .xlsx, .ods or .csv file.")


class TooLarge(Invalid):
    code = "exchange.too_large"
    sentence = _("The file is larger than %(most)s MB.")
    next_step = _("Split it into several files.")


class NotNow(Conflict):
    code = "exchange.not_now"
    sentence = _("That is not possible in the state the import is in: %(state)s.")
    next_step = _("Reload the page to see how it stands now.")


class NoColumns(Invalid):
    code = "exchange.no_columns"
    sentence = _("No column says who the person is, or how she could be recognised.")
    next_step = _("Choose at least one column with a name, a nickname or a sign.")


class ColumnTwice(Invalid):
    code = "exchange.column_twice"
    sentence = _("Two columns are said to be the same: %(column)s.")
    next_step = _("Choose it for one of them, and something else for the other.")


class UnknownWord(Invalid):
    code = "exchange.unknown_word"
    sentence = _("“%(value)s” is not in the list.")
    next_step = _("Choose from the list.")


class AlreadyDecided(Conflict):
    code = "exchange.already_decided"
    sentence = _("This row has been decided already.")
    next_step = _("Go on with the next one.")


class NotThisPerson(Invalid):
    code = "exchange.not_this_person"
    sentence = _("This person does not exist, or is not open to you.")
    next_step = _("Choose one of the people shown.")


class NothingToTake(Invalid):
    code = "exchange.nothing_to_take"
    sentence = _("There is nobody to write into a file.")
    next_step = _("When there are people or contacts, ask again.")


class NotGivenOut(Conflict):
    code = "exchange.not_given_out"
    sentence = _("Somebody in this file is no longer open to you.")
    next_step = _("Ask for a new file.")
