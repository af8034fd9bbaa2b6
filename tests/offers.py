# SPDX-License-Identifier: AGPL-3.0-or-later
"""A case that another city offers to the one of a test."""

from uuid import UUID

from lgnet.casework.actions.offer_transfer import offer_transfer
from lgnet.casework.actions.open_case import open_case
from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.network.models import City, Team
from lgnet.people.actions.register_person import register_person
from tests.cast import fresh_city, player


def offered_to(city: City) -> UUID:
    """The id of the transfer."""
    nuoro = fresh_city("Nuoro")
    team = Team.objects.create(city=nuoro, name="Équipe centro")
    with player("Nives", nuoro, Role.CASE_MANAGER, team=team).at_work() as by:
        person = register_person(given_name="Awa", family_name="Canarino", by=by)
        case = open_case(person=person, team=team, by=by)
        return offer_transfer(case=case, to_city=city, agreed_on=clock.today(), by=by).transfer_id
