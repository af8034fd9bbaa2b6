# SPDX-License-Identifier: AGPL-3.0-or-later
"""Row-level security of every tenant table, as the database's catalogue tells it; and that each gap would be seen."""

import pytest
from django.apps import apps
from django.db import connection

from lgnet.housing.models import Stay
from lgnet.trust import catalogue
from lgnet.trust.models import TenantModel
from lgnet.trust.rls import tenant_tables

SHARED = {
    "monitoring_cell": "a figure without personal data: all that coordination reads",
    "monitoring_reportperiod": "that a city has closed a period, and nothing of whom it counted",
    "monitoring_stalemonth": "that a month's figures are to be computed anew, and nothing of whom",
    "monitoring_target": "a promise a city made to the network",
    "portal_pageedition": "words that were public, as they were",
    "portal_pagetext": "words for the public, and who wrote or reviewed them",
    "portal_releasedfigure": "a number as the public reads it",
    "portal_servicepage": "which public pages a city has, and whom to write to",
}
"""Tables with a city that are not tenant tables, and why. Those of the network are shared by all cities by design."""

GAPS = {
    "no row-level security": (
        "alter table people_person disable row level security",
        "people_person has no row-level security",
    ),
    "not forced": (
        "alter table people_person no force row level security",
        "people_person does not force row-level security on its owner",
    ),
    "no policy": (
        "drop policy city on casework_case",
        "casework_case has no policy that reads and writes within the city",
    ),
    "a policy that reads only": (
        """drop policy city on casework_case;
           create policy city on casework_case for select using (city_id = (select lgnet_city()))""",
        "casework_case has no policy that reads and writes within the city",
    ),
    "a policy that writes anywhere": (
        "alter policy city on casework_case with check (true)",
        "casework_case: the policy city lets rows of other cities through",
    ),
    "a second policy that reads everything": (
        "create policy everything on people_permit for select using (true)",
        "people_permit: the policy everything lets rows of other cities through",
    ),
    "a second policy that takes everything": (
        "create policy everything on people_permit for insert with check (true)",
        "people_permit: the policy everything lets rows of other cities through",
    ),
    "guests who are shown more than their key opens": (
        "create policy guest on people_permit for select using (lgnet_guest() is not null)",
        "people_permit: the policy guest lets rows of other cities through",
    ),
    "guests who write": (
        """create policy guest on people_permit
           using (city_id = (select lgnet_guest_city()) and id is null) with check (true)""",
        "people_permit: the policy guest lets rows of other cities through",
    ),
    "a table that forgets protected people": (
        "drop policy protected on casework_referral",
        "casework_referral shows what belongs to a protected person",
    ),
    "a table that forgets them when it is written": (
        "alter policy protected on people_permit with check (true)",
        "people_permit shows what belongs to a protected person",
    ),
    "a city that may be empty": (
        "alter table outreach_contact alter city_id drop not null",
        "outreach_contact has no column city_id that is always filled",
    ),
    "no unique city and id": (
        "alter table people_permit drop constraint people_permit_city_key cascade",
        "people_permit cannot be named together with its city: (city_id, id) is not unique",
    ),
    "unique across cities": (
        "create unique index one_phone on people_person (phone) where phone = 'nobody''s'",
        "one_phone is unique across cities: whoever meets it learns what another city holds",
    ),
    "a key without the city": (
        "alter table casework_case drop constraint casework_case_person_id_city_fk",
        "casework_case.person_id may point into another city: no key (city_id, person_id) to people_person",
    ),
    "a plain key to a tenant table": (
        "alter table network_site add person_id uuid references people_person (id)",
        "network_site points to people_person without its city (network_site_person_id_fkey)",
    ),
    "a view": ("create view everybody as select * from people_person", "everybody is a view that reads as its owner"),
    "a materialised view": (
        "create materialized view everybody as select * from people_person",
        "everybody is a materialised view: it knows no row-level security",
    ),
    "a function that runs as its owner": (
        "create function every() returns bigint language sql security definer as 'select count(*) from people_person'",
        "every is a function that runs as its owner",
    ),
    "a function called leakproof": (
        "create function sounds_like(text, text) returns boolean language sql leakproof as 'select $1 ilike $2'",
        "sounds_like is called leakproof",
    ),
    "TRUNCATE": ("grant truncate on people_person to lgnet_app", "lgnet_app may TRUNCATE people_person"),
    "TRUNCATE for everybody": ("grant truncate on people_person to public", "lgnet_app may TRUNCATE people_person"),
    "TRIGGER": ("grant trigger on people_person to lgnet_app", "lgnet_app may TRIGGER people_person"),
    "REFERENCES": ("grant references on people_person to lgnet_app", "lgnet_app may REFERENCES people_person"),
    "an audit that may be changed": (
        "grant update (action) on trust_auditevent to lgnet_app",
        "lgnet_app may UPDATE trust_auditevent, where rows are only ever added",
    ),
    "an audit that may be cut": (
        "grant delete on trust_auditseal to lgnet_app",
        "lgnet_app may DELETE trust_auditseal, where rows are only ever added",
    ),
    "tables of its own": ("grant create on schema public to lgnet_app", "lgnet_app may make tables"),
}  # fmt: skip


