# SPDX-License-Identifier: AGPL-3.0-or-later
"""What each figure counts, in words, with every version that was ever in force."""

from itertools import groupby

from django.template.response import TemplateResponse

from lgnet.monitoring.models import Definition
from lgnet.monitoring.policies import may_read_city_figures, may_read_network_figures
from lgnet.network.door import city_page, network_page


@network_page(may_read_network_figures)
def network_definitions(request, by):
    return _page(request)


@city_page(may_read_city_figures)
def city_definitions(request, by):
    return _page(request)


def _page(request):
    versions = Definition.objects.order_by("position", "code", "-version")
    indicators = [list(of_code) for _, of_code in groupby(versions, key=lambda version: version.code)]
    return TemplateResponse(
        request,
        "monitoring/definitions.html",
        {"indicators": [(latest, earlier) for latest, *earlier in indicators]},
    )
