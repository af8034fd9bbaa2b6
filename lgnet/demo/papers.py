# SPDX-License-Identifier: AGPL-3.0-or-later
"""Photos of invented documents, and somebody whose time of keeping is over. Three actions a city, always the same."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from django.db import transaction
from PIL import Image, ImageDraw

from lgnet.casework.queries.cases import open_cases_of
from lgnet.demo.town import Town
from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.people.actions.keep_permit_files import add_permit_files
from lgnet.people.actions.register_person import register_person
from lgnet.people.models import Permit, PermitFile
from lgnet.trust import tenancy
from lgnet.trust.files import keeping
from lgnet.trust.files.keeping import Brought
from lgnet.trust.files.looking import Seen

PHOTOGRAPHED = 2
LONG_AGO = timedelta(days=400)
GONE = {
    "given_name": "Idrissa",
    "family_name": "Fenicottero",
    "birth_date": date(1990, 6, 2),
    "sex": "M",
    "citizenships": ["MLI"],
}


def keep_papers(town: Town, *, last: datetime) -> None:
    by = town.case_managers[0]
    with clock.telling(last - LONG_AGO), _at_work(town):
        register_person(**GONE, by=by)
    with clock.telling(last - timedelta(hours=5)), _at_work(town):
        cases = open_cases_of(by).order_by("opened_at", "pk").values("person")
        permits = Permit.objects.filter(person__in=cases).order_by("recorded_at", "pk")[:PHOTOGRAPHED]
        for permit in permits:
            photograph(permit, by=by)


def photograph(permit: Permit, *, by: Actor) -> list[PermitFile]:
    content = drawn_card()
    files = add_permit_files(permit=permit, brought=[Brought("foto.jpg", content)], by=by)
    for file in files:
        keeping.keep_seen(file, Seen("jpg", 1, content))  # our own picture: nothing to look for
    return files


def drawn_card() -> bytes:
    """A card of nobody: lines where words would be."""
    card = Image.new("RGB", (860, 540), "#dfe7ef")
    pen = ImageDraw.Draw(card)
    pen.rectangle((40, 120, 260, 420), fill="#9fb3c8")
    for line in range(7):
        pen.rectangle((310, 130 + 44 * line, 800 - 60 * (line % 3), 146 + 44 * line), fill="#5b7083")
    pen.text((40, 40), "DIMOSTRAZIONE: documento inventato", fill="#17324d")
    drawn = io.BytesIO()
    card.save(drawn, "JPEG", quality=80)
    return drawn.getvalue()


@contextmanager
def _at_work(town: Town) -> Iterator[None]:
    with tenancy.in_city(town.city.id, teams=town.case_managers[0].team_ids), transaction.atomic():
        yield
