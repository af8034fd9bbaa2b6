# SPDX-License-Identifier: AGPL-3.0-or-later
"""The data-protection officer's desk: who read unusually much, and whether there was a reason."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lgnet.network.actions.lift_ceiling import lift_ceiling
from lgnet.network.actions.review_reading import LONGEST_NOTE, review_reading
from lgnet.network.door import city_page
from lgnet.network.policies import may_review_readings
from lgnet.network.readings import get_unusual, names_of, unusual_of, waiting_of
from lgnet.network.saying import done, pressed, status
from lgnet.trust import reading
from lgnet.trust.choices import Verdict

ON_A_PAGE = 50


class ReviewForm(forms.Form):
    verdict = forms.ChoiceField(
        label=pgettext_lazy("reading", "What came of it"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=LONGEST_NOTE,
        help_text=gettext_lazy(
            "Without personal data: where the reason can be found, such as a protocol number."
        ),
    )


@city_page(may_review_readings)
def readings(request, by):
    """What waits, or with `?all=1` everything that was unusual."""
    everything = request.GET.get("all") == "1"
    page = Paginator(unusual_of(by) if everything else waiting_of(by), ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    shown = {"page": page, "names": names_of(page), "everything": everything, "levels": _levels()}
    return TemplateResponse(request, "network/readings.html", shown)


@city_page(may_review_readings, writes=True)
def review(request, by, reading_id):
    one = get_unusual(by, reading_id)
    form = ReviewForm(
        request.POST if request.method == "POST" else None, initial={"verdict": one.verdict, "note": one.note}
    )
    if form.is_valid() and done(form, lambda: review_reading(reading_hour=one, by=by, **form.cleaned_data)):
        messages.success(request, _("Your review is written down."))
        return redirect("network:readings", request.city.slug)
    shown = {
        "reading": one,
        "names": names_of([one]),
        "form": form,
        "until": one.hour + timedelta(hours=1),
        "goes_on": one.hour >= reading.this_hour(),
        "herself": one.by_id == by.user_id,
        "ceiling": reading.levels(one.kind)[1],
    }
    return TemplateResponse(request, "network/reading.html", shown, status=status(form))


@city_page(may_review_readings, writes=True)
def lift(request, by, reading_id):
    one = get_unusual(by, reading_id)
    said = _("In this hour there is no limit any more for this colleague.")
    pressed(request, lambda: lift_ceiling(reading_hour=one, by=by), said)
    return redirect("network:review_reading", request.city.slug, one.pk)


def _levels() -> list[tuple[str, int, int]]:
    return [(kind.label, *reading.levels(kind)) for kind in reading.ReadingKind]
