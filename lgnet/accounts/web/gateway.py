# SPDX-License-Identifier: AGPL-3.0-or-later
"""To the municipal gateway and back: signing in, connecting one's account, and what to do when it does not work."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter as account_adapter
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import get_next_redirect_url, perform_login
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from requests import RequestException

from lgnet.accounts.actions.link_identity import link_identity, unlink_identity
from lgnet.accounts.errors import WITH_PASSWORD, GatewayUnknownPerson, GatewayUnreachable
from lgnet.accounts.gateway import PROVIDER, asking
from lgnet.accounts.gateway.answering import answer, state_of
from lgnet.accounts.gateway.identity import Identity, keep_pending, user_by_address, user_of
from lgnet.accounts.gateway.provider import gateway_of
from lgnet.accounts.models import User
from lgnet.accounts.receivers import note
from lgnet.accounts.second_factor import THROUGH_GATEWAY
from lgnet.kernel.actor import Actor
from lgnet.kernel.errors import Problem
from lgnet.trust import audit, tenancy

SIGN_IN, CONNECT, INVITATION = "login", "connect", "invitation"


def told(view: Callable) -> Callable:
    """No page where no gateway is configured; a Problem becomes a page that leads to sign-in with a password."""

    @never_cache
    @wraps(view)
    def page(request: HttpRequest) -> HttpResponse:
        if settings.GATEWAY is None:
            raise Http404
        try:
            return view(request)
        except Problem as problem:
            note("accounts.gateway_failed", by=_somebody(request), request=request, reason=problem.code)
            return _problem_page(request, problem)

    return page


@login_not_required
@require_GET
@told
def begin(request):
    """Off to the gateway; afterwards to where she wanted, if that is a page of ours. `for=invitation` from there."""
    next_url = get_next_redirect_url(request) or ""
    if request.user.is_authenticated:
        return redirect(next_url or settings.LOGIN_REDIRECT_URL)
    purpose = INVITATION if request.GET.get("for") == INVITATION and next_url else SIGN_IN
    return _off(request, purpose, next_url)


@login_not_required
@require_GET
@told
def callback(request):
    state = state_of(request)
    identity = answer(request, state)
    data = state.get("data") or {}
    if data.get("purpose") == CONNECT:
        return _connect(request, identity, begun_by=data.get("user"))
    return _enter(request, identity, purpose=data.get("purpose"), next_url=state.get("next") or "")


@require_GET
@told
def gateway(request):
    """Whether my account is connected, with the button that changes it."""
    linked = SocialAccount.objects.filter(user=request.user, provider=PROVIDER).first()
    shown = {"linked": linked, "has_password": request.user.has_usable_password()}
    return TemplateResponse(request, "account/gateway.html", shown)


@require_POST
@told
@reauthentication_required
def connect(request):
    """The way there is a link on a page: a form may not lead elsewhere (content policy)."""
    way = _off(request, CONNECT, "")["Location"]
    return TemplateResponse(request, "account/gateway_go.html", {"way": way})


@require_POST
@told
@reauthentication_required
def disconnect(request):
    with _in_network(request) as by:
        unlink_identity(user=request.user, by=by)
    messages.success(request, _("Your account is no longer connected."))
    return redirect("account_gateway")


@login_not_required
@require_GET
@told
def signed_out(request):
    """Signed out here; the gateway may know her still."""
    return TemplateResponse(request, "account/gateway_signed_out.html", {"way": _way_out(request)})


def _off(request, purpose: str, next_url: str) -> HttpResponse:
    data = {"purpose": purpose, "user": str(request.user.pk)}
    try:
        return gateway_of(request).redirect(request, purpose, next_url, data)
    except RequestException as fault:
        raise GatewayUnreachable(gateway=settings.GATEWAY.name) from fault


def _enter(request, identity: Identity, *, purpose: str, next_url: str) -> HttpResponse:
    if request.user.is_authenticated:  # signed in meanwhile, in another window
        account_adapter(request).logout(request)
    user = user_of(identity) or user_by_address(identity)
    if user is None and purpose == INVITATION:
        keep_pending(request, identity)
        return redirect(next_url)
    if user is None:
        raise GatewayUnknownPerson(gateway=settings.GATEWAY.name)
    _keep(request, user, identity)
    record_authentication(
        request, user, THROUGH_GATEWAY, provider=PROVIDER, uid=identity.uids[0], acr=identity.acr
    )
    return perform_login(request, user, redirect_url=next_url or None)


def _keep(request, user: User, identity: Identity) -> None:
    """Connected by a believed address for the first time, or still under an old key."""
    if not SocialAccount.objects.filter(user=user, provider=PROVIDER, uid=identity.uids[0]).exists():
        with _in_network(request, user) as by:
            link_identity(user=user, identity=identity, by=by)


def _connect(request, identity: Identity, *, begun_by: str) -> HttpResponse:
    if not request.user.is_authenticated or str(request.user.pk) != begun_by:
        raise asking.not_valid()
    with _in_network(request) as by:
        link_identity(user=request.user, identity=identity, by=by)
    messages.success(request, _("Your account is connected: from now on you can sign in this way."))
    return redirect("account_gateway")


def _way_out(request) -> str:
    try:
        end = asking.description().get("end_session_endpoint")
    except (RequestException, Problem):
        return ""
    back = request.build_absolute_uri(reverse("account_login"))
    asked = {"client_id": settings.GATEWAY.client_id, "post_logout_redirect_uri": back}
    return f"{end}?{urlencode(asked)}" if end else ""


def _problem_page(request, problem: Problem) -> HttpResponse:
    signed_in = request.user.is_authenticated
    words = {
        "title": problem.words(),
        "sentence": problem.advice(),
        "next_step": _("Back") if signed_in else WITH_PASSWORD,
        "next_url": reverse("account_gateway" if signed_in else "account_login"),
        "code": problem.code,
    }
    return render(request, "problem.html", words, status=problem.status)


def _somebody(request) -> User | None:
    return request.user if request.user.is_authenticated else None


@contextmanager
def _in_network(request, user: User | None = None) -> Iterator[Actor]:
    """A transaction of the network, whose audit tells of accounts. Yields who does it: she herself."""
    herself = user or request.user
    origin = request.META.get("REMOTE_ADDR", "")
    with audit.collecting(origin=origin), tenancy.in_city(tenancy.NETWORK), transaction.atomic():
        yield Actor(herself.pk, herself.name)
