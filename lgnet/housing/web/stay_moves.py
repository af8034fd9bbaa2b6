# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is done with a stay in a form: she leaves, it is cancelled, another day of leaving, somebody who stays over."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lgnet.housing.actions.cancel_stay import cancel_stay
from lgnet.housing.actions.depart import depart
from lgnet.housing.actions.prolong_stay import change_leaving, decide_overstay
from lgnet.housing.codes import STAY_REASONS, reasons_for
from lgnet.housing.queries.stays import get_stay
from lgnet.housing.stay_errors import NotYoursToGiveBack
from lgnet.housing.stay_policies import may_cancel_stay, may_keep_stays
from lgnet.housing.web.refusal import REFUSED, status_for
from lgnet.kernel import clock
from lgnet.kernel.errors import Conflict, Invalid
from lgnet.network.door import city_page
from lgnet.trust import audit


def day_field(label, *, required: bool = True, help_text="") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, help_text=help_text)


class ReasonForm(forms.Form):
    reason = forms.ChoiceField(label=_("Reason"))

    def __init__(self, *args, move: str, **options) -> None:
        super().__init__(*args, **options)
        told = [(code, STAY_REASONS.label(code, get_language())) for code in reasons_for(move)]
        self.fields["reason"].choices = [("", "---------"), *told]


class LeaveForm(ReasonForm):
    on = day_field(_("Day of leaving"))

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, move="depart", **options)
        self.initial = {"on": clock.today()}


class CancelForm(ReasonForm):
    def __init__(self, *args, **options) -> None:
        super().__init__(*args, move="cancel", **options)


class LeavingForm(forms.Form):
    leaves_on = day_field(
        _("Day of leaving"),
        required=False,
        help_text=_("Empty: no end is known. The night of that day is free again."),
    )


class OverstayForm(forms.Form):
    decision = forms.ChoiceField(
        label=_("May she stay?"),
        choices=[
            ("yes", pgettext_lazy("overstay", "Yes, until the day below")),
            ("no", pgettext_lazy("overstay", "No: she is asked to leave; until then the bed stays taken")),
        ],
        widget=forms.RadioSelect,
    )
    leaves_on = day_field(_("New day of leaving"), required=False)

    def clean(self) -> dict:
        told = super().clean()
        if told.get("decision") == "yes" and not told.get("leaves_on"):
            self.add_error("leaves_on", _("Write until when."))
        return told


def told_to(form, act) -> bool:
    """Whether the form was right and it is done; a refusal stands above the form, and nothing typed is lost."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        act(**form.cleaned_data)
    except (Conflict, Invalid) as problem:
        form.add_error(None, f"{problem.words()} {problem.advice()}")
        form.status = status_for(problem)
        return False
    return True


def status_of(form) -> int:
    return 200 if not form.is_bound or form.is_valid() else getattr(form, "status", REFUSED)


def _page(request, by, stay, form, *, title, submit, act, said):
    if told_to(form, act):
        messages.success(request, said % {"name": stay.who})
        return redirect("housing:stay", request.city.slug, stay.pk)
    audit.shown("housing.stay_shown", by=by, people=stay.person_ids, target=stay)
    back = reverse("housing:stay", args=[request.city.slug, stay.pk])
    shown = {"form": form, "stay": stay, "title": title, "submit": submit, "back": back}
    return TemplateResponse(request, "housing/stay_form.html", shown, status=status_of(form))


def _data(request):
    return request.POST if request.method == "POST" else None


@city_page(may_keep_stays, writes=True)
def leave(request, by, stay_id):
    stay = get_stay(stay_id)
    return _page(
        request, by, stay, LeaveForm(_data(request)), title=_("She has left"), submit=_("Write that she has left"),
        act=lambda **told: depart(stay=stay, by=by, **told), said=_("%(name)s has left: the bed is free."),
    )  # fmt: skip


@city_page(may_cancel_stay, writes=True)
def cancel(request, by, stay_id):
    stay = get_stay(stay_id)
    if not may_cancel_stay.allows(by, stay=stay):
        raise NotYoursToGiveBack()
    return _page(
        request, by, stay, CancelForm(_data(request)), title=_("Cancel the stay"), submit=_("Cancel the stay"),
        act=lambda **told: cancel_stay(stay=stay, by=by, **told), said=_("Cancelled: the bed is free."),
    )  # fmt: skip


@city_page(may_keep_stays, writes=True)
def prolong(request, by, stay_id):
    stay = get_stay(stay_id)
    form = LeavingForm(_data(request), initial={"leaves_on": stay.leaves_on})
    return _page(
        request, by, stay, form, title=_("Another day of leaving"), submit=_("Save"),
        act=lambda **told: change_leaving(stay=stay, by=by, **told), said=_("The day of leaving is changed."),
    )  # fmt: skip


@city_page(may_keep_stays, writes=True)
def overstay(request, by, stay_id):
    stay = get_stay(stay_id)

    def decided(decision: str, leaves_on) -> None:
        decide_overstay(stay=stay, authorised=decision == "yes", leaves_on=leaves_on, by=by)

    return _page(
        request, by, stay, OverstayForm(_data(request)), title=_("Still there after the day of leaving"),
        submit=_("Save"), act=decided, said=_("Decided."),
    )  # fmt: skip
