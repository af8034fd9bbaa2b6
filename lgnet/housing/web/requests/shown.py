# SPDX-License-Identifier: AGPL-3.0-or-later
"""A request and its place in the list, in words."""

from collections import Counter
from uuid import UUID

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from lgnet.housing.models import HousingRequest
from lgnet.housing.placing.criteria import Counted
from lgnet.housing.queries.waiting import Standing
from lgnet.housing.request_choices import MINORS, Exposure, RequestState, Urgency

TONES = {
    RequestState.WAITING: "warning", RequestState.PROPOSED: "info", RequestState.PLACED: "success",
    RequestState.WITHDRAWN: "neutral", RequestState.LAPSED: "neutral",
}  # fmt: skip
URGENT = {Urgency.NOW: "danger", Urgency.DAYS: "warning"}


def reasons(standing: Standing | None) -> list[str]:
    """Why it stands where it stands: each thing that counts, with its points."""
    return [_counted(one) for one in standing.counted] if standing else []


def _counted(one: Counted) -> str:
    value: object = one.value
    if one.criterion.fact == "urgency":
        value = Urgency(one.value).label.lower()
    elif one.criterion.fact == "exposure":
        value = Exposure(one.value).label.lower()
    points = ngettext("%(points)d point", "%(points)d points", one.points) % {"points": one.points}
    return f"{one.criterion.words(value, get_language())} ({points})"


def by_hand(standing: Standing | None) -> str:
    """Empty when nobody moved it."""
    return _("moved by hand") if standing and standing.by_hand else ""


def who(wanted: HousingRequest) -> str:
    """“2 adults, 1 minor”; whoever is not shown to the reader is counted."""
    minors = Counter(one.band in MINORS for one in wanted.members.all())
    unseen = wanted.size - sum(minors.values())
    adults = ngettext("%(count)d adult", "%(count)d adults", minors[False]) % {"count": minors[False]}
    young = ngettext("%(count)d minor", "%(count)d minors", minors[True]) % {"count": minors[True]}
    hidden = ngettext("%(count)d not shown to you", "%(count)d not shown to you", unseen) % {"count": unseen}
    told = [(minors[False], adults), (minors[True], young), (unseen, hidden)]
    return ", ".join(words for count, words in told if count)


def people_in(wanted: HousingRequest) -> list[UUID]:
    """Who is named on a page that shows it."""
    return [wanted.person_id, *(one.who_id for one in wanted.members.all() if one.who_id)]
