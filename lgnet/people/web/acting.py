# SPDX-License-Identifier: AGPL-3.0-or-later
"""A form that calls an action: a refusal is told on the form, so that nothing typed is lost."""

from collections.abc import Callable

from django.forms import DateField, DateInput, Form

from lgnet.kernel.errors import Conflict, Invalid

REFUSED = 422
QUIET = {"dir": "auto", "autocomplete": "off"}
"""For what is typed of somebody else: the browser neither remembers it nor offers the operator's own name."""


def day_field(label: object, **options) -> DateField:
    widget = DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return DateField(label=label, required=False, widget=widget, **options)


def acted(form: Form, act: Callable[..., object], **told: object) -> bool:
    """Whether the form was right and the action done with what it says and `told`."""
    if not form.is_valid():
        form.status = REFUSED
        return False
    try:
        form.done = act(**form.particulars(), **told)
    except (Conflict, Invalid) as problem:
        _tell(form, problem)
        return False
    return True


def clash(form: Form, problem: Conflict) -> None:
    """What was typed meets what a colleague wrote: it is judged, told above the form, and not saved."""
    form.is_valid()
    _tell(form, problem)


def _tell(form: Form, problem: Conflict | Invalid) -> None:
    form.add_error(None, " ".join(filter(None, (problem.words(), problem.advice()))))
    form.status = problem.status if isinstance(problem, Conflict) else REFUSED


def status_of(form: Form) -> int:
    return getattr(form, "status", 200)
