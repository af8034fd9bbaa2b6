# SPDX-License-Identifier: AGPL-3.0-or-later
"""What each table of a city's people, cases and money has in common."""

from django.db import models

from lgnet.kernel.ids import new_id
from lgnet.trust.tenancy import current_city_id


class TenantModel(models.Model):
    """A row that belongs to a city. `(city_id, id)` is unique so that composite foreign keys can name both."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    city_id = models.UUIDField(default=current_city_id, editable=False)

    class Meta:
        abstract = True


class TenantForeignKey(models.ForeignKey):
    """A key to another row of the same city. The constraint is composite: see `lgnet.trust.rls.tenant_key`."""

    def __init__(self, to, on_delete=models.PROTECT, **options):
        super().__init__(to, on_delete, **{**options, "db_constraint": False})

    def deconstruct(self):
        name, path, positional, options = super().deconstruct()
        options.pop("db_constraint", None)
        return name, path, positional, options
