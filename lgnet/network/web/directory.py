# SPDX-License-Identifier: AGPL-3.0-or-later
"""The city's services: who answers a need, whom they accept, how to reach them."""

from django import forms
from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lgnet.kernel import clock
from lgnet.network import directory as reads
from lgnet.network.choices import Acceptance
from lgnet.network.door import city_page
from lgnet.network.models import Site
from lgnet.network.near import position_of
from lgnet.network.policies import may_keep_directory, may_read_directory
from lgnet.network.slots import lent
from lgnet.network.web.position import PositionField
from lgnet.network.web.service_words import told_now

ON_A_PAGE = 50
VIEWS = {"open": reads.open_services, "to-check": reads.to_check, "closed": reads.closed_services}
FOR_ALL = (Acceptance.EVERYONE, Acceptance.WITH_PERMIT)


class DirectoryFilter(forms.Form):
    need = forms.ChoiceField(label=_("Need"), required=False)
    text = forms.CharField(label=_("Words"), required=False, max_length=80)
    open_now = forms.BooleanField(label=_("Only what is open now"), required=False)

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
    near = forms.ModelChoiceField(
        Site.objects.none(), label=_("Near"), required=False, empty_label=_("Anywhere in the city")
    )
    position = PositionField(label=_("Near this position"))

    def __init__(self, sent, *, city) -> None:
        super().__init__(sent)
        self.fields["near"].queryset = Site.objects.filter(city=city, latitude__isnull=False)
        self.fields["language"].choices = [
            ("", _("Any language")),
            *lent("languages").choices(get_language()),
        ]


def _found(services, wanted: dict) -> list[reads.Now]:
    """In one query: hours and distances are worked out here."""
    asked = {name: wanted.get(name, "") for name in ("need", "accepts", "language", "text")}
    site = wanted.get("near")
    origin = wanted.get("position") or (site and position_of(site))
    found = reads.matching(services, **asked)
    return reads.standings(found, at=clock.now(), open_now=wanted.get("open_now", False), origin=origin)


@city_page(may_read_directory)
def directory(request, by):
    keeps = may_keep_directory.allows(by)
    view = request.GET.get("view") if keeps and request.GET.get("view") in VIEWS else "open"
    filters, more = DirectoryFilter(request.GET), MoreFilters(request.GET, city=request.city)
    more.is_valid()
    folded = more.cleaned_data  # what is wrong is said beside it, and the rest is looked for
    wanted = (filters.cleaned_data if filters.is_valid() else {}) | folded
    page = Paginator(_found(VIEWS[view](by), wanted), ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "page": page,
        "services": [told_now(now) for now in page],
        "filters": filters,
        "more": more,
        "unfolded": any(folded.values()) or bool(more.errors),
        "filtered": any(wanted.values()),
        "view": view,
        "keeps": keeps,
        "to_check": reads.to_check(by).count() if keeps else 0,
    }
    return TemplateResponse(request, "network/directory.html", shown)
