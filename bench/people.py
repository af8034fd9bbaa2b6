# SPDX-License-Identifier: AGPL-3.0-or-later
"""Invented people of one city, with contacts, permits, cases and referrals, in batches straight into the tables.

The only place where rows do not come through the actions: 100,000 people are there to be searched, not to be told of.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

import psycopg

from bench.copying import copy, copy_records
from bench.names import draw, written
from lgnet.casework.models import Case, Referral
from lgnet.kernel import clock
from lgnet.kernel.ids import new_id
from lgnet.kernel.names import search_keys
from lgnet.monitoring.models import FirstService
from lgnet.network.models import City, Programme, Service, Team
from lgnet.outreach.models import Contact, ContactNeed
from lgnet.people.models import NameKey, NoticeGiven, Permit, Person

BATCH = 5_000
SHARE_WITH_CASE, SHARE_OPEN, SHARE_WITH_PERMIT, SHARE_WITH_PHONE, SHARE_REFERRED = 0.6, 0.25, 0.8, 0.5, 0.5
DAYS = 730
PERSON = [field.attname for field in Person._meta.concrete_fields]


@dataclass(frozen=True)
class Place:
    """What the rows of a city point at."""

    city: City
    programme: Programme
    team: Team
    services: list[Service]
    managers: list[UUID]


def load(connection: psycopg.Connection, place: Place, *, people: int, seed: int) -> Iterator[int]:
    """Batch by batch; yields how many people are in."""
    chance = Random(f"{seed}-{place.city.slug}")
    for begun in range(0, people, BATCH):
        number = min(BATCH, people - begun)
        with connection.transaction():
            _batch(connection, place, number, chance)
        yield begun + number


def _batch(connection: psycopg.Connection, place: Place, number: int, chance: Random) -> None:
    persons = [_person(place, chance) for _ in range(number)]
    contacts = [_contact(place, person, chance) for person in persons for _ in range(chance.randrange(1, 3))]
    cases = [_case(place, person, chance) for person in persons if chance.random() < SHARE_WITH_CASE]
    copy_records(connection, Person, persons)
    copy(connection, NameKey._meta.db_table, ("id", "city_id", "person_id", "key"), _keys(persons))
    copy_records(connection, Permit, _permits(persons, chance))
    copy_records(connection, NoticeGiven, _notices(persons))
    copy_records(connection, Contact, contacts)
    copy_records(connection, ContactNeed, _needs(contacts, chance))
    copy_records(connection, Case, cases)
    copy_records(connection, Referral, _referrals(place, cases, chance))
    copy_records(connection, FirstService, _first_services(cases))


def _keys(persons: list[Person]) -> Iterator[tuple]:
    for person in persons:
        for key in sorted(search_keys(person.names)):
            yield new_id(), person.city_id, person.pk, key


def _ago(chance: Random, *, most: int = DAYS):
    return clock.now() - timedelta(days=chance.random() * most)


def _person(place: Place, chance: Random) -> Person:
    named = draw(chance)
    year = chance.randrange(1955, 2009)
    exact = chance.random() > 0.25
    born = date(year, chance.randrange(1, 13), chance.randrange(1, 29)) if exact else date(year, 1, 1)
    phone = f"+39000{chance.randrange(10_000_000):07d}" if chance.random() < SHARE_WITH_PHONE else ""
    met_at = _ago(chance)
    return Person(
        city_id=place.city.id, sex=chance.choice("MMMF"), birth_date=born, birth_precision="exact" if exact else "year",
        citizenships=[named.country], phone=phone, created_at=met_at, changed_at=met_at, **written(named, chance),
    )  # fmt: skip


def _permits(persons: list[Person], chance: Random) -> Iterator[Permit]:
    for person in persons:
        if chance.random() < SHARE_WITH_PERMIT:
            begins = _ago(chance).date()
            yield Permit(
                city_id=person.city_id, person_id=person.pk, document_kind="1", reason="RICH_ASILO",
                valid_from=begins, valid_to=begins + timedelta(days=540), seen_by=new_id(), seen_on=begins,
            )  # fmt: skip


def _notices(persons: list[Person]) -> Iterator[NoticeGiven]:
    for person in persons:
        yield NoticeGiven(
            city_id=person.city_id,
            person_id=person.pk,
            version="2026-1",
            language="it",
            given_at=person.created_at,
        )


def _contact(place: Place, person: Person, chance: Random) -> Contact:
    at = _ago(chance)
    return Contact(
        city_id=place.city.id, programme=place.programme, team=place.team, person_id=person.pk, happened_at=at,
        recorded_at=at, place=f"Piazza {chance.randrange(40)}", idempotency_key=new_id(), done=["information"],
        recorded_by=chance.choice(place.managers),
    )  # fmt: skip


def _needs(contacts: list[Contact], chance: Random) -> Iterator[ContactNeed]:
    for contact in contacts:
        code = chance.choice(["housing", "health", "work", "food"])
        yield ContactNeed(city_id=contact.city_id, contact_id=contact.pk, code=code, urgency=2)


def _case(place: Place, person: Person, chance: Random) -> Case:
    opened_at = _ago(chance)
    closed = chance.random() > SHARE_OPEN
    ending = {
        "state": "closed", "closed_at": opened_at + timedelta(days=30), "closing_reason": "autonomy",
        "outcome": "autonomous",
    }  # fmt: skip
    return Case(
        city_id=place.city.id, person_id=person.pk, programme=place.programme, team=place.team,
        manager_id=chance.choice(place.managers), priority=chance.choice([1, 2, 2, 3]), opened_at=opened_at,
        first_contact_at=opened_at - timedelta(hours=chance.randrange(1, 200)), eligibility="eligible",
        eligibility_reason="valid_title", eligibility_rules="2025-1", **(ending if closed else {}),
    )  # fmt: skip


def _first_services(cases: list[Case]) -> Iterator[FirstService]:
    for case in cases:
        yield FirstService(
            city_id=case.city_id,
            person_id=case.person_id,
            programme=case.programme,
            day=case.opened_at.date(),
        )


def _referrals(place: Place, cases: list[Case], chance: Random) -> Iterator[Referral]:
    for case in cases:
        if chance.random() < SHARE_REFERRED:
            answered = chance.random() < 0.8
            yield Referral(
                city_id=case.city_id, case_id=case.pk, person_id=case.person_id, service=chance.choice(place.services),
                programme=place.programme, need="health", request="Primo colloquio.", sent_at=case.opened_at,
                state="accepted" if answered else "sent",
                answered_at=case.opened_at + timedelta(days=2) if answered else None,
                eligibility="eligible" if answered else "",
            )  # fmt: skip
