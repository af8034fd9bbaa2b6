# SPDX-License-Identifier: AGPL-3.0-or-later
"""Row-level security of shifts; and a unit is planned on one shift at a time, cancelled ones apart."""

from django.db import migrations

from lgnet.trust.rls import secure, tenant_key

HALF = "(('x' || {side}(replace(unit_id::text, '-', ''), 16))::bit(64)::int8)::numeric"
FIRST, SECOND = (
    HALF.format(side="left"),
    HALF.format(side="right"),
)  # as for stops: only ranges have such an index
ONE_SHIFT = f"""
alter table outreach_shift add constraint unit_on_one_shift exclude using gist (
    (numrange({FIRST}, {FIRST}, '[]')) with &&,
    (numrange({SECOND}, {SECOND}, '[]')) with &&,
    (tstzrange(planned_start, planned_end)) with &&
) where (state <> 'cancelled');
"""


class Migration(migrations.Migration):
    dependencies = [("outreach", "0005_shifts"), ("outreach", "0004_guards_of_units")]

    operations = [
        secure("outreach_shift"),
        tenant_key("outreach_shift", "unit_id", "outreach_mobileunit"),
        tenant_key("outreach_shift", "route_id", "outreach_route"),
        tenant_key("outreach_shift", "team_id", "network_team"),
        tenant_key("outreach_contact", "shift_id", "outreach_shift"),
        tenant_key("outreach_contact", "stop_id", "outreach_stop"),
        migrations.RunSQL(ONE_SHIFT, "alter table outreach_shift drop constraint unit_on_one_shift"),
    ]
