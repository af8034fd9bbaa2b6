# SPDX-License-Identifier: AGPL-3.0-or-later
"""A unit is never at two places at once, also in the night after a stop's last day.

Compared are the days on which a stop really is made: from its first weekday within its validity to its last, and a day
longer when it ends after midnight. A stop whose weekday is not within its validity meets nobody.
"""

from django.db import migrations

HALF = "(('x' || {side}(replace(unit_id::text, '-', ''), 16))::bit(64)::int8)::numeric"
FIRST, SECOND = HALF.format(side="left"), HALF.format(side="right")
BEGINS = "(weekday * 1440 + extract(epoch from starts_at)::int / 60)"
ENDS = f"({BEGINS} + (extract(epoch from ends_at - starts_at)::int / 60 + 1440) % 1440)"
WEEK = f"""int4multirange(
    int4range({BEGINS}, least({ENDS}, 10080)), int4range(0, greatest({ENDS} - 10080, 0))
)"""
FIRST_DAY = "(valid_from + (weekday - extract(isodow from valid_from)::int + 8) % 7)"
LAST_DAY = "(valid_until - (extract(isodow from valid_until)::int - 1 - weekday + 7) % 7)"
NIGHT_AFTER = "case when ends_at < starts_at then 1 else 0 end"
DAYS = f"""case when {LAST_DAY} < {FIRST_DAY} then 'empty'::daterange
    else daterange({FIRST_DAY}, {LAST_DAY} + {NIGHT_AFTER}, '[]') end"""
AS_BEFORE = "daterange(valid_from, valid_until, '[]')"
ONE_PLACE = f"""
alter table outreach_stop drop constraint unit_at_one_place;
alter table outreach_stop add constraint unit_at_one_place exclude using gist (
    (numrange({FIRST}, {FIRST}, '[]')) with &&,
    (numrange({SECOND}, {SECOND}, '[]')) with &&,
    ({WEEK}) with &&,
    ({{days}}) with &&
);
"""


class Migration(migrations.Migration):
    dependencies = [("outreach", "0011_reminders")]

    operations = [migrations.RunSQL(ONE_PLACE.format(days=DAYS), ONE_PLACE.format(days=AS_BEFORE))]
