# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fills the bench's database once: staff through the actions, people in bulk; then what the figures count."""

import time

from bench import people
from bench.installation import BENCH, DATABASE, LOADED
from bench.people import Place
from bench.staff import AS_MANY, CITY, case_managers_of, settle
from lgnet.config.embedded import Cluster
from lgnet.config.steps import Failed, step
from lgnet.monitoring.actions.refresh_cells import refresh_all_cells
from lgnet.network.models import City, Programme, Service, Team

PROGRAMME = "LGNet3"
OTHERS = ("torino", "milano", "napoli")


def load(cluster: Cluster, *, among: int, elsewhere: int) -> None:
    """`among` people in the large city, `elsewhere` in each of the others; nothing where they are there already."""
    note, wanted = BENCH.folder / LOADED, f"{among} {elsewhere}"
    if note.exists() and note.read_text() != wanted:
        raise Failed(f"{note.read_text()} people are loaded: begin again with --fresh.")
    if note.exists():
        return
    if City.objects.filter(memberships__isnull=False).exists():
        raise Failed("An earlier loading was interrupted: begin again with --fresh.")
    for slug, number in {CITY: among, **dict.fromkeys(OTHERS, elsewhere)}.items():
        _city(cluster, City.objects.get(slug=slug), number)
    with step("Tidying up, as autovacuum does in time"), cluster.connect(database=DATABASE) as connection:
        connection.execute("vacuum (analyze)")
    with step("Figures of the large city"):
        refresh_all_cells(City.objects.get(slug=CITY), Programme.objects.get(code=PROGRAMME))
    note.write_text(wanted)


def _city(cluster: Cluster, city: City, number: int) -> None:
    settle(city, case_managers=AS_MANY if city.slug == CITY else 3)
    place = Place(
        city=city,
        programme=Programme.objects.get(code=PROGRAMME),
        team=Team.objects.get(city=city),
        services=list(Service.objects.filter(city=city)),
        managers=case_managers_of(city),
    )
    begun = time.monotonic()
    with cluster.connect(database=DATABASE) as connection:
        for done in people.load(connection, place, people=number, seed=3):
            print(f"\r  {city.name}: {done:,} of {number:,} people", end="", flush=True)
    print(f", {time.monotonic() - begun:.0f} s")
