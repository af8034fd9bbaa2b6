# SPDX-License-Identifier: AGPL-3.0-or-later
"""Works begin, are finished and open their beds, or are given up."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.housing.actions.move_works import finish_works, give_up_works, start_works
from lgnet.housing.policies import WORKS_MOVES, may_keep_houses
from lgnet.housing.queries.works import get_works
from lgnet.housing.web.works import of_works
from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.network.errors import NoSuchPage
from lgnet.network.saying import DAY, done

ACTIONS = {"start": start_works, "finish": finish_works, "give_up": give_up_works}
FIELDS = {"housing.day_to_come": "on", "housing.not_of_our_time": "on"}


class MoveForm(forms.Form):
    on = forms.DateField(label=gettext_lazy("On which day"), widget=DAY)


class FinishForm(MoveForm):
    opens_on = forms.DateField(
        label=gettext_lazy("The beds open on"), widget=DAY,
        help_text=gettext_lazy(
            "The first night on which the planned beds are there, and those out of use for them are used."
        ),
    )  # fmt: skip


@city_page(may_keep_houses, writes=True)
def move(request, by, works_id, name):
    if name not in ACTIONS:
        raise NoSuchPage()
    found, today = get_works(by, works_id), clock.today()
    form = (FinishForm if name == "finish" else MoveForm)(
        request.POST or None, initial={"on": today, "opens_on": today}
    )
    if form.is_valid() and done(
        form, lambda: ACTIONS[name](works=found, by=by, **form.cleaned_data), fields=FIELDS
    ):
        messages.success(request, _("It is written down."))
        return redirect("housing:works", request.city.slug, found.pk)
    return of_works(request, found, form, title=WORKS_MOVES[name].label, lead=found.what)
