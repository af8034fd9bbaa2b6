# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be wrong with a cell: a stable code, and words that say what to do."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from lgnet.exchange.columns import label_of

WORDS = {
    # of a cell as the program wrote it
    "error": _("The cell holds an error of the spreadsheet (%(value)s): put right the formula, or write the value."),
    "uncalculated": _("The formula of the cell was never calculated: open the file, save it, and bring it again."),
    "digits_lost": _("The number has lost its last digits in the spreadsheet: write it as text."),
    "too_long": _("The text is too long: “%(value)s…”."),
    "unreadable": _("The cell can't be read."),
    "more_cells": _("The row has more cells than the header: perhaps a separator stands in a text without quotes."),
    # of its meaning
    "impossible_day": _("“%(value)s” is not a day of the calendar. Write day/month/year."),
    "two_digit_year": _("“%(value)s”: write the year with four digits."),
    "not_a_day": _("“%(value)s” is not understood as a date. Write day/month/year."),
    "not_an_hour": _("“%(value)s” is not a time of day. Write hours and minutes as 21:30."),
    "unknown_word": _("“%(value)s” is not known. Say below what it means, or change it in the file."),
    "two_people": _("The row has both a name and a nickname: a contact without a name has only the nickname."),
    "nobody": _("The row says neither a name nor a nickname nor a sign to recognise somebody."),
    "no_day": _("The contact has no day."),
    "no_place": _("The contact has no place: write it in the file, or for the whole file on the page before."),
    "permit_without_reason": _("The permit has no reason, or no kind."),
}  # fmt: skip
TOLD_BY_READER = ("error", "uncalculated", "digits_lost", "too_long", "unreadable")


@dataclass(frozen=True)
class Fault:
    code: str
    column: str = ""
    value: str = ""
    said: str = ""
    """Words that an action has found; otherwise those above."""

    @property
    def words(self) -> str:
        """`Data di nascita: “31/02/1990” is not a day of the calendar.` in the reader's language."""
        said = self.said or str(WORDS[self.code]) % {"value": self.value[:60]}
        return f"{label_of(self.column)}: {said}" if self.column else said


class Wrong(ValueError):
    """Raised while one cell is understood."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
