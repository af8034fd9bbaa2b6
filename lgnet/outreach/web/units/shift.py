# SPDX-License-Identifier: AGPL-3.0-or-later
"""A shift: what is planned, who is out, what came of it; and the buttons that the table of its moves allows."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.network.door import city_page
from lgnet.network.models import TeamMember
from lgnet.network.saying import done, pressed, status
from lgnet.outreach.actions.move_shift import (
    cancel_shift,
    end_shift,
    join_shift,
    restore_shift,
    resume_shift,
    start_shift,
)
from lgnet.outreach.actions.plan_shifts import plan_shifts
from lgnet.outreach.choices import ExceptionReason, ShiftState
from lgnet.outreach.policies import (
    SHIFT_MOVES,
    may_keep_units,
    may_read_contacts,
    may_read_units,
    may_work_shift,
    may_write_contacts,
)
from lgnet.outreach.queries import names_of
from lgnet.outreach.shifts import get_shift, halts_of_shift, next_first, shifts_of, summary_of

A_PAGE = 50
TONES = {"planned": "info", "under_way": "success", "ended": "neutral", "cancelled": "danger"}


@city_page(may_read_units)
def shifts(request, by):
    page = Paginator(next_first(shifts_of(by)), A_PAGE).get_page(request.GET.get("page"))
    for one in page:
        one.tone = TONES[one.state]
    return TemplateResponse(
        request, "outreach/units/shifts.html", {"page": page, "keeps": may_keep_units.allows(by)}
    )


@city_page(may_read_units)
def shift(request, by, shift_id):
    found = get_shift(by, shift_id)
    names = names_of(found.present)
    began = found.state in (ShiftState.UNDER_WAY, ShiftState.ENDED)
    shown = {
        "shift": found, "tone": TONES[found.state], "halts": halts_of_shift(found),
        "present": sorted(names.values()), "summary": summary_of(by, found) if began and _reads(by) else None,
        "prints": may_write_contacts.allows(by), **_moves(by, found),
    }  # fmt: skip
    return TemplateResponse(request, "outreach/units/shift.html", shown)


def _reads(by) -> bool:
    """Numbers of a night are for who reads contacts, and for who answers for the units."""
    return may_read_contacts.allows(by) or may_keep_units.allows(by)


def _moves(by, found) -> dict:
    mine = may_work_shift.allows(by, shift=found)
    allowed = {
        move.name: move.label
        for move in SHIFT_MOVES.moves_from(found.state)
        if (mine if move.rule is may_work_shift else move.rule.allows(by))
    }
    is_out = found.state == ShiftState.UNDER_WAY and mine
    return {"moves": allowed, "joins": is_out and by.user_id not in found.present}


class Kilometres(forms.DecimalField):
    """With a comma, as one writes here, or with a point, as a keyboard of a phone has it."""

    def to_python(self, value):
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)


class EndForm(forms.Form):
    kilometres = Kilometres(
        label=gettext_lazy("Kilometres"), required=False, max_digits=5, decimal_places=1,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        help_text=gettext_lazy("Driven on this shift. Empty when you were on foot."),
    )  # fmt: skip
    present = forms.MultipleChoiceField(
        label=gettext_lazy("Who was out"), required=False, widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(
        label=gettext_lazy("For the next shift"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy("About the evening, not about people: what concerns somebody belongs into her contact."),
    )  # fmt: skip

    def __init__(self, sent, *, shift) -> None:
        super().__init__(sent, initial={"present": [str(one) for one in shift.present]})
        places = TeamMember.objects.filter(team_id=shift.team_id, ended_at=None).select_related("user")
        known = {str(one.user_id): one.user.name for one in places}
        known |= {str(user_id): name for user_id, name in names_of(shift.present).items()}
        self.fields["present"].choices = sorted(known.items(), key=lambda one: one[1])


class CancelForm(forms.Form):
    reason = forms.ChoiceField(label=gettext_lazy("Why"), choices=ExceptionReason.choices)


@city_page(may_work_shift, writes=True)
def end(request, by, shift_id):
    found = get_shift(by, shift_id)
    may_work_shift(by, shift=found)
    form = EndForm(request.POST or None, shift=found)
    fields = {"outreach.too_many_kilometres": "kilometres"}
    if form.is_valid() and done(
        form, lambda: end_shift(shift=found, by=by, **form.cleaned_data), fields=fields
    ):
        messages.success(request, _("The shift is ended. Thank you."))
        return redirect("units:shift", request.city.slug, found.pk)
    shown = {"form": form, "shift": found, "move": SHIFT_MOVES["end"]}
    return TemplateResponse(request, "outreach/units/shift_move.html", shown, status=status(form))


@city_page(may_keep_units, writes=True)
def cancel(request, by, shift_id):
    found = get_shift(by, shift_id)
    form = CancelForm(request.POST or None)
    if form.is_valid() and done(form, lambda: cancel_shift(shift=found, by=by, **form.cleaned_data)):
        messages.success(
            request, _("The shift is cancelled. Tell the public beside the stops, on the page of the unit.")
        )
        return redirect("units:shift", request.city.slug, found.pk)
    shown = {"form": form, "shift": found, "move": SHIFT_MOVES["cancel"]}
    return TemplateResponse(request, "outreach/units/shift_move.html", shown, status=status(form))


def _button(act: Callable, words) -> Callable:
    """A page of one button; the operator who is out goes on to her contacts."""

    def view(request, by, shift_id):
        found = get_shift(by, shift_id)
        pressed(request, lambda: act(shift=found, by=by), str(words))
        if request.POST.get("then") == "contacts":
            return redirect("outreach:contacts", request.city.slug)
        return redirect("units:shift", request.city.slug, found.pk)

    return view


start = city_page(may_work_shift, writes=True)(_button(start_shift, gettext_lazy("You are out. Good work.")))
join = city_page(may_work_shift, writes=True)(
    _button(join_shift, gettext_lazy("You are out too: your contacts belong to this shift."))
)
resume = city_page(may_work_shift, writes=True)(_button(resume_shift, gettext_lazy("The shift goes on.")))
restore = city_page(may_keep_units, writes=True)(
    _button(restore_shift, gettext_lazy("The shift takes place after all."))
)


@city_page(may_keep_units, writes=True)
def plan(request, by):
    """A button: what follows from the stops, also on its own each night."""
    refused: list = []
    pressed(request, lambda: refused.extend(plan_shifts(by=by)), _("The coming three weeks are planned."))
    if refused:
        messages.warning(
            request,
            _("%(number)s outings are not planned: the unit is on another route at that time.")
            % {"number": len(refused)},
        )
    return redirect("units:shifts", request.city.slug)
