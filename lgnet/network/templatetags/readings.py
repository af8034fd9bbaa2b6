# SPDX-License-Identifier: AGPL-3.0-or-later
"""How the data-protection officer's pages say what was read."""

from uuid import UUID

from django import template
from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from lgnet.trust.choices import ReadingKind
from lgnet.trust.models import ReadingHour

register = template.Library()


@register.filter
def of_user(names: dict[UUID, str], user_id: UUID) -> str:
    return names.get(user_id) or _("an account that is closed")


@register.filter
def hour(at) -> str:
    return date_format(localtime(at), "j F Y, H:i")


@register.filter
def in_words(reading: ReadingHour) -> str:
    """`240 searches`, with what was refused."""
    number = number_format(reading.amount, use_l10n=True, force_grouping=True)
    said = {
        ReadingKind.SEARCH: _("%(number)s searches"),
        ReadingKind.RECORD: _("%(number)s people opened"),
        ReadingKind.EXPORT: _("%(number)s people in files"),
        ReadingKind.URGENT: _("%(number)s urgent accesses tried"),
    }[reading.kind] % {"number": number}
    if not reading.refused:
        return said
    return _("%(said)s, %(refused)s refused") % {"said": said, "refused": reading.refused}
