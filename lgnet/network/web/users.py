# SPDX-License-Identifier: AGPL-3.0-or-later
"""Users of a city, or of the network: who works here, with which roles, who is invited."""

from allauth.mfa.models import Authenticator
from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.network.actions.invite import invite
from lgnet.network.actions.withdraw_invitation import withdraw_invitation
from lgnet.network.door import city_page, network_page
from lgnet.network.members import get_invitation, invitations_of, memberships_of
from lgnet.network.policies import may_administer_city, may_administer_network
from lgnet.network.saying import done, pressed, status
from lgnet.network.web.places import place_url
from lgnet.network.web.user_forms import FIELD_OF_PROBLEM, InviteForm, NetworkInviteForm

ON_A_PAGE = 50


class UserFilter(forms.Form):
    text = forms.CharField(label=gettext_lazy("Name or address"), required=False, max_length=80)


def place_of(request):
    return getattr(request, "city", None)


def users(request, by):
    filters = UserFilter(request.GET)
    text = filters.cleaned_data["text"] if filters.is_valid() else ""
    page = Paginator(memberships_of(by, text=text), ON_A_PAGE).get_page(request.GET.get("page"))
    secured = Authenticator.objects.filter(user__in=[one.user_id for one in page]).values_list(
        "user_id", flat=True
    )
    shown = {
        "page": page,
        "secured": set(secured),
        "second_factor": settings.SECOND_FACTOR_REQUIRED,
        "invitations": invitations_of(by),
        "filters": filters,
        "text": text,
    }
    return TemplateResponse(request, "network/users.html", shown)


def new_user(request, by):
    city = place_of(request)
    form = (InviteForm if city else NetworkInviteForm)(request.POST or None, city=city)
    site = request.build_absolute_uri("/")
    if form.is_valid() and done(
        form, lambda: invite(site=site, by=by, **form.told()), fields=FIELD_OF_PROBLEM
    ):
        messages.success(request, _("The invitation is on its way. The link works once, for seven days."))
        return redirect(place_url(city, "users"))
    return TemplateResponse(request, "network/invite.html", {"form": form}, status=status(form))


def withdraw(request, by, invitation_id):
    invitation = get_invitation(by, invitation_id)
    pressed(request, lambda: withdraw_invitation(invitation=invitation, by=by), _("The link works no more."))
    return redirect(place_url(place_of(request), "users"))


in_city, in_network = city_page(may_administer_city), network_page(may_administer_network)
writing_in_city = city_page(may_administer_city, writes=True)
writing_in_network = network_page(may_administer_network, writes=True)

city_users, network_users = in_city(users), in_network(users)
city_new_user, network_new_user = writing_in_city(new_user), writing_in_network(new_user)
city_withdraw, network_withdraw = writing_in_city(withdraw), writing_in_network(withdraw)
