# SPDX-License-Identifier: AGPL-3.0-or-later
"""A case that another city offers to the one of a test."""

from uuid import UUID

from django.db import transaction

from lgnet.casework.actions.keep_case_files import add_entry_files
from lgnet.casework.actions.offer_transfer import offer_transfer
from lgnet.casework.actions.open_case import open_case
from lgnet.casework.actions.write_intervention import write_intervention
from lgnet.casework.models import Case, EntryFile, ParcelFile
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor, Role
from lgnet.network.models import City, Team
from lgnet.people.actions.register_person import register_person
from lgnet.trust import tenancy
from lgnet.trust.files.keeping import Brought
from tests.cast import fresh_city, player
from tests.papers import photo, ready


def offered_to(city: City) -> dict[str, UUID]:
    """The ids of the transfer, and of a photo that goes along."""
    nuoro = fresh_city("Nuoro")
    team = Team.objects.create(city=nuoro, name="Équipe centro")
    with player("Nives", nuoro, Role.CASE_MANAGER, team=team).at_work() as by:
        person = register_person(given_name="Awa", family_name="Canarino", by=by)
        case = open_case(person=person, team=team, by=by)
        photo = str(_photographed(case, by).pk)
        offer = offer_transfer(case=case, to_city=city, agreed_on=clock.today(), files=[photo], by=by)
    with tenancy.in_city(city.id), transaction.atomic():
        file = ParcelFile.objects.get(parcel_id=offer.transfer_id)
    return {"transfer_id": offer.transfer_id, "parcel_file_id": file.pk}


def _photographed(case: Case, by: Actor) -> EntryFile:
    entry = write_intervention(case=case, kind="interview", on=clock.today(), by=by)
    (file,) = add_entry_files(entry=entry, brought=[Brought("a.jpg", photo())], by=by)
    return ready(file, photo())
