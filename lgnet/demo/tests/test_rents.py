# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rents of the story: decided by one, approved and paid by another, so that something waits when it ends."""

from datetime import datetime, time, timedelta

from lgnet.demo.rents import MONTHS, RENT, rents
from lgnet.demo.telling import tell
from lgnet.demo.town import Town
from lgnet.housing.models import HousingStart, RentalSupport
from lgnet.housing.queries.rental import paid_in_all
from lgnet.housing.tests.supporting import supported_person
from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.kernel.clock import ROME
from tests.cast import fresh_programme, player


def test_two_people_are_supported(sassari, team, protecting_team, amina, protector, project_manager):
    livia = player("Livia", sassari, Role.HOUSING_OFFICER, team=team)
    until = datetime.combine(clock.today(), time(20), ROME)
    first = (until - timedelta(days=400)).date()
    with clock.telling(until - timedelta(days=399)), amina.at_work() as by:
        for name in ("Awa", "Binta"):
            supported_person(by, team, given_name=name)
    town = Town(
        sassari, fresh_programme(), team, protecting_team, [], [amina.actor], protector.actor,
        project_manager.actor, housing_officer=livia.actor,
    )  # fmt: skip
    tell(list(rents(town, first_day=first, until=until)), done=lambda step: None)
    with livia.at_work():
        supports = RentalSupport.objects.all()
        assert sorted(supports.values_list("kind", flat=True)) == ["deposit", "rent"]
        assert HousingStart.objects.count() == 2
        assert paid_in_all(supports)[""] >= RENT * (MONTHS - 2) + 700
        assert {"due"} <= set(supports.get(kind="rent").instalments.values_list("state", flat=True))
