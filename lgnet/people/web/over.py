# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whose time is over, and whose will be soon: a trial first, then the officer confirms."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from lgnet.kernel import clock
from lgnet.network.door import city_page
from lgnet.people import retention
from lgnet.people.actions.delete_people import confirm_deletion
from lgnet.people.choices import DeletionState
from lgnet.people.models import Deletion
from lgnet.people.policies import may_delete_people
from lgnet.people.queries.over import digest_of, people_over, rows_of
from lgnet.people.web.acting import acted, status_of
from lgnet.trust import audit

SHOWN = 200
"""Of each list; the numbers are of all."""


class ConfirmForm(forms.Form):
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    understood = forms.BooleanField(
        label=gettext_lazy("I have looked at the list: all of it is to be deleted for good."),
        error_messages={"required": gettext_lazy("Say that you have looked at the list.")},
    )

    def particulars(self) -> dict:
        return {"digest": self.cleaned_data["digest"]}


@city_page(may_delete_people, writes=True)
def over(request, by):
    near = people_over(within_days=retention.notice_days())
    now = [one for one in near if one.ending.is_over]
    digest = digest_of(now, retention.unnamed_over())
    form = ConfirmForm(request.POST if request.method == "POST" else None, initial={"digest": digest})
    if form.is_bound and acted(form, confirm_deletion, by=by):
        messages.success(request, _("The deletion has begun. How far it is stands below."))
        return redirect("people:over", request.city.slug)
    return TemplateResponse(request, "people/over.html", _shown(near, now, form, by), status=status_of(form))


def _shown(near: list, now: list, form: ConfirmForm, by) -> dict:
    soon = [one for one in near if not one.ending.is_over]
    seen = [*now[:SHOWN], *soon[:SHOWN]]
    audit.shown("people.over_listed", by=by, people=[one.person.pk for one in seen])
    return {
        "form": form,
        "now": now[:SHOWN], "numbers": {"now": len(now), "soon": len(soon)},
        "soon": soon[:SHOWN],
        "unnamed": _unnamed(),
        "held": rows_of(now, language=get_language() or "it"),
        "periods": retention.periods().values(), "rules_version": retention.version(),
        "until": clock.today() + timedelta(days=retention.notice_days()),
        **_deletions(),
    }  # fmt: skip


def _unnamed() -> dict:
    """How many contacts without a name are over, and will be soon."""
    now = len(retention.unnamed_over())
    return {"now": now, "soon": len(retention.unnamed_over(within_days=retention.notice_days())) - now}


@city_page(may_delete_people)
def progress(request, by):
    """The list of deletions again, while one is under way."""
    return TemplateResponse(request, "people/deletions.html", _deletions())


def _deletions() -> dict:
    found = list(Deletion.objects.defer("person_ids", "unnamed_ids")[:10])
    return {"deletions": found, "running": any(one.state == DeletionState.RUNNING for one in found)}
