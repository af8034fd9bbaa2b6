# SPDX-License-Identifier: AGPL-3.0-or-later
from django.views.decorators.csrf import csrf_exempt

from lgnet.api.errors import NoSuchAddress
from lgnet.api.interface import told
from lgnet.network.door import public_page


@csrf_exempt
@public_page
def nowhere(request, rest: str):
    """A program that mistypes an address is answered as a program."""
    return told(request, NoSuchAddress())
