# SPDX-License-Identifier: AGPL-3.0-or-later
"""Results on their way to the public: which periods are closed, what a release would say and why, making it."""

from django.db.models import Count
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lgnet.kernel.errors import Problem
from lgnet.monitoring.choices import PeriodKind
from lgnet.monitoring.models import ReportPeriod
from lgnet.monitoring.periods import Period, period_from
from lgnet.monitoring.queries import cities_of, programmes_with_figures
from lgnet.network.door import network_page
from lgnet.network.models import Programme
from lgnet.network.saying import pressed
from lgnet.portal.actions.release_results import release_results, require_grain
from lgnet.portal.drafts import Draft, draft
from lgnet.portal.errors import NoSuchResults
from lgnet.portal.languages import staff_language
from lgnet.portal.models import Release
from lgnet.portal.models.release import PUBLIC_KINDS
from lgnet.portal.policies import may_release_results
from lgnet.portal.results import label
from lgnet.portal.results_words import words_of


@network_page(may_release_results)
def releases(request, by):
    released: dict = {}
    for release in Release.objects.order_by("number"):
        released[release.programme_id, release.period] = release
    programmes = [
        (programme, cities_of(programme).count(), _closed(programme, released))
        for programme in programmes_with_figures()
    ]
    told = {"programmes": programmes, "public_url": reverse("portal:network_results", args=["it"])}
    return TemplateResponse(request, "portal/desk/releases.html", told)


def _closed(programme: Programme, released: dict) -> list[dict]:
    """The periods that some city has closed, the newest first."""
    closed = ReportPeriod.objects.filter(
        programme=programme, closed_at__isnull=False, period_kind__in=PUBLIC_KINDS
    )
    counts = closed.values("period_kind", "starts_on", "ends_on").annotate(cities=Count("city"))
    periods = [
        (Period(row["starts_on"], row["ends_on"], PeriodKind(row["period_kind"])), row["cities"])
        for row in counts.order_by("-starts_on", "period_kind")
    ]
    return [
        {
            "label": label(period), "cities": cities, "release": released.get((programme.pk, period)),
            "url": reverse("portal:release", args=[programme.code, period.code]),
        }
        for period, cities in periods
    ]  # fmt: skip


@network_page(may_release_results)
def release(request, by, code: str, period: str):
    made = draft(*_named(code, period))
    told = {
        "draft": made, "label": label(made.period), "rows": list(made.by_city.items()),
        "titles": [words_of(one, staff_language()).title for one in made.codes],
        "refusal": _refusal(made),
        "make_url": reverse("portal:make_release", args=[code, period]),
    }  # fmt: skip
    return TemplateResponse(request, "portal/desk/release.html", told)


@network_page(may_release_results, writes=True)
def make_release(request, by, code: str, period: str):
    programme, chosen = _named(code, period)
    pressed(
        request,
        lambda: release_results(programme=programme, period=chosen, by=by),
        _("The results are public: readers find them within five minutes."),
    )
    return redirect("portal:release", code, period)


def _named(code: str, period: str) -> tuple[Programme, Period]:
    """Raises NoSuchResults."""
    programme, chosen = programmes_with_figures().filter(code=code).first(), period_from(period)
    if programme is None or chosen is None:
        raise NoSuchResults()
    return programme, chosen


def _refusal(made: Draft) -> str:
    """Why there is nothing to release, before somebody presses the button."""
    try:
        require_grain(made.programme, made.period)
    except Problem as problem:
        return f"{problem.words()} {problem.advice()}"
    if not made.closed_cities:
        return _("No city has closed this period yet.")
    return "" if made.is_new else _("The public reads these numbers already: nothing would change.")
