# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import migrations

from lgnet.trust.rls import follow, secure, tenant_key


class Migration(migrations.Migration):
    dependencies = [("portal", "0001_initial"), ("outreach", "0002_guards")]

    operations = [
        secure("portal_askedcontact"),
        follow("portal_askedcontact", "contact_id", "outreach_contact"),
        secure("portal_opinion"),
        tenant_key("portal_askedcontact", "contact_id", "outreach_contact"),
    ]
