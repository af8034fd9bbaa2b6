# SPDX-License-Identifier: AGPL-3.0-or-later
"""Long forms lose nothing: what is typed is kept as a draft while one types, and when a form comes in too late.

A form carries a signed ticket that says whose it is and of which page. With it what was typed is kept also after the
session has ended, for its owner alone; nothing can be read with it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from uuid import UUID

from django.core import signing
from django.db import transaction
from django.forms import BaseForm, FileField
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import SimpleTemplateResponse

from lgnet.kernel.actor import Actor
from lgnet.trust import audit, drafts, tenancy
from lgnet.trust.errors import DraftTooLong, TooLongToRescue

FIELD = "draft"
SALT = "network.draft"
VALID_FOR = 7 * 24 * 3600
"""Seconds after which a page left open can't keep anything any more."""
NOT_KEPT = {FIELD, "csrfmiddlewaretoken"}
NOT_OF_THE_PAGE = {"k", "name"}
"""Made anew each time the page is opened: the same form all the same."""
CHOSEN_AGAIN = 40
"""Characters up to which a field is a name, a day, a code."""
CARRIED = ("seen", "sent_as")
"""Hidden beside the form: how things were when it was made, and which form it is."""


@dataclass(frozen=True)
class Ticket:
    city_id: UUID
    owner_id: UUID
    page: str

    def signed(self) -> str:
        return signing.dumps([str(self.city_id), str(self.owner_id), self.page], salt=SALT)


@dataclass(frozen=True)
class Drafting:
    """What a page with a form needs: its ticket, and when what it shows was kept."""

    ticket: str
    at: datetime | None = None


def ticket_of(sent: QueryDict) -> Ticket | None:
    """None where the form carries none of ours."""
    try:
        city_id, owner_id, page = signing.loads(sent.get(FIELD, ""), salt=SALT, max_age=VALID_FOR)
    except signing.BadSignature:
        return None
    return Ticket(UUID(city_id), UUID(owner_id), page)


def typed(sent: QueryDict) -> QueryDict:
    """What is worth keeping of what was sent. Files are not among it."""
    fields = sent.copy()
    for name in NOT_KEPT & set(fields):
        del fields[name]
    return fields


def keep(ticket: Ticket, sent: QueryDict, *, origin: str = "") -> datetime:
    """For the owner of the form, whoever is signed in by now. A transaction of its own. Raises DraftTooLong."""
    by = Actor(ticket.owner_id, "")
    with (
        audit.collecting(origin=origin),
        tenancy.in_city(ticket.city_id, user_id=ticket.owner_id),
        transaction.atomic(),
    ):
        first = drafts.kept(owner_id=ticket.owner_id, page=ticket.page) is None
        if first:
            audit.record("network.draft_begun", by=by)
        return drafts.keep(owner_id=ticket.owner_id, page=ticket.page, fields=typed(sent))


def rescued(request: HttpRequest) -> str | None:
    """The page of the form that was sent, after what was typed has been kept; None when it is none of ours.

    Raises TooLongToRescue: then whoever answers shows `unkept`, so that it can be copied.
    """
    ticket = ticket_of(request.POST) if request.method == "POST" else None
    if ticket is None or not typed(request.POST):
        return None
    try:
        keep(ticket, request.POST, origin=request.META.get("REMOTE_ADDR", ""))
    except DraftTooLong as too_long:
        raise TooLongToRescue() from too_long
    return ticket.page


def unkept(sent: QueryDict) -> list[str]:
    """The texts of a form that could not be kept, the longest first; what was only chosen is chosen again quickly."""
    texts = {text for name, texts in typed(sent).lists() for text in texts if name not in CARRIED}
    return sorted((text for text in texts if len(text) > CHOSEN_AGAIN), key=len, reverse=True)


def page_of(request: HttpRequest) -> str:
    """The address of the page with what it is asked, but for what changes each time."""
    asked = request.GET.copy()
    for name in NOT_OF_THE_PAGE & set(asked):
        del asked[name]
    return request.path + (f"?{asked.urlencode()}" if asked else "")


def drafted(view: Callable) -> Callable:
    """The form of this page comes back as it was left; once it has been sent its draft is gone."""

    @wraps(view)
    def page(request: HttpRequest, by: Actor, **named) -> HttpResponse:
        if request.method != "POST":
            request.draft = drafts.kept(owner_id=by.user_id, page=page_of(request))
            return _with_draft(request, by, view(request, by, **named), page_of(request), request.draft)
        ticket = ticket_of(request.POST)
        address = ticket.page if ticket and ticket.owner_id == by.user_id else page_of(request)
        response = view(request, by, **named)
        if 300 <= response.status_code < 400:
            drafts.discard(owner_id=by.user_id, page=address)
        return _with_draft(request, by, response, address, None)

    return page


def _with_draft(
    request, by: Actor, response: HttpResponse, page: str, kept: drafts.Kept | None
) -> HttpResponse:
    if not isinstance(response, SimpleTemplateResponse) or response.is_rendered:
        return response
    shown = response.context_data
    if kept:
        refill(shown.get("form"), kept.fields)
        shown.update({name: kept.fields[name] for name in CARRIED if name in shown and name in kept.fields})
    ticket = Ticket(by.city_id, by.user_id, page)
    shown["drafting"] = Drafting(ticket.signed(), kept.at if kept else None)
    return response


def refill(form: BaseForm | None, fields: QueryDict) -> None:
    """Show what was typed, not judged yet."""
    if form is None or form.is_bound:
        return
    form._bound_fields_cache.clear()  # the view may have looked at what was there before
    for name, field in form.fields.items():
        if not isinstance(field, FileField):
            form.initial[name] = field.widget.value_from_datadict(fields, {}, form.add_prefix(name))
