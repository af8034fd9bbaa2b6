# SPDX-License-Identifier: AGPL-3.0-or-later
"""Why a file is not read, and what is to be said of one that is: stable codes, words, and what to do."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _


class Words(NamedTuple):
    sentence: object
    next_step: object = ""

    def told(self, facts: dict) -> tuple[str, str]:
        return str(self.sentence) % facts, str(self.next_step) % facts


SAVE_AS_XLSX = _("Open it in Excel or LibreOffice and save it as .xlsx.")
REFUSALS = {
    "empty": Words(
        _("There is nothing in the file."),
        _("Check that it is the right file, and that its first sheet holds the table."),
    ),
    "no_service_header": Words(
        _("The first row does not name who gives the service, its name and the needs it answers."),
        _("Begin from the directory’s own CSV file: its headers are read."),
    ),
    "only_header": Words(_("The file has a header and no row below it."), _("Check that it is the right file.")),
    "too_large": Words(_("The file is larger than %(most)s MB."), _("Split it into several files.")),
    "too_many_rows": Words(
        _("The file goes beyond row %(most)s."),
        _("Split it into several files. If it has fewer rows, delete the empty ones below the table."),
    ),
    "too_many_columns": Words(
        _("The file has %(number)s columns; at most %(most)s are read."),
        _("Delete the columns that are not needed, also those without a header on the right."),
    ),
    "long_line": Words(_("The file has a line of more than a million characters: it is no table."), SAVE_AS_XLSX),
    "quotes": Words(
        _("Near line %(line)s of the file a text begins with a quotation mark that never ends."),
        SAVE_AS_XLSX,
    ),
    "encoding": Words(
        _("The letters of the file can't be understood."),
        _("Save it as “CSV UTF-8”, or as .xlsx."),
    ),
    "password": Words(
        _("The file is protected by a password."),
        _("Save a copy without a password, bring that, and delete it afterwards."),
    ),
    "old_excel": Words(_("The file is of an old kind of Excel (.xls)."), SAVE_AS_XLSX),
    "binary_excel": Words(_("The file is a binary workbook (.xlsb)."), SAVE_AS_XLSX),
    "web_page": Words(_("The file is a web page that is called a spreadsheet."), SAVE_AS_XLSX),
    "not_a_table": Words(_("The file is not a spreadsheet."), _("Bring an .xlsx, .ods or .csv file.")),
    "macros": Words(_("The file contains programs (macros)."), SAVE_AS_XLSX),
    "broken": Words(
        _("The file is damaged, or was cut off while it was copied."),
        _("Copy it again, or open it and save it anew."),
    ),
    "unpacks_too_large": Words(
        _("Unpacked, the file is larger than %(most)s MB."),
        _("Save only the sheet with the table, without pictures."),
    ),
    "packed_too_tightly": Words(
        _("The file is packed more tightly than any table (over %(most)s times)."),
        _("If it is an honest file, open it and save it anew."),
    ),
    "lies_about_size": Words(
        _("The file is not as large inside as it says, or was changed after it was saved."),
        _("If it is an honest file, open it and save it anew."),
    ),
    "too_many_parts": Words(
        _("The file is made of %(number)s parts; at most %(most)s are opened."),
        _("Save only the sheet with the table, without pictures."),
    ),
    "nested": Words(_("The file contains other files."), _("Save only the sheet with the table.")),
    "entities": Words(
        _("The file contains instructions that an honest spreadsheet has not."),
        _("If it is an honest file, open it and save it anew."),
    ),
    "dangerous": Words(
        _("The file contains parts that would be written outside its folder."),
        _("Do not open it. Tell whoever keeps your computers."),
    ),
    "needs_too_much": Words(
        _("Reading the file would take more memory than is given to a file."),
        _("Copy the table alone into a new file."),
    ),
    "takes_too_long": Words(
        _("Reading the file would take too long."),
        _("Copy the table alone into a new file, or split it."),
    ),
}  # fmt: skip
NOTES = {
    "other_sheets": Words(_("Only the first sheet is read; others with content: %(number)s.")),
    "links_to_files": Words(
        _("The file takes values from other files: the last values are read, nothing is fetched.")
    ),
    "merged_cells": Words(_("The sheet has merged cells (%(number)s): only the first of them holds the text.")),
    "twice_encoded": Words(
        _("Letters with accents look damaged already in the file (Ã¨ in the place of è): look at the names below.")
    ),
    "windows_letters": Words(
        _("The file does not say how its letters are written; read as those of Windows. Look at the names below.")
    ),
    "same_header": Words(_("More than one column is called “%(label)s”.")),
    "header_unknown": Words(_("No column was recognised by its header. Does the table begin with a header?")),
    "above_header": Words(_("Rows above the header that are not read: %(number)s.")),
    "odd_signs": Words(_("Names contain invisible signs that turn the direction of writing: they are left out.")),
    "same_file": Words(_("This very file was brought already on %(day)s.")),
}  # fmt: skip
