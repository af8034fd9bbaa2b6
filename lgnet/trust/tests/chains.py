# SPDX-License-Identifier: AGPL-3.0-or-later
"""A chain to tamper with: a superuser's ways to change, cut, insert, swap and rewrite the audit of a city."""

import random
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from psycopg import Connection

from lgnet.kernel.actor import Actor
from lgnet.kernel.ids import new_id
from lgnet.trust import audit, tenancy
from lgnet.trust.models import AuditEvent, AuditSeal
from lgnet.trust.sealing import chained, seal_events

TABLES = ("trust_auditevent", "trust_auditseal")
FORGE = """
insert into trust_auditevent (id, city_id, at, by_id, action, person_ids, target, target_id, facts, origin)
select %s, city_id, at - %s, by_id, action, person_ids, target, target_id, facts, origin
from trust_auditevent where id = %s
"""
FORGE_SEAL = """
insert into trust_auditseal (id, city_id, position, event_id, digest, sealed_at)
select %s, city_id, %s, %s, digest, now() from trust_auditseal where event_id = %s
"""
EDITS = [
    ("at", "at + interval '1 microsecond'"), ("by_id", "gen_random_uuid()"), ("by_id", "null"),
    ("action", "action || ' '"), ("person_ids", "array[gen_random_uuid()]"), ("person_ids", "'{}'"),
    ("target", "'people.person'"), ("target_id", "gen_random_uuid()"), ("facts", "'{}'"),
    ("facts", "jsonb_set(facts, '{fields,1}', '99')"), ("origin", "'10.0.0.1'"), ("id", "gen_random_uuid()"),
    ("city_id", "gen_random_uuid()"),
]  # fmt: skip
EDITS_OF_SEALS = [
    ("digest", "sha256('x')"), ("digest", "''"), ("event_id", "gen_random_uuid()"), ("position", "position + 1000"),
    ("position", "-position"), ("city_id", "gen_random_uuid()"),
]  # fmt: skip


def recorded(city: UUID, *, number: int) -> None:
    by = Actor(new_id(), "Amina", city, frozenset({"case_manager"}))
    with tenancy.in_city(city), transaction.atomic():
        for turn in range(number):
            audit.record(f"people.turn_{turn}", by=by, people=[new_id()], fields=["phone", turn])


def sealed(city: UUID) -> int:
    with tenancy.in_city(city), transaction.atomic():
        return seal_events(city)


@dataclass
class Tamperer:
    """Somebody with all power over the database, and what the city's chain was before."""

    database: Connection
    city: UUID

    def __post_init__(self) -> None:
        for table in TABLES:
            self.run(
                f"create temporary table saved_{table} as select * from {table} where city_id = %s", self.city
            )
        links = self.run("select event_id from saved_trust_auditseal order by position")
        self.events = [row[0] for row in links]

    def run(self, statement: str, *given):
        return self.database.execute(statement, given)

    def undo(self) -> None:
        for table in TABLES:
            self.run(
                f"delete from {table} where id in (select id from saved_{table}) or city_id = %s", self.city
            )
            self.run(f"insert into {table} select * from saved_{table}")

    def move(self, event: UUID, position: int) -> None:
        self.run("update trust_auditseal set position = %s where event_id = %s", position, event)

    def remove(self, event: UUID) -> None:
        self.run("delete from trust_auditevent where id = %s", event)
        self.run("delete from trust_auditseal where event_id = %s", event)

    def forge(self, like: UUID, *, earlier: timedelta = timedelta(0)) -> UUID:
        """A false event, like another; its identifier is of its false time."""
        made = UUID(int=new_id().int - (int(earlier.total_seconds() * 1000) << 80))
        self.run(FORGE, made, earlier, like)
        return made

    # --- what may be done within the chain

    def edit_event(self, dice: random.Random) -> None:
        column, value = dice.choice(EDITS)
        self.run(f"update trust_auditevent set {column} = {value} where id = %s", dice.choice(self.events))

    def edit_seal(self, dice: random.Random) -> None:
        column, value = dice.choice(EDITS_OF_SEALS)
        event = dice.choice(self.events[:-1])  # to take away the last is to cut the end
        self.run(f"update trust_auditseal set {column} = {value} where event_id = %s", event)

    def delete_event(self, dice: random.Random) -> None:
        self.run("delete from trust_auditevent where id = %s", dice.choice(self.events))

    def delete_seal(self, dice: random.Random) -> None:
        self.run("delete from trust_auditseal where event_id = %s", dice.choice(self.events[:-1]))

    def delete_both_and_close_the_gap(self, dice: random.Random) -> None:
        place = dice.randrange(len(self.events) - 1)
        self.remove(self.events[place])
        for later in range(place + 1, len(self.events)):
            self.move(self.events[later], later)

    def swap_events(self, dice: random.Random) -> None:
        one, other = dice.sample(self.events, 2)
        aside = new_id()
        for old, new in ((one, aside), (other, one), (aside, other)):
            self.run("update trust_auditevent set id = %s where id = %s", new, old)

    def swap_seals(self, dice: random.Random) -> None:
        one, other = dice.sample(self.events, 2)
        aside = new_id()
        for old, new in ((one, aside), (other, one), (aside, other)):
            self.run("update trust_auditseal set event_id = %s where event_id = %s", new, old)

    def insert_between(self, dice: random.Random) -> None:
        place = dice.randrange(len(self.events))
        for later in reversed(range(place, len(self.events))):
            self.move(self.events[later], later + 2)
        like = self.events[place]
        self.run(FORGE_SEAL, new_id(), place + 1, self.forge(like), like)

    def insert_in_the_past(self, dice: random.Random) -> None:
        self.forge(dice.choice(self.events), earlier=timedelta(days=dice.randint(1, 300)))

    # --- what only a kept head shows

    def cut_the_end(self, dice: random.Random) -> None:
        for event in self.events[-dice.randint(1, len(self.events)) :]:
            self.remove(event)

    def rewrite_everything(self, dice: random.Random) -> None:
        """With our own program: an event is changed, and every digest after it made to fit."""
        changed = dice.choice(self.events)
        self.run("update trust_auditevent set action = 'nothing' where id = %s", changed)
        with tenancy.in_city(self.city), transaction.atomic():
            events = AuditEvent.objects.in_bulk(self.events)
            seals = list(AuditSeal.objects.order_by("position"))
        digest = b""
        for seal in seals:
            digest = chained(digest, seal.position, events[seal.event_id])
            self.run("update trust_auditseal set digest = %s where id = %s", digest, seal.id)
