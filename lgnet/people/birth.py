# SPDX-License-Identifier: AGPL-3.0-or-later
"""A birth in words, no more precise than what is known of it."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from lgnet.kernel import clock
from lgnet.people.choices import BirthPrecision


def day_words(day: date, form: str = "j F Y") -> str:
    """A day in the reader's words; Italian writes its months small."""
    words = date_format(day, form)
    return words.lower() if (get_language() or "it").startswith("it") else words


def age_on(birth: date, day: date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def birth_words(birth: date | None, precision: str) -> str:
    """`7 March 1998`, `March 1998, day unknown`, `1998, day unknown`, `about 1998`; empty when nothing is known."""
    if birth is None:
        return ""
    if precision == BirthPrecision.ESTIMATED:
        return _("about %(year)s") % {"year": birth.year}
    if precision == BirthPrecision.YEAR:
        return _("%(year)s, day unknown") % {"year": birth.year}
    if precision == BirthPrecision.MONTH:
        return _("%(month)s, day unknown") % {"month": day_words(birth, "F Y")}
    return day_words(birth)


def age_words(birth: date | None, precision: str) -> str:
    """`28 years`, or `about 28 years` when the day is not known."""
    if birth is None:
        return ""
    age = age_on(birth, clock.today())
    if precision == BirthPrecision.EXACT:
        return ngettext("%(age)s year old", "%(age)s years old", age) % {"age": age}
    return ngettext("about %(age)s year old", "about %(age)s years old", age) % {"age": age}
