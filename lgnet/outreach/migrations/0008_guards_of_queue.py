# SPDX-License-Identifier: AGPL-3.0-or-later
"""Row-level security of the queue: a number is nobody; who holds it is hidden with her."""

from django.db import migrations

from lgnet.trust.rls import secure, tenant_key


class Migration(migrations.Migration):
    dependencies = [("outreach", "0007_queue"), ("people", "0002_guards")]

    operations = [
        secure("outreach_ticket"),
        secure("outreach_ticketperson", person="person_id"),
        tenant_key("outreach_ticket", "site_id", "network_site"),
        tenant_key("outreach_ticketperson", "ticket_id", "outreach_ticket"),
        tenant_key("outreach_ticketperson", "person_id", "people_person"),
    ]
