# SPDX-License-Identifier: AGPL-3.0-or-later
"""One user in a city or in the network: her roles, the end of her access, her second step."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from lgnet.network.actions.change_membership import change_membership
from lgnet.network.actions.end_membership import end_membership
from lgnet.network.actions.reset_second_factor import reset_second_factor
from lgnet.network.members import get_membership
from lgnet.network.role_policies import may_reset
from lgnet.network.saying import done, pressed, status
from lgnet.network.web.places import place_url
from lgnet.network.web.user_forms import FIELD_OF_PROBLEM, RolesForm
from lgnet.network.web.users import place_of, writing_in_city, writing_in_network


def user(request, by, membership_id):
    city, membership = place_of(request), get_membership(by, membership_id)
    form = RolesForm(request.POST if request.method == "POST" else None, by=by, membership=membership)

    if form.is_valid() and done(
        form,
        lambda: change_membership(membership=membership, by=by, **form.told()),
        fields=FIELD_OF_PROBLEM,
    ):
        messages.success(request, _("The roles of %(name)s are changed.") % {"name": membership.user.name})
        return redirect(place_url(city, "users"))
    shown = {
        "membership": membership,
        "form": form,
        "kept": form.kept,
        "herself": membership.user_id == by.user_id,
        "may_reset": may_reset(by, user=membership.user)
        and Authenticator.objects.filter(user=membership.user).exists(),
    }
    return TemplateResponse(request, "network/user.html", shown, status=status(form))


def end(request, by, membership_id):
    """Asks once more before it is done: it is felt at once."""
    membership = get_membership(by, membership_id)
    if request.method != "POST":
        return TemplateResponse(request, "network/end_membership.html", {"membership": membership})
    said = _("%(name)s has no access here any more.") % {"name": membership.user.name}
    pressed(request, lambda: end_membership(membership=membership, by=by), said)
    return redirect(place_url(place_of(request), "users"))


def reset(request, by, membership_id):
    membership = get_membership(by, membership_id)
    if request.method != "POST":
        return TemplateResponse(request, "network/reset_second_factor.html", {"membership": membership})
    said = _("%(name)s sets up the second step anew at the next sign-in.") % {"name": membership.user.name}
    pressed(request, lambda: reset_second_factor(user=membership.user, by=by), said)
    return redirect(place_url(place_of(request), "user", membership.pk))


city_user, network_user = writing_in_city(user), writing_in_network(user)
city_end, network_end = writing_in_city(end), writing_in_network(end)
city_reset, network_reset = writing_in_city(reset), writing_in_network(reset)
