# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people itself tells on the first screen of a person's page: her documents, and the notice given to her."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.kernel import clock
from lgnet.network.models import City
from lgnet.network.slots import ToSeeTo, warns_administrators
from lgnet.people import story
from lgnet.people.codes import language_name, reason_label
from lgnet.people.eligibility import warn_days
from lgnet.people.models import NoticeGiven, Permit
from lgnet.people.policies import may_read_documents
from lgnet.people.queries.left_alone import LeftAlone, teams_left_alone
from lgnet.people.queries.linked import record_ids
from lgnet.people.story import Due, Moment

NEXT_STEP = gettext_lazy("Put another case manager into the team, or let the membership last longer.")
"""Of what said_of_left_alone says."""


def register() -> None:
    warns_administrators(left_alone)
    story.tells_due(may_read_documents, permits_ending)
    story.tells_happened(may_read_documents, papers)


def left_alone(by) -> list[ToSeeTo]:
    """Whose protected people nobody will see any more. Their number and names are told to nobody here."""
    slug = City.objects.values_list("slug", flat=True).get(pk=by.city_id)
    return [
        ToSeeTo(said_of_left_alone(one), str(NEXT_STEP),
                reverse("network:team", args=[slug, one.team.pk]))
        for one in teams_left_alone(by.city_id)
    ]  # fmt: skip


def said_of_left_alone(one: LeftAlone) -> str:
    told = {"team": one.team.name, "day": date_format(one.on, "j F Y"), "who": ", ".join(one.last)}
    if one.days_left <= 0:
        return (
            _("Nobody sees the people whom the team “%(team)s” protects: it has no case manager any more.")
            % told
        )
    return (
        _(
            "From %(day)s on nobody will see the people whom the team “%(team)s” protects: the access of %(who)s ends."
        )
        % told
    )


def permits_ending(by, city, person) -> list[Due]:
    """The title that ends last, when that is near or past and nobody has asked to renew it."""
    permits = list(Permit.objects.filter(person__in=record_ids(person)))
    if not permits or any(permit.valid_to is None for permit in permits):
        return []
    last = max(permits, key=lambda permit: permit.valid_to)
    near = clock.today() + timedelta(days=max(warn_days(clock.today())))
    return [] if last.valid_to > near or last.renewal_asked_on else [_ending(last, city)]


def _ending(permit: Permit, city) -> Due:
    past = permit.valid_to < clock.today()
    return Due(
        _("Renew the residence document"), reverse("people:permit", args=[city.slug, permit.person_id, permit.pk]),
        permit.valid_to, _("ended") if past else "", "danger" if past else "warning", reason_label(permit.reason),
    )  # fmt: skip


def papers(by, city, person, most: int) -> list[Moment]:
    """Residence documents recorded, notices given. Two queries."""
    hers = {"person__in": record_ids(person)}
    return [
        *(_recorded(permit) for permit in Permit.objects.filter(**hers).order_by("-recorded_at")[:most]),
        *(_notice(notice) for notice in NoticeGiven.objects.filter(**hers).order_by("-given_at")[:most]),
    ]


def _recorded(permit: Permit) -> Moment:
    return Moment(
        permit.recorded_at, _("Residence document recorded"), reason_label(permit.reason), "card", "neutral",
        permit.seen_by,
    )  # fmt: skip


def _notice(notice: NoticeGiven) -> Moment:
    at: datetime = notice.given_at
    words = _("in %(language)s") % {"language": language_name(notice.language)}
    return Moment(at, _("Privacy notice given"), words, "files", "neutral", notice.given_by)
