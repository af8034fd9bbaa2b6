# SPDX-License-Identifier: AGPL-3.0-or-later
"""One-click sign-in as somebody of the demonstration. The address exists only where the demonstration runs."""

from django.contrib.auth import login
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt

from lgnet.accounts.models import User
from lgnet.demo.accounts import BY_KEY
from lgnet.demo.errors import OnlyInTheDemonstration
from lgnet.network.door import public_page
from lgnet.network.errors import OnlyByButton


@csrf_exempt  # signs in as nobody real, and scripts that try the demonstration have no form to take a token from
@public_page
def sign_in(request, key: str):
    if request.method != "POST":
        raise OnlyByButton()
    if User.objects.filter(is_demo=False).exists():  # a database in which real people work has no such door
        raise OnlyInTheDemonstration()
    user = (
        User.objects.filter(email=BY_KEY[key].email, is_demo=True, is_active=True).first()
        if key in BY_KEY
        else None
    )
    if user is None:
        raise OnlyInTheDemonstration()
    login(request, user)
    return redirect("network:landing")
