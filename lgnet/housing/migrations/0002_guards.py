# SPDX-License-Identifier: AGPL-3.0-or-later
"""Row-level security of houses and beds; a confidential address is its own team's; a bed is taken once a night."""

from django.db import migrations

from lgnet.trust.rls import secure, tenant_key

OWN_TEAM = """
create policy own_team on housing_address as restrictive
    using ({known}) with check ({known});
""".format(
    known="""exists (
        select from housing_property p where p.id = property_id and (
            not p.is_confidential or current_setting('lgnet.teams', true) = '*'
            or p.team_id::text = any (string_to_array(coalesce(current_setting('lgnet.teams', true), ''), ','))))"""
)
HALF = "('x' || {side}(replace(bed_id::text, '-', ''), 16))::bit(64)::int8::numeric"
BED = "({first} * 18446744073709551616 + {second} + 9223372036854775808)".format(
    first=HALF.format(side="left"), second=HALF.format(side="right")
)
NIGHT = f"{BED} * 1000000 + ({{day}} - date '2000-01-01')"
"""Bed and night as one number: a million days for each bed, so that two beds never meet. Ranges of numbers have the
index that the constraint needs without any extension."""
TAKEN_ONCE = f"""
alter table housing_occupancy add constraint bed_taken_once exclude using gist (
    (numrange({NIGHT.format(day="starts_on")}, {NIGHT.format(day="coalesce(ends_on, date '4000-01-01')")})) with &&
);
"""


class Migration(migrations.Migration):
    dependencies = [("housing", "0001_initial"), ("network", "0002_city_keys"), ("trust", "0002_guards")]

    operations = [
        secure("housing_property"),
        secure("housing_address"),
        secure("housing_unit"),
        secure("housing_bed"),
        secure("housing_occupancy"),
        tenant_key("housing_property", "team_id", "network_team"),
        tenant_key("housing_address", "property_id", "housing_property"),
        tenant_key("housing_unit", "property_id", "housing_property"),
        tenant_key("housing_bed", "unit_id", "housing_unit"),
        tenant_key("housing_occupancy", "bed_id", "housing_bed"),
        migrations.RunSQL(OWN_TEAM, "drop policy own_team on housing_address"),
        migrations.RunSQL(TAKEN_ONCE, "alter table housing_occupancy drop constraint bed_taken_once"),
    ]
