# SPDX-License-Identifier: AGPL-3.0-or-later
"""What stays add to the pages of contexts below: a person's, a contact's, a case's story, "My day", the menu."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from lgnet.casework import slots as casework_slots
from lgnet.casework.policies import may_have_tasks
from lgnet.casework.slots import MOST_LINES, Line, Section
from lgnet.housing.actions.erase_stays import erase_stays
from lgnet.housing.choices import StayState
from lgnet.housing.codes import STAY_REASONS
from lgnet.housing.models import Stay
from lgnet.housing.models.stay import TAKES_A_BED
from lgnet.housing.queries.stays import staying_over, stays, stays_of
from lgnet.housing.stay_policies import may_hold_beds, may_keep_stays, may_read_stays
from lgnet.kernel import clock
from lgnet.network import navigation
from lgnet.network.navigation import Entry
from lgnet.outreach import slots as outreach_slots
from lgnet.people import retention, story
from lgnet.people import slots as people_slots
from lgnet.people.copying import declared
from lgnet.people.queries.linked import record_ids
from lgnet.people.story import Moment

SOON = timedelta(days=14)
MOST_STAYS = 10
HERS = Stay.objects.filter(person=OuterRef("pk")).order_by()


def register() -> None:
    retention.erases(erase_stays)
    retention.tells_open(lambda: Exists(HERS.filter(state__in=TAKES_A_BED)))
    retention.tells_met(
        lambda: Subquery(HERS.filter(state=StayState.DEPARTED).order_by("-ended_at").values("ended_at")[:1])
    )
    declared.words(stay_reason=lambda code: STAY_REASONS.label(code, get_language()))
    navigation.add(
        Entry(
            pgettext_lazy("beds", "Free tonight"),
            "housing:tonight",
            may_hold_beds,
            "it-bed",
            43,
            count=over_by_now,
        )
    )
    people_slots.on_person(
        people_slots.Panel(
            gettext_lazy("Where she sleeps"), "housing/panels/stays.html", may_read_stays, of_person, 30
        )
    )
    give = pgettext_lazy("stay", "Give a bed")
    people_slots.quick_action(people_slots.QuickAction(give, "housing:place", may_keep_stays, "it-plus", 30))
    outreach_slots.on_contact(
        outreach_slots.Panel(
            gettext_lazy("A bed for tonight"),
            "housing/panels/contact_bed.html",
            may_hold_beds,
            of_contact,
            15,
        )
    )
    story.tells_happened(may_read_stays, happened)
    casework_slots.tells_of_case(of_case)
    casework_slots.on_my_day(
        Section("stays", gettext_lazy("Stays that end"), may_have_tasks, ending, 41, "clock")
    )


def over_by_now(by) -> int:
    """Who stays over, for whoever decides of it."""
    return staying_over().count() if may_keep_stays.allows(by) else 0


def of_person(by, person) -> dict:
    """One query, and one for the names of other records."""
    return {"stays": list(stays_of(person)[:MOST_STAYS]), "person": person}


def of_contact(by, contact) -> dict:
    """What was agreed at it, or the way to the free beds."""
    agreed = Q(contact=contact) | Q(person=contact.person_id, person__isnull=False)
    current = (StayState.PROVISIONAL, StayState.CONFIRMED, StayState.ARRIVED)
    return {"stays": list(stays().filter(agreed, state__in=current)), "contact": contact}


def ending(by, city) -> list[Line]:
    """Of the people I follow: over, or within two weeks."""
    mine = stays().filter(state=StayState.ARRIVED, leaves_on__lte=clock.today() + SOON)
    return [
        _line(one, city)
        for one in mine.filter(case__manager_id=by.user_id).order_by("leaves_on")[: MOST_LINES + 1]
    ]


def _line(stay: Stay, city) -> Line:
    tone, badge = ("danger", _("stays over")) if stay.stays_over else ("neutral", "")
    url = reverse("housing:stay", args=[city.slug, stay.pk])
    return Line(stay.who, url, stay.bed.unit.property.name, stay.leaves_on, tone, badge, stay.person_id)


def happened(by, city, person, most: int) -> list[Moment]:
    hers = stays().filter(person__in=record_ids(person), arrived_at__isnull=False).order_by("-arrived_at")
    return [moment for stay in hers[:most] for moment in _moments(stay, city)]


def of_case(case, city) -> list[Moment]:
    """Arrivals and exits in the time of a case. One query."""
    hers = stays().filter(person__in=record_ids(case.person), arrived_at__isnull=False)
    begins, ends = case.first_contact_at or case.opened_at, case.closed_at or clock.now()
    told = [moment for stay in hers for moment in _moments(stay, city)]
    return [moment for moment in told if begins <= moment.at <= ends]


def _moments(stay: Stay, city) -> list[Moment]:
    href = reverse("housing:stay", args=[city.slug, stay.pk])
    house = {"house": stay.bed.unit.property.name}
    found = [
        Moment(stay.arrived_at, _("Moved in: %(house)s") % house, "", "home", "success", None, href=href)
    ]
    if stay.state == StayState.DEPARTED:
        why = STAY_REASONS.label(stay.reason, get_language())
        left = _("Left: %(house)s") % house
        found.append(Moment(stay.ended_at, left, why, "home", "neutral", stay.ended_by, href=href))
    return found
