# SPDX-License-Identifier: AGPL-3.0-or-later
"""The city's services: who answers a need, whom they accept, how to reach them."""

from django import forms
from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lgnet.network import directory as reads
from lgnet.network.choices import Acceptance
from lgnet.network.door import city_page
from lgnet.network.policies import may_keep_directory, may_read_directory
from lgnet.network.slots import lent
from lgnet.network.web.service_words import told

ON_A_PAGE = 50
VIEWS = {"open": reads.open_services, "to-check": reads.to_check, "closed": reads.closed_services}
FOR_ALL = (Acceptance.EVERYONE, Acceptance.WITH_PERMIT)


class DirectoryFilter(forms.Form):
    need = forms.ChoiceField(label=_("Need"), required=False)
    text = forms.CharField(label=_("Words"), required=False, max_length=80)

    def __init__(self, sent) -> None:
        super().__init__(sent)
        self.fields["need"].choices = [("", _("Any need")), *lent("needs").choices(get_language())]
        self.fields["text"].widget.input_type = "search"


class MoreFilters(forms.Form):
    """Folded on the page, until one of them is used."""

    accepts = forms.ChoiceField(
        label=_("For whom"),
        choices=[
            ("", _("Everyone")),
            *((value, label) for value, label in Acceptance.choices if value not in FOR_ALL),
        ],
        required=False,
    )
    language = forms.ChoiceField(label=_("Language spoken"), required=False)

    def __init__(self, sent) -> None:
        super().__init__(sent)
        self.fields["language"].choices = [
            ("", _("Any language")),
            *lent("languages").choices(get_language()),
        ]


@city_page(may_read_directory)
def directory(request, by):
    keeps = may_keep_directory.allows(by)
    view = request.GET.get("view") if keeps and request.GET.get("view") in VIEWS else "open"
    filters, more = DirectoryFilter(request.GET), MoreFilters(request.GET)
    folded = more.cleaned_data if more.is_valid() else {}
    wanted = (filters.cleaned_data if filters.is_valid() else {}) | folded
    page = Paginator(reads.matching(VIEWS[view](by), **wanted), ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "page": page,
        "services": [told(service) for service in page],
        "filters": filters,
        "more": more,
        "unfolded": any(folded.values()),
        "filtered": any(wanted.values()),
        "view": view,
        "keeps": keeps,
        "to_check": reads.to_check(by).count() if keeps else 0,
    }
    return TemplateResponse(request, "network/directory.html", shown)
