# SPDX-License-Identifier: AGPL-3.0-or-later
from django import template
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lgnet.network.choices import ROLE_LABELS, STATEMENT_FIELDS, ProgrammeState, TextKind
from lgnet.network.models import Programme
from lgnet.network.programme_lines import day_known
from lgnet.network.programme_lines import euro as in_euro
from lgnet.network.web.places import place_url as address_of

register = template.Library()
TONES = {ProgrammeState.PLANNED: "info", ProgrammeState.ACTIVE: "success", ProgrammeState.CLOSED: "neutral"}


@register.simple_tag(takes_context=True)
def place_url(context, page: str, *args) -> str:
    """`{% place_url "users" %}`: the page of this city, or of the network."""
    return address_of(context.get("city"), page, *args)


@register.filter
def roles(codes) -> str:
    """Role codes as words between commas."""
    return ", ".join(str(ROLE_LABELS.get(code, code)) for code in codes)


@register.filter
def euro(amount) -> str:
    return in_euro(amount)


@register.filter
def number(value) -> str:
    return number_format(value, use_l10n=True, force_grouping=True)


@register.filter
def statement_field(code: str) -> str:
    return str(STATEMENT_FIELDS.get(code, code.replace("_", " ")))


@register.filter
def in_readers_language(words: dict) -> str:
    return words.get((get_language() or "it")[:2]) or words.get("it", "")


@register.filter
def caption(role: str, partnerships: list) -> str:
    return f"{role} ({len(partnerships)})"


@register.filter
def texts_title(kind: str) -> str:
    return {
        TextKind.OVERALL: _("Overall objective"),
        TextKind.OBJECTIVE: _("Specific objectives"),
        TextKind.RESULT: _("Expected results"),
        TextKind.AREA: _("Areas of intervention"),
    }[kind]


@register.simple_tag
def programme_period(programme: Programme) -> str:
    """From when to when, each end as far as it is known."""
    begin = day_known(programme.starts_on, programme.starts_precision)
    end = day_known(programme.ends_on, programme.ends_precision)
    if begin and end:
        return f"{begin} – {end}"
    if begin:
        return _("from %(day)s") % {"day": begin}
    return _("until %(day)s") % {"day": end} if end else _("Not recorded")


@register.simple_tag
def programme_badge(programme: Programme) -> str:
    return format_html(
        '<span class="badge lg-{}">{}</span>', TONES[programme.state], programme.get_state_display()
    )
