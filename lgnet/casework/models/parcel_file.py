# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models

from lgnet.casework.choices import EnclosedFrom
from lgnet.casework.models.transfer import Parcel
from lgnet.kernel.ids import new_id
from lgnet.trust.choices import FileKind


class ParcelFile(models.Model):
    """A photo or paper that goes along to another city: sealed for it, read by it alone, gone with the parcel.

    It was looked at before it left (docs/adr/0017), and nobody could change it on the way.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    parcel = models.ForeignKey(Parcel, models.CASCADE, related_name="files")
    from_city = models.ForeignKey("network.City", models.PROTECT, related_name="+")
    to_city = models.ForeignKey("network.City", models.PROTECT, related_name="+")
    belonged_to = models.CharField(max_length=10, choices=EnclosedFrom)
    kind = models.CharField(max_length=4, choices=FileKind)
    pages = models.PositiveSmallIntegerField(default=1)
    size = models.PositiveIntegerField()
    """Bytes."""
    sealed = models.BinaryField()

    class Meta:
        ordering = ["id"]

    class Privacy:
        encrypted = {"sealed"}
        plain = {"id", "parcel", "from_city", "to_city", "belonged_to", "kind", "pages", "size"}
        retention = "until the other city has answered, 14 days at most"
        erased_by = "casework.settle_transfers"

    def __str__(self) -> str:
        return f"{self.pk}.{self.kind}"

    @property
    def city_id(self):
        """For whom it is sealed."""
        return self.to_city_id

    @property
    def sealed_as(self) -> str:
        """The name its content is bound to, besides the receiving city and the transfer."""
        return f"parcel.file.{self.pk}"
