# SPDX-License-Identifier: AGPL-3.0-or-later
"""Never more than was decided, never approved by whoever asked; and the day on which housing support began."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import lgnet.kernel.clock
import lgnet.kernel.ids
import lgnet.trust.models.tenant
import lgnet.trust.tenancy
from lgnet.trust.rls import secure, tenant_key

WITHIN = """
create function housing_within_the_decision() returns trigger language plpgsql as $$
declare
    decision record;
    given numeric;
    standing numeric;
begin
    -- the decision first, for everybody: whoever comes second reads what the first one wrote
    select ceiling, decided_by into decision from housing_rentalsupport where id = new.support_id for no key update;
    select coalesce(sum(amount) filter (where state <> 'due'), 0), coalesce(sum(amount), 0) into given, standing
        from housing_instalment where support_id = new.support_id and state in ('due', 'approved', 'paid');
    if new.state in ('approved', 'paid') and given > decision.ceiling
        or new.state = 'due' and standing > decision.ceiling then
        raise exception 'more than decided' using errcode = 'check_violation', constraint = 'within_the_decision';
    end if;
    if new.approved_by = decision.decided_by then
        raise exception 'decided and approved by one' using
            errcode = 'check_violation', constraint = 'approved_by_another_than_decided';
    end if;
    return null;
end $$;
create trigger within_the_decision after insert or update of amount, state, support_id, approved_by
    on housing_instalment for each row execute function housing_within_the_decision();
create function housing_not_below_what_is_given() returns trigger language plpgsql as $$
begin
    if (select coalesce(sum(amount), 0) from housing_instalment
        where support_id = new.id and state in ('approved', 'paid')) > new.ceiling then
        raise exception 'less than given' using errcode = 'check_violation', constraint = 'within_the_decision';
    end if;
    return null;
end $$;
create trigger not_below_what_is_given after update of ceiling
    on housing_rentalsupport for each row execute function housing_not_below_what_is_given();
"""
UNDO = """
drop trigger not_below_what_is_given on housing_rentalsupport;
drop trigger within_the_decision on housing_instalment;
drop function housing_not_below_what_is_given();
drop function housing_within_the_decision();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0012_transfers"),
        ("housing", "0005_rental_support"),
        ("network", "0002_city_keys"),
        ("people", "0012_accesses_looked_up_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="PaymentProof",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[("looking", "Being checked"), ("ready", "Kept"), ("refused", "Not kept")],
                        default="looking",
                        max_length=10,
                    ),
                ),
                (
                    "kind",
                    models.CharField(blank=True, choices=[("jpg", "Photo"), ("pdf", "PDF")], max_length=4),
                ),
                ("pages", models.PositiveSmallIntegerField(default=1)),
                ("size", models.PositiveIntegerField(default=0)),
                ("problem", models.CharField(blank=True, max_length=60)),
                ("sealed", models.BinaryField(null=True)),
                ("digest", models.BinaryField(max_length=16)),
                ("added_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                ("added_by", models.UUIDField(null=True)),
                ("last_sign_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                (
                    "instalment",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="housing.instalment",
                    ),
                ),
                (
                    "person",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "ordering": ["added_at", "id"],
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="paymentproof",
            index=models.Index(
                condition=models.Q(("state", "looking")),
                fields=["city_id", "last_sign_at"],
                name="paymentproof_looked_at",
            ),
        ),
        migrations.AddIndex(
            model_name="paymentproof",
            index=models.Index(fields=["city_id", "instalment"], name="proofs_of_instalment"),
        ),
        migrations.AddConstraint(
            model_name="paymentproof",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("sealed__isnull", False), ("state", "ready"), models.Q(("kind", ""), _negated=True)
                    ),
                    models.Q(("sealed__isnull", False), ("state", "looking")),
                    models.Q(
                        ("sealed__isnull", True),
                        ("state", "refused"),
                        models.Q(("problem", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="paymentproof_as_its_state_says",
            ),
        ),
        migrations.CreateModel(
            name="HousingStart",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lgnet.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city_id", models.UUIDField(default=lgnet.trust.tenancy.current_city_id, editable=False)),
                ("kind", models.CharField(max_length=20)),
                ("began_by", models.UUIDField()),
                ("on", models.DateField()),
                (
                    "eligibility",
                    models.CharField(
                        choices=[
                            ("eligible", "Eligible"),
                            ("not_eligible", "Not eligible"),
                            ("unproven", "Not proven"),
                        ],
                        max_length=14,
                    ),
                ),
                ("eligibility_reason", models.CharField(max_length=40)),
                ("eligibility_rules", models.CharField(max_length=20)),
                ("written_at", models.DateTimeField(default=lgnet.kernel.clock.now)),
                (
                    "case",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casework.case"
                    ),
                ),
                (
                    "person",
                    lgnet.trust.models.tenant.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="network.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["on", "id"],
                "indexes": [
                    models.Index(fields=["city_id", "programme", "on"], name="housing_starts_by_day"),
                    models.Index(fields=["city_id", "person"], name="housing_starts_of_person"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("city_id", "began_by", "person"), name="housing_starts_once"
                    )
                ],
            },
        ),
        secure("housing_lease", person="person_id"),
        secure("housing_rentalsupport", person="person_id"),
        secure("housing_instalment", person="person_id"),
        secure("housing_paymentproof", person="person_id"),
        secure("housing_housingstart", person="person_id"),
        tenant_key("housing_lease", "person_id", "people_person"),
        tenant_key("housing_rentalsupport", "person_id", "people_person"),
        tenant_key("housing_rentalsupport", "case_id", "casework_case"),
        tenant_key("housing_rentalsupport", "lease_id", "housing_lease"),
        tenant_key("housing_instalment", "person_id", "people_person"),
        tenant_key("housing_instalment", "support_id", "housing_rentalsupport"),
        tenant_key("housing_paymentproof", "person_id", "people_person"),
        tenant_key("housing_paymentproof", "instalment_id", "housing_instalment"),
        tenant_key("housing_housingstart", "person_id", "people_person"),
        tenant_key("housing_housingstart", "case_id", "casework_case"),
        migrations.RunSQL(
            "alter table housing_paymentproof alter column sealed set storage external",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(WITHIN, UNDO),
    ]
