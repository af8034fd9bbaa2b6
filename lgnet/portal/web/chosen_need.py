# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the reader needs, as she chose it on the page (?need=food)."""

from lgnet.network.models import City, Service
from lgnet.outreach.codes import NEEDS
from lgnet.portal.needs import Need, need


def chosen_need(request, city: City) -> tuple[Need | None, list[Need]]:
    """The choice, and the needs that some service of the city answers, in the street's order."""
    language = request.public_language.code
    listed = Service.objects.filter(city=city, closed_on=None).values_list("needs", flat=True)
    answered = {code for codes in listed for code in codes}
    offered = [need(code, language) for code in NEEDS if code in answered]
    code = request.GET.get("need", "")
    return (need(code, language) if code in NEEDS else None), offered
