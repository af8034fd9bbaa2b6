# SPDX-License-Identifier: AGPL-3.0-or-later
"""Cases that other cities offer: what they tell, and the answer."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from lgnet.casework.actions.answer_transfer import accept_transfer, decline_transfer
from lgnet.casework.actions.enclose_files import opened_file
from lgnet.casework.codes import TRANSFER_DECLINES
from lgnet.casework.models import ParcelFile
from lgnet.casework.policies import may_receive_cases
from lgnet.casework.queries import teams_of
from lgnet.casework.queries.handing import parcel_words, sketch_of
from lgnet.casework.queries.transfers import get_transfer_to_answer, opened_parcel, transfers_to_answer
from lgnet.casework.queries.travelling import enclosed
from lgnet.casework.web.acting import acted, status_of
from lgnet.network.door import city_page
from lgnet.people.queries import people_visible_to
from lgnet.people.queries.twins import likely_twins
from lgnet.trust import audit
from lgnet.trust.files import page as file_page
from lgnet.trust.files.refusals import NoSuchFile

ON_A_PAGE = 50


class AcceptForm(forms.Form):
    team = forms.ModelChoiceField(label=_("Team that takes over"), queryset=None, empty_label=None)

    known = forms.ModelChoiceField(
        label=_("Is she one of these, known here already?"), queryset=None, required=False,
        empty_label=_("No, she is new here"), widget=forms.RadioSelect,
    )  # fmt: skip

    def __init__(self, *args, by, twins: list, **options) -> None:
        super().__init__(*args, **options)
        self.fields["team"].queryset = teams_of(by)
        alike = [twin.person.pk for twin in twins]
        self.fields["known"].queryset = people_visible_to(by).filter(pk__in=alike)
        if not alike:
            del self.fields["known"]


class DeclineForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why not"))

    def __init__(self, *args, by, **options) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].choices = [("", _("Choose…")), *TRANSFER_DECLINES.choices(get_language())]


@city_page(may_receive_cases)
def transfers(request, by):
    page = Paginator(transfers_to_answer(by), ON_A_PAGE).get_page(request.GET.get("page"))
    return TemplateResponse(request, "casework/transfers.html", {"page": page})


@city_page(may_receive_cases, writes=True)
def arriving(request, by, transfer_id):
    """What the other city tells; accepting makes a person and a case here, declining sends it back."""
    transfer = get_transfer_to_answer(by, transfer_id)
    content = opened_parcel(transfer)
    twins = likely_twins(by, **sketch_of(content))
    answer = request.POST.get("answer", "")
    accept = AcceptForm(request.POST if answer == "accept" else None, by=by, twins=twins, auto_id="accept_%s")
    decline = DeclineForm(request.POST if answer == "decline" else None, by=by, auto_id="decline_%s")
    arrived = []
    if accept.is_bound and acted(
        accept, lambda **told: arrived.append(accept_transfer(transfer=transfer, by=by, **told))
    ):
        messages.success(request, _("The person is in charge here. The other city closes its case."))
        return redirect("casework:case", request.city.slug, arrived[0].case_id)
    if decline.is_bound and acted(decline, lambda **told: decline_transfer(transfer=transfer, by=by, **told)):
        messages.success(
            request, _("Declined: the case stays where it is, and what was told is deleted here.")
        )
        return redirect("casework:transfers", request.city.slug)
    audit.shown("casework.parcel_shown", by=by, target=transfer)
    shown = {
        "transfer": transfer,
        "told": parcel_words(content),
        "words": content["words"],
        "goals": content.get("goals", ()),
        "files": enclosed(transfer),
        "twins": twins,
        "accept": accept,
        "decline": decline,
    }
    status = status_of(accept if accept.is_bound else decline)
    return TemplateResponse(request, "casework/arriving.html", shown, status=status)


@city_page(may_receive_cases)
def arriving_file(request, by, transfer_id, parcel_file_id):
    """Before the answer: the offer is decided with what came along. To be saved, as every file."""
    transfer = get_transfer_to_answer(by, transfer_id)
    file = ParcelFile.objects.filter(parcel_id=transfer.pk, pk=parcel_file_id).first()
    if file is None:
        raise NoSuchFile()
    audit.shown("casework.parcel_file_opened", by=by, target=transfer)
    content = opened_file(transfer, file)
    return file_page.saved(content, kind=file.kind, name=gettext("document"), at=transfer.offered_at)
