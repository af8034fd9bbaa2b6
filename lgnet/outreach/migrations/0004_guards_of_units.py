# SPDX-License-Identifier: AGPL-3.0-or-later
"""Row-level security of units, routes and stops; and a unit is never at two places at once.

The refusal compares, of two stops: the unit (its id as two numbers, because only ranges have an index of this kind in
PostgreSQL without extensions), the minutes of the week (Sunday night goes on into Monday), and the days of validity.
Not seen here: what ends after midnight on its last day of validity, and single days: `timetable.overlapping` does.
"""

from django.db import migrations

from lgnet.trust.rls import secure, tenant_key

HALF = "(('x' || {side}(replace(unit_id::text, '-', ''), 16))::bit(64)::int8)::numeric"
FIRST, SECOND = HALF.format(side="left"), HALF.format(side="right")
BEGINS = "(weekday * 1440 + extract(epoch from starts_at)::int / 60)"
ENDS = f"({BEGINS} + (extract(epoch from ends_at - starts_at)::int / 60 + 1440) % 1440)"
WEEK = f"""int4multirange(
    int4range({BEGINS}, least({ENDS}, 10080)), int4range(0, greatest({ENDS} - 10080, 0))
)"""
ONE_PLACE = f"""
alter table outreach_stop add constraint unit_at_one_place exclude using gist (
    (numrange({FIRST}, {FIRST}, '[]')) with &&,
    (numrange({SECOND}, {SECOND}, '[]')) with &&,
    ({WEEK}) with &&,
    (daterange(valid_from, valid_until, '[]')) with &&
);
alter table outreach_route add constraint outreach_route_of_unit unique (city_id, id, unit_id);
alter table outreach_stop add constraint outreach_stop_unit_of_route
    foreign key (city_id, route_id, unit_id) references outreach_route (city_id, id, unit_id);
"""
UNDONE = """
alter table outreach_stop drop constraint outreach_stop_unit_of_route;
alter table outreach_route drop constraint outreach_route_of_unit;
alter table outreach_stop drop constraint unit_at_one_place;
"""


class Migration(migrations.Migration):
    dependencies = [("outreach", "0003_units"), ("network", "0002_city_keys")]

    operations = [
        secure("outreach_mobileunit"),
        secure("outreach_route"),
        secure("outreach_stop"),
        secure("outreach_stopexception"),
        tenant_key("outreach_mobileunit", "team_id", "network_team"),
        tenant_key("outreach_route", "unit_id", "outreach_mobileunit"),
        tenant_key("outreach_stop", "route_id", "outreach_route"),
        tenant_key("outreach_stop", "unit_id", "outreach_mobileunit"),
        tenant_key("outreach_stopexception", "route_id", "outreach_route"),
        tenant_key("outreach_stopexception", "stop_id", "outreach_stop"),
        migrations.RunSQL(ONE_PLACE, UNDONE),
    ]
