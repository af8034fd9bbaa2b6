# SPDX-License-Identifier: AGPL-3.0-or-later
"""A small form that calls an action: a refusal is told on the form, and nothing typed is lost."""

from collections.abc import Callable

from django import forms

from lgnet.kernel.errors import Conflict, Invalid


def done(form: forms.Form, act: Callable[..., object]) -> bool:
    """Whether it was right and is done."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        act(**form.cleaned_data)
    except (Conflict, Invalid) as problem:
        form.add_error(None, f"{problem.words()} {problem.advice()}")
        form.status = problem.status if isinstance(problem, Conflict) else 422
        return False
    return True


def status_of(form: forms.Form) -> int:
    return getattr(form, "status", 422) if form.is_bound and not form.is_valid() else 200


def sent(request):
    return request.POST if request.method == "POST" else None


def day_field(label, *, required: bool = False, help_text="") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, help_text=help_text)


def why_field(label) -> forms.CharField:
    """A reason in words; an empty one is refused by the action, in its own words."""
    area = forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    return forms.CharField(label=label, max_length=1000, widget=area)
