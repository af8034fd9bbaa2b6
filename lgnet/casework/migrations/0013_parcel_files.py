# SPDX-License-Identifier: AGPL-3.0-or-later
"""Photos and papers that go along with a case: put there by the sending city, read by the receiving one."""

import django.db.models.deletion
from django.db import migrations, models

import lgnet.kernel.ids

RECEIVER = """
alter table casework_parcelfile enable row level security;
alter table casework_parcelfile force row level security;
create policy receiver on casework_parcelfile
    using (to_city_id = (select lgnet_city())) with check (to_city_id = (select lgnet_city()));
create policy sender on casework_parcelfile for insert with check (from_city_id = (select lgnet_city()));
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0012_transfers"), ("network", "0002_city_keys")]

    operations = [
        migrations.AddField("transfer", "files", models.PositiveSmallIntegerField(default=0)),
        migrations.CreateModel(
            name="ParcelFile",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "belonged_to",
                    models.CharField(choices=[("permit", "Document"), ("diary", "Diary")], max_length=10),
                ),
                ("kind", models.CharField(choices=[("jpg", "Photo"), ("pdf", "PDF")], max_length=4)),
                ("pages", models.PositiveSmallIntegerField(default=1)),
                ("size", models.PositiveIntegerField()),
                ("sealed", models.BinaryField()),
                (
                    "from_city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="network.city"
                    ),
                ),
                (
                    "to_city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="network.city"
                    ),
                ),
                (
                    "parcel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="casework.parcel",
                    ),
                ),
            ],
            options={"ordering": ["id"]},
        ),
        migrations.RunSQL(RECEIVER, migrations.RunSQL.noop),
    ]
