# SPDX-License-Identifier: AGPL-3.0-or-later
"""A request: the household, where it stands in the list and why, what was decided, with whom it must not live."""

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from lgnet.accounts.models import User
from lgnet.housing.actions.keep_apart import end_apart, keep_apart
from lgnet.housing.models import Apart, Stay
from lgnet.housing.queries.waiting import get_request, requests_visible_to, standing_of
from lgnet.housing.request_choices import OPEN, ApartBecause
from lgnet.housing.request_errors import NoSuchHousingRequest
from lgnet.housing.request_policies import may_ask_for_place, may_place, may_read_waiting
from lgnet.housing.web.requests.acting import day_field, done, sent, status_of
from lgnet.housing.web.requests.shown import TONES, by_hand, people_in, reasons, who
from lgnet.network.door import city_page
from lgnet.network.errors import OnlyByButton
from lgnet.people.models import Person
from lgnet.people.queries.linked import record_ids
from lgnet.trust import audit

MOST_OTHERS = 200


class ApartForm(forms.Form):
    other = forms.ModelChoiceField(
        label=_("With whom"), queryset=None, empty_label=_("Choose…"),
        help_text=_("Whoever waits for a place or has one."),
    )  # fmt: skip
    because = forms.ChoiceField(label=_("Why"), choices=ApartBecause.choices)
    since = day_field(_("Since"), help_text=_("Empty: today."))
    until = day_field(_("Until"), help_text=_("Empty: no end is known."))

    def __init__(self, *args, others, **options) -> None:
        super().__init__(*args, **options)
        self.fields["other"].queryset = others


def _apart_of(wanted):
    mine = record_ids(wanted.person)
    found = Apart.objects.filter(Q(person__in=mine) | Q(other__in=mine), until=None)
    return [
        (one, one.other if one.person_id in mine else one.person)
        for one in found.select_related("person", "other")
    ]


@city_page(may_read_waiting)
def wanted(request, by, wanted_id):
    found = get_request(by, wanted_id)
    apart = _apart_of(found)
    moves, decisions = list(found.list_moves.all()), list(found.decisions.select_related("unit__property"))
    stays = (
        list(Stay.objects.filter(party=found.party).select_related("bed__unit__property"))
        if found.party
        else []
    )
    named = [*people_in(found), *(other.pk for _one, other in apart)]
    audit.shown("housing.request_shown", by=by, people=named, target=found)
    standing = standing_of(found)
    names = dict(
        User.objects.filter(pk__in={one.by_id for one in [*moves, *decisions]}).values_list("pk", "name")
    )
    return TemplateResponse(
        request,
        "housing/requests/request.html",
        {
            "wanted": found,
            "tone": TONES[found.state],
            "who": who(found),
            "where_not": list(found.where_not.select_related("house")),
            "apart": apart,
            "standing": standing,
            "reasons": reasons(standing),
            "by_hand": by_hand(standing),
            "moves": [(one, names.get(one.by_id, "")) for one in moves],
            "decisions": [(one, names.get(one.by_id, "")) for one in decisions],
            "stays": stays,
            "may_place": may_place.allows(by),
            "may_ask": may_ask_for_place.allows(by, case=found.case),
        },
    )


@city_page(may_ask_for_place, writes=True)
def apart(request, by, wanted_id):
    found = get_request(by, wanted_id)
    may_ask_for_place(by, case=found.case)
    form = ApartForm(sent(request), others=_others(by, found))
    audit.shown("housing.request_shown", by=by, people=_named(form, found), target=found)
    if done(form, lambda **told: keep_apart(request=found, by=by, **told)):
        messages.success(request, _("It is noted: they are never proposed the same house."))
        return redirect("places:request", request.city.slug, found.pk)
    told = {"wanted": found, "form": form, "title": _("Must not live with"), "submit": _("Note")}
    return TemplateResponse(request, "housing/requests/small_form.html", told, status=status_of(form))


def _named(form: ApartForm, found) -> list:
    return [*people_in(found), *form.fields["other"].queryset.values_list("pk", flat=True)]


def _others(by, found):
    """Who waits or has a bed, as far as the reader sees them."""
    waiting = requests_visible_to(by).filter(state__in=OPEN).order_by().values("person")
    sleeping = Stay.objects.filter(state__in=("provisional", "confirmed", "arrived"), person__isnull=False)
    either = Q(pk__in=waiting) | Q(pk__in=sleeping.order_by().values("person"))
    chosen = Person.objects.filter(either).exclude(pk__in=record_ids(found.person)).values("pk")[:MOST_OTHERS]
    return Person.objects.filter(pk__in=chosen).order_by("family_name", "given_name")


@city_page(may_ask_for_place, writes=True)
def together(request, by, wanted_id, apart_id):
    if request.method != "POST":
        raise OnlyByButton()
    found = get_request(by, wanted_id)
    may_ask_for_place(by, case=found.case)
    one = next((one for one, _other in _apart_of(found) if one.pk == apart_id), None)
    if one is None:
        raise NoSuchHousingRequest()
    end_apart(apart=one, by=by)
    messages.success(request, _("From today they may live in one house."))
    return redirect("places:request", request.city.slug, found.pk)
