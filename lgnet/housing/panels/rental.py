# SPDX-License-Identifier: AGPL-3.0-or-later
"""What rental support adds to the pages of contexts below, to the menu and to "My day"."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgnet.casework import slots as casework_slots
from lgnet.casework.policies import may_have_tasks
from lgnet.casework.slots import MOST_LINES, CasePanel, Line, Section
from lgnet.housing.actions.erase_rental import erase_rental
from lgnet.housing.models import RentalSupport
from lgnet.housing.queries.rental import ending_supports, supports_of, with_sums
from lgnet.housing.rental_choices import SupportState
from lgnet.housing.rental_policies import may_read_supports
from lgnet.kernel import clock
from lgnet.network import navigation
from lgnet.network.navigation import Entry
from lgnet.people import retention
from lgnet.people import slots as people_slots

RUNNING = RentalSupport.objects.filter(person=OuterRef("pk"), state=SupportState.RUNNING).order_by()


def register() -> None:
    retention.erases(erase_rental)
    retention.tells_open(lambda: Exists(RUNNING))
    navigation.add(Entry(gettext_lazy("Rental support"), "rental:supports", may_read_supports, "it-card", 47))
    people_slots.on_person(
        people_slots.Panel(
            gettext_lazy("Rental support"), "housing/panels/rental.html", may_read_supports, of_person, 32
        )
    )
    casework_slots.on_case(
        CasePanel(
            gettext_lazy("Rental support"), "housing/panels/rental.html", may_read_supports, of_case, 32
        )
    )
    casework_slots.on_my_day(
        Section(
            "rental",
            gettext_lazy("Rental supports that end"),
            may_have_tasks,
            ending,
            42,
            "card",
            "rental:supports",
        )
    )


def of_person(by, person) -> dict:
    """One query."""
    return {"supports": list(supports_of(person))}


def of_case(by, case) -> dict:
    """One query."""
    return {"supports": list(with_sums(RentalSupport.objects.filter(case=case)))}


def ending(by, city) -> list[Line]:
    """Of the people I follow, within 60 days."""
    mine = ending_supports().filter(case__manager_id=by.user_id).select_related("person")
    return [_line(one, city) for one in mine[: MOST_LINES + 1]]


def _line(one, city) -> Line:
    left = (one.last - clock.today()).days
    over = left < 0
    url = reverse("rental:support", args=[city.slug, one.pk])
    return Line(
        str(one.person), url, str(one.get_kind_display()), one.last, "danger" if over else "warning",
        _("its time is over") if over else "", one.person_id,
    )  # fmt: skip
