# SPDX-License-Identifier: AGPL-3.0-or-later
"""Row-level security of appointments: the time is the city's, who comes is hidden with her; and a colleague has one
appointment at a time. What was called off, moved, or where nobody came takes no time."""

from django.db import migrations

from lgnet.trust.rls import secure, tenant_key

HALF = "(('x' || {side}(replace(operator_id::text, '-', ''), 16))::bit(64)::int8)::numeric"
FIRST, SECOND = (
    HALF.format(side="left"),
    HALF.format(side="right"),
)  # as for stops: only ranges have such an index
ONCE_AT_A_TIME = f"""
alter table outreach_appointment add constraint operator_once_at_a_time exclude using gist (
    (numrange({FIRST}, {FIRST}, '[]')) with &&,
    (numrange({SECOND}, {SECOND}, '[]')) with &&,
    (tstzrange(starts_at, ends_at)) with &&
) where (operator_id is not null and state in ('booked', 'came'));
"""


class Migration(migrations.Migration):
    dependencies = [
        ("outreach", "0009_appointments"),
        ("network", "0002_city_keys"),
        ("people", "0002_guards"),
    ]

    operations = [
        secure("outreach_appointment"),
        secure("outreach_appointmentperson", person="person_id"),
        tenant_key("outreach_appointment", "site_id", "network_site"),
        tenant_key("outreach_appointment", "instead_of_id", "outreach_appointment"),
        tenant_key("outreach_appointmentperson", "appointment_id", "outreach_appointment"),
        tenant_key("outreach_appointmentperson", "person_id", "people_person"),
        tenant_key("outreach_appointmentperson", "contact_id", "outreach_contact"),
        migrations.RunSQL(
            ONCE_AT_A_TIME, "alter table outreach_appointment drop constraint operator_once_at_a_time"
        ),
    ]