def test_the_database_separates_the_cities():
    with connection.cursor() as cursor:
        assert catalogue.faults(cursor) == []


@pytest.mark.parametrize("gap", GAPS)
def test_a_gap_is_seen(gap, planted):
    statement, words = GAPS[gap]
    planted.execute(statement)
    assert words in catalogue.faults(planted)


def test_every_record_of_a_person_is_hidden_with_her():
    hidden = set(catalogue.of_people(catalogue.tenant_keys()))
    assert {"people_person", "people_namekey", "outreach_contactneed", "casework_referralstep"} <= hidden
    assert "people_protection" not in hidden and "network_team" not in hidden


def test_only_what_names_nobody_is_of_all_teams(monkeypatch):
    """A bed is taken for everybody; of a model that tells of people the word would be believed in vain."""
    assert "housing_occupancy" not in catalogue.of_people(catalogue.tenant_keys())
    monkeypatch.setattr(Stay.Privacy, "of_all_teams", "said so", raising=False)
    assert "housing_stay" in catalogue.of_people(catalogue.tenant_keys())


def test_a_table_that_nobody_secured_is_seen(planted):
    planted.execute("create table people_photo (id uuid primary key, city_id uuid not null)")
    faults = catalogue.faults(planted, tables=[*tenant_tables(), "people_photo", "people_never_made"])
    assert set(faults) == {
        "people_never_made is no table",
        "people_photo has no row-level security",
        "people_photo has no policy that reads and writes within the city",
        "people_photo cannot be named together with its city: (city_id, id) is not unique",
    }


def test_a_key_that_nobody_made_is_seen(planted):
    keys = [*catalogue.tenant_keys(), ("people_permit", "seen_by", "network_team")]
    assert catalogue.faults(planted, keys=keys) == [
        "people_permit.seen_by may point into another city: no key (city_id, seen_by) to network_team"
    ]


def tables_with_a_city(cursor) -> set[str]:
    cursor.execute(
        "select table_name from information_schema.columns where table_schema = 'public' and column_name = 'city_id'"
    )
    return {row[0] for row in cursor.fetchall() if not row[0].startswith("network_")}


def test_a_table_with_a_city_is_a_tenant_table_or_says_why_not():
    with connection.cursor() as cursor:
        assert tables_with_a_city(cursor) == tenant_tables() | SHARED.keys()


def test_a_table_with_a_city_that_no_model_knows_is_seen(planted):
    planted.execute("create table people_photo (id uuid primary key, city_id uuid not null)")
    assert tables_with_a_city(planted) - tenant_tables() - SHARED.keys() == {"people_photo"}


def test_contexts_that_hold_people_hold_nothing_outside_the_cities():
    """Below people all is shared; above, figures and the tokens to read them. Others are a tenant's, or named above."""
    shared_floors = {"accounts", "network"}
    ours = [model for model in apps.get_models() if model.__module__.startswith("lgnet.")]
    outside = {
        model._meta.db_table
        for model in ours
        if not issubclass(model, TenantModel) and model._meta.app_label not in shared_floors
    }
    figures = {"monitoring_definition", "monitoring_closedfigure", "monitoring_restatement"}
    figures |= {"portal_release", "portal_releasebasis"}
    of_users = {"api_apitoken"}
    of_two_cities = {
        "casework_transfer",
        "casework_parcel",
        "casework_parcelfile",
    }  # own policies: test_transfer*.py
    assert outside - SHARED.keys() == figures | of_users | of_two_cities
