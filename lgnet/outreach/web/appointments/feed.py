# SPDX-License-Identifier: AGPL-3.0-or-later
"""The calendar that a program reads, by its secret address and without an account; and the page where one makes it."""

from hashlib import sha256

from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.network.door import city_page, public_page
from lgnet.network.models import City, Site
from lgnet.network.saying import done, pressed, status
from lgnet.outreach.actions.keep_feed import make_feed, revoke_feed
from lgnet.outreach.actions.note_feed_read import note_feed_read
from lgnet.outreach.appointment_errors import NoSuchFeed
from lgnet.outreach.feeds import calendar_of_feed, count, open_feed
from lgnet.outreach.models import CalendarFeed
from lgnet.outreach.policies import may_keep_appointments
from lgnet.trust import tenancy

KEPT = "private, max-age=900"


class FeedForm(forms.Form):
    site = forms.ModelChoiceField(
        Site.objects.none(), label=gettext_lazy("Which appointments"), required=False,
        empty_label=gettext_lazy("Mine"), widget=forms.Select(attrs={"class": "form-select"}),
    )  # fmt: skip

    def __init__(self, sent, *, by) -> None:
        super().__init__(sent)
        self.fields["site"].queryset = Site.objects.filter(city_id=by.city_id)


class Closing(forms.Form):
    revoke = forms.UUIDField()


@public_page
def feed(request, city, secret):
    """In the eyes of no team, and read-only but for when it was read."""
    place = City.objects.filter(slug=city).first()
    if place is None:
        raise NoSuchFeed()
    with tenancy.in_city(place.pk):
        with transaction.atomic():
            found = open_feed(place, secret)
            note_feed_read(found)
        count(found)
        with transaction.atomic(), translation.override(found.made_by.language):
            told = calendar_of_feed(found)
    return _answer(request, told)


def _answer(request, told: bytes) -> HttpResponse:
    answer = HttpResponse(told, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="lgnet.ics"'
    answer["Cache-Control"] = KEPT
    answer["ETag"] = f'"{sha256(told).hexdigest()[:32]}"'
    answer["X-Robots-Tag"] = "noindex"
    return get_conditional_response(request, etag=answer["ETag"], response=answer)


@city_page(may_keep_appointments, writes=True)
def feeds(request, by):
    """Make one, see its address once, close one."""
    closing = Closing(request.POST)
    if request.method == "POST" and closing.is_valid():
        words = _("The address is closed. Programs that know it read nothing any more.")
        pressed(request, lambda: revoke_feed(feed_id=closing.cleaned_data["revoke"], by=by), words)
        return _page(request, by, FeedForm(None, by=by), "")
    form, made = FeedForm(request.POST if request.method == "POST" else None, by=by), []
    if form.is_valid() and done(form, lambda: made.append(make_feed(by=by, **form.cleaned_data))):
        path = reverse("calendars:feed", args=[request.city.slug, made[0][1]])
        return _page(request, by, FeedForm(None, by=by), request.build_absolute_uri(path))
    return _page(request, by, form, "")


def _page(request, by, form, address: str) -> TemplateResponse:
    mine = CalendarFeed.objects.filter(made_by_id=by.user_id, revoked_at=None).select_related("site")
    shown = {"form": form, "feeds": mine, "address": address}
    return TemplateResponse(request, "outreach/appointments/feeds.html", shown, status=status(form))
