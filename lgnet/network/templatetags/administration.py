# SPDX-License-Identifier: AGPL-3.0-or-later
"""What stands above the pages of a city's administration."""

from django import template

from lgnet.network.slots import administrators_warnings

register = template.Library()


@register.inclusion_tag("network/administration_warnings.html", takes_context=True)
def administration_warnings(context) -> dict:
    return {"warnings": administrators_warnings(context["actor"])}
