# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a public service states about itself, for everybody."""

from django.template.response import TemplateResponse

from lgnet.network.door import public_page


@public_page
def accessibility(request):
    return TemplateResponse(request, "pages/accessibility.html")


@public_page
def privacy(request):
    return TemplateResponse(request, "pages/privacy.html")
