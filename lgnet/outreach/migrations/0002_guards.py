# SPDX-License-Identifier: AGPL-3.0-or-later
"""Row-level security of outreach. A need has no person of its own: who does not see the contact does not see it."""

from django.db import migrations

from lgnet.trust.rls import follow, secure, tenant_key


class Migration(migrations.Migration):
    dependencies = [("outreach", "0001_initial"), ("people", "0002_guards")]

    operations = [
        secure("outreach_contact", person="person_id"),
        secure("outreach_contactneed"),
        follow("outreach_contactneed", "contact_id", "outreach_contact"),
        secure("outreach_takechargerequest", person="person_id"),
        tenant_key("outreach_contact", "person_id", "people_person"),
        tenant_key("outreach_contact", "team_id", "network_team"),
        tenant_key("outreach_contact", "site_id", "network_site"),
        tenant_key("outreach_contactneed", "contact_id", "outreach_contact"),
        tenant_key("outreach_takechargerequest", "contact_id", "outreach_contact"),
        tenant_key("outreach_takechargerequest", "person_id", "people_person"),
    ]
