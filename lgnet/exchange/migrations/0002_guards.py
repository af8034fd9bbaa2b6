# SPDX-License-Identifier: AGPL-3.0-or-later
"""Row-level security of the exchange. A row follows the protection of the person it wrote, and of its contact's."""

from django.db import migrations

from lgnet.trust.rls import secure, tenant_key

FOLLOWS_CONTACT = """
create policy protected_contact on exchange_importrow as restrictive
    using (contact_id is null or exists (select from outreach_contact where outreach_contact.id = contact_id))
    with check (contact_id is null or exists (select from outreach_contact where outreach_contact.id = contact_id));
"""


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_initial")]

    operations = [
        secure("exchange_importbatch"),
        secure("exchange_importrow", person="person_id"),
        migrations.RunSQL(FOLLOWS_CONTACT, "drop policy protected_contact on exchange_importrow"),
        secure("exchange_rememberedcolumns"),
        secure("exchange_exportfile"),
        tenant_key("exchange_importrow", "batch_id", "exchange_importbatch"),
        tenant_key("exchange_importrow", "person_id", "people_person"),
        tenant_key("exchange_importrow", "contact_id", "outreach_contact"),
    ]
