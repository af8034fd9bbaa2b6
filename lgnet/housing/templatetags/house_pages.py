# SPDX-License-Identifier: AGPL-3.0-or-later
from django import template
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lgnet.housing.policies import may_read_costs, may_read_houses

register = template.Library()


@register.simple_tag(takes_context=True)
def house_tabs(context, here: str) -> list[tuple[str, str, bool]]:
    """Words and address of the pages of a house that this reader may open, and which of them it is."""
    pages = [
        ("house", pgettext("house", "Beds"), "housing:house", may_read_houses),
        ("plan", pgettext("house", "Nights"), "housing:plan", may_read_houses),
        ("voids", pgettext("bed", "Out of use"), "housing:voids", may_read_houses),
        ("works", _("Works"), "housing:works_list", may_read_houses),
        ("costs", _("Costs"), "housing:costs", may_read_costs),
    ]
    place = (context["city"].slug, context["home"].pk)
    return [
        (label, reverse(page, args=place), key == here)
        for key, label, page, rule in pages
        if rule.allows(context["actor"])
    ]
