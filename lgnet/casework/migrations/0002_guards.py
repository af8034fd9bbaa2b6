# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import migrations

from lgnet.trust.rls import secure, tenant_key


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_initial"), ("people", "0002_guards")]

    operations = [
        secure("casework_case", person="person_id"),
        secure("casework_referral", person="person_id"),
        secure("casework_casestep", person="person_id"),
        secure("casework_referralstep", person="person_id"),
        tenant_key("casework_case", "person_id", "people_person"),
        tenant_key("casework_case", "team_id", "network_team"),
        tenant_key("casework_referral", "case_id", "casework_case"),
        tenant_key("casework_referral", "person_id", "people_person"),
        tenant_key("casework_referral", "service_id", "network_service"),
        tenant_key("casework_casestep", "case_id", "casework_case"),
        tenant_key("casework_casestep", "person_id", "people_person"),
        tenant_key("casework_referralstep", "referral_id", "casework_referral"),
        tenant_key("casework_referralstep", "person_id", "people_person"),
    ]
